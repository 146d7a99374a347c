"""The editor that opens over a node's words, and what it does with what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scenario_desk.desk.nodes.host import Part
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.desk.widgets.typed_text import is_command
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _

_PADDING = 6
_LEAST, _LEAST_NUMBER, _MOST = 130, 80, 420
_WIDEST_REFUSAL = 300


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an edit in place is for."""

    node: str
    part: Part
    commit: Callable[[str], str | None]
    """Take the text; the sentence that says why not, or None where it was taken."""
    cancel: Callable[[], None]
    then: Callable[[], None] | None = None
    """What Tab does after committing; None: the same as Enter."""
    restore: bool = True
    """Whether leaving an unchanged text commits nothing."""


class InlineEditor(QLineEdit):
    """A line over a view. It consumes Return, Enter, Tab, Esc and F2: the view has them too."""

    done = Signal()
    """It has committed or cancelled and is gone."""

    def __init__(self, parent: QWidget, tokens: Tokens) -> None:
        super().__init__(parent)
        self._purpose: Purpose | None = None
        self.waits = False
        """Whether it leaves the keyboard where it is until what is composed there is whole."""
        self._before = ""
        self._box = QRectF()
        self._refusal = PlainLabel(parent=parent)
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self.hide()
        self.dress(tokens)
        self.textChanged.connect(self._fit)
        keep_to_one_line(self, self._say)

    def dress(self, tokens: Tokens) -> None:
        """Take on the theme's colours."""
        self.setStyleSheet(
            f"QLineEdit {{ background: {tokens.panel}; color: {tokens.ink};"
            f" border: 1px solid {tokens.accent}; border-radius: 3px; padding: 0 {_PADDING - 2}px;"
            f" selection-background-color: {tokens.selection};"
            f" selection-color: {tokens.ink}; }}"
        )
        self._refusal.setStyleSheet(
            f"QLabel {{ background: {tokens.panel}; color: {tokens.error};"
            f" border: 1px solid {tokens.error}; border-radius: 3px; padding: 3px 6px; }}"
        )

    @property
    def purpose(self) -> Purpose | None:
        """What it is open for; None while it is closed."""
        return self._purpose

    @property
    def refusal(self) -> str:
        """Why what was typed cannot be taken; "" where nothing was refused."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def open(self, purpose: Purpose, text: str, box: QRectF, font: QFont, typed: str = "") -> None:
        """Show `text` for editing where the words stand; `typed` replaces it as if typed first."""
        self._purpose, self._before = purpose, text
        self.setAccessibleName(_name(purpose.part))
        self.setFont(font)
        self.setText(typed or text)
        if not typed:
            self.selectAll()
        self.place(box)
        self.show()
        self.raise_()
        if not self.waits:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, box: QRectF) -> None:
        """Follow the words it stands for."""
        self._box = box
        self._fit()

    def finish(self) -> bool:
        """Commit; False where the text is refused and the editor stays open with the reason."""
        purpose = self._purpose
        if purpose is None:
            return True
        text = self.text().strip()
        if not (purpose.restore and text == self._before.strip()):
            # Closed first: committing moves the focus and repaints, and must not commit again.
            self._purpose = None
            refusal = purpose.commit(text)
            if refusal is not None:
                self._purpose = purpose
                self._say(refusal)
                self.selectAll()
                return False
        self._close()
        return True

    def settle(self) -> None:
        """Commit; going elsewhere gives up what cannot be taken, and what is new without a word."""
        if self._blank() or not self.finish():
            self.give_up()

    def _blank(self) -> bool:
        """Whether what it is open for is new, and nothing was typed."""
        purpose = self._purpose
        return purpose is not None and not purpose.restore and not self.text().strip()

    def give_up(self) -> None:
        """Close and leave everything as it was."""
        purpose = self._purpose
        if purpose is None:
            return
        self._purpose = None
        purpose.cancel()
        self._close()

    def drop(self) -> None:
        """Close without a word: what was edited is gone."""
        self._close()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and not is_command(event):
            # Every key typed here is text or ours, never a shortcut of a single letter.
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _tabs(event):
            # Qt would move the focus before asking.
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.finish()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._blank():
            # A key that walks builds nothing: what it began goes again, and it walks on from there.
            self.give_up()
            if key == Qt.Key.Key_Tab:
                self.focusNextPrevChild(True)
        elif key == Qt.Key.Key_Tab:
            purpose = self._purpose
            if self.finish() and purpose is not None and purpose.then is not None:
                purpose.then()
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif key != Qt.Key.Key_Backtab:
            self._refusal.hide()
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.settle()

    def _close(self) -> None:
        # First of all: moving the focus would end it once more.
        self._purpose = None
        self.waits = False
        self._refusal.hide()
        parent = self.parentWidget()
        if self.hasFocus() and parent is not None:
            # Before it hides: else the focus would go through the next panes, each saying so.
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.done.emit()

    def _say(self, sentence: str) -> None:
        announce(self, sentence)
        self._refusal.setText(sentence)
        parent = self.parentWidget()
        room = parent.width() - self.x() - 4 if parent is not None else _WIDEST_REFUSAL
        self._refusal.setMaximumWidth(min(room, _WIDEST_REFUSAL))
        self._refusal.adjustSize()
        below = self.geometry().bottomLeft() + QPoint(0, 4)
        if parent is not None and below.y() + self._refusal.height() > parent.height():
            below = self.geometry().topLeft() - QPoint(0, self._refusal.height() + 4)
        self._refusal.move(below)
        self._refusal.show()
        self._refusal.raise_()

    def _fit(self) -> None:
        """As wide as the words, within reason and within the view."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text()) + 4 * _PADDING
        number = self._purpose is not None and self._purpose.part == "probability"
        least = _LEAST_NUMBER if number else _LEAST
        width = min(max(width, self._box.width() + 2 * _PADDING, least), _MOST)
        height = max(metrics.height() + 6, 24)
        left = self._box.left() - _PADDING
        top = self._box.center().y() - height / 2
        parent = self.parentWidget()
        if parent is not None:
            width = min(width, parent.width() - 8)
            left = max(min(left, parent.width() - width - 4), 4)
            top = max(min(top, parent.height() - height - 4), 4)
        self.setGeometry(QRect(round(left), round(top), round(width), round(height)))


def _name(part: Part) -> str:
    return {
        "label": _("Label of the branch"),
        "question": _("Question at the node"),
        "probability": _("Probability of the branch"),
    }[part]


def _tabs(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
