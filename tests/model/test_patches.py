"""A change as data: what it says, that it can be applied and taken back, and when it does not fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.model import edits
from scenario_desk.model.edits.walking import below
from scenario_desk.model.entities import Actor, Assumptions, Linkage, Move, Node, Phase
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Patch, Place, applied, fitted, inverse, outdated, patch
from scenario_desk.model.patches.ordering import moved, placed
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario, levels_of, parents_of
from scenario_desk.model.table import Roster, Table
from tests.model.building import big_tree, small_scenario, weight
from tests.model.refusals import refusal
from tests.model.test_edit_properties import edited, plans, several

SMALL = small_scenario()


def assert_laws(old: Scenario, new: Scenario) -> None:
    change = patch(old, new)
    there = applied(old, change)
    assert there == new
    assert there.parents == parents_of(new.nodes)
    assert there.levels_at_most() >= levels_of(new.nodes, new.root)
    assert applied(there, inverse(change)) == old
    assert inverse(inverse(change)) == change
    assert bool(change) == (old != new)
    assert not outdated(old, change)
    assert outdated(new, change) or not change or _only_moves(change)


def _only_moves(change: Patch) -> bool:
    return all(path[-1] == "place" for path in change.paths)


# The laws.


@several
@given(plans)
def test_a_patch_leads_from_one_to_the_other_and_back(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    for old, new in pairwise(way):
        assert_laws(old, new)
    assert_laws(way[0], way[-1])
    assert_laws(way[-1], way[len(way) // 2])
    assert not patch(SMALL, small_scenario())


@several
@given(plans)
def test_patches_in_a_row_lead_where_the_edits_led(plan) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    steps = [patch(old, new) for old, new in pairwise(way)]
    scenario = small_scenario()
    for step in steps:
        scenario = applied(scenario, step)
    assert scenario == way[-1]
    for step in reversed(steps):
        scenario = applied(scenario, inverse(step))
    assert scenario == way[0]


@several
@given(plans, plans, st.randoms(use_true_random=False))
def test_any_two_scenarios_can_be_separated(one, other, chance: Random) -> None:
    """Neither made from the other, in whatever order children and rosters stand."""
    assert_laws(_shuffled(edited(one)[0][-1][1], chance), edited(other)[0][-1][1])


def _shuffled(scenario: Scenario, chance: Random) -> Scenario:
    nodes = {
        key: replace(node, children=tuple(chance.sample(node.children, len(node.children))))
        for key, node in scenario.nodes.items()
    }
    rosters = {}
    for name in ROSTERS:
        entities = list(getattr(scenario, name).values())
        rosters[name] = Roster(chance.sample(entities, len(entities)))
    return replace(scenario.with_nodes(nodes), **rosters)


@several
@given(plans, st.randoms(use_true_random=False))
def test_part_of_a_patch_is_applied_or_refused_and_tears_no_tree(plan, chance: Random) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    change = patch(way[0], way[-1])
    paths = sorted(change.paths)
    part = change.without(chance.sample(paths, chance.randint(0, len(paths) // 3)))
    for lost in chance.sample(paths, min(len(paths), chance.randint(0, 2))):
        part.old.pop(lost, None)
        part.new.pop(lost, None)
    for scenario in (way[0], chance.choice(way)):
        try:
            there = applied(scenario, part)
        except EditRefused:
            continue
        assert there.parents == parents_of(there.nodes)
        assert levels_of(there.nodes, there.root) <= there.levels_at_most() <= TREE_LEVELS
        assert len(below(there, there.root)) == len(there.nodes) == len(there.parents) + 1
        for name in ROSTERS:
            roster = getattr(there, name)
            assert sorted(roster.order) == sorted(roster.table)


@settings(max_examples=300)
@given(st.permutations(range(9)), st.permutations(range(9)), st.integers(0, 9), st.integers(0, 9))
def test_an_order_is_made_anew_from_what_moved(one, other, many, few) -> None:
    old, new = tuple(map(str, one[:many])), tuple(map(str, other[:few]))
    went, came = moved(old, new)
    arrivals: dict[str | None, list[str]] = {}
    for key, after in came.items():
        arrivals.setdefault(after, []).append(key)
    assert placed([key for key in old if key not in went], arrivals) == new
    assert set(went) - set(new) == set(old) - set(new)
    assert set(came) - set(old) == set(new) - set(old)


def test_a_huge_order_is_compared_in_no_time() -> None:
    """Quadratic, this would not end."""
    old = tuple(f"k{number}" for number in range(100_000))
    went, came = moved(old, old[::-1])
    assert len(went) == len(came) == len(old) - 1
    assert moved(old, (*old[1:], old[0])) == ({"k0": None}, {"k0": old[-1]})


# What it says.


def test_a_field_is_named_with_what_it_held_and_holds() -> None:
    assert patch(SMALL, edits.set_label(SMALL, "talks", "They talk")) == Patch(
        {("nodes", "talks", "label"): "Talks open"}, {("nodes", "talks", "label"): "They talk"}
    )


def test_nothing_is_told_apart_from_none() -> None:
    rest = Table({"talks": Table({"deal": None, "stall": Estimate(0.1)})})
    package = replace(SMALL.packages["bargain"], overrides=rest)
    change = patch(SMALL, replace(SMALL, packages=SMALL.packages.put(package)))
    override = ("packages", "bargain", "overrides", "talks")
    assert change.new == {(*override, "deal"): None, (*override, "stall"): Estimate(0.1)}
    assert change.old[*override, "stall"] is None
    gone = patch(SMALL, edits.set_overrides(SMALL, "bargain", "talks", None))
    assert gone.new == {}
    assert gone.old.keys() == change.old.keys()


def test_a_value_in_a_table_is_named_by_its_keys() -> None:
    value = weight(12)
    heavier = edits.set_weight(SMALL, "us-base", "us1", value)
    assert patch(SMALL, heavier).new == {("profiles", "us-base", "weights", "us1"): value}
    score = ("profiles", "us-base", "scores", "e1", "us1")
    scored = edits.set_profile_score(SMALL, "us-base", "e1", "us1", value)
    assert patch(SMALL, scored) == Patch({}, {score: value})
    effect = edits.set_effect(SMALL, "relief", "ru1", value, SMALL.linkages["relief"].endpoints[0])
    (path,) = patch(SMALL, effect).paths
    assert path[:3] == ("linkages", "relief", "endpoint_effects")
    assert path[4] == "ru1"
    assert patch(SMALL, edits.set_score(SMALL, "e1", "us1", value)).new == {
        ("scores", "e1", "us1"): value
    }


def test_assumptions_differ_by_part() -> None:
    assumed = Assumptions(profiles=Table({"ru": "us-sees-ru"}), package="bargain")
    assert patch(SMALL, edits.amend_scenario(SMALL, assumptions=assumed)) == Patch(
        {("assumptions", "package"): None},
        {("assumptions", "profiles", "ru"): "us-sees-ru", ("assumptions", "package"): "bargain"},
    )


def test_a_place_is_a_parent_and_what_is_followed() -> None:
    moved_over = edits.move(SMALL, "deal", "push", 1)
    change = patch(SMALL, moved_over)
    place = ("nodes", "deal", "place")
    assert (change.old[place], change.new[place]) == (Place("talks", None), Place("push", "yield"))
    assert not [path for path in change.paths if path[-1] == "children"]
    first = patch(SMALL, edits.reorder_entity(SMALL, "actors", "ir", 0))
    assert first == Patch(
        {("actors", "ir", "place"): Place(None, "ru")},
        {("actors", "ir", "place"): Place(None, None)},
    )


def test_what_comes_is_whole_and_has_a_place() -> None:
    change = patch(SMALL, edits.add_parent(SMALL, "root", "above", "Before"))
    assert change.old == {("root",): "root"}
    assert change.new == {
        ("root",): "above",
        ("nodes", "above"): Node("above", "chance", question="Before"),
        ("nodes", "root", "place"): Place("above", None),
    }
    phase = Phase("second", "The second year")
    assert patch(SMALL, edits.add(SMALL, "phases", phase)) == Patch(
        {}, {("phases", "second"): phase, ("phases", "second", "place"): Place(None, "first")}
    )


def test_an_empty_table_that_is_kept_is_not_lost() -> None:
    empty = Linkage("new", "A favour", endpoint_effects=Table({"e1": Table()}))
    full = replace(empty, endpoint_effects=Table({"e1": Table({"us1": Estimate(1)})}))
    none = replace(empty, endpoint_effects=Table())
    versions = [replace(SMALL, linkages=SMALL.linkages.put(each)) for each in (empty, full, none)]
    for old in versions:
        for new in versions:
            assert_laws(old, new)


# When it does not fit.


def test_what_was_changed_since_is_not_written_over() -> None:
    change = patch(SMALL, edits.set_label(SMALL, "talks", "They talk"))
    elsewhere = edits.set_label(SMALL, "push", "Push")
    assert applied(elsewhere, change).nodes["talks"].label == "They talk"
    assert applied(elsewhere, change).nodes["push"].label == "Push"
    since = edits.set_label(SMALL, "talks", "Talk")
    assert outdated(since, change) == (("nodes", "talks", "label"),)
    assert refusal(applied, since, change) == "patch_outdated"
    assert refusal(applied, edits.delete(SMALL, "talks"), change) == "patch_outdated"


def test_a_removal_does_not_take_what_was_changed_since() -> None:
    removal = patch(SMALL, edits.delete(SMALL, "push"))
    assert refusal(applied, edits.set_label(SMALL, "hold", "?"), removal) == "patch_outdated"
    assert refusal(applied, edits.add_child(SMALL, "hold", "n"), removal) == "patch_outdated"
    grown = SMALL.with_nodes(
        {
            "n": Node("n"),
            "resist": replace(SMALL.nodes["resist"], children=("hold", "rout", "n")),
        }
    )
    assert refusal(applied, grown, removal) == "patch_would_orphan"
    without = edits.remove(SMALL, "actors", "ir")
    weighed = edits.set_weight(SMALL, "ir-base", "ir1", Estimate(1))
    assert refusal(applied, weighed, patch(SMALL, without)) == "patch_outdated"


def test_what_comes_beside_a_moved_branch_is_no_obstacle() -> None:
    change = patch(SMALL, edits.move(SMALL, "leave", "push", 0))
    beside = edits.add_sibling(SMALL, "push", "n", "Another")
    assert applied(beside, change).nodes["push"].children == ("leave", "yield", "resist")
    back = applied(applied(beside, change), inverse(change))
    assert back.nodes["root"].children == ("talks", "push", "leave", "n")
    turned = patch(SMALL, edits.reorder(SMALL, "leave", -1))
    assert refusal(applied, edits.reorder(SMALL, "leave", -2), turned) == "patch_outdated"


def test_a_place_that_is_gone_is_said() -> None:
    beside = patch(SMALL, edits.add_sibling(SMALL, "leave", "n"))
    assert refusal(applied, edits.delete(SMALL, "leave"), beside) == "patch_place_gone"
    below = patch(SMALL, edits.move(SMALL, "leave", "talks"))
    assert refusal(applied, edits.delete(SMALL, "talks"), below) == "patch_place_gone"


def test_what_followed_something_gone_follows_the_nearest_before_it() -> None:
    start = edits.add_child(SMALL, "root", "last", "Last")
    three = start
    for beside, key in (("talks", "a"), ("a", "b"), ("b", "c")):
        three = edits.add_sibling(three, beside, key, key)
    assert three.nodes["root"].children == ("talks", "a", "b", "c", "push", "leave", "last")
    change = patch(start, three)
    assert fitted(start, change, ()) == change

    def children(scenario: Scenario, *stays: str) -> tuple[str, ...]:
        paths = [("nodes", key) for key in stays]
        return applied(scenario, fitted(scenario, change, paths)).nodes["root"].children

    assert children(start, "a") == ("talks", "b", "c", "push", "leave", "last")
    assert children(start, "a", "b") == ("talks", "c", "push", "leave", "last")
    gone = edits.delete(start, "talks")
    assert refusal(applied, gone, change) == "patch_place_gone"
    assert children(gone) == ("push", "leave", "last", "a", "b", "c")
    assert children(gone, "a") == ("push", "leave", "last", "b", "c")
    places = {("nodes", key, "place"): Place("root", after) for key, after in ("xy", "yx")}
    circle = Patch({}, {("nodes", "z", "place"): Place("root", "x")} | places)
    (place,) = fitted(start, circle, list(places)).new.values()
    assert place == Place("root", "last")


def test_no_branch_comes_to_stand_below_itself_or_too_deep() -> None:
    under = patch(SMALL, edits.move(SMALL, "talks", "push"))
    turned = edits.move(SMALL, "push", "talks")
    assert refusal(applied, turned, under) == "patch_would_circle"
    deep = big_tree(990, 1)
    deeper = patch(big_tree(5, 1), edits.add_child(big_tree(5, 1), "n3", "n"))
    assert "n" in applied(deep, deeper).nodes
    for at in range(990, 1_000):
        deep = edits.add_child(deep, f"n{at - 1}", f"n{at}")
    lower = Patch({}, {("nodes", "x"): Node("x"), ("nodes", "x", "place"): Place("n999", None)})
    assert refusal(applied, deep, lower) == "too_deep"
    between = Patch(
        {("nodes", "n5", "place"): Place("n4", None)},
        {
            ("nodes", "x"): Node("x"),
            ("nodes", "x", "place"): Place("n4", None),
            ("nodes", "n5", "place"): Place("x", None),
        },
    )
    assert refusal(applied, deep, between) == "too_deep"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {("nodes", "x"): Node("x")}),
        ({}, {("nodes", "x", "place"): Place("talks", None)}),
        ({("nodes", "leave"): SMALL.nodes["leave"]}, {}),
        ({("nodes", "leave", "place"): Place("root", "push")}, {}),
        ({("root",): "root"}, {("root",): "talks"}),
        ({}, {("actors", "x"): Actor("x", "X")}),
        ({}, {("actors", "x", "place"): Place(None, "us")}),
        ({("actors", "us", "place"): Place(None, None)}, {}),
        ({("actors", "us"): SMALL.actors["us"]}, {}),
    ],
)
def test_a_patch_that_does_not_fit_together_breaks_nothing(old, new) -> None:
    assert refusal(applied, SMALL, Patch(old, new)) == "patch_without_place"


def test_a_value_in_a_thing_that_is_not_there() -> None:
    lost = Patch({}, {("profiles", "x", "weights", "us1"): Estimate(1)})
    assert refusal(applied, SMALL, lost) == "patch_outdated"


def test_a_whole_node_may_be_replaced_and_keeps_its_branches() -> None:
    now = Node("talks", "chance", "They talk")
    before = replace(SMALL.nodes["talks"], children=())
    there = applied(SMALL, Patch({("nodes", "talks"): before}, {("nodes", "talks"): now}))
    assert there.nodes["talks"] == replace(now, children=("deal", "stall"))


def test_what_has_happened_is_one_value() -> None:
    declared = edits.happened(SMALL, "deal", "2018")
    assert patch(SMALL, declared).new == {("moves",): declared.moves}
    assert declared.moves[-1] == Move("deal", "2018")
