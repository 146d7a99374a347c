"""What stands between the principals: one click from the headline, and it follows the work."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.perception import perception
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.divide_panel import DividePanel
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.words.sentences import divided, headline
from tests.desk.showing import LEFT, Key

HELD = "Results are held while scores are given."


def panel_of(window: Window) -> DividePanel:
    (panel,) = window.findChildren(DividePanel)
    return panel


def labels(window: Window) -> list[str]:
    page = panel_of(window).area.widget()
    return [each.text() for each in page.findChildren(QLabel)] if page is not None else []


def told(window: Window) -> list[str]:
    """The paragraphs it should say now."""
    evaluation = window.workbench.evaluation
    found = divided(evaluation, perception(evaluation.frame, evaluation.assumptions))
    return [" ".join(sentences) for sentences in found]


def shows_what_is(window: Window) -> bool:
    return set(told(window)) <= set(labels(window))


@pytest.fixture
def asked(qtbot: QtBot, window: Window) -> Window:
    """The window, with the panel asked for at the headline by keyboard."""
    window.work.show_workspace("overlap")
    QApplication.processEvents()
    why = window.work.chart.header.why
    assert why.isVisible()
    why.setFocus()
    QTest.keyClick(why, Key.Key_Space)
    qtbot.waitUntil(lambda: shows_what_is(window))
    return window


def test_a_click_says_why_and_how_each_sees_it(asked: Window) -> None:
    assert panel_of(asked).isVisible()
    assert len(told(asked)) == 4
    tables = [each.accessibleName() for each in panel_of(asked).findChildren(PlainTable)]
    assert tables == ["The overlap, as each sees it", "RU, as seen by US"]


def test_its_button_closes_it(asked: Window) -> None:
    panel = panel_of(asked)
    (close,) = panel.buttons.buttons()
    assert close.isVisible()
    QTest.mouseClick(close, LEFT)
    assert not panel.isVisible()


def test_the_action_shows_it_as_well(qtbot: QtBot, window: Window) -> None:
    window.actions_by_id["divide"].trigger()
    qtbot.waitUntil(lambda: shows_what_is(window))
    assert panel_of(window).isVisible()


def test_it_follows_edits_and_assumptions(qtbot: QtBot, asked: Window) -> None:
    before = told(asked)
    for interest in ("us1", "us2"):
        asked.workbench.apply(edits.set_score, "e4", interest, Estimate(90))
    assert told(asked)[0] != before[0]
    qtbot.waitUntil(lambda: shows_what_is(asked))
    asked.workbench.assume(asked.workbench.scenario.lenses["seen"].assumptions)
    qtbot.waitUntil(lambda: shows_what_is(asked))
    assert any("Seen through the lens" in text for text in labels(asked))


def test_held_results_are_held_here_too(qtbot: QtBot, asked: Window) -> None:
    asked.workbench.hold(True)
    assert HELD in labels(asked)
    assert not set(told(asked)) & set(labels(asked))
    assert not asked.work.chart.header.why.isVisible()
    asked.workbench.apply(edits.set_score, "e3", "us1", Estimate(90))
    QApplication.processEvents()
    assert not set(told(asked)) & set(labels(asked))
    asked.workbench.hold(False)
    qtbot.waitUntil(lambda: shows_what_is(asked))


def test_what_it_was_working_out_while_results_were_held_is_not_shown(asked: Window) -> None:
    asked.workbench.hold(True)
    asked.workbench.hold(False)
    asked.workbench.hold(True)
    QApplication.processEvents()
    assert HELD in labels(asked)
    assert not asked.tasks.busy("divide")


def test_the_marking_stands_above_it(qtbot: QtBot, asked: Window) -> None:
    asked.workbench.apply(edits.amend_scenario, marking="Restricted")
    qtbot.waitUntil(lambda: labels(asked)[:1] == ["Restricted"])


def test_another_scenario_without_principals_has_only_its_headline(
    qtbot: QtBot, asked: Window
) -> None:
    asked.workbench.open(Opened.of(empty_scenario()), None)
    qtbot.waitUntil(lambda: headline(asked.workbench.evaluation) in labels(asked))
    assert not panel_of(asked).findChildren(PlainTable)


def test_closed_it_works_nothing_out(asked: Window) -> None:
    QTest.keyClick(panel_of(asked), Key.Key_Escape)
    assert not panel_of(asked).isVisible()
    asked.workbench.apply(edits.set_score, "e3", "us1", Estimate(90))
    assert not asked.tasks.busy("divide")
    QTest.mouseClick(asked.work.chart.header.why, LEFT)
    assert panel_of(asked).isVisible()
