"""What a removal takes along and what it leaves."""

from __future__ import annotations

from dataclasses import replace as amended
from typing import Any

import pytest

from scenario_desk.model.changes import changes
from scenario_desk.model.checks import check
from scenario_desk.model.edits import (
    add,
    amend,
    amend_scenario,
    remove,
    remove_all,
    set_owner,
    set_probability,
    set_profile_score,
    set_score,
)
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.model.building import small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
DANGLING = {
    "names_nothing",
    "node_names_nothing",
    "score_of_nothing",
    "assumption_of_nothing",
    "override_of_nothing",
    "source_unlisted",
    "interest_of_another_actor",
    "no_base_profile",
}


def dangling(scenario: Scenario) -> list[str]:
    return [finding.code for finding in check(scenario) if finding.code in DANGLING]


@pytest.mark.parametrize(
    ("collection", "key"),
    [
        (collection, key)
        for collection in ROSTERS
        for key in getattr(SMALL, collection)
        if not key.endswith("-base")
    ],
)
def test_nothing_is_left_that_names_what_was_removed(collection: str, key: str) -> None:
    assumed = Assumptions(
        Table({"ru": "ru-base", "us": "us-base"}), "bargain", ("relief", "bases"), "judged"
    )
    smaller = remove(amend_scenario(SMALL, assumptions=assumed), collection, key)
    assert key not in getattr(smaller, collection)
    assert dangling(smaller) == []


def test_an_actor_takes_interests_profiles_and_scores_along() -> None:
    owned = set_owner(SMALL, "push", "ru")
    smaller = remove(owned, "actors", "ru")
    between = changes(owned, smaller)
    assert between.removed("interests") == {"ru1", "ru2"}
    assert between.removed("profiles") == {"ru-base", "us-sees-ru"}
    assert between.removed("relations") == {"us1-ru1", "us2-ru2"}
    assert len(between.removed("scores")) == 8
    assert smaller.nodes["push"].kind == "decision"
    assert smaller.nodes["push"].owner is None
    relief = smaller.linkages["relief"]
    assert (relief.givers, relief.receivers) == (("us",), ())
    assert set(relief.effects) == {"us2"}
    assert not relief.endpoint_effects


def test_the_holder_of_a_picture_takes_it_along() -> None:
    assert "us-sees-ru" not in remove(SMALL, "actors", "us").profiles


def test_an_interest_takes_its_judgements_along() -> None:
    smaller = remove(SMALL, "interests", "ru1")
    assert all(key[1] != "ru1" for key in smaller.scores)
    assert set(smaller.profiles["ru-base"].weights) == {"ru2"}
    assert not smaller.profiles["ru-base"].red_lines
    assert not smaller.profiles["us-sees-ru"].scores
    assert not smaller.linkages["bases"].effects


def test_an_endpoint_leaves_its_leaves_unfinished() -> None:
    smaller = remove(SMALL, "endpoints", "e2")
    assert smaller.nodes["yield"].kind == "leaf"
    assert smaller.nodes["yield"].endpoint is None
    assert all(key[0] != "e2" for key in smaller.scores)
    assert not smaller.profiles["us-sees-ru"].scores
    assert smaller.linkages["relief"].endpoints == ("e1",)
    assert not smaller.linkages["relief"].endpoint_effects


def test_what_is_removed_at_once_is_removed_as_one_by_one() -> None:
    one_by_one = remove(remove(SMALL, "endpoints", "e2"), "endpoints", "e4")
    assert remove_all(SMALL, "endpoints", ["e4", "e2"]) == one_by_one
    assert remove_all(SMALL, "endpoints", []) is SMALL


def test_all_are_removed_or_none() -> None:
    assert refusal(remove_all, SMALL, "endpoints", ["e2", "zz"]) == "unknown_reference"
    assert refusal(remove_all, SMALL, "profiles", ["us-sees-ru", "us-base"]) == (
        "base_profile_needed"
    )


def test_a_base_profile_stays_while_its_actor_does() -> None:
    assert refusal(remove, SMALL, "profiles", "us-base") == "base_profile_needed"
    assert refusal(remove, SMALL, "profiles", "zz") == "unknown_reference"
    assert refusal(remove, SMALL, "nodes", "root") == "unknown_field"


def test_a_removed_profile_or_package_is_assumed_no_more() -> None:
    hawk = add(SMALL, "profiles", amended(SMALL.profiles["us-base"], id="hawk"))
    assumed = amend_scenario(
        hawk, assumptions=Assumptions(Table({"us": "hawk"}), "bargain", ("bases", "relief"))
    )
    assert remove(assumed, "profiles", "hawk").assumptions.profiles == Table()
    assert remove(assumed, "packages", "bargain").assumptions.package is None
    assert remove(assumed, "linkages", "bases").assumptions.linkages == ("relief",)


def test_a_linkage_leaves_packages_and_other_linkages() -> None:
    tied = amend(SMALL, "linkages", "bases", requires=("relief",))
    smaller = remove(tied, "linkages", "relief")
    assert smaller.packages["bargain"].linkages == ("bases",)
    assert smaller.linkages["bases"].requires == ()


def test_groups_and_phases_leave_what_was_in_them() -> None:
    assert remove(SMALL, "groups", "money").linkages["relief"].group is None
    assert remove(SMALL, "phases", "first").nodes["root"].phase is None


def test_a_source_is_cited_nowhere_any_more() -> None:
    cited: dict[str, Any] = {"sources": ("report",)}
    number = Estimate(0.5, 0.4, 0.6, "So they say.", **cited)
    scenario = SMALL
    for collection, key in (
        ("actors", "us"),
        ("interests", "us1"),
        ("endpoints", "e1"),
        ("profiles", "us-base"),
        ("linkages", "bases"),
    ):
        scenario = amend(scenario, collection, key, **cited)
    scenario = set_probability(scenario, "deal", number)
    scenario = set_score(scenario, "e1", "us1", number)
    scenario = set_profile_score(scenario, "us-base", "e1", "us1", number)
    scenario = amend(scenario, "profiles", "us-base", reservation=number, margin=number)
    scenario = amend(
        scenario,
        "linkages",
        "relief",
        feasibility=number,
        endpoint_effects=Table({"e2": Table({"ru2": number})}),
    )
    scenario = amend(
        scenario,
        "packages",
        "bargain",
        overrides=Table({"talks": Table({"deal": number, "stall": None})}),
    )
    smaller = remove(scenario, "sources", "report")
    assert "report" not in smaller.sources
    assert dangling(smaller) == []
    assert smaller.nodes["deal"].probability == Estimate(0.5, 0.4, 0.6, "So they say.")
