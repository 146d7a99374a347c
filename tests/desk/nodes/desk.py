"""A view of nodes, the canvas or the outline, with the keys of the action table."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.actions.table import rows
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import focus, shown, workbench

ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Desk:
    """One host of nodes on a workbench, and a user at its keyboard."""

    bench: Workbench
    view: QWidget
    nodes: NodeCommands
    refusals: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        return self.bench.scenario

    @property
    def editor(self) -> QLineEdit:
        return self.nodes.writing.editor

    @property
    def selected(self) -> tuple[str, ...]:
        return self.nodes.selected

    def press(self, key: Any, modifiers: Any = PLAIN) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type letter by letter; the first may open the editor."""
        for letter in text:
            QTest.keyClick(focus(), letter)

    def select(self, *nodes: str) -> None:
        """Select nodes, each shown, with the last of them current."""
        for node in nodes:
            self.nodes.host.show_node(node)
        self.bench.select("node", *nodes)

    def labels(self, node: str) -> list[str]:
        """The labels of a node's branches in order."""
        nodes = self.scenario.nodes
        return [nodes[key].label for key in nodes[node].children]

    def steps(self) -> int:
        """How many undo steps there are: taken back one by one and taken again."""
        count = 0
        while self.bench.undo_text:
            self.bench.undo()
            count += 1
        for _step in range(count):
            self.bench.redo()
        return count


def make_desk(qtbot: QtBot, scenario: Scenario, host: str) -> Desk:
    """A visible "canvas" or "outline" with the focus and the table's keys."""
    bench = workbench(scenario)
    if host == "canvas":
        from scenario_desk.desk.tree.tree_view import TreeView

        tree = shown(qtbot, bench, TreeView, (1000, 700))
        desk = Desk(bench, tree, tree.nodes)
    else:
        outline = shown(qtbot, bench, OutlineView, (360, 900))
        desk = Desk(bench, outline.list, outline.nodes)
        desk.nodes.unfold_all()
    bind_keys(desk.view, desk.nodes)
    bench.refused.connect(desk.refusals.append)
    bench.told.connect(desk.told.append)
    return desk


def bind_keys(view: QWidget, nodes: NodeCommands) -> None:
    """Let the keys of the rows on nodes work in a view, as a window does."""
    work = SimpleNamespace(finder=lambda: nodes.find)
    window = SimpleNamespace(
        nodes=nodes, tree=view, work=work, workbench=nodes.workbench, working=True
    )
    for row in rows():
        if row.scope == "tree" or row.id.startswith("find"):
            action = QAction(view)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            if row.scope == "tree":
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, row=row: row.run(window))
            view.addAction(action)
