"""Finding nodes: a slim bar above the view, and the nodes that are found one after another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.icons import icon
from scenario_desk.desk.nodes.host import NodeHost
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.typed_text import is_command
from scenario_desk.presentation.node_search import Found, NodeSearch
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import grouped


class FindBar(QFrame):
    """Typing selects the first node found from where one was; Enter and F3 go on, Esc closes.

    A view that has room for it in a layout puts it there; otherwise it lies over the view's top.
    """

    changed = Signal()
    """Other nodes are found, or none any more."""

    def __init__(self, workbench: Workbench, host: NodeHost) -> None:
        super().__init__(host.widget)
        self._bench, self._host = workbench, host
        self._search = NodeSearch()
        self.found: Found | None = None
        """What is found now; None while it is closed or nothing is looked for."""
        self._from = ""
        """The node from which typing looks on."""
        self.setObjectName("findBar")
        self.field = HintedLine()
        self.field.setAccessibleName(_("Find in the tree"))
        self.field.hint(_("Find a label, question, note, endpoint or owner"))
        self.field.setMinimumWidth(60)
        self.count = PlainLabel()
        self.count.setObjectName("muted")
        self.previous = _button(_("Previous (Shift+F3)"), lambda: self.step(-1))
        self.next = _button(_("Next (F3)"), lambda: self.step(1))
        self.done = _button(_("Close (Esc)"), self.close_bar)
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 3, 6, 3)
        across.setSpacing(4)
        across.addWidget(self.field, 1)
        for part in (self.count, self.previous, self.next, self.done):
            across.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        self._dress()
        self.field.installEventFilter(self)
        host.widget.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._typed())
        workbench.updated.connect(self._on_update)
        workbench.selection_changed.connect(lambda _selection: self._count())
        workbench.theme_changed.connect(self._dress)

    def open(self) -> None:
        """Show the bar with the keyboard in it, what was looked for last to be overtyped."""
        self._from = self._current()
        self.show()
        self._lie_over()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Close; the node that was found stays selected, and the view has the keyboard."""
        self._host.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.found = None
        self.changed.emit()

    def step(self, step: int) -> None:
        """Select the next node found (1), or the one before (−1); with nothing to find, ask."""
        if not self.field.text().strip():
            self.open()
            return
        if self.found is None:
            self.found = self._search.find(self.field.text(), self._bench.frame)
        self._go(self.found.onwards(self._rank(self._current()), step))
        if self.isHidden():
            self.found = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host.widget:
            if event.type() == QEvent.Type.Resize:
                self._lie_over()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            if not is_command(event):
                # Every key typed here is text or ours, never a command of the view.
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it wherever on the bar the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow view the field needs the room; its keys do what the buttons do."""
        super().resizeEvent(event)
        roomy = self.width() > 15 * self.fontMetrics().height()
        self.previous.setVisible(roomy)
        self.next.setVisible(roomy)

    # what is found

    def _typed(self) -> None:
        self._look()
        if self.found is not None:
            self._go(self.found.onwards(self._rank(self._from), 0))

    def _look(self) -> None:
        if self.isHidden():
            return
        text = self.field.text()
        self.found = self._search.find(text, self._bench.frame) if text.strip() else None
        self._count()
        self.changed.emit()

    def _go(self, place: int) -> None:
        if self.found is None or place < 0:
            self._count()
            return
        node = self._bench.frame.node_ids[int(self.found.rows[place])]
        self._host.show_node(node)
        self._bench.select("node", node)
        self._count()

    def _count(self) -> None:
        """Say which of how many is selected."""
        if self.isHidden():
            return
        said = ""
        if self.found is not None and len(self.found):
            place = self.found.place_of(self._rank(self._current()))
            said = _("{place} of {count}") if place >= 0 else _("{count} found")
            said = said.format(place=grouped(place + 1), count=grouped(len(self.found)))
        elif self.found is not None:
            said = _("not found")
        none = self.found is not None and not len(self.found)
        self.count.setText(said)
        self.count.setObjectName("error" if none else "muted")
        self.count.style().polish(self.count)
        for button in (self.previous, self.next):
            button.setEnabled(self.found is not None and bool(len(self.found)))

    def _current(self) -> str:
        chosen = self._bench.selection
        return chosen.primary if chosen.kind == "node" else ""

    def _rank(self, node: str) -> int:
        """The node's place in reading order; before the first where there is no node."""
        self._search.keep_up(self._bench.frame)
        row = self._bench.frame.node_index.get(node)
        return -1 if row is None else int(self._search.ranks[row])

    def _on_update(self, update: Update) -> None:
        if not self.isHidden() and not update.only_scores:
            self._look()

    # where it is

    def _lie_over(self) -> None:
        """Without a layout of its own, along the top of the view."""
        if self.parentWidget() is self._host.widget:
            self.setGeometry(0, 0, self._host.widget.width(), self.sizeHint().height())

    def _dress(self) -> None:
        colour = self._bench.tokens.muted
        for button, name in ((self.previous, "up"), (self.next, "down"), (self.done, "close")):
            button.setIcon(icon(name, colour))


def _button(words: str, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: run())
    return button
