"""The robustness workspace: what it shows, how it is walked through, and what is never shown."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.analysis.uncertainty.ground import Ground
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.robustness.answers import Partial
from scenario_desk.desk.robustness.questions import WhatItHangsOn
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Endpoint, Interest
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from tests.analysis.games import chance, ending, game
from tests.analysis.growing import large_scenario
from tests.analysis.uncertainty.sensitivity.examples import deal
from tests.desk.conftest import Heard
from tests.desk.robustness.conftest import HANGS, MATTERS, RANKS, SITS, TWO, WEIGHTS, Desk, Show
from tests.model.building import small_scenario

Key = Qt.Key


def names(desk: Desk) -> list[str]:
    return [spot.key for spot in desk.list.spots]


def test_endpoints_stand_by_how_sure_they_are(desk: Desk) -> None:
    found = desk.bench.draws.found
    assert found is not None
    index = [float(found.overlap_index.value[desk.bench.frame.endpoint_index[key]]) for key in names(desk)]  # fmt: skip
    assert sorted(names(desk)) == ["e1", "e2", "e3", "e4"]
    assert index == sorted(index, reverse=True)
    assert desk.view.left.drawn.text().replace("\N{NARROW NO-BREAK SPACE}", "").startswith("512 ")


def test_the_selection_is_that_of_all_views(desk: Desk) -> None:
    desk.click(desk.list, "e3")
    assert desk.bench.selection.ids == ("e3",)
    assert desk.view.left.sentence.text().startswith("Frozen lines — ")
    desk.bench.select("endpoint", "e1")
    assert desk.list.marked == {"e1"}
    assert desk.view.left.sentence.text().startswith("Negotiated transition — ")
    desk.bench.select("score", "e4/ru1")
    assert desk.list.marked == {"e4"}
    # What has no endpoint leaves the last one.
    desk.bench.select("actor", "us")
    assert desk.list.marked == {"e4"}


def test_arrows_walk_through_the_list_and_the_right_side_follows(desk: Desk) -> None:
    first, second, *_others, last = names(desk)
    desk.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.list.current == 0
    desk.keys(desk.list, Key.Key_Down)
    assert desk.bench.selection.ids == (second,)
    assert desk.bench.scenario.endpoints[second].name in desk.view.says.text()
    desk.keys(desk.list, Key.Key_End)
    assert desk.bench.selection.ids == (last,)
    desk.keys(desk.list, Key.Key_Home)
    assert desk.bench.selection.ids == (first,)


def test_a_bar_leads_to_where_the_judgement_stands(desk: Desk) -> None:
    desk.bench.select("endpoint", "e1")
    desk.finish()
    keys = [spot.key for spot in desk.picture.spots]
    assert "score:e1/ru1" in keys
    desk.picture.setFocus(Qt.FocusReason.TabFocusReason)
    desk.keys(desk.picture, *[Key.Key_Down] * keys.index("score:e1/ru1"))
    assert not desk.asked
    desk.keys(desk.picture, Key.Key_Return)
    assert desk.asked == [("score", "e1/ru1")]
    weight = next(key for key in keys if key.startswith("profile:"))
    desk.click(desk.picture, weight)
    assert desk.asked[1] == ("profile", weight.partition(":")[2])


def test_what_is_walked_to_is_said(desk: Desk, heard: Heard) -> None:
    desk.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.keys(desk.list, Key.Key_Down)
    name = desk.bench.scenario.endpoints[names(desk)[1]].name
    assert any(said.startswith(f"{name}; Acceptable to both at once: ") for said in heard.said)


def test_pages_are_reached_by_keys(desk: Desk) -> None:
    desk.view.resize(2_000, 760)
    tabs = desk.view.choice.tabs
    desk.qtbot.waitUntil(tabs[0].isVisible)
    tabs[0].setFocus()
    for key, page in ((Key.Key_Right, 1), (Key.Key_Right, 2), (Key.Key_Left, 1)):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
        assert desk.view.choice.page == page
    assert [tab.focusPolicy() for tab in tabs].count(Qt.FocusPolicy.TabFocus) == 1


def test_every_page_has_its_picture_and_its_table(desk: Desk) -> None:
    titles = []
    for page in range(8):
        figure = desk.turn(page)
        assert figure is not None
        titles.append(figure.title)
        assert desk.picture.accessibleName() == figure.title
        assert desk.view.says.text() == figure.says[0]
    assert len(set(titles)) == 8
    desk.view.as_table.click()
    table = desk.view.pane.table
    assert table is not None
    assert table.accessibleName() == titles[-1]
    assert table.rowCount() == len(desk.picture.spots)
    left = desk.view.left.pane.table
    assert left is not None
    assert left.item(0, 0).text() == desk.bench.scenario.endpoints[names(desk)[0]].name


def test_what_is_compared_can_be_chosen(desk: Desk) -> None:
    desk.turn(RANKS)
    page = desk.view.pages[RANKS]
    before = desk.picture.figure
    QTest.keyClick(page.controls[0], Key.Key_Down)
    desk.finish()
    assert desk.picture.figure is not before
    assert desk.picture.figure is not None
    assert "Russia" in desk.picture.figure.title or "RU" in desk.picture.figure.title
    desk.turn(TWO)
    across, up = desk.view.pages[TWO].controls
    was = across.currentText(), up.currentText()  # type: ignore[attr-defined]
    QTest.keyClick(across, Key.Key_End)
    desk.finish()
    assert across.currentText() != was[0]  # type: ignore[attr-defined]
    assert up.currentText() == was[1]  # type: ignore[attr-defined]
    figure = desk.picture.figure
    assert figure is not None
    assert figure.first.title == across.currentText()  # type: ignore[attr-defined]


def test_where_it_is_settled_is_counted_in_the_draws(desk: Desk) -> None:
    figure = desk.turn(MATTERS)
    assert figure is not None
    target, way = desk.view.pages[MATTERS].controls
    QTest.keyClick(way, Key.Key_End)
    desk.finish()
    settled = desk.picture.figure
    assert settled is not None
    assert settled.title == "Where it is settled"
    assert not target.isEnabled()
    found = desk.bench.draws.found
    assert found is not None
    order = np.argsort(-found.importance, kind="stable").tolist()
    keys = [spot.key for spot in desk.picture.spots]
    assert keys == [f"node:{found.frame.node_ids[row]}" for row in order[: len(keys)]]
    desk.click(desk.picture, keys[0])
    assert desk.asked == [("node", keys[0].partition(":")[2])]
    QTest.keyClick(way, Key.Key_Home)
    desk.finish()
    assert desk.picture.figure is not None
    assert desk.picture.figure.title == figure.title


def test_held_results_are_not_shown(desk: Desk) -> None:
    desk.bench.hold(True)
    assert not desk.list.isVisible()
    assert not desk.picture.isVisible()
    assert desk.view.notice.isVisible()
    assert desk.view.taken is None
    desk.view.notice.button.setFocus()
    QTest.keyClick(desk.view.notice.button, Key.Key_Space)
    desk.finish()
    assert desk.list.isVisible()
    assert desk.list.hasFocus()
    assert len(desk.list.spots) == 4


def test_an_edit_takes_away_what_it_made_untrue(desk: Desk) -> None:
    desk.bench.select("endpoint", "e1")
    desk.finish()
    figure, listed = desk.picture.figure, desk.list.figure
    desk.bench.apply(edits.set_score, "e1", "ru1", Estimate(90, 80, 100))
    assert desk.picture.figure is None
    assert desk.list.figure is None
    desk.finish()
    assert desk.picture.figure not in (None, figure)
    assert desk.list.figure not in (None, listed)
    # A name changes no figure.
    kept = desk.bench.draws.found
    assert kept is not None
    desk.bench.apply(edits.amend, "endpoints", "e1", name="A deal")
    again = desk.bench.draws.found
    assert again is not None
    assert again.tally is kept.tally
    assert "A deal" in desk.view.says.text()
    assert "A deal" in " ".join(spot.words for spot in desk.list.spots)
    desk.bench.apply(edits.amend, "interests", "ru1", name="Anything")
    assert any("Anything" in spot.words for spot in desk.picture.spots)


def test_a_preview_shows_nothing_old(desk: Desk) -> None:
    desk.bench.preview(edits.set_score, "e1", "ru1", Estimate(90, 80, 100))
    assert desk.picture.figure is None
    desk.bench.cancel()
    desk.finish()
    assert desk.picture.figure is not None


class Held:
    """Holds answers back until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.begun = threading.Event(), threading.Event()
        self.stopped = threading.Event()
        plain = WhatItHangsOn.answers

        def slow(
            question: WhatItHangsOn, ground: Ground, check: Callable[[], None]
        ) -> Iterator[Partial]:
            self.begun.set()
            while not self.go.wait(0.01):
                try:
                    check()
                except BaseException:
                    self.stopped.set()
                    raise
            yield from plain(question, ground, check)

        monkeypatch.setattr(WhatItHangsOn, "answers", slow)


def test_what_is_slow_says_so_and_an_edit_begins_it_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    desk.bench.select("endpoint", "e2")
    desk.qtbot.waitUntil(held.begun.is_set)
    assert desk.view.note.text() == "drawing…"
    assert desk.picture.figure is None
    desk.bench.apply(edits.set_score, "e2", "ru1", Estimate(0, -10, 10))
    desk.qtbot.waitUntil(held.stopped.is_set)
    held.go.set()
    desk.finish()
    assert desk.view.note.text() == ""
    assert desk.picture.figure is not None


def test_how_far_the_draws_are_makes_the_side_no_wider(desk: Desk) -> None:
    left = desk.view.left
    widths = set()
    for said in ("drawing…", "drawing… 512 of 10,000 draws", "drawing… 9,728 of 10,000 draws"):
        left.note.setText(said)
        QApplication.processEvents()
        widths.add(left.minimumSizeHint().width())
    assert len(widths) == 1


def test_what_was_cancelled_waits_until_it_is_wanted_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    desk.bench.select("endpoint", "e2")
    desk.qtbot.waitUntil(held.begun.is_set)
    desk.tasks.cancel("robustness")
    desk.finish()
    assert desk.view.again.sentence.text() == "Stopped."
    held.go.set()
    desk.view.again.button.click()
    desk.finish()
    assert desk.picture.figure is not None
    assert desk.view.right.currentWidget() is desk.view.pane


def test_nothing_is_worked_out_while_nobody_looks(show: Show) -> None:
    desk = show(small_scenario())
    desk.view.hide()
    QApplication.processEvents()
    desk.bench.apply(edits.set_score, "e1", "ru1", Estimate(90, 80, 100))
    QApplication.processEvents()
    assert not desk.view.answers.under_way
    assert not desk.tasks.busy()
    desk.view.show()
    desk.finish()
    assert desk.picture.figure is not None


def test_an_empty_scenario_says_what_to_add(show: Show) -> None:
    desk = show(empty_scenario())
    wanted: list[str] = []
    desk.view.add_requested.connect(wanted.append)
    assert "Add endpoints" in desk.view.notice.sentence.text()
    desk.view.notice.button.click()
    assert wanted == ["endpoint"]


def test_without_ranges_it_says_how_to_give_one(show: Show) -> None:
    tree = chance("n", (0.4, ending("a", "deal")), (None, ending("b", "war")))
    payoffs = {"deal": {"us": 10, "ru": 40}, "war": {"us": -50, "ru": -50}}
    desk = show(game(tree, payoffs, signed=("deal",)))
    assert "10 20 45" in desk.view.again.sentence.text()
    assert "10 20 45" in desk.view.left.drawn.text()
    assert desk.view.left.sentence.text() == ""
    assert desk.turn(SITS) is not None
    assert desk.turn(WEIGHTS) is not None or desk.view.again.sentence.text()


def test_a_range_that_does_not_count_for_want_of_a_weight_is_not_called_none(show: Show) -> None:
    scenario = load(locate("scenarios", "blank.scenario"))
    for name in ("a", "b"):
        scenario = edits.add(scenario, "endpoints", Endpoint(name, name))
    actor = scenario.principals[0].id
    scenario = edits.add(scenario, "interests", Interest("i", actor, "Peace"))
    scenario = edits.set_score(scenario, "a", "i", Estimate(20, 10, 45))
    said = show(scenario).view.again.sentence.text()
    assert "No judgement that counts has a range" in said
    assert said.endswith("of an interest that has a weight.")


@pytest.mark.parametrize("endpoints", [1, 1_000])
def test_one_endpoint_and_a_thousand(show: Show, endpoints: int) -> None:
    if endpoints == 1:
        desk = show(edits.remove(deal(), "endpoints", "war"))
    else:
        desk = show(large_scenario(40, endpoints=endpoints))
    assert len(desk.list.spots) == endpoints
    desk.list.setFocus(Qt.FocusReason.TabFocusReason)
    desk.keys(desk.list, Key.Key_End)
    assert desk.list.current == endpoints - 1
    spot = desk.list.spots[-1]
    top = desk.list.verticalScrollBar().value()
    assert top <= spot.box.top
    assert spot.box.bottom <= top + desk.list.viewport().height() + 1
    assert desk.turn(HANGS) is not None


def test_the_picture_in_use_is_copied(desk: Desk) -> None:
    desk.turn(SITS)
    desk.picture.setFocus()
    taken = desk.view.taken
    assert taken is not None
    assert taken.figure is desk.picture.figure
    assert desk.view.copy_picture().width() > 2 * desk.picture.width()
    desk.list.setFocus()
    taken = desk.view.taken
    assert taken is not None
    assert taken.figure is desk.list.figure


def test_what_was_closed_is_not_held_on_to(desk: Desk) -> None:
    for page in range(8):
        desk.turn(page)
    gone = weakref.ref(desk.bench.frame)
    desk.bench.open(Opened.of(deal()), None)
    desk.finish()
    gc.collect()
    assert gone() is None
    assert names(desk) == ["deal", "war"] or names(desk) == ["war", "deal"]
