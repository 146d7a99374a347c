"""The head of the window where it gets narrow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.header import Header
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import amend_scenario
from scenario_desk.presentation.tokens import tokens


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
    header.setFixedWidth(800)
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
    said = header.assumptions.buttons["decisions"].shown()
    assert "judged" in said
    assert "…" not in said


def test_workspaces_go_by_their_icons_where_their_names_have_no_room(qtbot: Any) -> None:
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    header = Header(bench, lambda _name: None, ())
    bench.setParent(header)
    qtbot.addWidget(header)
    header.setFixedWidth(1_280)
    with qtbot.waitExposed(header):
        header.show()
    tab = header._tabs["session"]
    assert (tab.text(), tab.icon().isNull()) == ("Session", True)
    header.setFixedWidth(800)
    QApplication.processEvents()
    assert (tab.text(), tab.icon().isNull()) == ("", False)
    assert tab.accessibleName() == "Session"
    assert "Session" in tab.toolTip()
    bench.dress(tokens("dark"), 1.0)
    assert not tab.icon().isNull()


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


@pytest.mark.parametrize("width", [1_000, 1_280, 1_920])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_workspaces_stay_where_they_are_whatever_else_is_chosen(
    qtbot: Any, width: int, direction: Qt.LayoutDirection
) -> None:
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    header = Header(bench, lambda _name: None, ())
    header.setLayoutDirection(direction)
    bench.setParent(header)
    qtbot.addWidget(header)
    header.setFixedWidth(width)
    with qtbot.waitExposed(header):
        header.show()

    def places() -> list[int]:
        QApplication.processEvents()
        return [header._tabs[name].mapTo(header, QPoint()).x() for name in ("build", "overlap")]

    before = places()
    bench.assume(replace(bench.assumptions, package="pk-a"))
    assert places() == before
    for how in ("rational", "quantal"):
        bench.resolve_decisions(how)
        assert places() == before
    profile = next(key for key, each in bench.scenario.profiles.items() if each.actor == "us")
    bench.assume(replace(bench.assumptions, profiles=bench.assumptions.profiles.set("us", profile)))
    assert places() == before
    bench.apply(amend_scenario, title="A settlement of the war " * 3)
    assert places() == before
    bar = header.assumptions
    for part in (bar, *bar.buttons.values(), bar.sharpness):
        edges = part.mapTo(header, QPoint()).x(), part.mapTo(header, QPoint(part.width(), 0)).x()
        assert 0 <= edges[0] <= edges[1] <= width
