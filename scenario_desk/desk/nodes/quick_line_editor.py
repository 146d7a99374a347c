"""The quick line over a view: what is typed is shown at once, taken with Enter, left with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLineEdit

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.floating import PASSING, rect_of, within
from scenario_desk.desk.nodes.host import NodeHost
from scenario_desk.desk.nodes.suggestion_list import SuggestionList
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.desk.widgets.typed_text import is_command
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.ids import new_id
from scenario_desk.model.table import Roster
from scenario_desk.presentation.quick_line.judgements import Judgement, name_of, steps
from scenario_desk.presentation.quick_line.line import Line, LineRefused, read
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

_WIDTH_EM = 26
"""How wide it is, in heights of a line."""
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_EDGE = 4
_LONGEST = 1_000


class QuickLineEditor(QFrame):
    """A line with what it can mean beneath; it speaks of the nodes selected when it was opened."""

    closed = Signal()
    """It has committed or cancelled and is gone."""

    def __init__(self, workbench: Workbench, host: NodeHost) -> None:
        super().__init__(host.widget)
        self._bench, self._host = workbench, host
        self.nodes: tuple[str, ...] = ()
        self._fresh = ""
        self._read: Line | None = None
        self._word = ""
        """What there is to say about what was just pasted."""
        self._chosen: dict[int, int] = {}
        """The suggestion chosen with the arrows, by part; typing takes it back."""
        self.setObjectName("floating")
        self.line = QLineEdit()
        keep_to_one_line(self.line, self._say_tidied)
        self.line.setMaxLength(_LONGEST)
        self.line.inputRejected.connect(self._say_cut)
        self.line.setAccessibleName(_("Quick line"))
        self.line.setPlaceholderText(_("a judgement; another one"))
        # A click anywhere on it leaves the keyboard in the line.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.line)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.list = SuggestionList()
        self.list.setAccessibleName(_("What the quick line can mean"))
        self._refusal = PlainLabel()
        self._refusal.setObjectName("fieldError")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._column.setSpacing(_EDGE)
        for each in (self.line, self._refusal, self.list):
            self._column.addWidget(each)
        self.hide()
        self.list.dress(workbench.tokens)
        self.line.installEventFilter(self)
        host.widget.installEventFilter(self)
        self.line.textEdited.connect(lambda _text: self._typed())
        self.line.cursorPositionChanged.connect(lambda _old, _new: self._offer())
        self.list.taken.connect(self._click)
        workbench.updated.connect(self._on_update)
        workbench.theme_changed.connect(lambda: self.list.dress(workbench.tokens))

    @property
    def refusal(self) -> str:
        """Why the line was not taken; "" where nothing was refused."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def open(self, typed: str = "") -> None:
        """Ask what is to be said of the selected nodes; of the root where none is selected."""
        chosen = self._bench.selection
        if chosen.kind != "node":
            self._bench.select("node", self._bench.scenario.root)
            chosen = self._bench.selection
        self._bench.commit()
        self.nodes, self._fresh = chosen.ids, new_id()
        self._host.show_node(self.nodes[-1])
        self.setParent(self._host.widget.window())
        self._tell("")
        self.line.setText(typed)
        self._typed()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> bool:
        """Take what the line says as one step; False where it goes on, with the reason shown."""
        if self._complete_beginning():
            return False
        line = self._read
        assert line is not None, "only an open line is taken"
        try:
            judgements = line.judgements(self._chosen)
        except LineRefused as refused:
            self._tell(words(refused.message))
            return False
        if not judgements:
            self.give_up()
            return True
        sentence = self._bench.try_edit(edits.together, *steps(self.nodes, judgements))
        if sentence is not None:
            self._tell(sentence)
            return False
        nodes, self.nodes = self.nodes, ()
        known = self._bench.committed.endpoints
        self._bench.preview(edits.together, *steps(nodes, judgements), name=name_of(judgements))
        self._bench.commit()
        self._close()
        self._ask_of_new(known)
        return True

    def _ask_of_new(self, known: Roster[Endpoint]) -> None:
        """Ask who signs an endpoint that the line has added; the inspector has the switch."""
        for key, endpoint in self._bench.committed.endpoints.items():
            if key not in known:
                asked = _(
                    "New endpoint “{name}”: if the principals have to sign it, tick so in the"
                    " inspector."
                )
                self._bench.told.emit(asked.format(name=endpoint.name))

    def give_up(self) -> None:
        """Close and leave everything as it was."""
        if self.nodes:
            self.nodes = ()
            self._bench.cancel()
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.nodes:
            return False
        if watched is not self.line:
            if event.type() == QEvent.Type.Hide:
                self.give_up()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not is_command(event):
                # Every key typed here is text or ours, never a shortcut of a single letter.
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in PASSING:
            self.give_up()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif key == Qt.Key.Key_Tab:
            self._complete(max(self.list.currentRow(), 0))
        elif key in _STEPS:
            self._choose(_STEPS[key])
        elif event.text() == ";" and self._chosen:
            # What was chosen with the arrows stays chosen when the line goes on.
            self._complete(self.list.currentRow())
            return False
        else:
            return key == Qt.Key.Key_Backtab
        return True

    # what is typed, and what it can mean

    def _typed(self) -> None:
        self._chosen = {}
        self._tell(self._word)
        self._word = ""
        self._read = read(self.line.text(), self._bench.committed, self.nodes, self._fresh)
        self._offer()
        self._show_effect()

    def _say_tidied(self, sentence: str) -> None:
        """Keep a word for when the line is read, which comes next."""
        self._word = f"{self._word} {sentence}".strip()

    def _say_cut(self) -> None:
        self._word = _(
            "The quick line holds {limit} characters; what was beyond them is not in it."
        ).format(limit=_LONGEST)
        self._tell(self._word)

    def _part(self) -> int:
        assert self._read is not None, "only an open line has parts"
        return self._read.at(self.line.cursorPosition())

    def _offer(self) -> None:
        """List what the part under the cursor can mean."""
        if not self.nodes or self._read is None or self._read.text != self.line.text():
            return
        number = self._part()
        part = self._read.parts[number]
        self.list.offer(part.suggestions, self._chosen.get(number, part.first))
        self._place()
        self._say()

    def _choose(self, step: int) -> None:
        count = len(self.list.suggestions)
        if count:
            place = min(max(self.list.currentRow() + step, 0), count - 1)
            self._chosen = {self._part(): place}
            self.list.highlight(place)
            self._tell("")
            self._show_effect()
            self._say()

    def _show_effect(self) -> None:
        """Show what the line does while nothing else can be meant."""
        assert self._read is not None, "only an open line has an effect"
        judgements: tuple[Judgement, ...] = ()
        if self._read.certain(self._chosen):
            try:
                judgements = self._read.judgements(self._chosen)
            except LineRefused:
                judgements = ()
        does = tuple(steps(self.nodes, judgements))
        if not does or self._bench.try_edit(edits.together, *does) is not None:
            self._bench.cancel()
        else:
            self._bench.preview(edits.together, *does, name=name_of(judgements))

    def _complete(self, place: int) -> None:
        """Write a suggestion out; what it says has still to be taken."""
        if self._read is None or not 0 <= place < len(self.list.suggestions):
            return
        text, cursor = self._read.completed(self._part(), self.list.suggestions[place])
        self.line.setText(text)
        self.line.setCursorPosition(cursor)
        self._typed()

    def _complete_beginning(self) -> bool:
        """Write the highlighted beginning of a judgement out, since more has to follow it."""
        place = self.list.currentRow()
        if not 0 <= place < len(self.list.suggestions):
            return False
        if self.list.suggestions[place].judgement is not None:
            return False
        self._complete(place)
        return True

    def _click(self, place: int) -> None:
        self._chosen = {self._part(): place}
        self.list.highlight(place)
        self.take()

    def _say(self) -> None:
        """Say the highlighted suggestion to those who cannot see it: the keyboard stays here."""
        item = self.list.currentItem()
        said = item.text() if item is not None else ""
        if said != self.line.accessibleDescription():
            announce(self.line, said)
        self.line.setAccessibleDescription(said)

    # where it is

    def _on_update(self, update: Update) -> None:
        if not self.nodes:
            return
        if any(node not in update.scenario.nodes for node in self.nodes):
            self.give_up()
        else:
            self._place()

    def _place(self) -> None:
        """The line below the words of the node; the list beneath it, or all above the words."""
        window, node = self._host.widget.window(), self.nodes[-1]
        root = node == self._bench.scenario.root
        words_box = rect_of(self._host, node, "question" if root else "label")
        if not root:
            words_box |= rect_of(self._host, node, "probability")
        width = min(self.fontMetrics().height() * _WIDTH_EM, window.width() - 2 * _EDGE)
        self._refusal.setFixedWidth(width - 2 * _EDGE)
        self.list.setVisible(bool(self.list.suggestions))
        self.list.setFixedHeight(0)
        rest = self._height(width)
        room = max(window.height() - rest - 2 * _EDGE, 0)
        self.list.setFixedHeight(min(self.list.wanted(width).height(), room))
        height = self._height(width)
        below = words_box.bottom() + height + 2 * _EDGE <= window.height()
        above = not below and words_box.top() - height - 2 * _EDGE >= 0
        down, up = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop
        self._column.setDirection(up if above else down)
        top = words_box.top() - height - _EDGE if above else words_box.bottom() + _EDGE
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = words_box.right() + _EDGE - width if mirrored else words_box.left() - _EDGE
        self.setGeometry(within(window, QRect(left, top, width, height)))

    def _height(self, width: int) -> int:
        """How high everything is that it shows now."""
        self._column.invalidate()
        parts = [self.line.sizeHint().height()]
        if not self._refusal.isHidden():
            parts.append(self._refusal.heightForWidth(width - 2 * _EDGE))
        if not self.list.isHidden():
            parts.append(self.list.minimumHeight())
        return sum(parts) + (len(parts) + 1) * _EDGE

    def _tell(self, sentence: str) -> None:
        announce(self.line, sentence)
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        if sentence:
            self._place()

    def _close(self) -> None:
        focus = QApplication.focusWidget()
        self._read = None
        if focus is None or focus is self.line:
            self._host.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()
