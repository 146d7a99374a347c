"""A canvas and an outline on one workbench, hands at both, and what must always be true of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.desk.tree.gestures import Gesture
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.model.scenario import Scenario
from tests.desk.nodes.desk import bind_keys
from tests.desk.tree.desk import LEFT, mark

PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Moment:
    """What a cancel must leave as it was."""

    scenario: Scenario
    selection: Selection
    done: int
    undone: int

    @property
    def history(self) -> tuple[int, int]:
        return self.done, self.undone


class Room(QWidget):
    """Both views of the tree with the keys of the action table."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.bench = Workbench(Opened.of(scenario), self)
        self.tree, self.outline = TreeView(self.bench), OutlineView(self.bench)
        self.tree.motion.watched = True
        row = QHBoxLayout(self)
        row.addWidget(self.outline, 1)
        row.addWidget(self.tree, 3)
        bind_keys(self.tree, self.tree.nodes)
        bind_keys(self.outline.list, self.outline.nodes)
        self.resize(1100, 620)
        self.show()
        QApplication.processEvents()
        self.activateWindow()
        self.tree.setFocus()
        self.outline.nodes.unfold_all()

    # what is there

    @property
    def gesture(self) -> Gesture | None:
        return self.tree.gesture

    @property
    def writes(self) -> bool:
        """Whether something is open to type into."""
        return not isinstance(self.focus(), TreeView | type(self.outline.list))

    def focus(self) -> QWidget:
        """What has the keyboard; the canvas where nothing has."""
        found = QApplication.focusWidget()
        if found is None or not self.isAncestorOf(found):
            self.activateWindow()
            self.tree.setFocus()
            return self.tree
        return found

    def moment(self) -> Moment:
        history = self.bench._history
        return Moment(
            self.bench.committed, self.bench.selection, len(history.done), len(history.undone)
        )

    def shown(self) -> list[str]:
        """The ids of the nodes on the canvas."""
        content = self.tree.content
        return [content.id_of(position) for position in range(content.scene.count)]

    def place(self, which: int) -> QPoint:
        """The mark of one of the nodes that are in sight; a place without one where none is."""
        marks = [mark(self.tree, node) for node in self.shown()]
        inside = [place for place in marks if self.tree.rect().contains(place)]
        return inside[which % len(inside)] if inside else QPoint(3, 3)

    # hands

    def key(self, key: Any, modifiers: Any = PLAIN) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.focus(), letter)

    def click_row(self, which: int, held: Any) -> None:
        """Click the row of one of the nodes that the outline shows."""
        shown, rows = self.outline.nodes.host.shown_nodes(), self.outline.list
        if shown:
            index = self.outline.model.index_of("node", shown[which % len(shown)])
            rows.scrollTo(index)
            row = rows.visualRect(index)
            QTest.mouseClick(rows.viewport(), LEFT, held, QPoint(row.left() + 60, row.center().y()))

    def close_down(self) -> None:
        self.close()
        self.deleteLater()

    # what is always true while nothing is going on

    def check(self) -> None:
        """The scenario, the canvas and the outline say the same."""
        bench, content = self.bench, self.tree.content
        assert bench.scenario is bench.committed
        assert content.scenario is bench.scenario
        assert content.frame is bench.frame is bench.evaluation.frame
        assert list(bench.frame.node_ids) == by_level(bench.scenario, bench.scenario.root)
        assert self.shown() == self._expected()
        assert self._listed() == listed(bench.scenario)
        chosen = set(bench.selection.ids) if bench.selection.kind == "node" else set()
        assert {content.id_of(at) for at in content.selected} == chosen & set(self.shown())
        assert self._marked() == {node for node in chosen if self._reaches(node)}
        for node, words in self._listed_words():
            assert bench.scenario.nodes[node].label in words

    def _expected(self) -> list[str]:
        """What folds and focus leave of the scenario, worked out from the scenario alone."""
        content, scenario = self.tree.content, self.bench.scenario
        folding = content.folding

        def folded(node: str) -> bool:
            if node in folding.opened or node in folding.closed:
                return node in folding.closed
            return folding.depth is not None and depth(scenario, node) >= folding.depth

        return by_level(scenario, content.focus or scenario.root, folded)

    def _rows(self) -> list[QModelIndex]:
        """The rows of the tree in the outline, each before those below it."""
        model = self.outline.model
        waiting = [model.index_of("node", self.bench.scenario.root)]
        rows = []
        while waiting:
            index = waiting.pop()
            rows.append(index)
            below = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            waiting += reversed(below)
        return rows

    def _listed(self) -> list[str]:
        return [str(index.data(ID_ROLE)) for index in self._rows()]

    def _listed_words(self) -> list[tuple[str, str]]:
        return [(str(index.data(ID_ROLE)), str(index.data())) for index in self._rows()]

    def _marked(self) -> set[str]:
        rows = self.outline.list.selectionModel().selectedRows()
        return {str(row.data(ID_ROLE)) for row in rows if row.data(KIND_ROLE) == "node"}

    def _reaches(self, node: str) -> bool:
        return bool(self.outline.list.unfolding.reaches(self.outline.model.index_of("node", node)))


def by_level(scenario: Scenario, root: str, folded: Any = lambda _node: False) -> list[str]:
    """The nodes breadth first, without what is below folded ones."""
    found: list[str] = []
    level = [root]
    while level:
        found += level
        level = [
            child for node in level if not folded(node) for child in scenario.nodes[node].children
        ]
    return found


def listed(scenario: Scenario) -> list[str]:
    """The nodes as an outline lists them: each before those below it."""
    found, waiting = [], [scenario.root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += reversed(scenario.nodes[node].children)
    return found


def depth(scenario: Scenario, node: str) -> int:
    steps = 0
    while (above := scenario.parents.get(node)) is not None:
        node, steps = above, steps + 1
    return steps
