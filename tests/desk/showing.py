"""Views on a workbench, shown offscreen with the keyboard in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.model.scenario import Scenario

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier

View = TypeVar("View", bound=QWidget)


def workbench(scenario: Scenario) -> Workbench:
    return Workbench(Opened.of(scenario))


def shown(
    qtbot: QtBot, bench: Workbench, make: Callable[[Workbench], View], size: tuple[int, int]
) -> View:
    """The view `make` makes of the workbench, visible and with the focus."""
    view = make(bench)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    if isinstance(view, Pane):
        view.enter()
    else:
        view.setFocus()
    QApplication.processEvents()
    return view


def press(*keys: Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(focus(), key, modifiers)
    QApplication.processEvents()  # a list's field is written in a turn of its own


def write(text: str) -> None:
    """Type letter by letter, wherever the focus goes meanwhile; a line's end is Return."""
    for letter in text:
        QTest.keyClick(focus(), Key.Key_Return if letter == "\n" else letter)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, PLAIN, at or widget.rect().center())


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def clipboard(text: str) -> None:
    QApplication.clipboard().setText(text)


def undo_names(bench: Workbench) -> list[str]:
    """What undo would take back, step by step; everything is undone after."""
    names = []
    while bench.undo_text:
        names.append(bench.undo_text)
        bench.undo()
    return names
