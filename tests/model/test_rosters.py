"""Adding, changing and ordering actors, interests, endpoints and the rest."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from scenario_desk.model.edits import (
    add,
    add_actor,
    add_new,
    amend,
    amend_scenario,
    reorder_entity,
    set_glossary,
    set_label,
    together,
)
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Interest,
    Linkage,
    Package,
    Profile,
    RedLine,
    Relation,
    Shift,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.table import Table
from tests.model.building import small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
NEW: dict[str, Any] = {
    name: replace(next(iter(getattr(SMALL, name).values())), id="new") for name in ROSTERS
} | {
    "actors": Actor("new", "China"),
    "assessments": replace(next(iter(SMALL.assessments.values())), id="new", participant=None),
}
"""One more of each collection, like the first there is."""


@pytest.mark.parametrize("collection", ROSTERS)
def test_an_entity_is_added_last_or_where_it_is_told(collection: str) -> None:
    grown = add(SMALL, collection, NEW[collection])
    assert getattr(grown, collection).order[-1] == "new"
    first = add(SMALL, collection, NEW[collection], 0)
    assert getattr(first, collection).order[0] == "new"
    assert refusal(add, grown, collection, NEW[collection]) == "id_taken"
    other = NEW["phases" if collection != "phases" else "sources"]
    assert refusal(add, SMALL, collection, other) == "wrong_value"


def test_an_entity_is_added_by_its_fields() -> None:
    grown = add_new(SMALL, "interests", "new", actor="us", name="Credibility")
    assert grown == add(SMALL, "interests", Interest("new", "us", "Credibility"))
    assert refusal(add_new, SMALL, "interests", "new", actor="us") == "wrong_value"
    assert refusal(add_new, SMALL, "phases", "new", name="x" * 1_001) == "text_too_long"
    assert refusal(add_new, SMALL, "phases", "new", name="A", colour="red") == "unknown_field"
    assert refusal(add_new, SMALL, "nodes", "new") == "unknown_field"


def test_the_glossary_is_replaced_and_its_terms_keep_their_ids() -> None:
    changed = set_glossary(SMALL, [("BATNA", "What else."), ("ZOPA", "Where both sign.")])
    told = {each.term: (each.id, each.meaning) for each in changed.glossary.values()}
    assert list(told) == ["BATNA", "ZOPA"]
    assert told["ZOPA"] == ("zopa", "Where both sign.")
    assert refusal(set_glossary, SMALL, [("ZOPA", "One."), ("ZOPA", "Another.")]) == "listed_twice"
    assert refusal(set_glossary, SMALL, [("", "Nameless.")]) == "value_without_name"
    assert refusal(set_glossary, SMALL, [("x" * 1_001, "")]) == "text_too_long"


def test_a_list_takes_no_entry_twice_but_keeps_those_of_a_file() -> None:
    pairs = (("Bases", "two"), ("Bases", "three"), ("", "loose"))
    endpoint = replace(SMALL.endpoints["e1"], attributes=pairs, indicators=("a", "a"))
    loaded = replace(SMALL, endpoints=SMALL.endpoints.put(endpoint))
    with_more = amend(loaded, "endpoints", "e1", attributes=(*pairs, ("Head", "none")))
    assert with_more.endpoints["e1"].attributes[-1] == ("Head", "none")
    for field, value, code in (
        ("attributes", (*pairs, ("Bases", "four")), "listed_twice"),
        ("attributes", (*pairs, ("", "looser")), "value_without_name"),
        ("indicators", ("a", "a", "a"), "listed_twice"),
        ("indicators", ("b", "b"), "listed_twice"),
    ):
        assert refusal(amend, loaded, "endpoints", "e1", **{field: value}) == code
    assert refusal(amend_scenario, SMALL, authors=("A", "B", "A")) == "listed_twice"


def test_several_edits_are_done_together_or_not_at_all() -> None:
    good, bad = (
        partial(set_label, node="deal", text="A truce"),
        partial(set_label, node="gone", text=""),
    )
    assert together(SMALL) is SMALL
    assert together(SMALL, good).nodes["deal"].label == "A truce"
    assert refusal(together, SMALL, good, bad) == "unknown_node"


def test_an_actor_comes_with_an_empty_base_profile() -> None:
    grown = add(SMALL, "actors", Actor("cn", "China"))
    base = grown.profiles[grown.actors["cn"].base_profile]
    assert (base.actor, base.name, base.kind, base.reservation) == ("cn", "China", "own", None)
    named = add(SMALL, "actors", Actor("cn", "China", base_profile="cautious"))
    assert named.profiles["cautious"].actor == "cn"
    taken = add(
        add(SMALL, "profiles", Profile("cn-base", "us", "?")), "actors", Actor("cn", "China")
    )
    assert taken.profiles[taken.actors["cn"].base_profile].actor == "cn"


def test_an_actor_can_bring_its_profile() -> None:
    profile = Profile("p", "cn", "China", reservation="derived")
    grown = add_actor(SMALL, Actor("cn", "China"), profile, 0)
    assert grown.actors.order[0] == "cn"
    assert grown.actors["cn"].base_profile == "p"
    assert grown.profiles["p"] == profile
    assert (
        refusal(add_actor, SMALL, Actor("cn", "China"), Profile("p", "us", "?"))
        == "profile_of_another"
    )
    perceived = Profile("p", "cn", "China", "perceived", "us")
    assert refusal(add_actor, SMALL, Actor("cn", "China"), perceived) == "profile_of_another"
    strange = Profile("p", "cn", "China", red_lines=Table({"us1": RedLine(-50)}))
    assert refusal(add_actor, SMALL, Actor("cn", "China"), strange) == "interest_of_another"


@pytest.mark.parametrize(
    ("collection", "entity", "code"),
    [
        ("interests", Interest("new", "nobody", "?"), "unknown_reference"),
        ("interests", Interest("new", "us", "?", sources=("nowhere",)), "unknown_reference"),
        ("relations", Relation("new", "us1", "zz", 1), "unknown_reference"),
        ("relations", Relation("new", "us1", "us1", 1), "names_itself"),
        ("profiles", Profile("new", "us", "?", "perceived"), "holder_needed"),
        ("profiles", Profile("new", "us", "?", "perceived", "us"), "holder_needed"),
        ("profiles", Profile("new", "us", "?", "own", "ru"), "holder_of_own"),
        (
            "profiles",
            Profile("new", "us", "?", weights=Table({"ru1": Estimate(1)})),
            "interest_of_another",
        ),
        (
            "profiles",
            Profile("new", "us", "?", scores=Table({("e1", "ru1"): Estimate(1)})),
            "interest_of_another",
        ),
        (
            "profiles",
            Profile("new", "us", "?", scores=Table({("e9", "us1"): Estimate(1)})),
            "unknown_reference",
        ),
        (
            "profiles",
            Profile("new", "us", "?", weights=Table({"us1": Estimate(101)})),
            "out_of_range",
        ),
        ("profiles", Profile("new", "us", "?", reservation=Estimate(101)), "out_of_range"),
        ("profiles", Profile("new", "us", "?", margin=Estimate(-1)), "out_of_range"),
        (
            "profiles",
            Profile("new", "us", "?", red_lines=Table({"us1": RedLine(-101)})),
            "out_of_range",
        ),
        ("linkages", Linkage("new", "?", requires=("new",)), "names_itself"),
        ("linkages", Linkage("new", "?", excludes=("zz",)), "unknown_reference"),
        ("linkages", Linkage("new", "?", feasibility=Estimate(2)), "out_of_range"),
        ("linkages", Linkage("new", "?", effects=Table({"us1": Estimate(201)})), "out_of_range"),
        (
            "linkages",
            Linkage("new", "?", endpoint_effects=Table({"e1": Table({"us1": Estimate(1)})})),
            "not_attached",
        ),
        ("shifts", Shift("new", "ru", "?", "e1", "e1"), "shift_to_itself"),
        ("shifts", Shift("new", "ru", "?", "zz", "e1"), "unknown_reference"),
        ("actors", Actor("new", "?", ratifiers=("new",)), "names_itself"),
        ("packages", Package("new", "?", linkages=("zz",)), "unknown_reference"),
        ("packages", Actor("new", "?"), "wrong_value"),
        (
            "packages",
            Package("new", "?", overrides=Table({"talks": Table({"deal": None})})),
            "override_whole_node",
        ),
        (
            "packages",
            Package("new", "?", overrides=Table({"zz": Table({"deal": None})})),
            "unknown_node",
        ),
    ],
)
def test_what_does_not_hold_together_is_not_added(collection: str, entity: Any, code: str) -> None:
    assert refusal(add, SMALL, collection, entity) == code


def test_fields_change_and_the_rest_stays() -> None:
    changed = amend(SMALL, "actors", "ir", name="Tehran", leverage="weak")
    assert changed.actors["ir"] == Actor("ir", "Tehran", "IR", False, "weak", "ir-base")
    assert changed.actors.order == SMALL.actors.order
    assert amend(SMALL, "actors", "ir", name="Iran") is SMALL


@pytest.mark.parametrize(
    ("collection", "key", "fields", "code"),
    [
        ("actors", "us", {"colour": "blue"}, "unknown_field"),
        ("actors", "us", {"leverage": "huge"}, "wrong_value"),
        ("actors", "us", {"name": "x" * 1_001}, "text_too_long"),
        ("actors", "us", {"base_profile": None}, "base_profile_needed"),
        ("actors", "us", {"base_profile": "ru-base"}, "profile_of_another"),
        ("actors", "ru", {"base_profile": "us-sees-ru"}, "profile_of_another"),
        ("actors", "xx", {"name": "?"}, "unknown_reference"),
        ("profiles", "us-base", {"actor": "ru"}, "profile_stays"),
        ("profiles", "us-base", {"kind": "perceived", "holder": "ru"}, "base_profile_needed"),
        ("profiles", "us-sees-ru", {"holder": None}, "holder_needed"),
        (
            "profiles",
            "us-base",
            {"red_lines": Table({"us1": RedLine(None)})},
            "red_line_needs_floor",
        ),
        ("interests", "us1", {"actor": "nobody"}, "unknown_reference"),
        ("linkages", "bases", {"requires": ("bases",)}, "names_itself"),
        ("things", "us", {"name": "?"}, "unknown_field"),
    ],
)
def test_fields_hold_only_what_they_may(
    collection: str, key: str, fields: dict[str, Any], code: str
) -> None:
    assert refusal(amend, SMALL, collection, key, **fields) == code


def test_an_interest_that_changes_hands_leaves_its_weights_behind() -> None:
    changed = amend(SMALL, "interests", "ru1", actor="ir")
    assert "ru1" not in changed.profiles["ru-base"].weights
    assert "ru1" not in changed.profiles["ru-base"].red_lines
    assert ("e2", "ru1") not in changed.profiles["us-sees-ru"].scores
    assert changed.scores == SMALL.scores
    assert changed.profiles["us-base"] == SMALL.profiles["us-base"]


def test_entities_are_reordered() -> None:
    assert reorder_entity(SMALL, "actors", "ir", 0).actors.order == ("ir", "us", "ru")
    assert reorder_entity(SMALL, "actors", "us", 99).actors.order == ("ru", "ir", "us")
    assert reorder_entity(SMALL, "actors", "us", 0) is SMALL
    assert refusal(reorder_entity, SMALL, "actors", "xx", 0) == "unknown_reference"


def test_the_scenario_itself_is_changed() -> None:
    changed = amend_scenario(SMALL, title="Another", authors=("A", "B"), limits="hard")
    assert (changed.title, changed.authors, changed.limits) == ("Another", ("A", "B"), "hard")
    assumed = Assumptions(Table({"us": "us-base"}), "bargain", ("relief",), "rational")
    assert amend_scenario(SMALL, assumptions=assumed).assumptions == assumed
    assert amend_scenario(SMALL, title=SMALL.title) is SMALL


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nodes": Table()}, "unknown_field"),
        ({"limits": "soft"}, "wrong_value"),
        ({"title": "x" * 1_001}, "text_too_long"),
        ({"assumptions": Assumptions(package="zz")}, "unknown_reference"),
        ({"assumptions": Assumptions(linkages=("zz",))}, "unknown_reference"),
        ({"assumptions": {"linkages": ("zz",)}}, "unknown_reference"),
        ({"assumptions": Assumptions(Table({"us": "zz"}))}, "unknown_reference"),
        ({"assumptions": Assumptions(Table({"us": "ru-base"}))}, "profile_of_another"),
    ],
)
def test_the_scenario_holds_only_what_it_may(fields: dict[str, Any], code: str) -> None:
    assert refusal(amend_scenario, SMALL, **fields) == code
