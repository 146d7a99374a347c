"""What goes only together, in a merge: whole things, fields of one thing, what rests on what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenario_desk.model import edits
from scenario_desk.model.entities import Profile, RedLine, Relation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.merging import merge
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.model.building import ranged, small_scenario
from tests.model.test_merging import agreed, both, said

SMALL = small_scenario()
NEXT = edits.add(
    edits.add(SMALL, "profiles", Profile("us-next", "us", "Next")),
    "profiles",
    Profile("us-last", "us", "Last"),
)
"""With profiles of the United States that are not its base."""


def put(scenario: Scenario, collection: str, key: str, **fields: Any) -> Scenario:
    """Change fields as a file could hold them, whether an edit makes that or not."""
    roster = getattr(scenario, collection)
    return replace(scenario, **{collection: roster.put(replace(roster[key], **fields))})


# Packages and branches.


@pytest.mark.parametrize(
    ("moved", "left"),
    [
        (("stall",), {"deal": Estimate(0.5)}),
        (("stall", "deal"), None),
    ],
)
def test_a_new_package_says_nothing_of_branches_that_went_elsewhere(moved, left):
    ours = edits.move(SMALL, moved, "push")
    theirs = edits.add_new(SMALL, "packages", "p", name="A bundle")
    theirs = edits.set_overrides(theirs, "p", "talks", {"deal": Estimate(0.5), "stall": None})
    merged = both(ours, theirs)
    assert said(merged) == [
        ("merge_clash", f"packages/p/overrides/talks/{key}") for key in sorted(moved)
    ]
    overrides = merged["ours"].scenario.packages["p"].overrides
    assert overrides == (Table() if left is None else Table({"talks": Table(left)}))
    assert merged["theirs"].scenario == theirs


def test_a_table_that_one_emptied_and_the_other_wrote_in_is_a_conflict():
    ours = edits.set_overrides(SMALL, "bargain", "talks", {"deal": Estimate(0.5), "stall": None})
    theirs = put(SMALL, "packages", "bargain", overrides=Table({"talks": Table()}))
    merged = both(ours, theirs)
    assert said(merged) == [("merge_clash", "packages/bargain/overrides/talks/deal")]
    assert merged["ours"].conflicts[0].against == ("packages", "bargain", "overrides", "talks")
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs


# Relations.


def test_both_ends_of_a_relation_are_changed_together_or_not():
    turned = put(SMALL, "relations", "us1-ru1", source="ru1", target="us1")
    other = edits.amend(SMALL, "relations", "us1-ru1", target="ir1")
    merged = both(turned, other)
    assert said(merged) == [("merge_changed", "relations/us1-ru1/target")]
    assert merged["ours"].scenario == turned
    assert merged["theirs"].scenario == other


def test_a_relation_of_an_interest_with_itself_is_a_conflict():
    from_there = edits.amend(SMALL, "relations", "us1-ru1", source="ir1")
    to_there = edits.amend(SMALL, "relations", "us1-ru1", target="ir1")
    merged = both(from_there, to_there)
    assert said(merged) == [("merge_clash", "relations/us1-ru1/source")]
    assert merged["ours"].conflicts[0].against == ("relations", "us1-ru1", "target")
    assert merged["ours"].scenario == from_there
    assert merged["theirs"].scenario == to_there
    elsewhere = edits.amend(SMALL, "relations", "us1-ru1", target="ir2")
    assert agreed(from_there, elsewhere).relations["us1-ru1"] == replace(
        Relation("us1-ru1", "ir1", "ir2", -1), note=SMALL.relations["us1-ru1"].note
    )


# Linkages.


def test_an_effect_goes_with_the_endpoint_that_was_attached_for_it():
    ours = edits.amend(SMALL, "linkages", "relief", endpoints=("e1", "e2", "e3"))
    ours = edits.set_effect(ours, "relief", "us1", ranged(5, 1), "e3")
    ours = edits.set_effect(ours, "relief", "us1", ranged(6, 1), "e2")
    theirs = edits.amend(SMALL, "linkages", "relief", endpoints=("e1", "e2", "e4"))
    merged = both(ours, theirs)
    assert said(merged) == [
        ("merge_clash", "linkages/relief/endpoint_effects/e3/us1"),
        ("merge_changed", "linkages/relief/endpoints"),
    ]
    assert merged["ours"].scenario == ours
    effects = merged["theirs"].scenario.linkages["relief"].endpoint_effects
    assert set(effects) == {"e2"}
    assert effects["e2"]["us1"] == ranged(6, 1)


def test_an_effect_at_an_endpoint_that_is_attached_no_more_is_a_conflict():
    plain = edits.set_effect(SMALL, "relief", "ru2", None, "e2")
    detached = edits.amend(plain, "linkages", "relief", endpoints=("e1",))
    judged = edits.set_effect(plain, "relief", "us1", ranged(5, 1), "e2")
    merged = both(detached, judged, plain)
    assert said(merged) == [("merge_clash", "linkages/relief/endpoint_effects/e2/us1")]
    assert merged["ours"].conflicts[0].against == ("linkages", "relief", "endpoints")
    assert merged["ours"].scenario == detached
    assert merged["theirs"].scenario == judged


# Profiles.


def test_a_perceived_profile_and_its_holder_are_changed_together_or_not():
    own = edits.amend(SMALL, "profiles", "us-sees-ru", kind="own", holder=None)
    handed = edits.amend(SMALL, "profiles", "us-sees-ru", holder="ir")
    merged = both(own, handed)
    assert said(merged) == [("merge_changed", "profiles/us-sees-ru/holder")]
    assert merged["ours"].scenario == own
    assert merged["theirs"].scenario == handed


def test_a_base_profile_that_became_another_s_picture_is_a_conflict():
    pictured = edits.amend(NEXT, "profiles", "us-next", kind="perceived", holder="ru")
    based = edits.amend(NEXT, "actors", "us", base_profile="us-next")
    merged = both(pictured, based, NEXT)
    assert said(merged) == [("merge_clash", "profiles/us-next/kind")]
    assert merged["ours"].conflicts[0].against == ("actors", "us", "base_profile")
    assert merged["ours"].scenario == pictured
    assert merged["theirs"].scenario == based


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("us-base", {"kind": "perceived", "holder": "ru"}),
        ("us-base", {"red_lines": Table({"us1": RedLine(None)})}),
    ],
)
def test_what_a_base_may_not_be_a_former_one_is_no_more_where_it_stays_the_base(key, change):
    ours = edits.amend(NEXT, "actors", "us", base_profile="us-next")
    ours = put(ours, "profiles", key, **change)
    theirs = edits.amend(NEXT, "actors", "us", base_profile="us-last")
    merged = both(ours, theirs, NEXT)
    assert said(merged) == [("merge_changed", "actors/us/base_profile")]
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    chosen = merge(NEXT, ours, theirs, {("actors", "us", "base_profile"): "theirs"})
    assert chosen.scenario.profiles[key] == NEXT.profiles[key]
