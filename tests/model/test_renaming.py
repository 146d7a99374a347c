"""An actor who is renamed is called so wherever its profiles carried its former name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Profile
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

NAMES = st.text(st.sampled_from("ab(.*) é-"), min_size=1, max_size=8).filter(str.strip)


def named(actor: str, profile: str, short: str = "") -> Scenario:
    scenario = edits.add(small_scenario(), "actors", Actor(id="x", name=actor, short=short))
    return edits.add(scenario, "profiles", Profile(id="p", actor="x", name=profile))


@pytest.mark.parametrize(
    ("profile", "after"),
    [
        ("Egypt, base", "Sudan, base"),
        ("The hawks of Egypt", "The hawks of Sudan"),
        ("Egyptians in exile", "Egyptians in exile"),
        ("Cairo 2011", "Cairo 2011"),
        ("Egypt’s army against Egypt", "Sudan’s army against Sudan"),
    ],
)
def test_its_profiles_are_renamed_along(profile: str, after: str) -> None:
    renamed = edits.amend(named("Egypt", profile), "actors", "x", name="Sudan")
    assert renamed.profiles["p"].name == after
    assert renamed.profiles["x-base"].name == "Sudan"


def test_so_are_those_by_which_it_sees_others_and_nobody_elses() -> None:
    scenario = small_scenario()
    renamed = edits.amend(scenario, "actors", "us", name="Peru")
    changed = {key for key in scenario.profiles if renamed.profiles[key] != scenario.profiles[key]}
    assert changed == {
        key
        for key, each in scenario.profiles.items()
        if "us" in (each.actor, each.holder) and "United States" in each.name
    }


@pytest.mark.parametrize(
    ("name", "short", "then", "after"),
    [
        ("South Sudan", "SS", "Chad", ""),
        ("South Sudan", "ss", "South Syria", "ss"),
        ("South Sudan", "Juba", "Chad", "Juba"),
    ],
)
def test_a_short_name_of_its_first_letters_goes(
    name: str, short: str, then: str, after: str
) -> None:
    scenario = edits.amend(named(name, "", short), "actors", "x", name=then)
    assert scenario.actors["x"].short == after


@given(NAMES, NAMES)
def test_any_name_can_follow_any_other(before: str, after: str) -> None:
    scenario = named(before, f"{before}: base")
    renamed = edits.amend(scenario, "actors", "x", name=after)
    assert renamed.profiles["p"].name.endswith(": base")
    assert renamed.profiles["p"].name in (f"{after}: base", f"{before}: base")


def test_a_name_that_would_be_too_long_stays_as_it_is() -> None:
    scenario = named("Egypt", "Egypt" + " by day" * 141)
    renamed = edits.amend(scenario, "actors", "x", name="Sudan of the south")
    assert renamed.profiles["p"] == scenario.profiles["p"]
