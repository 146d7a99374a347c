"""What would open an endpoint, over the overlap workspace: tried, put back and kept; never stale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.robustness.deal_pages import OpensIt
from scenario_desk.desk.shell.deal_panel import DealPanel
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from tests.desk.showing import LEFT, Key, undo_names
from tests.model.building import small_scenario

NEARER = "SCORE/e1/ru1"
"""What brings the small scenario's first endpoint in at the least cost."""


class Hands:
    """Someone before the window, with the panel asked for at the head of the chart."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.bench = window, qtbot, window.workbench
        self.bench.open(Opened.of(small_scenario()), None)
        window.work.show_workspace("overlap")
        QApplication.processEvents()
        self.bench.select("endpoint", "e1")
        QTest.mouseClick(window.work.chart.header.deal, LEFT)
        (self.panel,) = window.findChildren(DealPanel)
        self.finish()

    @property
    def picture(self):
        return self.panel.side.pane.view

    @property
    def page(self) -> OpensIt:
        page = self.panel.side.pages[0]
        assert isinstance(page, OpensIt)
        return page

    def finish(self) -> None:
        self.qtbot.waitUntil(lambda: not self.panel.answers.under_way, timeout=30_000)
        QApplication.processEvents()

    def click(self, key: str) -> None:
        spot = next(spot for spot in self.picture.spots if spot.key == key)
        x, y = spot.box.middle
        at = QPoint(round(x), round(y) - self.picture.verticalScrollBar().value())
        QTest.mouseClick(self.picture.viewport(), LEFT, pos=at)
        QApplication.processEvents()

    def in_overlap(self, endpoint: str = "e1") -> int:
        evaluation = self.bench.evaluation
        return int(evaluation.in_overlap[evaluation.frame.endpoint_index[endpoint]])


@pytest.fixture
def hands(window: Window, qtbot: QtBot) -> Hands:
    return Hands(window, qtbot)


def test_the_list_stands_over_the_overlap_workspace(hands: Hands) -> None:
    assert hands.panel.isVisible()
    assert hands.picture.spots[0].key == NEARER
    assert hands.panel.side.says.text() == "“Negotiated transition” is not in the overlap."


def test_a_row_is_tried_in_the_chart_and_put_back(hands: Hands) -> None:
    before = hands.bench.scenario
    hands.click(NEARER)
    assert hands.in_overlap() == 1
    assert hands.bench.previewing
    assert hands.window.work.chart.evaluation is hands.bench.evaluation
    assert hands.panel.side.says.text().startswith("Tried, not kept: ")
    QTest.keyClick(hands.picture, Key.Key_Escape)
    assert hands.panel.isVisible()
    assert hands.bench.scenario is before
    QTest.keyClick(hands.picture, Key.Key_Escape)
    assert not hands.panel.isVisible()


def test_a_row_is_kept_as_one_step(hands: Hands) -> None:
    hands.click(NEARER)
    QTest.mouseClick(hands.page.keep, LEFT)
    hands.finish()
    assert hands.in_overlap() == 1
    assert not hands.bench.previewing
    assert len(undo_names(hands.bench)) == 1
    assert hands.in_overlap() == 0


def test_undo_puts_back_what_is_tried_and_nothing_else(hands: Hands) -> None:
    bench = hands.bench
    bench.apply(edits.amend, "endpoints", "e3", name="Lines")
    hands.finish()
    edited = bench.scenario
    hands.click(NEARER)
    undo = hands.window.actions_by_id["undo"]
    assert bench.undo_text == "what is tried"
    undo.trigger()
    assert not bench.previewing
    assert bench.scenario is edited
    assert not hands.picture.marked
    undo.trigger()
    assert bench.scenario.endpoints["e3"].name == "Frozen lines"


def test_the_keys_of_the_window_work_in_the_panel(hands: Hands) -> None:
    hands.click(NEARER)
    QTest.keyClick(hands.picture, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not hands.bench.previewing
    assert hands.panel.isVisible()
    QTest.keyClick(hands.picture, Key.Key_F8)
    assert hands.bench.seeing.holder == "us"


def test_the_title_says_what_is_looked_for(hands: Hands) -> None:
    assert hands.panel.windowTitle() == "What would open it"
    hands.click(NEARER)
    QTest.mouseClick(hands.page.keep, LEFT)
    hands.finish()
    assert hands.panel.windowTitle() == "What would lose it"


def test_what_is_tried_is_not_said_to_be_drawn(hands: Hands) -> None:
    sure = hands.window.work.chart.header.sure
    hands.click(NEARER)
    assert sure.text()
    assert "drawing" not in sure.text()
    QTest.keyClick(hands.picture, Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: not hands.bench.draws.under_way, timeout=30_000)
    assert "draw" in sure.text()


@pytest.mark.parametrize("way", ["close", "select", "hold"])
def test_nothing_stays_tried_once_it_is_left(hands: Hands, way: str) -> None:
    before = hands.bench.scenario
    hands.click(NEARER)
    does = {
        "close": hands.panel.close,
        "select": lambda: hands.bench.select("endpoint", "e3"),
        "hold": lambda: hands.bench.hold(True),
    }
    does[way]()
    assert not hands.bench.previewing
    assert hands.bench.scenario is before


def test_it_follows_the_work(hands: Hands) -> None:
    hands.bench.apply(edits.set_score, "e1", "ru1", Estimate(45, 30, 50))
    assert hands.picture.figure is None
    hands.finish()
    nearer = next(spot for spot in hands.picture.spots if spot.key == NEARER)
    assert "4.7 points better for RU" in nearer.words
    hands.bench.select("endpoint", "e3")
    hands.finish()
    assert "Frozen lines" in hands.panel.side.says.text()
    assert hands.panel.endpoints.value == "e3"


def test_both_workspaces_may_ask_at_once(hands: Hands) -> None:
    """Neither takes the other's answer away."""
    view = hands.window.work.robustness
    hands.window.work.show_workspace("robustness")
    view.choice.go_to(6)
    hands.bench.select("endpoint", "e2")
    hands.finish()
    hands.qtbot.waitUntil(lambda: not view.answers.under_way, timeout=30_000)
    assert not view.answers.stopped
    assert not hands.panel.answers.stopped
    told = [spot.key for spot in hands.picture.spots]
    assert told
    assert told == [spot.key for spot in view.pane.view.spots]


def test_whether_it_would_hold_is_beside_it(hands: Hands) -> None:
    hands.bench.select("endpoint", "e3")
    hands.panel.side.choice.go_to(1)
    hands.finish()
    assert hands.panel.side.says.text() == "“Frozen lines”: It does not hold."


def test_an_empty_scenario_and_held_results_are_said(hands: Hands) -> None:
    hands.bench.hold(True)
    assert hands.panel.notice.isVisible()
    assert hands.panel.notice.sentence.text() == "Results are held while scores are given."
    QTest.mouseClick(hands.panel.notice.button, LEFT)
    assert not hands.panel.notice.isVisible()
    hands.bench.open(Opened.of(empty_scenario()), None)
    assert hands.panel.notice.sentence.text().endswith("to see here what would open them.")
