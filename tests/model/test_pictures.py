"""Who holds a picture of whom, and whose view assumptions are."""

from __future__ import annotations

from dataclasses import replace as replace_fields

from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.pictures import as_seen, by_own, pictures_held, seen_by
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.model.building import small_scenario


def seen(actor: str, holder: str, key: str = "") -> Profile:
    return Profile(key or f"{actor}-by-{holder}", actor, "Seen", kind="perceived", holder=holder)


def mutual() -> Scenario:
    """Washington has a picture of Moscow and of Tehran, Moscow one of Washington."""
    scenario = small_scenario()
    for profile in (seen("ir", "us"), seen("us", "ru"), seen("ru", "us", "later")):
        scenario = edits.add(scenario, "profiles", profile)
    return scenario


def test_the_first_picture_of_each_counts() -> None:
    held = pictures_held(mutual())
    assert held == {"us": {"ru": "us-sees-ru", "ir": "ir-by-us"}, "ru": {"us": "us-by-ru"}}


def test_a_view_is_known_by_what_is_assumed_alone() -> None:
    scenario = mutual()
    for holder, pictures in pictures_held(scenario).items():
        assumed = as_seen(scenario, Assumptions(), pictures)
        assert seen_by(scenario, assumed) == holder
        assert seen_by(scenario, replace_fields(assumed, linkages=("relief",))) == holder
        assert seen_by(scenario, by_own(scenario, assumed)) is None


def test_one_picture_of_several_is_nobodys_view() -> None:
    scenario = mutual()
    half = Assumptions(profiles=Table({"ru": "us-sees-ru"}))
    assert seen_by(scenario, half) is None
    other = Assumptions(profiles=Table({"ru": "later", "ir": "ir-by-us"}))
    assert seen_by(scenario, other) is None


def test_without_pictures_it_is_nobodys_view() -> None:
    scenario = edits.remove(small_scenario(), "profiles", "us-sees-ru")
    assert pictures_held(scenario) == {}
    assert seen_by(scenario, Assumptions()) is None


def test_own_profiles_that_are_chosen_stay_so() -> None:
    scenario = edits.add(mutual(), "profiles", Profile("us-2", "us", "Another"))
    chosen = Assumptions(profiles=Table({"us": "us-2"}))
    held = pictures_held(scenario)
    as_washington = as_seen(scenario, chosen, held["us"])
    assert as_washington.profiles["us"] == "us-2"
    assert seen_by(scenario, as_washington) == "us"
    assert as_seen(scenario, chosen, held["ru"]).profiles["us"] == "us-by-ru"


def on_a_picture() -> Scenario:
    """Moscow's base profile is Washington's picture of it; it has one of its own besides."""
    scenario = small_scenario()
    moscow = replace_fields(scenario.actors["ru"], base_profile="us-sees-ru")
    return replace(scenario, actors=scenario.actors.put(moscow))


def test_a_base_profile_that_is_a_picture_gives_way_to_one_of_its_own() -> None:
    scenario = on_a_picture()
    assert by_own(scenario, Assumptions()).profiles["ru"] == "ru-base"
    assert seen_by(scenario, Assumptions()) == "us"
    assert seen_by(scenario, by_own(scenario, Assumptions())) is None


def test_where_there_is_nothing_but_a_picture_it_is_nobodys_view() -> None:
    scenario = edits.remove(on_a_picture(), "profiles", "ru-base")
    assert "ru" not in by_own(scenario, Assumptions()).profiles
    assert seen_by(scenario, Assumptions()) is None
