"""A tree view with the keys of the action table, and ways to point at what it shows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.actions.table import rows
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.model.scenario import Scenario

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton


def shown_tree(
    qtbot: Any, scenario: Scenario, width: int = 1000, height: int = 700
) -> tuple[Workbench, TreeView]:
    """A visible tree view of a scenario, with the focus and the table's keys."""
    bench = Workbench(Opened.of(scenario))
    view = TreeView(bench)
    bench.setParent(view)
    qtbot.addWidget(view)
    window = SimpleNamespace(tree=view, nodes=view.nodes, workbench=bench, working=True)
    for row in rows():
        if row.scope == "tree":
            action = QAction(view)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, row=row: row.run(window))
            view.addAction(action)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return bench, view


def press(view: TreeView, key: Any, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is: in the open editor, else on the canvas."""
    QTest.keyClick(
        view.nodes.writing.editor if view.nodes.writing.editor.isVisible() else view, key, modifiers
    )


def type_text(view: TreeView, text: str) -> None:
    """Type letter by letter where the focus is; the first letter may open the editor."""
    for letter in text:
        QTest.keyClicks(
            view.nodes.writing.editor if view.nodes.writing.editor.isVisible() else view, letter
        )


def mark(view: TreeView, node: str) -> QPoint:
    """Where the mark of a node is."""
    x, y = view.place(view.content.position_of(node))
    return QPoint(round(x), round(y))


def drag(view: TreeView, start: QPoint, end: QPoint, button: Any = LEFT) -> None:
    """Press, move in three steps, release."""
    QTest.mousePress(view, button, pos=start)
    for step in (0.3, 0.7, 1.0):
        between = QPointF(start) + (QPointF(end) - QPointF(start)) * step
        QTest.mouseMove(view, between.toPoint())
    QTest.mouseRelease(view, button, pos=end)


def pull(view: TreeView, place: QPoint, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Move the mouse with the left button held, as a window system tells it."""
    point = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        view.mapToGlobal(point),
        Qt.MouseButton.NoButton,
        LEFT,
        modifiers,
    )
    QApplication.sendEvent(view, event)


class Carrier:
    """Drags something from elsewhere over a view, as a window system tells it."""

    def __init__(self, view: TreeView, carried: QMimeData) -> None:
        self._view, self._carried = view, carried

    def enter(self, place: QPoint) -> bool:
        return self._send(QDragEnterEvent(place, *self._what()))

    def move(self, place: QPoint) -> bool:
        return self._send(QDragMoveEvent(place, *self._what()))

    def leave(self) -> None:
        QApplication.sendEvent(self._view, QDragLeaveEvent())

    def drop(self, place: QPoint) -> bool:
        self.move(place)
        return self._send(QDropEvent(QPointF(place), *self._what()))

    def _what(self) -> tuple[Any, ...]:
        return Qt.DropAction.CopyAction, self._carried, LEFT, Qt.KeyboardModifier.NoModifier

    def _send(self, event: Any) -> bool:
        QApplication.sendEvent(self._view, event)
        return bool(event.isAccepted())


def children(bench: Workbench, node: str) -> list[str]:
    """The labels of a node's branches in order."""
    nodes = bench.scenario.nodes
    return [nodes[key].label for key in nodes[node].children]


def steps(bench: Workbench) -> int:
    """How many undo steps there are: taken back one by one and taken again."""
    count = 0
    while bench.undo_text:
        bench.undo()
        count += 1
    for _step in range(count):
        bench.redo()
    return count
