"""The head of the window where it gets narrow."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.header import Header
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import amend_scenario


def test_the_title_stays_and_the_file_name_goes(qtbot: Any) -> None:
    path = locate("scenarios", "syria-2017.scenario")
    bench = Workbench(Opened.of(load(path)))
    window = QWidget()
    bench.setParent(window)
    bench.path = path
    qtbot.addWidget(window)
    header = Header(bench, lambda _name: None, ())
    header.setParent(window)
    with qtbot.waitExposed(window):
        window.show()
    header.setFixedWidth(2_000)
    header.adjustSize()
    assert header.file.shown() == "syria-2017.scenario"
    assert not header.changed.isVisible()
    header.setFixedWidth(1_000)
    header.adjustSize()
    assert header.title.shown() == "Syria 2017"
    assert header.file.shown() == ""
    bench.apply(amend_scenario, marking="EXERCISE")
    assert header.changed.isVisible()


def test_large_type_still_fits_a_small_screen(qtbot: Any) -> None:
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    header = Header(bench, lambda _name: None, ())
    bench.setParent(header)
    qtbot.addWidget(header)
    font = header.font()
    font.setPixelSize(18)
    header.setFont(font)
    assert header.minimumSizeHint().width() <= 1_280


def test_a_long_title_leaves_room_for_the_assumptions(qtbot: Any) -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    bench = Workbench(Opened.of(amend_scenario(scenario, title="A settlement " * 20)))
    header = Header(bench, lambda _name: None, ())
    bench.setParent(header)
    qtbot.addWidget(header)
    header.setFixedWidth(1_280)
    with qtbot.waitExposed(header):
        header.show()
    assert header.assumptions.buttons["decisions"].shown().startswith("Decisions: judged")


def test_the_tooltip_of_an_action_is_plain_text(qtbot: Any) -> None:
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    action = QAction("&Undo Rename “<img src=x> R&&D”")
    action.setShortcut("Ctrl+Z")
    header = Header(bench, lambda _name: None, (action,))
    bench.setParent(header)
    qtbot.addWidget(header)
    with qtbot.waitExposed(header):
        header.show()
    button = next(each for each in header.findChildren(QToolButton) if each.defaultAction())
    place = button.rect().center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place))
    QApplication.sendEvent(button, asked)
    assert "Undo Rename “&lt;img src=x&gt; R&amp;D” (Ctrl+Z)" in QToolTip.text()
    QToolTip.hideText()
