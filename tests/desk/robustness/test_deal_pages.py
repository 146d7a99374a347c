"""What would open an endpoint is tried, kept and put back; whether it would hold is never stale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.robustness.deal_pages import HoldsIt, OpensIt
from scenario_desk.model import edits
from scenario_desk.model.entities import Shift
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from tests.analysis.games import chance, ending, game
from tests.analysis.uncertainty.sensitivity.examples import deal
from tests.desk.robustness.conftest import HOLDS, OPENS, Desk, Show
from tests.desk.showing import undo_names
from tests.model.building import small_scenario

Key = Qt.Key
NEARER = "SCORE/e1/ru1"
"""What brings the small scenario's first endpoint in at the least cost, within what was judged."""


def page(desk: Desk) -> OpensIt:
    found = desk.view.pages[OPENS]
    assert isinstance(found, OpensIt)
    return found


def opening(desk: Desk, endpoint: str = "e1") -> OpensIt:
    """The page of what would open an endpoint, worked out."""
    desk.bench.select("endpoint", endpoint)
    desk.turn(OPENS)
    return page(desk)


def in_overlap(desk: Desk, endpoint: str = "e1") -> int:
    evaluation = desk.bench.evaluation
    return int(evaluation.in_overlap[evaluation.frame.endpoint_index[endpoint]])


def test_the_smallest_changes_stand_first(desk: Desk) -> None:
    opening(desk)
    assert desk.picture.spots[0].key == NEARER
    assert "9.7 points better for RU" in desk.picture.spots[0].words
    assert "within it" in desk.picture.spots[0].words
    assert "beyond it" in desk.picture.spots[-1].words
    assert desk.view.says.text() == "“Negotiated transition” is not in the overlap."
    assert "nobody is sure that it is out" in desk.view.more.text()


def test_a_change_is_tried_and_put_back(desk: Desk) -> None:
    opens = opening(desk)
    before, listed = desk.bench.scenario, desk.list.figure
    assert not opens.keep.isEnabled()
    desk.click(desk.picture, NEARER)
    assert in_overlap(desk) == 1
    assert desk.bench.previewing
    assert desk.bench.committed is before
    assert desk.picture.marked == {NEARER}
    assert desk.view.says.text().startswith("Tried, not kept: “Negotiated transition” would be in")
    assert "1 more" in desk.view.more.text()
    # What the draws said is of what there is without it, and says so.
    assert desk.list.figure is listed
    assert desk.view.left.note.text() == "without what is tried"
    desk.keys(desk.picture, Key.Key_Escape)
    assert in_overlap(desk) == 0
    assert desk.bench.scenario is before
    assert not desk.picture.marked
    assert desk.view.left.note.text() == ""
    assert undo_names(desk.bench) == []


def test_another_change_takes_its_place_and_the_same_puts_it_back(desk: Desk) -> None:
    opening(desk)
    desk.picture.setFocus()
    desk.keys(desk.picture, Key.Key_Home, Key.Key_Return)
    assert desk.picture.marked == {NEARER}
    desk.keys(desk.picture, Key.Key_Down, Key.Key_Return)
    second = desk.picture.spots[1].key
    assert desk.picture.marked == {second} != {NEARER}
    scores, was = desk.bench.scenario.scores, desk.bench.committed.scores
    assert scores["e1", "ru1"] == was["e1", "ru1"]
    assert in_overlap(desk) == 1
    desk.keys(desk.picture, Key.Key_Return)
    assert not desk.bench.previewing
    assert in_overlap(desk) == 0


def test_what_is_kept_is_one_step(desk: Desk) -> None:
    opens = opening(desk, "e2")
    first = desk.picture.spots[0].key
    assert first.count("SCORE") == 2
    desk.click(desk.picture, first)
    QTest.mouseClick(opens.keep, Qt.MouseButton.LeftButton)
    desk.finish()
    assert not desk.bench.previewing
    assert in_overlap(desk, "e2") == 1
    assert desk.view.says.text() == "“Imposed transition” is in the overlap."
    assert desk.view.choice.tabs[OPENS].text() == "What would lose it"
    assert desk.picture.hasFocus()
    assert undo_names(desk.bench) == ["Change 2 scores"]
    assert in_overlap(desk, "e2") == 0


def test_every_kind_of_change_can_be_kept(desk: Desk) -> None:
    """By the name that undo has for it."""
    opens = opening(desk)
    kinds = {spot.key.partition("/")[0]: spot.key for spot in desk.picture.spots}
    assert {"SCORE", "WEIGHT", "PROBABILITY"} <= kinds.keys()
    for key in kinds.values():
        desk.click(desk.picture, key)
        assert in_overlap(desk) == 1, key
        QTest.keyClick(opens.keep, Key.Key_Space)
        assert desk.bench.undo_text not in ("", "Edit")
        desk.bench.undo()
        desk.finish()
        assert in_overlap(desk) == 0


@pytest.mark.parametrize("way", ["select", "page", "hide", "elsewhere", "hold", "settle"])
def test_nothing_stays_tried_out_of_sight(desk: Desk, way: str) -> None:
    opens = opening(desk)
    before = desk.bench.scenario
    desk.click(desk.picture, NEARER)
    assert desk.bench.previewing
    does = {
        "select": lambda: desk.bench.select("endpoint", "e3"),
        "page": lambda: desk.view.choice.tabs[0].click(),
        "hide": desk.view.hide,
        "elsewhere": desk.list.setFocus,
        "hold": lambda: desk.bench.hold(True),
        "settle": desk.bench.settle,
    }
    does[way]()
    assert not desk.bench.previewing
    assert desk.bench.scenario is before
    assert opens.trial.key == ""
    assert undo_names(desk.bench) == []


def test_an_edit_takes_the_list_away(desk: Desk) -> None:
    opening(desk)
    desk.bench.apply(edits.set_score, "e1", "ru1", Estimate(45, 30, 50))
    assert desk.picture.figure is None
    desk.finish()
    nearer = next(spot for spot in desk.picture.spots if spot.key == NEARER)
    assert "4.7 points better for RU" in nearer.words
    # A name changes no figure.
    desk.bench.apply(edits.amend, "endpoints", "e1", name="A deal")
    assert desk.view.says.text() == "“A deal” is not in the overlap."
    desk.click(desk.picture, NEARER)
    assert desk.bench.scenario.endpoints["e1"].name == "A deal"
    assert in_overlap(desk) == 1


def test_an_edit_from_elsewhere_keeps_nothing_of_what_is_tried(desk: Desk) -> None:
    """As one from a menu, with which the keyboard stays where it is."""
    opens = opening(desk)
    was = desk.bench.committed.scores["e1", "ru1"]
    desk.click(desk.picture, NEARER)
    desk.bench.apply(edits.amend, "endpoints", "e3", name="Lines")
    assert opens.trial.key == ""
    assert desk.bench.scenario.scores["e1", "ru1"] == was
    assert undo_names(desk.bench) == ["Rename “Frozen lines” to “Lines”"]


def test_another_preview_is_not_taken_for_what_is_tried(desk: Desk) -> None:
    opens = opening(desk)
    desk.click(desk.picture, NEARER)
    desk.bench.preview(edits.set_score, "e1", "ru1", Estimate(90, 80, 100))
    assert opens.trial.key == ""
    assert desk.picture.figure is None
    desk.bench.cancel()


def test_held_results_show_neither(desk: Desk) -> None:
    opening(desk)
    desk.bench.hold(True)
    assert not desk.picture.isVisible()
    assert not desk.view.choice.isVisible()


def test_missing_judgements_are_said(show: Show) -> None:
    desk = show(edits.clear_scores(small_scenario(), {"ru1": ["e1"]}))
    opening(desk)
    said = desk.view.again.sentence.text()
    assert said.startswith("Whether “Negotiated transition” is in the overlap is undecided.")
    assert "cannot be said while judgements are missing" in said


def test_what_may_not_be_edited_offers_no_edit(show: Show) -> None:
    desk = show(small_scenario())
    desk.bench.read_only = Message("only_compared", {})
    opens = opening(desk)
    assert not opens.keep.isVisible()
    assert not opens.hint.isVisible()
    desk.turn(HOLDS)
    holds = desk.view.pages[HOLDS]
    assert isinstance(holds, HoldsIt)
    assert not holds.add.isVisible()
    assert desk.picture.spots


def sliding(*shifts: Shift) -> Scenario:
    tree = chance("n", (0.4, ending("a", "deal")), (None, ending("b", "war")))
    payoffs = {"deal": {"us": 10, "ru": 40}, "war": {"us": 50, "ru": -50}}
    scenario = game(tree, payoffs, signed=("deal",))
    for shift in shifts:
        scenario = edits.add(scenario, "shifts", shift)
    return scenario


def test_a_shift_that_is_added_counts_at_once(show: Show) -> None:
    desk = show(sliding())
    desk.bench.select("endpoint", "deal")
    desk.turn(HOLDS)
    assert "No shifts are described" in desk.view.says.text()
    wanted: list[str] = []
    desk.view.add_requested.connect(wanted.append)
    holds = desk.view.pages[HOLDS]
    assert isinstance(holds, HoldsIt)
    QTest.mouseClick(holds.add, Qt.MouseButton.LeftButton)
    assert wanted == ["shift"]
    desk.bench.apply(edits.add, "shifts", Shift("s", "us", "Back out", "deal", "war", True))
    desk.finish()
    assert desk.view.says.text() == "“deal”: It does not hold."
    words = [spot.words for spot in desk.picture.spots]
    assert [said.split(";")[0] for said in words[:4]] == ["Nash", "SEQ", "SMR", "GMR"]
    assert all("Answer: ✗ no" in said for said in words[:4])
    assert any("us would slide from “deal” to “war”" in said for said in words)
    desk.bench.undo()
    desk.finish()
    assert "No shifts are described" in desk.view.says.text()


def test_how_often_it_holds_is_of_the_shifts_there_are(show: Show) -> None:
    """Draws rest on no shift: those of before say nothing of it once another is there."""
    desk = show(small_scenario())
    desk.bench.select("endpoint", "e3")

    def often() -> list[str]:
        told = [spot.words for spot in desk.picture.spots]
        return [each for each in told if "draws" in each]

    desk.turn(HOLDS)
    assert often()[0].startswith("Nash")
    desk.bench.apply(edits.remove, "shifts", "push-on")
    assert often() == []
    desk.finish()
    assert not any(each.startswith("Nash") for each in often())
    desk.bench.undo()
    desk.finish()
    assert often()[0].startswith("Nash")


def test_sentences_wrap_in_tables_too(desk: Desk) -> None:
    opening(desk, "e2")
    desk.view.as_table.click()
    desk.finish()
    for turned in (OPENS, HOLDS):
        desk.turn(turned)
        table = desk.view.pane.table
        assert table is not None
        assert table.width() <= desk.view.pane.width()
        assert table.horizontalScrollBar().maximum() == 0


def test_another_file_is_asked_anew(desk: Desk) -> None:
    desk.bench.select("endpoint", "e3")
    desk.turn(HOLDS)
    assert desk.view.says.text() == "“Frozen lines”: It does not hold."
    desk.bench.open(Opened.of(deal()), None)
    desk.finish()
    assert "No shifts are described" in desk.view.says.text()
    desk.bench.open(Opened.of(empty_scenario()), None)
    desk.finish()
    assert "Add endpoints" in desk.view.notice.sentence.text()


def with_principals(*keys: str) -> Scenario:
    scenario = small_scenario()
    for key, actor in scenario.actors.items():
        if actor.principal != (key in keys):
            scenario = edits.amend(scenario, "actors", key, principal=key in keys)
    return scenario


@pytest.mark.parametrize("keys", [("us",), ("us", "ru", "ir")])
def test_any_number_of_principals_has_its_sentences(show: Show, keys: tuple[str, ...]) -> None:
    desk = show(with_principals(*keys))
    desk.bench.select("endpoint", "e1")
    said = desk.view.says.text() if desk.turn(OPENS) else desk.view.again.sentence.text()
    assert "“Negotiated transition”" in said
    held = desk.turn(HOLDS)
    assert held is not None
    (ratified,) = [row[2] for row in held.twin.rows if row[0] == "Whether it is ratified"]
    assert ratified.startswith("Nobody is named whose acceptance")


def test_without_principals_the_pages_say_so(show: Show) -> None:
    desk = show(with_principals())
    desk.bench.select("endpoint", "e1")
    for turned in (OPENS, HOLDS):
        desk.turn(turned)
        assert desk.view.notice.sentence.text().startswith("No principals")
