"""Moving branches to other places."""

from __future__ import annotations

import pytest

from scenario_desk.model.edits import (
    add_child,
    happened,
    move,
    reorder,
    set_endpoint,
    set_kind,
)
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import parents_of
from scenario_desk.model.table import Table
from tests.model.building import big_tree, chance, small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()


def test_a_branch_under_another_parent_is_the_rest_there() -> None:
    moved = move(SMALL, "deal", "push", 1)
    assert moved.nodes["push"].children == ("yield", "deal", "resist")
    assert moved.nodes["talks"].children == ("stall",)
    assert (moved.nodes["deal"].label, moved.nodes["deal"].probability) == ("A deal", None)
    assert moved.packages["bargain"].overrides["talks"] == Table({"stall": None})
    assert moved.parents == parents_of(moved.nodes)


def test_a_branch_that_keeps_its_parent_keeps_its_probability() -> None:
    moved = move(SMALL, "leave", "root", 0)
    assert moved.nodes["root"].children == ("leave", "talks", "push")
    assert move(SMALL, "talks", "root").nodes["talks"].probability == chance(0.5)


def test_several_keep_the_order_of_the_tree_and_take_what_is_below_along() -> None:
    moved = move(SMALL, ("rout", "resist", "deal"), "root", 1)
    assert moved.nodes["root"].children == ("talks", "deal", "resist", "push", "leave")
    assert moved.nodes["resist"].children == ("hold", "rout")


def test_a_parent_left_without_branches_is_unfinished() -> None:
    moved = move(SMALL, ("deal", "stall"), "push")
    assert (moved.nodes["talks"].kind, moved.nodes["talks"].children) == ("leaf", ())


def test_nothing_moves_into_itself() -> None:
    assert refusal(move, SMALL, "push", "hold") == "into_itself"
    assert refusal(move, SMALL, "push", "push") == "into_itself"
    assert refusal(move, SMALL, "root", "push") == "root_stays"
    assert refusal(move, SMALL, "push", "nowhere") == "unknown_node"


def test_nothing_goes_below_a_leaf_that_ends_somewhere() -> None:
    assert refusal(move, SMALL, "push", "deal") == "leaf_is_finished"
    assert refusal(move, SMALL, "stall", "deal") == "leaf_is_finished"


def test_an_unfinished_leaf_moved_below_a_finished_one_takes_its_endpoint_over() -> None:
    moved = move(set_endpoint(SMALL, "stall", None), "stall", "deal")
    assert moved.nodes["deal"].kind == "chance"
    assert moved.nodes["stall"].endpoint == "e1"


def test_branches_move_below_a_leaf_that_was_made_a_decision() -> None:
    decided = set_kind(SMALL, "leave", "decision")
    moved = move(decided, ("deal", "stall"), "leave")
    assert moved.nodes["leave"].children == ("deal", "stall")
    assert moved.nodes["leave"].endpoint is None
    assert [moved.nodes[key].endpoint for key in ("deal", "stall")] == ["e1", "e3"]


def test_what_has_happened_stays_where_it_is() -> None:
    declared = happened(SMALL, "deal")
    assert refusal(move, declared, "deal", "root") == "happened_stays"
    assert move(declared, "stall", "root").moves == declared.moves
    assert move(declared, "talks", "root").moves == declared.moves


def test_a_tree_is_moved_no_deeper_than_a_file_can_hold() -> None:
    chain = add_child(big_tree(TREE_LEVELS, branching=1), "n0", "twig")
    assert move(chain, "n500", "n498").nodes["n498"].children == ("n499", "n500")
    assert refusal(move, chain, "n1", "twig") == "too_deep"


def test_what_a_tree_had_at_most_refuses_nothing_that_fits() -> None:
    swung = add_child(big_tree(600, branching=1), "n0", "twig")
    assert swung.levels_at_most() == 600
    for _ in range(3):
        swung = move(move(swung, "twig", "n598"), "twig", "n0")
    assert move(swung, "n400", "twig").levels_at_most() <= TREE_LEVELS
    assert move(swung, "twig", "n598").parents["twig"] == "n598"


@pytest.mark.parametrize(
    ("by", "children"),
    [
        (-1, ("push", "talks", "leave")),
        (1, ("talks", "leave", "push")),
        (-9, ("push", "talks", "leave")),
        (9, ("talks", "leave", "push")),
        (0, ("talks", "push", "leave")),
    ],
)
def test_branches_are_reordered_as_far_as_they_go(by: int, children: tuple[str, ...]) -> None:
    assert reorder(SMALL, "push", by).nodes["root"].children == children


def test_the_root_has_no_siblings_to_be_reordered_among() -> None:
    assert refusal(reorder, SMALL, "root", 1) == "root_has_no_branch"
