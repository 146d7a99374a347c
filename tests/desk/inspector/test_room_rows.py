"""What the room judges, in the form of what it judges: all of them by alias, and taken over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.model.estimate import Estimate
from tests.desk.inspector.conftest import Inspector, make_inspector
from tests.desk.showing import undo_names
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, spread, told, with_room


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    return make_inspector(qtbot, camps_of(small_scenario()))


def lines(inspector: Inspector, key: str) -> list[str]:
    return [text for text, _tone in inspector.control(key).row.value]


def test_a_cell_opens_to_all_of_them_by_alias(qtbot: QtBot) -> None:
    item = ("score", "e1", "us1")
    inspector = make_inspector(
        qtbot,
        with_room(
            small_scenario(),
            told("p0", item, spread(10)),
            told("p1", item, spread(-60), reason="The front has moved."),
            told("p2", item, "abstains"),
            told("p3", item, "unknown", reason="Nobody does."),
            told(None, item, Estimate(20), id="u", round="one"),
        ),
    )
    inspector.of("score", "e1/us1")
    assert lines(inspector, "room.score/e1/us1.each") == [
        "Ben: −60 (−80 to −40) — The front has moved.",
        "someone: 20",
        "Ada: 10 (−10 to 30)",
        "Cyd abstains",
        "Dov does not know — Nobody does.",
    ]
    said = lines(inspector, "room.score/e1/us1.said")
    assert said[0] == "3 gave a number, 1 abstained and 1 does not know."
    assert said[1] == "Median 10; the middle half lies from −25 to 15."
    assert said[2] == "Ben differs most: −60."


@pytest.mark.parametrize(
    ("kind", "key", "item"),
    [
        ("score", "e1/us1", "score/e1/us1"),
        ("interest", "us1", "weight/us1"),
        ("node", "talks", "branch/talks"),
    ],
)
def test_the_median_is_taken_where_it_is_shown(
    inspector: Inspector, kind: str, key: str, item: str
) -> None:
    inspector.of(kind, key).clicks(f"room.{item}.take", "median")
    scenario = inspector.scenario
    taken = {
        "score/e1/us1": lambda: scenario.scores["e1", "us1"].best == 61,
        "weight/us1": lambda: scenario.profiles["us-base"].weights["us1"].best == 53,
        "branch/talks": lambda: scenario.nodes["talks"].probability.best == 0.36,
    }
    assert taken[item]()
    assert undo_names(inspector.bench) == ["Take over what the room judges"]


def test_red_lines_and_no_agreement_values_are_taken_too(qtbot: QtBot) -> None:
    inspector = make_inspector(
        qtbot,
        with_room(
            small_scenario(),
            told("p0", ("red_line", "us1"), Estimate(-40)),
            told("p0", ("reservation", "us"), Estimate(12)),
        ),
    )
    inspector.of("interest", "us1").clicks("room.red_line/us1.take", "median")
    inspector.of("actor", "us").clicks("room.reservation/us.take", "median")
    profile = inspector.scenario.profiles["us-base"]
    assert profile.red_lines["us1"].floor == -40
    assert profile.reservation == Estimate(12)


def test_another_way_is_asked_for(inspector: Inspector) -> None:
    asked: list[tuple[object, ...]] = []
    inspector.bench.taking_wanted.connect(asked.append)
    inspector.of("score", "e1/us1").clicks("room.score/e1/us1.take", "with")
    assert [[each.item for each in judged] for judged in asked] == [["score/e1/us1"]]  # type: ignore[attr-defined]


def test_nothing_of_the_room_is_said_while_results_are_held(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1")
    inspector.bench.hold(True)
    assert lines(inspector, "room.held") == ["Results are held while scores are given."]
    assert "room.score/e1/us1.each" not in inspector.view.form.controls


def test_what_nobody_was_asked_has_no_heading(inspector: Inspector) -> None:
    inspector.of("score", "e1/us2")
    assert "room" not in inspector.view.form.controls
