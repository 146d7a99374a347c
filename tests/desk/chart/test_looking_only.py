"""A chart on a workbench where nobody works: everything can be looked at, nothing moved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart import ChartView
from scenario_desk.model.edits import set_reservation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from tests.desk.chart.conftest import Chart, middle
from tests.desk.showing import Key
from tests.model.building import small_scenario


@pytest.fixture
def looked_at(qtbot: QtBot) -> Chart:
    scenario = set_reservation(small_scenario(), "ru-base", Estimate(5))
    bench = Workbench(Opened.of(scenario), read_only=Message("only_compared", {}))
    view = ChartView(bench, with_headline=False)
    bench.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.ensure_plot()
    QApplication.processEvents()
    return Chart(bench, view)


def test_a_line_is_no_handle(looked_at: Chart) -> None:
    before = looked_at.bench.scenario
    looked_at.drag(middle(looked_at.line("us", "signing").handle), QPoint(40, 0))
    assert looked_at.bench.scenario is before
    assert not looked_at.bench.previewing


def test_keys_walk_the_endpoints_and_move_no_line(looked_at: Chart) -> None:
    before, plot = looked_at.bench.scenario, looked_at.plot
    plot.setFocus()
    plot.pointer.next_handle(True)
    QTest.keyClick(plot, Key.Key_Right)
    assert looked_at.bench.scenario is before
    assert looked_at.bench.selection.kind == "endpoint"


def test_nothing_is_offered_that_would_change_something(looked_at: Chart) -> None:
    assert looked_at.line("ru", "reservation").derive_at is None
    looked_at.hover(middle(looked_at.line("ru", "signing").handle))
    card = looked_at.view.card.card
    assert card is not None
    assert not any("Drag" in sentence for sentence, _colour in card.sentences)
    header = looked_at.view.header
    assert not header.pin.isVisible()
    assert not header.why.isVisible()


def test_an_endpoint_is_selected_and_told_as_ever(looked_at: Chart) -> None:
    at = looked_at.dot("e3")
    looked_at.press(at)
    looked_at.release(at)
    assert looked_at.bench.selection.ids == ("e3",)
