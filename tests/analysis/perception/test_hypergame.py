"""Hypergames, by value: what each takes the game for, and what comes about."""

from __future__ import annotations

from dataclasses import replace as replace_fields

import pytest

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.perception import Hypergame, Surprise, hypergame
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.games import decision, ending, game

CHOSEN = Assumptions(decisions="rational")


def with_picture(scenario: Scenario, holder: str, actor: str, **scores: float) -> Scenario:
    """The same where a holder takes endpoints to be worth this to another actor."""
    worth = {(endpoint, f"{actor}1"): Estimate(score) for endpoint, score in scores.items()}
    picture = Profile(
        f"{actor}-by-{holder}", actor, "Seen", kind="perceived", holder=holder, scores=Table(worth)
    )
    return replace(scenario, profiles=scenario.profiles.put(picture))


def fall_of_france() -> Scenario:
    """1940, after Bennett and Dando (1979), in payoffs of our own.

    The Allies send their best divisions north, or keep a reserve; Germany then comes by Belgium or
    through the Ardennes, which the Allies take to be impassable for armour.
    """

    def attack(key: str, belgium: str, ardennes: str) -> tuple[None, object]:
        ends = (
            (None, ending(f"{key}-belgium", belgium)),
            (None, ending(f"{key}-ardennes", ardennes)),
        )
        return None, decision(key, "germany", *ends)

    tree = decision(
        "root", "allies", attack("north", "held", "sickle"), attack("reserve", "lost", "met")
    )
    payoffs = {
        "held": {"allies": 20, "germany": -10},
        "sickle": {"allies": -80, "germany": 80},
        "lost": {"allies": -20, "germany": 20},
        "met": {"allies": 30, "germany": -40},
    }
    return with_picture(game(tree, payoffs), "allies", "germany", sickle=-60, met=-60)


def cuba() -> Scenario:
    """1962, after Fraser and Hipel (1984), in payoffs of our own.

    Moscow installs missiles or does not; Washington lives with them or blockades; Moscow then
    withdraws or escalates. Moscow takes Washington to fear a blockade more than it does.
    """
    last = decision(
        "blockade",
        "ussr",
        (None, ending("withdraw", "withdrawn")),
        (None, ending("escalate", "war")),
    )
    answer = decision("install", "us", (None, ending("live", "installed")), (None, last))
    tree = decision("root", "ussr", (None, answer), (None, ending("not", "before")))
    payoffs = {
        "before": {"us": 0, "ussr": 0},
        "installed": {"us": -50, "ussr": 50},
        "withdrawn": {"us": 20, "ussr": -20},
        "war": {"us": -100, "ussr": -100},
    }
    return with_picture(game(tree, payoffs), "ussr", "us", withdrawn=-70)


def reaches(frame: Frame, found: Hypergame) -> dict[str, float]:
    return dict(zip(frame.endpoint_ids, found.endpoint_reach.tolist(), strict=True))


def test_the_fall_of_france() -> None:
    frame = lower(fall_of_france())
    found = hypergame(frame, CHOSEN)
    # What the Allies take for the game ends with a front that holds in Belgium.
    assert found.seen["allies"].ids(found.seen["allies"].endpoint_reach == 1) == ("held",)
    # Had they seen Germany as it was, they had kept a reserve and lost Belgium.
    assert found.truth.ids(found.truth.endpoint_reach == 1) == ("lost",)
    assert reaches(frame, found) == {"held": 0, "sickle": 1, "lost": 0, "met": 0}
    assert found.surprises == (
        Surprise("allies", "root", "allies", expected=("reserve",), chooses=("north",)),
        Surprise(
            "allies", "north", "germany", expected=("north-belgium",), chooses=("north-ardennes",)
        ),
    )


def test_the_missiles_in_cuba() -> None:
    frame = lower(cuba())
    found = hypergame(frame, CHOSEN)
    assert found.seen["ussr"].ids(found.seen["ussr"].endpoint_reach == 1) == ("installed",)
    assert found.truth.ids(found.truth.endpoint_reach == 1) == ("before",)
    assert reaches(frame, found) == {"before": 0, "installed": 0, "withdrawn": 1, "war": 0}
    assert [(each.node, each.expected, each.chooses) for each in found.surprises] == [
        ("root", ("not",), ("install",)),
        ("install", ("live",), ("blockade",)),
    ]


def test_two_that_both_see_wrongly_each_act_on_their_own_picture() -> None:
    """Germany takes the Allies to prefer Belgium lost to anything: it changes nothing it chooses."""
    scenario = with_picture(fall_of_france(), "germany", "allies", lost=90)
    frame = lower(scenario)
    found = hypergame(frame, CHOSEN)
    assert found.seen["germany"].ids(found.seen["germany"].endpoint_reach == 1) == ("lost",)
    assert reaches(frame, found)["sickle"] == 1
    assert Surprise("germany", "root", "allies", ("reserve",), ("north",)) in found.surprises


def test_as_forecast_nobody_chooses_and_what_each_would_is_still_told() -> None:
    frame = lower(fall_of_france())
    found = hypergame(frame, Assumptions())
    assert found.reach == pytest.approx(found.truth.reach)
    assert "north" in {each.node for each in found.surprises}


def test_what_has_happened_surprises_nobody() -> None:
    scenario = fall_of_france()
    happened = lower(edits.set_moves(scenario, ("north", "north-ardennes")))
    found = hypergame(happened, CHOSEN)
    assert {each.node for each in found.surprises} <= {"reserve"}
    assert found.endpoint_reach[happened.endpoint_index["sickle"]] == 1


def test_an_unknown_worth_is_no_expectation() -> None:
    scenario = fall_of_france()
    blind = replace(scenario, scores=scenario.scores.without(("held", "germany1")))
    found = hypergame(lower(blind), CHOSEN)
    assert "north" not in {each.node for each in found.surprises}


def test_without_pictures_the_hypergame_is_the_game() -> None:
    scenario = fall_of_france()
    plain = replace(scenario, profiles=scenario.profiles.without("germany-by-allies"))
    found = hypergame(lower(plain), CHOSEN)
    assert (found.seen, found.surprises) == ({}, ())
    assert found.endpoint_reach == pytest.approx(found.truth.endpoint_reach)


def test_a_picture_of_red_lines_decides_the_overlap_but_no_choice() -> None:
    scenario = fall_of_france()
    picture = scenario.profiles["germany-by-allies"]
    lines = Table({"germany1": RedLine(30)})
    other = replace_fields(picture, scores=Table(), red_lines=lines)
    found = hypergame(lower(replace(scenario, profiles=scenario.profiles.put(other))), CHOSEN)
    assert found.surprises == ()
    assert "lost" in found.truth.ids(found.truth.in_overlap == 1)
    assert "lost" not in found.seen["allies"].ids(found.seen["allies"].in_overlap == 1)
