"""What a node says, and how likely its branches are."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from scenario_desk.model.edits import (
    add_child,
    amend_node,
    judge_probability,
    make_decisions,
    make_leaves,
    normalise,
    normalise_families,
    set_endpoint,
    set_kind,
    set_label,
    set_owner,
    set_probabilities,
    set_probability,
    set_question,
    set_resolution,
    spread_evenly,
    spread_families,
)
from scenario_desk.model.edits.amending import twin
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.model.building import chance, small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()


def bests(scenario: Scenario, parent: str) -> list[float | None]:
    """Return the probabilities of a node's branches, None for the rest."""
    estimates = [scenario.nodes[child].probability for child in scenario.nodes[parent].children]
    return [estimate and estimate.best for estimate in estimates]


def test_a_twin_is_a_node_like_any_other() -> None:
    for node in SMALL.nodes.values():
        same, other = twin(node), twin(node, label="Other", children=())
        assert type(same) is Node
        assert same == node
        assert hash(same) == hash(node)
        assert other == replace(node, label="Other", children=())
        with pytest.raises(FrozenInstanceError):
            other.label = "Written to"  # type: ignore[misc]


def test_kind_changes_and_keeps_what_the_node_holds() -> None:
    leaf = SMALL.nodes["deal"]
    changed = set_kind(SMALL, ("deal", "stall"), "decision")
    assert changed.nodes["deal"].endpoint == "e1"
    assert changed.nodes["stall"].kind == "decision"
    assert set_kind(changed, "deal", "leaf").nodes["deal"] == leaf
    assert set_kind(SMALL, "push", "chance").nodes["push"].owner == "ru"


def test_a_node_with_branches_is_no_leaf() -> None:
    assert refusal(set_kind, SMALL, ("deal", "talks"), "leaf") == "leaf_has_branches"
    assert refusal(set_kind, SMALL, "deal", "fork") == "wrong_value"


def test_of_several_nodes_the_decisions_are_owned() -> None:
    changed = set_owner(SMALL, ("root", "talks", "push"), "ir")
    assert changed.nodes["root"].owner == changed.nodes["push"].owner == "ir"
    assert changed.nodes["talks"].owner is None
    assert set_owner(SMALL, "root", None).nodes["root"].owner is None
    assert refusal(set_owner, SMALL, "talks", "us") == "owner_needs_decision"
    assert refusal(set_owner, SMALL, "root", "nobody") == "unknown_reference"


def test_of_several_nodes_the_leaves_end_somewhere() -> None:
    changed = set_endpoint(SMALL, ("talks", "deal", "hold"), "e4")
    assert changed.nodes["deal"].endpoint == changed.nodes["hold"].endpoint == "e4"
    assert changed.nodes["talks"].endpoint is None
    assert set_endpoint(SMALL, "deal", None).nodes["deal"].endpoint is None
    assert refusal(set_endpoint, SMALL, "talks", "e1") == "endpoint_needs_leaf"
    assert refusal(set_endpoint, SMALL, "deal", "e9") == "unknown_reference"


def test_words_change_and_stay_within_bounds() -> None:
    assert set_label(SMALL, "deal", "A bargain").nodes["deal"].label == "A bargain"
    assert set_question(SMALL, "root", "What now?").nodes["root"].question == "What now?"
    assert refusal(set_label, SMALL, "root", "?") == "root_has_no_branch"
    assert refusal(set_label, SMALL, "deal", "x" * 1_001) == "text_too_long"
    assert refusal(set_question, SMALL, "gone", "?") == "unknown_node"


def test_nothing_new_is_the_same_scenario() -> None:
    assert set_label(SMALL, "deal", "A deal") is SMALL
    assert set_kind(SMALL, ("deal", "stall"), "leaf") is SMALL
    assert normalise(SMALL, "talks") is SMALL


def test_other_fields_of_nodes_change_together() -> None:
    changed = amend_node(SMALL, ("push", "hold"), phase="first", start="2017-03", historical=True)
    for key in ("push", "hold"):
        node = changed.nodes[key]
        assert (node.phase, node.start, node.historical) == ("first", "2017-03", True)
    rational = amend_node(SMALL, "push", resolves="rational", information_set="dark")
    assert rational.nodes["push"].resolves == "rational"
    assert refusal(amend_node, SMALL, "push", phase="later") == "unknown_reference"
    assert refusal(amend_node, SMALL, "push", children=()) == "unknown_field"
    assert refusal(amend_node, SMALL, "root", historical=True) == "root_has_no_branch"
    assert refusal(amend_node, SMALL, "push", resolves="random") == "wrong_value"


def test_a_probability_is_a_number_or_the_rest() -> None:
    assert bests(set_probability(SMALL, "stall", Estimate(0.4)), "talks") == [0.6, 0.4]
    assert bests(set_probability(SMALL, "deal", None), "talks") == [None, None]
    assert refusal(set_probability, SMALL, "root", Estimate(1)) == "root_has_no_branch"


@pytest.mark.parametrize(
    ("estimate", "code"),
    [
        (Estimate(1.01), "out_of_range"),
        (Estimate(-0.01), "out_of_range"),
        (Estimate(0.5, -0.1, 0.6), "out_of_range"),
        (Estimate(0.5, 0.1, 1.1), "out_of_range"),
        (Estimate(0.5, 0.6, 0.7), "estimate_order"),
        (Estimate(0.5, sources=("nowhere",)), "unknown_reference"),
    ],
)
def test_a_probability_is_never_bent_to_fit(estimate: Estimate, code: str) -> None:
    assert refusal(set_probability, SMALL, "deal", estimate) == code


def test_several_branches_of_one_node_change_together() -> None:
    changed = set_probabilities(SMALL, "root", {"talks": Estimate(0.2), "leave": Estimate(0.5)})
    assert bests(changed, "root") == [0.2, 0.3, 0.5]
    assert refusal(set_probabilities, SMALL, "root", {"deal": None}) == "not_a_branch"


def test_branches_are_spread_evenly() -> None:
    even = spread_evenly(SMALL, "root")
    assert [even.nodes[key].probability for key in even.nodes["root"].children] == [
        Estimate(1 / 3)
    ] * 3
    assert refusal(spread_evenly, SMALL, "deal") == "no_branches"


def test_a_branch_that_is_kept_leaves_the_others_what_is_left_to_share() -> None:
    assert bests(spread_evenly(SMALL, "root", ["talks"]), "root") == [0.5, 0.25, 0.25]
    rest = spread_evenly(SMALL, "root", ["leave"])
    assert bests(rest, "root") == pytest.approx([1 / 3] * 3), "the rest has no number to keep"
    over = set_probabilities(SMALL, "root", {"talks": Estimate(0.8), "push": Estimate(0.4)})
    assert refusal(spread_evenly, over, "root", ["talks", "push"]) == "cannot_normalise"
    all_kept = set_probabilities(SMALL, "root", {"leave": Estimate(0.2)})
    assert refusal(spread_evenly, all_kept, "root", list(SMALL.nodes["root"].children)) == (
        "cannot_normalise"
    )


def test_branches_are_normalised_in_proportion_with_their_spread() -> None:
    typed = set_probabilities(
        SMALL,
        "root",
        {"talks": Estimate(0.8, 0.4, 1), "push": Estimate(0.4), "leave": Estimate(0.4)},
    )
    normal = normalise(typed, "root")
    assert bests(normal, "root") == pytest.approx([0.5, 0.25, 0.25])
    assert normal.nodes["talks"].probability == Estimate(0.5, 0.25, 0.625)
    grown = normalise(
        set_probabilities(SMALL, "talks", {"stall": Estimate(0.1, 0.05, 0.9)}), "talks"
    )
    stall = grown.nodes["stall"].probability
    assert stall is not None
    assert stall.spread == pytest.approx((0.05 / 0.7, 1))


@pytest.mark.parametrize("tiny", [5e-324, 1e-320, 1e-310])
def test_branches_however_small_are_normalised_in_proportion(tiny: float) -> None:
    typed = {"deal": Estimate(tiny), "stall": Estimate(3 * tiny)}
    normal = normalise(set_probabilities(SMALL, "talks", typed), "talks")
    assert bests(normal, "talks") == [0.25, 0.75]


def test_kept_branches_stay_when_the_others_are_normalised() -> None:
    typed = set_probabilities(
        SMALL, "root", {"talks": Estimate(0.5), "push": Estimate(0.3), "leave": Estimate(0.9)}
    )
    assert bests(normalise(typed, "root", keep=("talks",)), "root") == pytest.approx(
        [0.5, 0.125, 0.375]
    )


def test_a_rest_takes_what_is_missing_and_nothing_where_all_is_given_away() -> None:
    over = set_probabilities(SMALL, "root", {"talks": Estimate(1), "push": Estimate(1)})
    assert bests(normalise(over, "root"), "root") == [0.5, 0.5, None]


def test_what_no_scaling_can_do_is_refused() -> None:
    zeros = set_probabilities(SMALL, "talks", {"deal": Estimate(0), "stall": Estimate(0)})
    assert refusal(normalise, zeros, "talks") == "cannot_normalise"
    typed = set_probabilities(SMALL, "talks", {"deal": Estimate(0.6), "stall": Estimate(0.1)})
    assert refusal(normalise, typed, "talks", ("deal", "stall")) == "cannot_normalise"
    assert refusal(normalise, typed, "talks", ("push",)) == "not_a_branch"
    assert refusal(normalise, SMALL, "deal") == "no_branches"
    both = set_probabilities(SMALL, "root", {"talks": Estimate(0.9), "push": Estimate(0.9)})
    assert refusal(normalise, both, "root", ("talks", "push")) == "cannot_normalise"


def test_a_branch_under_an_overridden_node_leaves_the_override_as_it_is() -> None:
    grown = add_child(SMALL, "talks", "new")
    assert grown.packages == SMALL.packages
    assert grown.packages["bargain"].overrides["talks"]["deal"] == chance(0.4)


def test_nodes_become_decisions_and_leaves_in_one_edit() -> None:
    decided = make_decisions(SMALL, ("talks", "leave"), "ir")
    assert {decided.nodes[key].kind for key in ("talks", "leave")} == {"decision"}
    assert {decided.nodes[key].owner for key in ("talks", "leave")} == {"ir"}
    ended = make_leaves(decided, iter(["leave"]), None)
    assert (ended.nodes["leave"].kind, ended.nodes["leave"].endpoint) == ("leaf", None)
    assert refusal(make_leaves, SMALL, ("deal", "talks"), "e1") == "leaf_has_branches"
    assert refusal(make_decisions, SMALL, (), "us") == "nothing_chosen"


def test_of_several_nodes_the_decisions_resolve() -> None:
    changed = set_resolution(SMALL, ("talks", "push"), "rational")
    assert changed.nodes["push"].resolves == "rational"
    assert changed.nodes["talks"].resolves is None
    assert refusal(set_resolution, SMALL, "talks", "judged") == "choice_needs_decision"


def test_one_number_for_several_branches_keeps_why_each_was_judged_so() -> None:
    told = set_probability(SMALL, "talks", Estimate(0.5, rationale="Cables."))
    changed = judge_probability(told, ("talks", "push", "deal"), Estimate(0.2, 0.1, 0.3))
    assert changed.nodes["talks"].probability == Estimate(0.2, 0.1, 0.3, rationale="Cables.")
    assert changed.nodes["push"].probability == Estimate(0.2, 0.1, 0.3)
    assert changed.nodes["deal"].probability == Estimate(0.2, 0.1, 0.3)
    assert judge_probability(SMALL, "deal", None).nodes["deal"].probability is None
    assert refusal(judge_probability, SMALL, ("deal", "root"), None) == "root_has_no_branch"


def test_families_are_the_nodes_own_branches_or_those_beside_them() -> None:
    assert bests(spread_families(SMALL, ("talks", "hold")), "talks") == [0.5, 0.5]
    assert bests(spread_families(SMALL, ("talks", "hold")), "resist") == [0.5, 0.5]
    third = pytest.approx(1 / 3)
    assert bests(spread_families(SMALL, "talks", beside=True), "root") == [third] * 3


def test_families_are_normalised_with_or_without_what_leads_to_the_nodes() -> None:
    given = set_probability(SMALL, "leave", Estimate(0.6))
    kept = normalise_families(given, "leave", keeping=True)
    assert bests(kept, "root") == pytest.approx([0.25, 0.15, 0.6])
    scaled = normalise_families(given, "leave")
    assert bests(scaled, "root") == pytest.approx([0.5 / 1.4, 0.3 / 1.4, 0.6 / 1.4])
