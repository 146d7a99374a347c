"""Growing and pruning the tree."""

from __future__ import annotations

import pytest

from scenario_desk.model.edits import (
    add_child,
    add_parent,
    add_sibling,
    delete,
    happened,
    set_kind,
    set_overrides,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import parents_of
from scenario_desk.model.table import Table
from tests.model.building import big_tree, chance, small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()


def test_a_new_branch_is_the_rest_and_comes_last() -> None:
    grown = add_child(SMALL, "talks", "new", "They drag on")
    assert grown.nodes["talks"].children == ("deal", "stall", "new")
    assert grown.nodes["new"].label == "They drag on"
    assert grown.nodes["new"].probability is None
    assert grown.nodes["new"].kind == "leaf"
    assert grown.parents["new"] == "talks"
    assert "new" not in SMALL.nodes


@pytest.mark.parametrize(("index", "place"), [(0, 0), (1, 1), (99, 2), (-5, 0)])
def test_a_new_branch_goes_where_it_is_told(index: int, place: int) -> None:
    assert add_child(SMALL, "talks", "new", index=index).nodes["talks"].children[place] == "new"


def test_a_finished_leaf_hands_its_endpoint_down_to_its_first_child() -> None:
    grown = add_child(SMALL, "deal", "new")
    assert grown.nodes["deal"].kind == "chance"
    assert grown.nodes["deal"].endpoint is None
    assert grown.nodes["new"].endpoint == "e1"
    assert add_child(grown, "deal", "second").nodes["second"].endpoint is None


def test_a_decision_made_of_a_leaf_stays_one_with_its_first_child_and_hands_its_end_down() -> None:
    grown = add_child(set_kind(SMALL, "deal", "decision"), "deal", "new")
    assert grown.nodes["deal"].kind == "decision"
    assert grown.nodes["deal"].endpoint is None
    assert grown.nodes["new"].endpoint == "e1"


def test_a_sibling_goes_below_or_above() -> None:
    assert add_sibling(SMALL, "push", "new").nodes["root"].children == (
        "talks",
        "push",
        "new",
        "leave",
    )
    above = add_sibling(SMALL, "push", "new", above=True)
    assert above.nodes["root"].children == ("talks", "new", "push", "leave")


def test_a_node_needs_a_place_and_an_id_of_its_own() -> None:
    assert refusal(add_child, SMALL, "nowhere", "new") == "unknown_node"
    assert refusal(add_child, SMALL, "talks", "deal") == "id_taken"
    assert refusal(add_child, SMALL, "talks", "no id") == "not_an_id"
    assert refusal(add_child, SMALL, "talks", "new", "x" * 1_001) == "text_too_long"
    assert refusal(add_sibling, SMALL, "root", "new") == "root_has_no_branch"
    assert refusal(add_parent, SMALL, "deal", "stall") == "id_taken"


def test_a_tree_grows_no_deeper_than_a_file_can_hold() -> None:
    chain = big_tree(TREE_LEVELS - 1, branching=1)
    bottom = f"n{TREE_LEVELS - 2}"
    full = add_child(chain, bottom, "last")
    assert refusal(add_child, full, "last", "one-more") == "too_deep"
    assert refusal(add_parent, full, "n5", "one-more") == "too_deep"


def test_a_step_in_between_takes_the_branch_over() -> None:
    grown = add_parent(SMALL, "deal", "new", "A round of talks")
    new, deal = grown.nodes["new"], grown.nodes["deal"]
    assert grown.nodes["talks"].children == ("new", "stall")
    assert (new.kind, new.label, new.children) == ("chance", "A round of talks", ("deal",))
    assert new.probability == chance(0.6)
    assert (deal.label, deal.probability) == ("A deal", None)
    assert grown.packages["bargain"].overrides["talks"] == Table(
        {"new": chance(0.4), "stall": None}
    )
    assert delete(grown, "new", keep_children=True) == SMALL


def test_a_step_in_between_has_happened_with_what_comes_after_it() -> None:
    grown = add_parent(happened(SMALL, "deal"), "deal", "new")
    assert [move.branch for move in grown.moves] == ["talks", "new", "deal"]
    top = add_parent(happened(SMALL, "deal"), "root", "new", "What comes first?")
    assert top.root == "new"
    assert top.nodes["new"].question == "What comes first?"
    assert [move.branch for move in top.moves] == ["root", "talks", "deal"]


def test_deleting_takes_everything_below_along() -> None:
    pruned = delete(SMALL, "push")
    assert set(SMALL.nodes) - set(pruned.nodes) == {"push", "yield", "resist", "hold", "rout"}
    assert pruned.nodes["root"].children == ("talks", "leave")
    assert pruned.parents == parents_of(pruned.nodes)


def test_deleting_nested_nodes_deletes_the_outer() -> None:
    assert delete(SMALL, ("hold", "push", "resist")) == delete(SMALL, "push")


def test_a_chance_node_that_lost_its_branches_is_an_unfinished_leaf() -> None:
    pruned = delete(SMALL, ("deal", "stall"))
    assert (pruned.nodes["talks"].kind, pruned.nodes["talks"].endpoint) == ("leaf", None)
    assert pruned.nodes["talks"].question == "Do they hold?"
    assert not pruned.packages["bargain"].overrides


def test_a_decision_that_lost_its_branches_keeps_owner_and_question() -> None:
    pruned = delete(SMALL, ("yield", "resist")).nodes["push"]
    assert (pruned.kind, pruned.owner, pruned.question) == ("decision", "ru", "Does Moscow yield?")
    assert pruned.children == ()


def test_an_override_drops_a_deleted_branch() -> None:
    overrides = delete(SMALL, "deal").packages["bargain"].overrides
    assert overrides["talks"] == Table({"stall": None})


def test_kept_children_take_their_parents_place_and_share_its_probability() -> None:
    lifted = delete(SMALL, "push", keep_children=True)
    assert lifted.nodes["root"].children == ("talks", "yield", "resist", "leave")
    assert lifted.nodes["yield"].probability == Estimate(
        0.3 * 0.2, 0.25 * 0.15000000000000002, 0.0875
    )
    assert lifted.nodes["yield"].label == "Moscow yields"
    assert lifted.nodes["resist"].probability is None


def test_children_kept_of_nested_nodes_rise_to_where_the_outer_was() -> None:
    lifted = delete(SMALL, ("resist", "push"), keep_children=True)
    assert lifted.nodes["root"].children == ("talks", "yield", "hold", "rout", "leave")
    assert lifted.nodes["hold"].probability is None


def test_a_kept_branch_that_lost_a_child_of_its_own_rises_without_it() -> None:
    lifted = delete(SMALL, ("push", "hold"), keep_children=True)
    assert lifted.nodes["root"].children == ("talks", "yield", "resist", "leave")
    assert lifted.nodes["resist"].children == ("rout",)


def test_an_only_branch_that_is_the_rest_is_certain() -> None:
    single = delete(SMALL, "stall")
    single = add_parent(single, "deal", "step")
    assert delete(single, "step", keep_children=True) == delete(SMALL, "stall")
    assert delete(single, "talks", keep_children=True).nodes["step"].probability is not None


def test_deleting_cuts_off_what_has_happened() -> None:
    declared = happened(SMALL, "hold")
    assert [move.branch for move in delete(declared, "resist").moves] == ["push"]
    assert delete(declared, "push").moves == ()
    kept = delete(declared, "resist", keep_children=True)
    assert [move.branch for move in kept.moves] == ["push", "hold"]


def test_the_root_stays() -> None:
    assert refusal(delete, SMALL, "root") == "root_stays"
    assert refusal(delete, SMALL, ("deal", "root"), keep_children=True) == "root_stays"
    assert refusal(delete, SMALL, ()) == "nothing_chosen"
    assert refusal(delete, SMALL, ("deal", "gone")) == "unknown_node"


def test_overrides_of_deleted_nodes_go_along() -> None:
    both = set_overrides(SMALL, "bargain", "resist", {"hold": chance(0.9), "rout": None})
    assert set(delete(both, "push").packages["bargain"].overrides) == {"talks"}


def test_what_packages_say_of_a_branch_passes_down_to_the_certain_one() -> None:
    stretched = add_parent(add_parent(SMALL, "deal", "one"), "deal", "two")
    assert delete(stretched, ("one", "two"), keep_children=True) == SMALL
