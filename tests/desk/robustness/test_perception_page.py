"""Who sees it wrongly, of one holder at a time; a misreading is tried as put right, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenario_desk.analysis.perception import perception
from scenario_desk.desk.robustness.perception_page import SeesWrongly
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.model import edits
from scenario_desk.model.entities import Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Table
from tests.analysis.perception.test_corrections import picture, two_interests
from tests.desk.robustness.conftest import SEES, Desk, Show
from tests.desk.showing import undo_names
from tests.model.building import small_scenario

Key = Qt.Key
LINE = "red_line/ru/ru2/"


def misread() -> Scenario:
    """Washington sees a red line of Moscow that is none, so misses `war`, and two wrong scores;
    Moscow has a picture of Washington that is right."""
    wrong = picture(
        scores=Table({("zones", "ru1"): Estimate(0), ("transition", "ru1"): Estimate(5)}),
        red_lines=Table({"ru2": RedLine(15)}),
    )
    scenario = two_interests(wrong)
    right = Profile("right", "us", "US, as Moscow sees it", kind="perceived", holder="ru")
    return replace(scenario, profiles=scenario.profiles.put(right))


@pytest.fixture
def desk(show: Show) -> Desk:
    return show(misread())


def page(desk: Desk) -> SeesWrongly:
    found = desk.view.pages[SEES]
    assert isinstance(found, SeesWrongly)
    return found


def pick(desk: Desk, picker: Picker, value: str) -> None:
    """Choose with the arrow keys, as with a list of choices."""
    picker.setFocus()
    for _step in range(picker.count()):
        QTest.keyClick(picker, Key.Key_Up)
    for _step in range(picker.findData(value)):
        QTest.keyClick(picker, Key.Key_Down)
    assert picker.value == value
    desk.finish()


def spoken(desk: Desk) -> dict[str, str]:
    return {spot.key: spot.words for spot in desk.picture.spots}


def test_what_each_takes_to_be_in_the_overlap_is_listed(desk: Desk) -> None:
    assert desk.turn(SEES) is not None
    assert desk.view.choice.tabs[SEES].text() == "Who sees it wrongly"
    said = spoken(desk)
    assert list(said) == ["war", "zones", "partition"]
    assert "missed agreement" in said["war"]
    assert "missed agreement" in said["zones"]
    assert "as it is" in said["partition"]
    assert desk.view.says.text().startswith("us misses 2 agreements: “war” and “zones”.")
    assert "the chance of ending in the overlap" in desk.view.more.text()
    assert not page(desk).keep.isVisible()
    desk.click(desk.picture, "zones")
    assert desk.bench.selection.primary == "zones"
    pick(desk, page(desk).holder, "ru")
    assert "misses" not in desk.view.says.text()
    assert all("as it is" in words for words in spoken(desk).values())


def test_own_and_seen_stand_side_by_side_and_lead_to_the_picture(desk: Desk) -> None:
    desk.turn(SEES)
    pick(desk, page(desk).way, "sides")
    said = "\n".join(spot.words for spot in desk.picture.spots)
    assert "ru, as seen by us" in said
    assert "Weight of Payoff; Own: 50" in said
    assert "Red line on “Other”; Own: none; As seen by us: 15" in said
    assert "Score of “zones” on “Payoff”; Own: 40; As seen by us: 0" in said
    desk.click(desk.picture, "profile:seen")
    assert desk.asked == [("profile", "seen")]


def test_what_is_misread_is_tried_and_put_back(desk: Desk) -> None:
    desk.turn(SEES)
    sees = page(desk)
    pick(desk, sees.way, "right")
    assert "That recovers “war”." in spoken(desk)[LINE]
    assert sees.keep.isVisible()
    assert not sees.keep.isEnabled()
    before = desk.bench.scenario
    desk.click(desk.picture, LINE)
    assert desk.bench.previewing
    assert desk.picture.marked == {LINE}
    assert desk.view.says.text().startswith("Tried, not kept: this is put right.")
    assert "recovers “war”" in desk.view.more.text()
    seen = perception(desk.bench.evaluation.frame, desk.bench.assumptions)["us"]
    assert "war" in seen.overlap
    desk.keys(desk.picture, Key.Key_Escape)
    assert desk.bench.scenario is before
    assert not desk.picture.marked
    assert undo_names(desk.bench) == []


def test_what_is_kept_is_one_step_and_leaves_the_list(desk: Desk) -> None:
    desk.turn(SEES)
    sees = page(desk)
    pick(desk, sees.way, "right")
    desk.click(desk.picture, LINE)
    QTest.mouseClick(sees.keep, Qt.MouseButton.LeftButton)
    desk.finish()
    assert not desk.bench.previewing
    assert LINE not in spoken(desk)
    assert undo_names(desk.bench) == ["Change red line in “Seen”"]


@pytest.mark.parametrize("way", ["holder", "way", "page"])
def test_nothing_stays_tried_out_of_sight(desk: Desk, way: str) -> None:
    desk.turn(SEES)
    sees = page(desk)
    pick(desk, sees.way, "right")
    desk.click(desk.picture, LINE)
    assert desk.bench.previewing
    if way == "page":
        desk.view.choice.tabs[0].click()
    else:
        picker = sees.holder if way == "holder" else sees.way
        pick(desk, picker, "ru" if way == "holder" else "overlap")
    assert not desk.bench.previewing
    assert undo_names(desk.bench) == []


def test_a_picture_that_is_right_has_nothing_to_put_right(desk: Desk) -> None:
    desk.turn(SEES)
    pick(desk, page(desk).holder, "ru")
    pick(desk, page(desk).way, "right")
    said = desk.view.again.sentence.text()
    assert said == "ru takes the same endpoints to be in the overlap that are."


def test_without_pictures_one_sentence_says_what_to_do(show: Show) -> None:
    scenario = misread()
    for key in ("seen", "right"):
        scenario = edits.remove(scenario, "profiles", key)
    desk = show(scenario)
    assert desk.turn(SEES) is None
    said = desk.view.again.sentence.text()
    assert said == (
        "How each sees the others is not judged: a profile says it that is “seen by” another actor."
    )
    assert not page(desk).holder.isVisible()


def test_an_empty_scenario_says_what_comes_first(show: Show) -> None:
    desk = show(empty_scenario())
    assert desk.view.notice.sentence.text().startswith("Add endpoints")


def test_what_may_not_be_edited_offers_no_edit(show: Show) -> None:
    desk = show(small_scenario())
    desk.bench.read_only = Message("only_compared", {})
    desk.turn(SEES)
    pick(desk, page(desk).way, "right")
    assert not page(desk).keep.isVisible()


def test_a_new_name_is_said_at_once(desk: Desk) -> None:
    desk.turn(SEES)
    desk.bench.apply(edits.amend, "endpoints", "zones", name="Zones of calm")
    desk.finish()
    assert "Zones of calm" in spoken(desk)["zones"]
    assert "Zones of calm" in desk.view.says.text()
