"""Copying, pasting and duplicating parts of the tree."""

from __future__ import annotations

from dataclasses import replace

from scenario_desk.model.changes import changes
from scenario_desk.model.edits import (
    Fragment,
    amend_node,
    copy,
    delete,
    duplicate,
    paste,
    remove,
    set_endpoint,
    set_kind,
)
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import parents_of
from scenario_desk.model.table import Table
from tests.model.building import big_tree, chance, small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
NEW = {key: f"{key}-2" for key in SMALL.nodes}


def test_a_copy_holds_the_outer_of_nested_nodes_and_all_below() -> None:
    fragment = copy(SMALL, ("hold", "push", "talks"))
    assert fragment.roots == ("talks", "push")
    assert [node.id for node in fragment.nodes] == [
        "talks",
        "deal",
        "stall",
        "push",
        "yield",
        "resist",
        "hold",
        "rout",
    ]
    assert fragment.overrides == (
        ("bargain", "talks", SMALL.packages["bargain"].overrides["talks"]),
    )


def test_what_is_pasted_has_fresh_ids_and_keeps_every_number() -> None:
    pasted = paste(SMALL, "push", copy(SMALL, "talks"), 0)
    came = changes(SMALL, pasted).added("nodes")
    top = pasted.nodes["push"].children[0]
    assert len(came) == 3
    assert top in came
    assert pasted.nodes[top].probability == SMALL.nodes["talks"].probability
    assert pasted.nodes[top].label == "Talks open"
    first, second = pasted.nodes[top].children
    assert pasted.nodes[first].probability == chance(0.6)
    assert pasted.nodes[second].endpoint == "e3"
    assert pasted.packages["bargain"].overrides[top] == Table({first: chance(0.4), second: None})
    assert pasted.parents == parents_of(pasted.nodes)


def test_what_is_pasted_can_be_given_its_ids() -> None:
    pasted = paste(SMALL, "root", copy(SMALL, "talks"), ids=NEW)
    assert pasted.nodes["root"].children[-1] == "talks-2"
    assert pasted.nodes["talks-2"].children == ("deal-2", "stall-2")
    assert refusal(paste, pasted, "root", copy(SMALL, "talks"), ids=NEW) == "id_taken"


def test_an_unfinished_leaf_takes_what_is_pasted_and_a_finished_one_does_not() -> None:
    unfinished = set_endpoint(SMALL, "leave", None)
    pasted = paste(unfinished, "leave", copy(SMALL, "deal"), ids=NEW)
    assert pasted.nodes["leave"].kind == "chance"
    assert pasted.nodes["deal-2"].endpoint == "e1"
    assert refusal(paste, SMALL, "leave", copy(SMALL, "deal")) == "leaf_is_finished"


def test_a_leaf_that_was_made_a_decision_ends_nowhere_and_takes_what_is_pasted() -> None:
    decided = set_kind(SMALL, "leave", "decision")
    pasted = paste(decided, "leave", copy(SMALL, "deal"), ids=NEW)
    assert pasted.nodes["leave"].children == ("deal-2",)
    assert pasted.nodes["leave"].endpoint is None


def test_what_the_scenario_lacks_is_left_empty() -> None:
    fragment = copy(SMALL, "root")
    poorer = remove(remove(remove(SMALL, "actors", "ru"), "endpoints", "e3"), "phases", "first")
    pasted = paste(poorer, "talks", fragment, ids=NEW)
    assert pasted.nodes["push-2"].owner is None
    assert pasted.nodes["root-2"].phase is None
    assert pasted.nodes["root-2"].owner == "us"
    assert pasted.nodes["stall-2"].endpoint is None
    assert pasted.nodes["deal-2"].endpoint == "e1"


def test_unlisted_sources_are_left_out_and_bad_numbers_refused() -> None:
    cited = Node("a", "chance", children=("b",))
    good = Node("b", probability=Estimate(0.5, sources=("report", "elsewhere")))
    pasted = paste(SMALL, "talks", Fragment(("a",), (cited, good)), ids={"b": "new"})
    assert pasted.nodes["new"].probability == Estimate(0.5, sources=("report",))
    for bad, code in (
        (Estimate(1.5), "out_of_range"),
        (Estimate(0.5, 0.6, 0.7), "estimate_order"),
    ):
        fragment = Fragment(("a",), (cited, replace(good, probability=bad)))
        assert refusal(paste, SMALL, "talks", fragment) == code
        said = (("bargain", "a", Table({"b": bad})),)
        assert refusal(paste, SMALL, "talks", Fragment(("a",), (cited, good), said)) == code
    said = (("bargain", "a", Table({"b": good.probability})),)
    pasted = paste(SMALL, "talks", Fragment(("a",), (cited, good), said), ids={"a": "x", "b": "y"})
    assert pasted.packages["bargain"].overrides["x"]["y"] == Estimate(0.5, sources=("report",))


def test_a_broken_fragment_is_refused() -> None:
    node = Node("a", "chance", children=("b",))
    assert refusal(paste, SMALL, "talks", Fragment((), ())) == "fragment_is_broken"
    assert refusal(paste, SMALL, "talks", Fragment(("a",), (node,))) == "fragment_is_broken"
    assert refusal(paste, SMALL, "talks", Fragment((), (node, Node("b")))) == "fragment_is_broken"
    ring = (Node("x", "chance", children=("y",)), Node("y", "chance", children=("x",)))
    loose = Fragment(("a",), (node, Node("b"), *ring))
    assert refusal(paste, SMALL, "talks", loose) == "fragment_is_broken"
    twins = Fragment(("a",), (node, Node("b")))
    assert refusal(paste, SMALL, "talks", twins, ids={"a": "x", "b": "x"}) == "fragment_is_broken"


def test_a_mark_of_history_stays_with_the_original_while_it_exists() -> None:
    marked = amend_node(SMALL, ("push", "resist"), historical=True)
    fragment = copy(marked, "push")
    assert not paste(marked, "talks", fragment, ids=NEW).nodes["resist-2"].historical
    assert paste(delete(marked, "push"), "talks", fragment, ids=NEW).nodes["resist-2"].historical


def test_a_duplicate_stands_beside_its_original_and_is_the_rest() -> None:
    doubled = duplicate(SMALL, ("push", "hold", "talks"), NEW)
    assert doubled.nodes["root"].children == ("talks", "talks-2", "push", "push-2", "leave")
    assert doubled.nodes["push-2"].probability is None
    assert doubled.nodes["push-2"].owner == "ru"
    assert doubled.nodes["yield-2"].probability == chance(0.2)
    assert doubled.packages["bargain"].overrides["talks-2"] == Table(
        {"deal-2": chance(0.4), "stall-2": None}
    )
    assert doubled.parents == parents_of(doubled.nodes)
    assert delete(doubled, ("push-2", "talks-2")) == SMALL


def test_many_branches_of_many_nodes_are_duplicated_at_once() -> None:
    broad = big_tree(2_000, branching=40)
    chosen = broad.nodes["n0"].children[::2] + broad.nodes["n1"].children[1::2]
    doubled = duplicate(broad, chosen)
    assert len(doubled.nodes["n0"].children) == 60
    places = [doubled.nodes["n0"].children.index(key) for key in broad.nodes["n0"].children]
    assert places[:4] == [0, 2, 3, 5]
    copied = doubled.nodes[doubled.nodes["n0"].children[4]]
    assert copied.label == broad.nodes["n3"].label
    assert len(copied.children) == len(broad.nodes["n3"].children)
    assert len(doubled.nodes) > 3_000
    assert doubled.parents == parents_of(doubled.nodes)


def test_a_bad_new_id_is_refused() -> None:
    assert refusal(duplicate, SMALL, "talks", ids={"deal": "no id"}) == "not_an_id"
    assert refusal(duplicate, SMALL, "talks", ids={"deal": "hold"}) == "id_taken"


def test_the_root_is_copied_but_not_duplicated() -> None:
    assert refusal(duplicate, SMALL, "root") == "root_has_no_branch"
    assert copy(SMALL, "root").roots == ("root",)


def test_nothing_is_pasted_deeper_than_a_file_can_hold() -> None:
    chain = big_tree(TREE_LEVELS - 2, branching=1)
    tip = f"n{TREE_LEVELS - 3}"
    assert refusal(paste, set_endpoint(chain, tip, None), tip, copy(SMALL, "push")) == "too_deep"
