"""What two people made of one scenario, put together: rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from scenario_desk.model import edits
from scenario_desk.model.checks import check
from scenario_desk.model.entities import (
    Actor,
    Endpoint,
    Interest,
    Lens,
    Linkage,
    Node,
    Profile,
    RedLine,
    Source,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.merging import Merged, merge, two_way
from scenario_desk.model.patches import Patch, Place, patch
from scenario_desk.model.patches.patch import ABSENT
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.model.building import big_tree, ranged, small_scenario, weight
from tests.model.refusals import refusal
from tests.model.test_edit_properties import NEVER_AFTER_AN_EDIT

SMALL = small_scenario()
Edit = Callable[[Scenario], Scenario]


def both(ours: Scenario, theirs: Scenario, base: Scenario = SMALL) -> dict[str, Merged]:
    """Merge with either side preferred; the conflicts are the same."""
    merged = {prefer: merge(base, ours, theirs, prefer=prefer) for prefer in ("ours", "theirs")}
    assert merged["ours"].conflicts == merged["theirs"].conflicts
    return merged


def agreed(ours: Scenario, theirs: Scenario, base: Scenario = SMALL) -> Scenario:
    """Merge what has no conflicts."""
    merged = both(ours, theirs, base)
    assert merged["ours"].conflicts == ()
    assert merged["ours"] == merged["theirs"]
    return merged["ours"].scenario


def test_what_nobody_else_touched_stays_as_it_is_in_ours() -> None:
    base = big_tree(1_000)
    ours = edits.add_child(edits.reorder(base, "n2", 1), "n900", "mine")
    merged = agreed(ours, edits.set_label(base, "n7", "Theirs"), base)
    assert merged.parents is ours.parents
    assert patch(ours, merged) == Patch(
        {("nodes", "n7", "label"): base.nodes["n7"].label}, {("nodes", "n7", "label"): "Theirs"}
    )


def said(merged: dict[str, Merged]) -> list[tuple[str, str]]:
    return [(each.code, "/".join(each.path)) for each in merged["ours"].conflicts]


def children(scenario: Scenario, node: str = "root") -> tuple[str, ...]:
    return scenario.nodes[node].children


# Different things, fields and cells.


def test_changes_of_different_fields_are_both_made():
    ours = edits.set_label(edits.set_score(SMALL, "e1", "us1", ranged(5, 1)), "talks", "They talk")
    theirs = edits.set_probability(SMALL, "talks", Estimate(0.4))
    theirs = edits.set_weight(theirs, "us-base", "us2", weight(3))
    theirs = edits.set_score(theirs, "e1", "us2", ranged(7, 1))
    merged = agreed(ours, theirs)
    assert merged.nodes["talks"].label == "They talk"
    assert merged.nodes["talks"].probability == Estimate(0.4)
    assert merged.profiles["us-base"].weights["us2"] == weight(3)
    assert [merged.scores["e1", each].best for each in ("us1", "us2")] == [5, 7]


def test_different_keys_of_one_table_are_both_changed():
    ours = edits.set_overrides(
        SMALL, "bargain", "root", {"talks": Estimate(1), "push": None, "leave": None}
    )
    theirs = edits.set_overrides(SMALL, "bargain", "push", {"yield": None, "resist": Estimate(0.2)})
    merged = agreed(ours, theirs)
    assert set(merged.packages["bargain"].overrides) == {"talks", "root", "push"}


def test_the_same_change_is_no_conflict():
    ours = edits.delete(edits.set_label(SMALL, "talks", "They talk"), "leave")
    theirs = edits.set_question(ours, "root", "What now?")
    assert agreed(ours, theirs) == theirs


def test_one_field_changed_to_different_values_is_a_conflict():
    ours = edits.set_label(SMALL, "talks", "They talk")
    theirs = edits.set_label(SMALL, "talks", "No talks")
    merged = both(ours, theirs)
    (conflict,) = merged["ours"].conflicts
    assert (conflict.code, conflict.path) == ("merge_changed", ("nodes", "talks", "label"))
    assert (conflict.base, conflict.ours, conflict.theirs) == (
        "Talks open",
        "They talk",
        "No talks",
    )
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    assert merge(SMALL, ours, theirs, {conflict.key: "theirs"}).scenario == theirs


def test_what_is_not_there_is_told_from_nothing():
    ours = edits.set_score(SMALL, "e1", "us1", None)
    theirs = edits.set_score(SMALL, "e1", "us1", ranged(3, 1))
    (conflict,) = both(ours, theirs)["ours"].conflicts
    assert conflict.ours is ABSENT
    rest = edits.set_probability(SMALL, "talks", None)
    judged = edits.set_probability(SMALL, "talks", Estimate(0.3))
    (conflict,) = both(rest, judged)["ours"].conflicts
    assert conflict.ours is None


def test_choices_are_made_one_by_one():
    ours = edits.set_question(edits.set_label(SMALL, "talks", "A"), "root", "A?")
    theirs = edits.set_question(edits.set_label(SMALL, "talks", "B"), "root", "B?")
    merged = merge(SMALL, ours, theirs, {("nodes", "root", "question"): "theirs"})
    assert merged.scenario.nodes["talks"].label == "A"
    assert merged.scenario.nodes["root"].question == "B?"
    assert len(merged.conflicts) == 2


# What was removed.


def _new_leaf(endpoint: str) -> Edit:
    return lambda s: edits.set_endpoint(edits.add_child(s, "root", "leaf", "New"), "leaf", endpoint)


def _made(collection: str, entity: object) -> Edit:
    return lambda s: edits.add(s, collection, entity)


REMOVALS: dict[str, tuple[Edit, Edit, list[str]]] = {
    "a field of it": (
        partial(edits.remove, collection="endpoints", id="e1"),
        partial(edits.amend, collection="endpoints", id="e1", title="The deal"),
        ["endpoints/e1/title"],
    ),
    "a new leaf that ends there": (
        partial(edits.remove, collection="endpoints", id="e1"),
        _new_leaf("e1"),
        ["nodes/leaf/endpoint"],
    ),
    "an old leaf that ends there now": (
        partial(edits.remove, collection="endpoints", id="e1"),
        partial(edits.set_endpoint, nodes="leave", endpoint="e1"),
        ["nodes/leave/endpoint"],
    ),
    "a score of it": (
        partial(edits.remove, collection="endpoints", id="e1"),
        partial(edits.set_score, endpoint="e1", interest="ru1", estimate=ranged(1, 1)),
        ["scores/e1/ru1"],
    ),
    "a score of an interest": (
        partial(edits.remove, collection="interests", id="ru1"),
        partial(edits.set_score, endpoint="e1", interest="ru1", estimate=ranged(1, 1)),
        ["scores/e1/ru1"],
    ),
    "an interest of an actor": (
        partial(edits.remove, collection="actors", id="ir"),
        _made("interests", Interest("ir3", "ir", "Calm")),
        ["interests/ir3"],
    ),
    "a weight in a profile": (
        partial(edits.remove, collection="profiles", id="us-sees-ru"),
        partial(edits.set_weight, profile="us-sees-ru", interest="ru1", estimate=weight(9)),
        ["profiles/us-sees-ru/weights/ru1"],
    ),
    "a decision of an actor": (
        partial(edits.remove, collection="actors", id="ir"),
        partial(edits.make_decisions, nodes="leave", owner="ir"),
        ["nodes/leave/owner"],
    ),
    "an effect of a linkage": (
        partial(edits.remove, collection="linkages", id="relief"),
        partial(edits.set_effect, linkage="relief", interest="us2", estimate=ranged(3, 1)),
        ["linkages/relief/effects/us2"],
    ),
    "an effect on an interest": (
        partial(edits.remove, collection="interests", id="us2"),
        partial(edits.set_effect, linkage="relief", interest="us2", estimate=ranged(3, 1)),
        ["linkages/relief/effects/us2"],
    ),
    "a linkage that an actor gives": (
        partial(edits.remove, collection="actors", id="ir"),
        _made("linkages", Linkage("l", "A favour", givers=("ir", "us"))),
        ["linkages/l/givers"],
    ),
    "a lens that takes a profile": (
        partial(edits.remove, collection="profiles", id="us-sees-ru"),
        _made("lenses", Lens("l", "Theirs", Table({"ru": "us-sees-ru"}))),
        ["lenses/l/profiles/ru"],
    ),
    "a score that cites a source": (
        partial(edits.remove, collection="sources", id="archive"),
        partial(
            edits.set_score,
            endpoint="e1",
            interest="us1",
            estimate=Estimate(1, sources=("archive",)),
        ),
        ["scores/e1/us1"],
    ),
}
WITH_SOURCE = edits.add(SMALL, "sources", Source("archive", "The archive"))


@pytest.mark.parametrize(("removal", "change", "paths"), REMOVALS.values(), ids=REMOVALS)
def test_what_one_removed_and_the_other_speaks_of_is_a_conflict(
    removal: Edit, change: Edit, paths: list[str]
):
    base = WITH_SOURCE
    removed, changed = removal(base), change(base)
    merged = both(removed, changed, base)
    found = merged["ours"].conflicts
    assert set(paths) <= {"/".join(each.path) for each in found}
    assert merged["theirs"].scenario == changed
    kept = merged["ours"].scenario
    codes = {each.code for each in check(kept)} & {"source_unlisted", *NEVER_AFTER_AN_EDIT}
    assert codes <= {each.code for each in check(removed)}
    assert merge(base, changed, removed, prefer="theirs").scenario == kept


def test_a_new_thing_loses_only_what_it_says_of_what_is_gone():
    removed = edits.remove(SMALL, "endpoints", "e1")
    merged = both(removed, _new_leaf("e1")(SMALL))["ours"].scenario
    assert merged.nodes["leaf"] == Node("leaf", label="New")
    assert children(merged)[-1] == "leaf"


def test_a_removal_that_is_not_made_leaves_all_that_would_have_gone_with_it():
    removed = edits.set_label(edits.remove(SMALL, "actors", "ir"), "talks", "They talk")
    added = edits.add(SMALL, "interests", Interest("ir3", "ir", "Calm"))
    merged = both(removed, added)["theirs"].scenario
    assert merged == edits.set_label(added, "talks", "They talk")


# The tree.


def test_a_change_in_a_deleted_branch_is_a_conflict():
    deleted = edits.delete(SMALL, "push")
    for change in (
        partial(edits.set_label, node="hold", text="They stay"),
        partial(edits.add_child, parent="hold", new="n"),
        partial(edits.move, nodes="leave", parent="resist"),
        partial(edits.happened, branch="rout"),
        partial(
            edits.set_overrides,
            package="bargain",
            node="push",
            estimates={"yield": None, "resist": None},
        ),
    ):
        changed = change(SMALL)
        merged = both(deleted, changed)
        assert merged["ours"].conflicts
        assert merged["theirs"].scenario == changed
        kept = merged["ours"].scenario
        assert "push" not in kept.nodes
        assert children(kept) == ("talks", "leave")


def test_what_moved_out_of_a_deleted_branch_is_a_conflict():
    deleted, moved = edits.delete(SMALL, "push"), edits.move(SMALL, "hold", "talks")
    merged = both(deleted, moved)
    assert said(merged)[0] == ("merge_gone", "nodes/hold/place")
    assert merged["ours"].scenario == deleted
    assert merged["theirs"].scenario == moved


def test_one_node_moved_to_two_parents_is_a_conflict():
    ours, theirs = edits.move(SMALL, "leave", "talks"), edits.move(SMALL, "leave", "push", 0)
    merged = both(ours, theirs)
    (conflict,) = merged["ours"].conflicts
    assert (conflict.code, conflict.path) == ("merge_moved", ("nodes", "leave", "place"))
    assert conflict.base == Place("root", "push")
    assert (conflict.ours, conflict.theirs) == (Place("talks", "stall"), Place("push", None))
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs


def test_branches_moved_below_one_another_are_a_conflict():
    ours, theirs = edits.move(SMALL, "talks", "push"), edits.move(SMALL, "push", "talks")
    merged = both(ours, theirs)
    assert {code for code, _path in said(merged)} == {"merge_circle"}
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    assert len({each.key for each in merged["ours"].conflicts}) == 1


def test_a_longer_circle_is_one_conflict():
    base = SMALL
    for key in "abc":
        base = edits.add_child(base, "root", key, key)
    ours = edits.move(edits.move(base, "a", "b"), "leave", "talks")
    theirs = edits.move(edits.move(base, "b", "c"), "c", "a")
    merged = both(ours, theirs, base)
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == edits.move(theirs, "leave", "talks")


def test_a_branch_below_what_became_a_leaf_is_a_conflict():
    emptied = edits.delete(SMALL, ("deal", "stall"))
    ended = edits.make_leaves(emptied, "talks", "e2")
    grown = edits.add_child(SMALL, "talks", "n", "A third way")
    merged = both(ended, grown)
    assert merged["ours"].scenario == ended
    talks = merged["theirs"].scenario.nodes["talks"]
    assert (talks.kind, talks.endpoint, talks.children) == ("chance", None, ("n",))


def test_a_leaf_that_goes_on_and_ends_elsewhere_is_a_conflict():
    grown, moved = edits.add_child(SMALL, "leave", "n"), edits.set_endpoint(SMALL, "leave", "e2")
    merged = both(grown, moved)
    assert merged["ours"].scenario == grown
    assert merged["theirs"].scenario == moved


def test_a_node_that_lost_its_branches_to_both_is_closed():
    ours, theirs = edits.delete(SMALL, "deal"), edits.delete(SMALL, "stall")
    assert agreed(ours, theirs) == edits.delete(ours, "stall")


def test_both_may_put_something_above_the_root_but_not_each():
    ours, theirs = (edits.add_parent(SMALL, "root", key, key) for key in ("a", "b"))
    merged = both(ours, theirs)
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    grown = edits.add_child(SMALL, "root", "n")
    assert agreed(ours, grown) == edits.add_child(ours, "root", "n")


def test_what_happened_on_a_branch_that_moved_is_a_conflict():
    moved, declared = edits.move(SMALL, "deal", "push"), edits.happened(SMALL, "deal")
    merged = both(moved, declared)
    assert merged["ours"].scenario == moved
    assert merged["theirs"].scenario == declared


def test_sums_and_depth_are_no_conflicts():
    ours = edits.set_probability(SMALL, "talks", Estimate(0.9))
    merged = agreed(ours, edits.set_probability(SMALL, "push", Estimate(0.9)))
    assert "probabilities_normalised" in {each.code for each in check(merged)}
    base = big_tree(TREE_LEVELS - 1, 1)
    last = f"n{TREE_LEVELS - 2}"
    ours, theirs = edits.add_child(base, last, "n"), edits.add_parent(base, "n5", "m")
    assert refusal(merge, base, ours, theirs) == "too_deep"


# Orders.


def test_what_both_put_in_one_place_stands_ours_before_theirs():
    ours = edits.add_sibling(edits.add_sibling(SMALL, "talks", "a"), "a", "b")
    theirs = edits.add_sibling(edits.add_sibling(SMALL, "talks", "x"), "x", "y")
    assert children(agreed(ours, theirs)) == ("talks", "a", "b", "x", "y", "push", "leave")
    assert children(agreed(theirs, ours)) == ("talks", "x", "y", "a", "b", "push", "leave")


def test_insertions_moves_and_removals_combine():
    base = SMALL
    for key in "abcdef":
        base = edits.add_child(base, "root", key, key)
    base = edits.delete(base, ("talks", "push", "leave"))
    ours = edits.add_sibling(edits.reorder(edits.delete(base, "b"), "e", -9), "d", "x")
    theirs = edits.add_sibling(edits.reorder(edits.delete(base, "f"), "a", 2), "d", "y")
    assert children(agreed(ours, theirs, base)) == ("e", "c", "a", "d", "x", "y")


def test_what_follows_something_deleted_follows_what_stood_before_it():
    ours, theirs = edits.add_sibling(SMALL, "push", "n"), edits.delete(SMALL, "push")
    assert children(agreed(ours, theirs)) == ("talks", "n", "leave")
    assert children(agreed(theirs, ours)) == ("talks", "n", "leave")


def test_one_thing_put_in_two_places_is_a_conflict():
    base = edits.add_child(SMALL, "root", "last")
    ours, theirs = edits.reorder(base, "last", -9), edits.reorder(base, "last", -1)
    merged = both(ours, theirs, base)
    assert said(merged) == [("merge_order", "nodes/last/place")]
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    first, second = (edits.reorder_entity(SMALL, "endpoints", "e4", at) for at in (0, 1))
    assert said(both(first, second)) == [("merge_order", "endpoints/e4/place")]


def test_an_order_gives_way_to_what_leaves_it():
    base = SMALL
    for key in "ab":
        base = edits.add_child(base, "root", key, key)
    for theirs in (edits.delete(base, "a"), edits.move(base, "a", "talks")):
        for ours in (edits.reorder(base, "a", 1), edits.reorder(base, "b", -1)):
            merged = agreed(ours, theirs, base)
            assert children(merged) == ("talks", "push", "leave", "b")
            assert children(merged, "talks") == children(theirs, "talks")


def test_where_what_left_is_kept_its_place_is_too():
    base = edits.add_child(SMALL, "root", "a", "a")
    ours = edits.set_label(edits.reorder(base, "a", -9), "a", "Another")
    merged = both(ours, edits.delete(base, "a"), base)
    assert [each.path for each in merged["ours"].conflicts] == [("nodes", "a", "label")]
    assert merged["ours"].scenario == ours
    assert "a" not in merged["theirs"].scenario.nodes


def test_the_order_of_what_went_with_its_parent_is_a_conflict():
    ours, theirs = edits.reorder(SMALL, "stall", -1), edits.delete(SMALL, "talks")
    merged = both(ours, theirs)
    assert {path for _code, path in said(merged)} == {"nodes/stall/place"}
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs


def test_each_behind_the_other_is_a_conflict():
    base = SMALL
    for key in "abcd":
        base = edits.add_child(base, "root", key, key)
    ours, theirs = edits.reorder(base, "a", 3), edits.reorder(base, "d", -2)
    assert children(ours)[3:] == ("b", "c", "d", "a")
    assert children(theirs)[3:] == ("a", "d", "b", "c")
    merged = both(ours, theirs, base)
    assert {code for code, _path in said(merged)} == {"merge_order"}
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs


def test_rosters_combine_like_branches():
    ours = edits.add(
        edits.reorder_entity(SMALL, "endpoints", "e4", 0), "endpoints", Endpoint("a", "A")
    )
    theirs = edits.add(edits.remove(SMALL, "endpoints", "e2"), "endpoints", Endpoint("b", "B"), 1)
    assert list(agreed(ours, theirs).endpoints) == ["e4", "e1", "b", "e3", "a"]


# The same id on both sides.


def test_one_thing_that_both_added_differs_by_field():
    mine = Endpoint("new", "A deal", title="The deal", needs_agreement=True)
    other = replace(mine, title="Another deal", notes="Seen")
    ours, theirs = (edits.add(SMALL, "endpoints", each) for each in (mine, other))
    merged = both(ours, theirs)
    assert said(merged) == [
        ("merge_changed", "endpoints/new/notes"),
        ("merge_changed", "endpoints/new/title"),
    ]
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs
    chosen = merge(SMALL, ours, theirs, {("endpoints", "new", "notes"): "theirs"}).scenario
    assert chosen.endpoints["new"] == replace(mine, notes="Seen")
    (conflict, _title) = merged["ours"].conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == (ABSENT, "", "Seen")


def test_tables_of_one_thing_that_both_added_combine():
    profile = Profile("new", "us", "A view")
    ours = edits.add(SMALL, "profiles", replace(profile, weights=Table({"us1": weight(3)})))
    theirs = edits.add(SMALL, "profiles", replace(profile, weights=Table({"us2": weight(4)})))
    assert agreed(ours, theirs).profiles["new"].weights == Table(
        {"us1": weight(3), "us2": weight(4)}
    )


def test_one_node_that_both_added_elsewhere_is_a_conflict():
    ours, theirs = edits.add_child(SMALL, "talks", "n"), edits.add_child(SMALL, "push", "n")
    merged = both(ours, theirs)
    assert said(merged) == [("merge_moved", "nodes/n/place")]
    assert merged["ours"].scenario == ours
    assert merged["theirs"].scenario == theirs


# What rests on what else.


def test_an_interest_given_away_and_weighed_by_its_former_actor_is_a_conflict():
    base = edits.set_weight(SMALL, "us-base", "us2", None)
    given = edits.amend(base, "interests", "us2", actor="ru")
    weighed = edits.set_weight(base, "us-base", "us2", weight(7))
    merged = both(given, weighed, base)
    assert said(merged) == [("merge_clash", "profiles/us-base/weights/us2")]
    assert merged["ours"].conflicts[0].against == ("interests", "us2", "actor")
    assert merged["ours"].scenario == given
    assert merged["theirs"].scenario == weighed


def test_a_base_profile_without_a_floor_is_a_conflict():
    base = edits.add(SMALL, "profiles", Profile("us-next", "us", "Next"))
    based = edits.amend(base, "actors", "us", base_profile="us-next")
    drawn = edits.set_red_line(base, "us-next", "us1", RedLine(None))
    merged = both(based, drawn, base)
    assert said(merged) == [("merge_clash", "profiles/us-next/red_lines/us1")]
    assert merged["ours"].scenario == based
    assert merged["theirs"].scenario == drawn


def test_an_override_of_a_branch_that_went_elsewhere_is_a_conflict():
    moved = edits.move(SMALL, "yield", "talks")
    overridden = edits.set_overrides(
        SMALL, "bargain", "push", {"yield": Estimate(0.5), "resist": None}
    )
    merged = both(moved, overridden)
    assert said(merged) == [("merge_clash", "packages/bargain/overrides/push/yield")]
    assert "yield" not in merged["ours"].scenario.packages["bargain"].overrides["push"]
    assert merged["theirs"].scenario == overridden


def test_a_new_actor_comes_with_all_that_is_said_of_it():
    ours = edits.add(SMALL, "actors", Actor("tr", "Turkey"))
    ours = edits.add(ours, "interests", Interest("tr1", "tr", "A border"))
    ours = edits.set_score(ours, "e1", "tr1", ranged(4, 1))
    theirs = edits.remove(SMALL, "endpoints", "e1")
    merged = both(ours, theirs)
    assert said(merged) == [("merge_names_gone", "scores/e1/tr1")]
    without = merged["theirs"].scenario
    assert "tr1" in without.interests
    assert ("e1", "tr1") not in without.scores
    assert merged["ours"].scenario == ours


# Without a base.


def test_without_a_base_every_difference_is_to_be_chosen_about():
    ours = edits.add(edits.set_label(SMALL, "talks", "They talk"), "endpoints", Endpoint("a", "A"))
    theirs = edits.set_score(edits.add_child(SMALL, "root", "n", "New"), "e1", "us1", None)
    merged = two_way(ours, theirs)
    assert not merged.based
    assert merged.scenario == ours
    assert two_way(ours, theirs, prefer="theirs").scenario == theirs
    values = {each.path: (each.base, each.ours, each.theirs) for each in merged.conflicts}
    assert values[("nodes", "talks", "label")] == (ABSENT, "They talk", "Talks open")
    assert values[("nodes", "n")] == (ABSENT, ABSENT, Node("n", label="New"))
    assert values[("endpoints", "a")] == (ABSENT, Endpoint("a", "A"), ABSENT)
    assert values[("scores", "e1", "us1")] == (ABSENT, ours.scores["e1", "us1"], ABSENT)
    chosen = two_way(ours, theirs, {("nodes", "n"): "theirs"}).scenario
    assert chosen == edits.add_child(ours, "root", "n", "New")
    assert two_way(ours, ours).conflicts == ()
    assert merge(SMALL, ours, theirs).based


def test_what_makes_sense_only_together_is_chosen_together():
    theirs = edits.add(SMALL, "interests", Interest("us3", "us", "A third"))
    theirs = edits.set_score(theirs, "e1", "us3", ranged(4, 1))
    merged = two_way(SMALL, theirs)
    assert {each.key for each in merged.conflicts} == {("interests", "us3")}


def test_what_a_new_thing_says_of_several_things_that_are_gone_is_all_left_out():
    """A branch and a source, of which an override names the one and cites the other."""
    gone = edits.remove(edits.delete(WITH_SOURCE, "deal"), "sources", "archive")
    cited = Estimate(0.5, sources=("archive",))
    said = edits.add_new(WITH_SOURCE, "packages", "p", name="A bundle")
    said = edits.set_overrides(said, "p", "talks", {"deal": cited, "stall": cited})
    merged = both(gone, said, WITH_SOURCE)
    kept = merged["ours"].scenario.packages["p"]
    assert kept.overrides == Table({"talks": Table({"stall": Estimate(0.5)})})
    assert merged["theirs"].scenario == said
