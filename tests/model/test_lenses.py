"""Lenses: which one the assumptions are, what they may hold, and what removals leave of them."""

from __future__ import annotations

from dataclasses import replace as amended

import pytest

from scenario_desk.model.checks import check
from scenario_desk.model.edits import add, amend, remove
from scenario_desk.model.entities import Assumptions, Lens
from scenario_desk.model.lenses import current_lens, settled
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
SEEN = SMALL.lenses["seen"]


@pytest.mark.parametrize(
    "assumptions",
    [
        SEEN.assumptions,
        amended(SEEN.assumptions, profiles=Table({"ru": "us-sees-ru", "us": "us-base"})),
        amended(SEEN.assumptions, profiles=Table({"ru": "us-sees-ru", "ir": "gone"})),
        amended(SEEN.assumptions, package="gone"),
        amended(SEEN.assumptions, linkages=("gone", "bases", "bases")),
        amended(SEEN.assumptions, sharpness=3.0),
    ],
    ids=[
        "as saved",
        "a base profile",
        "no such profile",
        "no such package",
        "no such linkage",
        "a sharpness that rational choice does not ask for",
    ],
)
def test_what_comes_to_the_same_is_the_same_lens(assumptions: Assumptions) -> None:
    assert current_lens(SMALL, assumptions) is SEEN


@pytest.mark.parametrize(
    "other",
    [
        {"profiles": Table()},
        {"profiles": Table({"ru": "us-sees-ru", "us": "ru-base"}), "decisions": "judged"},
        {"package": "bargain"},
        {"linkages": ("bases", "relief")},
        {"linkages": ()},
        {"decisions": "judged"},
        {"decisions": "quantal"},
    ],
    ids=str,
)
def test_what_assumes_anything_else_is_not(other: dict[str, object]) -> None:
    assert current_lens(SMALL, amended(SEEN.assumptions, **other)) is None


def test_lenses_of_quantal_response_differ_by_how_sharply_owners_choose() -> None:
    leaning = amended(SEEN, decisions="quantal", sharpness=0.2)
    scenario = replace(SMALL, lenses=Roster([leaning]))
    assert leaning.assumptions.sharpness == 0.2
    assert current_lens(scenario, leaning.assumptions) is leaning
    assert settled(scenario, leaning.assumptions) == leaning.assumptions
    assert current_lens(scenario, amended(leaning.assumptions, sharpness=0.3)) is None


def test_of_two_that_assume_the_same_it_is_the_first() -> None:
    twice = add(SMALL, "lenses", Lens("two", "Twin", *_saved(SEEN)))
    assert current_lens(twice, SEEN.assumptions) is SEEN
    assert current_lens(remove(twice, "lenses", "seen"), SEEN.assumptions) == twice.lenses["two"]


def _saved(lens: Lens) -> tuple[object, ...]:
    assumed = lens.assumptions
    return assumed.profiles, assumed.package, assumed.linkages, assumed.decisions


def test_a_package_makes_ticked_linkages_idle_and_their_order_says_nothing() -> None:
    both = Assumptions(package="bargain", linkages=("bases",))
    assert settled(SMALL, both) == Assumptions(package="bargain")
    both_ways = [
        Assumptions(linkages=order) for order in (("bases", "relief"), ("relief", "bases"))
    ]
    saved = add(SMALL, "lenses", Lens("all", "All", linkages=("bases", "relief")))
    assert [current_lens(saved, each) for each in both_ways] == [saved.lenses["all"]] * 2
    assert [settled(SMALL, each) for each in both_ways] == both_ways
    assert settled(SMALL, SEEN.assumptions) == SEEN.assumptions


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"profiles": Table({"us": "ru-base"})}, "profile_of_another"),
        ({"profiles": Table({"us": "zz"})}, "unknown_reference"),
        ({"profiles": Table({"zz": "us-base"})}, "unknown_reference"),
        ({"package": "zz"}, "unknown_reference"),
        ({"linkages": ("relief", "zz")}, "unknown_reference"),
        ({"decisions": "guessed"}, "wrong_value"),
    ],
    ids=str,
)
def test_a_lens_assumes_only_what_there_is(fields: dict[str, object], code: str) -> None:
    assert refusal(amend, SMALL, "lenses", "seen", **fields) == code


def test_a_fault_that_a_file_brought_stops_no_rename() -> None:
    strange = amended(SEEN, profiles=Table({"us": "ru-base"}))
    loaded = replace(SMALL, lenses=Roster([strange]))
    assert amend(loaded, "lenses", "seen", name="New").lenses["seen"].name == "New"


def test_a_profile_of_another_actor_is_a_finding() -> None:
    strange = amended(SEEN, profiles=Table({"us": "ru-base", "ru": "us-sees-ru"}))
    (finding,) = check(replace(SMALL, lenses=Roster([strange])))
    assert (finding.level, finding.code) == ("warning", "lens_of_another")
    assert (finding.place, finding.about) == ("lenses", "seen")
    assert words(finding).startswith(
        "The lens “Russia as Washington saw it” judges “United States”"
    )


def test_what_it_names_is_taken_out_when_that_is_removed() -> None:
    assert remove(SMALL, "profiles", "us-sees-ru").lenses["seen"].profiles == Table()
    assert remove(SMALL, "actors", "ru").lenses["seen"].profiles == Table()
    assert remove(SMALL, "linkages", "bases").lenses["seen"].linkages == ()
    packed = amend(SMALL, "lenses", "seen", package="bargain")
    assert remove(packed, "packages", "bargain").lenses["seen"].package is None
