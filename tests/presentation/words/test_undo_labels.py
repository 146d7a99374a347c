"""What the menu calls a step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Actor, Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.rosters import NODE, ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.counting import COUNTS
from scenario_desk.presentation.words.undo_labels import merge_step, undo_label
from scenario_desk.presentation.words.undo_losses import counted_as
from tests.model.building import big_tree, chance, small_scenario
from tests.model.random_edits import STEPS, Step

SMALL = small_scenario()


@pytest.mark.parametrize(
    ("edit", "arguments", "label"),
    [
        (edits.add_child, ("talks", "new"), "Add branch"),
        (edits.add_sibling, ("talks", "new", "Wait"), "Add branch “Wait”"),
        (edits.add_parent, ("deal", "new"), "Add a step before “A deal”"),
        (edits.delete, ("leave",), "Delete “Washington leaves”"),
        (edits.delete, ("resist",), "Delete “Moscow resists” and 2 nodes below it"),
        (edits.delete, (("resist", "hold"),), "Delete “Moscow resists” and 2 nodes below it"),
        (edits.delete, (("resist", "leave"),), "Delete 2 branches and 2 nodes below them"),
        (edits.delete, (("hold", "deal"),), "Delete 2 branches, with 1 override in packages"),
        (edits.delete, ("deal",), "Delete “A deal”, with 1 override in packages"),
        (
            edits.delete,
            ("push", True),
            "Delete “Washington pushes” (keeping what is below it)",
        ),
        (
            edits.delete,
            ("talks",),
            "Delete “Talks open” and 2 nodes below it, with 1 override in packages",
        ),
        (edits.move, ("hold", "root"), "Move “The lines hold”"),
        (edits.move, (("hold", "deal"), "root"), "Move 2 branches"),
        (edits.reorder, ("deal", 1), "Reorder branches"),
        (edits.set_label, ("deal", "A bargain"), "Label “A bargain”"),
        (edits.set_kind, ("leave", "decision"), "Change kind of “Washington leaves”"),
        (edits.set_kind, (("leave", "deal"), "decision"), "Change kind of 2 nodes"),
        (edits.set_owner, ("push", "us"), "Change owner of “Washington pushes”"),
        (edits.set_endpoint, ("deal", None), "Change endpoint of “A deal”"),
        (edits.set_probability, ("deal", None), "Change probability of “A deal”"),
        (edits.spread_evenly, ("talks",), "Spread probability evenly"),
        (edits.happened, ("hold",), "Declare “The lines hold” as happened"),
        (edits.set_score, ("e3", "ir1", None), "Score “Frozen lines” on “A land bridge”"),
        (edits.set_weight, ("ru-base", "ru1", None), "Change weight in “Russia”"),
        (edits.set_red_line, ("ru-base", "ru2", RedLine(0)), "Change red line in “Russia”"),
        (edits.set_reservation, ("ru-base", None), "Change no-agreement value in “Russia”"),
        (edits.set_margin, ("ru-base", None), "Change margin in “Russia”"),
        (edits.set_effect, ("bases", "ru1", None), "Change effect of “Bases stay”"),
        (
            edits.set_overrides,
            ("bargain", "talks", None),
            "Change probabilities under “The larger bargain”",
        ),
        (edits.reorder_entity, ("actors", "ir", 0), "Reorder actors"),
    ],
)
def test_a_step_is_named_by_what_it_does(
    edit: Callable[..., Scenario], arguments: tuple[Any, ...], label: str
) -> None:
    assert undo_label(edit.__name__, changes(SMALL, edit(SMALL, *arguments))) == label


@pytest.mark.parametrize(
    ("collection", "key", "label"),
    [
        ("actors", "ir", "Remove “Iran”, with 2 interests, 8 scores, 1 profile and 1 shift"),
        (
            "actors",
            "us",
            (
                "Remove “United States”, with 2 interests, 2 relations, 8 scores, 2 profiles and 2"
                " effects, also as giver in 2 linkages, part of 1 lens and owner of 1 decision"
            ),
        ),
        (
            "interests",
            "ru1",
            "Remove “A friendly government”, with 1 relation, 5 scores, 2 weights, 2 red lines and 1 effect",
        ),
        (
            "endpoints",
            "e3",
            "Remove “Frozen lines”, with 6 scores and 1 shift, also as endpoint of 2 leaves",
        ),
        (
            "profiles",
            "us-sees-ru",
            "Remove “Russia, as Washington sees it”, also as part of 1 lens",
        ),
        ("phases", "first", "Remove “The first year”, also as phase of 1 node"),
        ("linkages", "relief", "Remove “Sanctions relief”, also as part of 1 package"),
        ("glossary", "zopa", "Remove “ZOPA”"),
        ("relations", "us1-ru1", "Remove “An orderly transition – A friendly government”"),
    ],
)
def test_a_removal_says_what_it_takes_along(collection: str, key: str, label: str) -> None:
    assert undo_label("remove", changes(SMALL, edits.remove(SMALL, collection, key))) == label


def test_several_things_removed_are_counted_not_named_by_one() -> None:
    both = edits.remove(edits.remove(SMALL, "endpoints", "e3"), "endpoints", "e2")
    assert (
        undo_label("remove", changes(SMALL, both))
        == "Remove 2 endpoints, with 13 scores, 1 shift and 1 effect, also as endpoint of 1 linkage, endpoint of 1 inject and endpoint of 3 leaves"
    )
    actors = edits.remove(edits.remove(SMALL, "actors", "ir"), "actors", "ru")
    assert undo_label("remove", changes(SMALL, actors)).startswith("Remove 2 actors, with ")


TANGLED = edits.together(
    SMALL,
    partial(edits.amend, collection="linkages", id="relief", group="money", excludes=("bases",)),
    partial(edits.amend, collection="linkages", id="bases", requires=("relief",)),
    partial(edits.amend, collection="lenses", id="seen", package="bargain"),
    partial(edits.add_new, collection="lenses", id="bare", name="Bare", linkages=("bases",)),
    partial(edits.amend_scenario, assumptions=Assumptions(package="bargain")),
)


@pytest.mark.parametrize(
    ("collection", "key", "along"),
    [
        (
            "linkages",
            "bases",
            "exclusion of 1 linkage, part of 1 package and part of 2 lenses",
        ),
        ("linkages", "relief", "requirement of 1 linkage and part of 1 package"),
        ("groups", "money", "group of 1 linkage"),
        ("packages", "bargain", "part of 1 lens and part of the default assumptions"),
        ("lenses", "bare", ""),
    ],
)
def test_a_removal_says_what_named_it(collection: str, key: str, along: str) -> None:
    label = undo_label("remove", changes(TANGLED, edits.remove(TANGLED, collection, key)))
    assert label.partition(", also as ")[2] == along


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32 - 1)), max_size=20))
def test_whatever_a_removal_changes_elsewhere_it_says(plan: list[tuple[Step, int]]) -> None:
    scenario = TANGLED
    for place, (step, seed) in enumerate(plan):
        with suppress(EditRefused):
            scenario = step(scenario, Random(seed), f"new{place}")
    for collection in ROSTERS:
        for key in getattr(scenario, collection):
            with suppress(EditRefused):
                between = changes(scenario, edits.remove(scenario, collection, key))
                ids = {
                    (name, each)
                    for name, difference in between.tables.items()
                    for each in difference.removed | difference.replaced
                }
                elsewhere = between.fields or ids != {(collection, key)}
                said = undo_label("remove", between)
                says = "”, with " in said or "”, also as " in said
                assert says == bool(elsewhere), (collection, key)


def test_every_field_that_holds_ids_has_words_for_losing_them() -> None:
    fields = [(name, field) for name, row in ROSTERS.items() for field in row.names]
    fields += [("nodes", field) for field in NODE.names]
    lacking = [what for each in fields if (what := counted_as(*each)) and what not in COUNTS]
    assert not lacking


def test_a_removed_source_says_how_often_it_was_cited() -> None:
    cited = edits.set_score(SMALL, "e1", "us1", Estimate(0, -1, 1, sources=("report",)))
    cited = edits.amend(cited, "actors", "us", sources=("report",))
    label = undo_label("remove", changes(cited, edits.remove(cited, "sources", "report")))
    assert label == "Remove “A report”, with 2 citations"


def test_what_is_added_renamed_or_edited_is_named() -> None:
    def of(edit: Callable[..., Scenario], *arguments: Any, **fields: Any) -> str:
        return undo_label(edit.__name__, changes(SMALL, edit(SMALL, *arguments, **fields)))

    assert of(edits.add, "actors", Actor("cn", "China")) == "Add actor “China”"
    assert of(edits.amend, "actors", "us", name="USA") == "Rename “United States” to “USA”"
    assert of(edits.amend, "actors", "us", leverage="weak") == "Edit “United States”"
    assert of(edits.amend_scenario, title="Another") == "Change title"
    assert of(edits.set_scores, {("e1", "us1"): None, ("e1", "us2"): None}) == "Change 2 scores"
    assert of(edits.clear_scores, {"us1": ["e1", "e2"]}) == "Change 2 scores"
    own = {("e1", "ru1"): Estimate(best=5.0), ("e2", "ru1"): Estimate(best=6.0)}
    assert of(edits.set_scores, {}, {"ru-base": own}) == "Change scores in “Russia”"
    assert of(edits.set_profile_scores, "ru-base", own) == "Change scores in “Russia”"
    assert of(edits.duplicate, "talks") == "Duplicate 3 nodes"
    assert of(edits.paste, "push", edits.copy(SMALL, "deal")) == "Paste 1 node"
    declared = edits.happened(SMALL, "hold")
    assert undo_label("take_back", changes(declared, edits.take_back(declared, "resist"))) == (
        "Take back “Moscow resists”"
    )
    gone = edits.delete(declared, "resist")
    assert undo_label("delete", changes(declared, gone)) == (
        "Delete “Moscow resists” and 2 nodes below it, with 2 moves"
    )


def test_steps_that_became_one_are_named_by_what_they_did_together() -> None:
    added = edits.set_label(edits.add_child(SMALL, "talks", "new"), "new", "They drag on")
    assert undo_label("set_label", changes(SMALL, added)) == "Add branch “They drag on”"
    slid = edits.set_probability(edits.set_probability(SMALL, "deal", None), "deal", chance(0.2))
    assert undo_label("set_probability", changes(SMALL, slid)) == "Change probability of “A deal”"


def test_a_merge_is_named_by_what_it_is_with() -> None:
    merged = edits.set_label(SMALL, "talks", "They talk")
    assert undo_label(merge_step("Anna & {co}.scenario"), changes(SMALL, merged)) == (
        "Merge with Anna & {co}.scenario"
    )
    assert undo_label(merge_step("a\nb"), changes(SMALL, merged)) == "Merge with a b"


def test_an_edit_nobody_named_still_has_a_label() -> None:
    assert undo_label("", changes(SMALL, SMALL)) == "Edit"
    both = edits.amend(edits.amend(SMALL, "actors", "us", name="A"), "actors", "ru", name="B")
    assert undo_label("amend", changes(SMALL, both)) == "Edit"


TREE = big_tree(40)


@given(st.lists(st.sampled_from(sorted(TREE.nodes)), min_size=1, max_size=4), st.booleans())
def test_a_deletion_counts_what_is_gone_and_says_what_is_kept(
    chosen: list[str], keep: bool
) -> None:
    try:
        between = changes(TREE, edits.delete(TREE, tuple(dict.fromkeys(chosen)), keep))
    except EditRefused:
        return
    went = between.removed("nodes")
    tops = [key for key in went if TREE.parents.get(key) not in went]
    kept = {child for key in went for child in TREE.nodes[key].children} - went
    what = undo_label("delete", between).partition(", with ")[0]
    assert what.endswith(("(keeping what is below it)", "(keeping what is below them)")) == bool(
        kept
    )
    if not kept:
        below = len(went) - len(tops)
        assert (f"{below} node" in what) == (below > 0)
        assert (f"{len(tops)} branches" in what) == (len(tops) > 1)


def test_who_argued_is_said_where_the_argument_stays() -> None:
    argued = edits.argue(SMALL, "cross", "against", "No.", "owl")
    label = undo_label("remove", changes(argued, edits.remove(argued, "participants", "owl")))
    assert label == "Remove “Owl”, with 1 assessment, also as who argued on 1 proposal"
