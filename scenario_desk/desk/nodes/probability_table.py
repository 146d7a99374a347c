"""The probabilities of one node's branches, edited together beside the node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.floating import PASSING, rect_of
from scenario_desk.desk.nodes.host import NodeHost, Part
from scenario_desk.desk.nodes.probability_panel import ProbabilityPanel
from scenario_desk.desk.nodes.probability_row import ProbabilityRow
from scenario_desk.desk.widgets.typed_text import is_command
from scenario_desk.model import edits
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences.branches import in_place_sentence

_CLEAR = 40
"""So many of the branches are kept in sight where there is room."""
_SEEN: tuple[Part, Part] = ("label", "probability")


class ProbabilityTable(QObject):
    """A row per branch; everything typed is shown at once and is one step when it is taken."""

    def __init__(self, workbench: Workbench, host: NodeHost) -> None:
        super().__init__(host.widget)
        self._bench, self._host = workbench, host
        self.node = ""
        """Whose branches it shows; "" while it is closed."""
        self._current = 0
        self._showing = False
        """Whether the update under way is its own."""
        buttons = {
            "spread": (_("Spread evenly"), self.spread),
            "normalise": (_("Normalise the others"), self.normalise),
            "rest": (_("Make this the rest"), self.make_rest),
        }
        self.panel = ProbabilityPanel(host.widget, buttons)
        workbench.updated.connect(self._on_update)
        workbench.theme_changed.connect(self._tell)

    @property
    def rows(self) -> list[ProbabilityRow]:
        return self.panel.rows

    def open(self, node: str, branch: str = "") -> None:
        """Show the branches of a node, the keyboard in the row of one of them, else the first."""
        scenario = self._bench.scenario
        branches = scenario.nodes[node].children
        if self.node or not branches:
            return
        self._bench.commit()
        self._host.show_node(branch or node)
        self.panel.setParent(self._host.widget.window())
        rows = [
            ProbabilityRow(key, _name(scenario, key), scenario.nodes[key].probability)
            for key in branches
        ]
        for row in rows:
            row.field.textEdited.connect(lambda _text, row=row: self._typed(row))
        self.node = node
        self.panel.fill(scenario.nodes[node].question or _name(scenario, node), rows)
        root = node == scenario.root
        here = rect_of(self._host, node, "question" if root else "label")
        if not root:
            here |= rect_of(self._host, node, "probability")
        shown = [key for key in branches[:_CLEAR] if self._host.box_of(key, "label")]
        clear = [rect_of(self._host, key, part) for key in shown for part in _SEEN]
        self.panel.place(here, clear)
        self._tell()
        self.panel.show()
        self.panel.raise_()
        self._focus(branches.index(branch) if branch in branches else 0)
        _application().installEventFilter(self)

    def take(self) -> bool:
        """Take the numbers as one step; False where one cannot be read, with the reason shown."""
        for place, row in enumerate(self.rows):
            if row.refusal:
                self._focus(place)
                return False
        self._close(self._bench.commit)
        return True

    def leave(self) -> None:
        """Take the numbers that can be read; of what cannot be it is said, and nothing changes."""
        unread = [row for row in self.rows if row.refusal]
        refusals = [row.refusal for row in unread]
        for row in unread:
            row.put(row.before)
        if unread:
            self._show_effect()
        self._close(self._bench.commit)
        for sentence in refusals[:1]:
            self._bench.refused.emit(sentence)

    def give_up(self) -> None:
        """Close and leave everything as it was."""
        self._close(self._bench.cancel)

    # one click each

    def spread(self) -> None:
        """Make all of them equally likely, but for those that are kept."""
        self._rewrite(edits.spread_evenly, self._kept())

    def normalise(self) -> None:
        """Scale the others so that all add up; the current row and those kept stay."""
        self._rewrite(edits.normalise, self._kept() | {self.rows[self._current].branch})

    def make_rest(self) -> None:
        """Make the current row what the others leave."""
        self.rows[self._current].put(None)
        self._show_effect()
        self._focus(self._current)

    def _kept(self) -> set[str]:
        return {row.branch for row in self.rows if row.kept}

    def _rewrite(self, edit: Callable[..., Scenario], keep: set[str]) -> None:
        """Let an edit of the model work on the numbers as they stand here."""
        try:
            typed = edits.set_probabilities(self._bench.committed, self.node, self._numbers())
            judged = edit(typed, self.node, keep=keep)
        except EditRefused as refused:
            self._tell(words(refused.message))
            return
        for row in self.rows:
            row.put(judged.nodes[row.branch].probability)
        self._show_effect()
        self._focus(self._current)

    # what is typed

    def _numbers(self) -> dict[str, Any]:
        return {row.branch: row.estimate for row in self.rows}

    def _typed(self, row: ProbabilityRow) -> None:
        row.read()
        self._show_effect()

    def _show_effect(self) -> None:
        self._showing = True
        self._bench.preview(edits.set_probabilities, self.node, self._numbers())
        self._showing = False
        self._tell()

    def _tell(self, refused: str = "") -> None:
        if self.node:
            unread = next((row.refusal for row in self.rows if row.refusal), "")
            in_place = in_place_sentence(self._bench.evaluation, self.node)
            self.panel.tell(in_place, refused or unread, self._bench.tokens)

    # keys, and clicks elsewhere

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is open: its keys, and that it is left by a click or a key that leads out."""
        if not self.node or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if not self.panel.holds(watched):
            clicked = kind == QEvent.Type.MouseButtonPress
            hiding = kind == QEvent.Type.Hide and watched is self._host.widget
            if hiding or (clicked and watched.window() is self.panel.window()):
                self.leave()
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            within = self.panel.holds(QApplication.focusWidget())
            if not within and event.reason() not in PASSING:
                self.leave()
        elif kind == QEvent.Type.FocusIn:
            self._turn_to(watched)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            if _enters(event) or not is_command(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        in_field = any(row.field is watched for row in self.rows)
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif _enters(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            stops = self.panel.stops()
            here = stops.index(watched) if watched in stops else 0
            _reach(stops[(here + (1 if key == Qt.Key.Key_Tab else -1)) % len(stops)])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and in_field:
            place = self._current + (1 if key == Qt.Key.Key_Down else -1)
            self._focus(min(max(place, 0), len(self.rows) - 1))
        elif _enters(event) and in_field and self._current + 1 < len(self.rows):
            self._focus(self._current + 1)
        elif _enters(event) and in_field:
            self.take()
        else:
            return False
        return True

    def _turn_to(self, watched: QWidget) -> None:
        for place, row in enumerate(self.rows):
            if watched in (row.field, row.lock):
                self._current = place
                self.panel.area.ensureWidgetVisible(row.field)

    def _focus(self, place: int) -> None:
        self._current = place
        _reach(self.rows[place].field)

    # what happens meanwhile

    def _on_update(self, update: Update) -> None:
        if not self.node or self._showing:
            return
        node = update.scenario.nodes.get(self.node)
        if node is None or node.children != tuple(row.branch for row in self.rows):
            self._close(lambda: None)
            return
        for row in self.rows:
            now = update.scenario.nodes[row.branch].probability
            if now != row.estimate:
                row.before = now
                row.put(now)
        self._tell()

    def _close(self, end: Callable[[], object]) -> None:
        if not self.node:
            return
        _application().removeEventFilter(self)
        focus = QApplication.focusWidget()
        self.node = ""
        end()
        if focus is None or self.panel.holds(focus):
            self._host.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.hide()


def _reach(stop: QWidget) -> None:
    # By the reason of Tab a field selects what stands in it.
    stop.setFocus(Qt.FocusReason.TabFocusReason)


def _enters(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication), "there are no widgets without one"
    return application


def _name(scenario: Scenario, key: str) -> str:
    node = scenario.nodes[key]
    ends = name_of(scenario, "endpoints", node.endpoint) if node.endpoint else ""
    return node.label or node.question or ends or _("a branch without a label")
