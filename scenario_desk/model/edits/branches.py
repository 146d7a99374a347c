"""How likely a node's branches are."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import judged
from scenario_desk.model.edits.walking import Nodes, chosen, families, node_of, parent_of
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario


def set_probability(scenario: Scenario, node: str, estimate: Estimate | None) -> Scenario:
    """Judge how likely the branch to a node is; None makes it the rest."""
    return set_probabilities(scenario, parent_of(scenario, node), {node: estimate})


def judge_probability(scenario: Scenario, nodes: Nodes, estimate: Estimate | None) -> Scenario:
    """Judge how likely the branches to several nodes are: the same numbers for each.

    Why each was judged as it was (rationale, confidence, sources) stays with its number.
    """
    by_parent: dict[str, dict[str, Estimate | None]] = {}
    for node in chosen(scenario, nodes):
        kept = estimate and estimate.reasoned_as(scenario.nodes[node].probability)
        by_parent.setdefault(parent_of(scenario, node), {})[node] = kept
    for parent, estimates in by_parent.items():
        scenario = set_probabilities(scenario, parent, estimates)
    return scenario


def set_probabilities(
    scenario: Scenario, parent: str, estimates: Mapping[str, Estimate | None]
) -> Scenario:
    """Judge several branches of one node at once, by child."""
    above = node_of(scenario, parent)
    _refuse_strangers(scenario, above, estimates)
    put = {
        child: amended(scenario.nodes[child], probability=judged(scenario, value, "probability"))
        for child, value in estimates.items()
    }
    return scenario.with_nodes(put) if put else scenario


def spread_evenly(scenario: Scenario, parent: str, keep: Collection[str] = ()) -> Scenario:
    """Make the branches of a node equally likely: single numbers, without what was said before.

    Those in `keep` that have a number keep it, and the others share what they leave. Refused where
    they leave no others, or more than 1 is kept.
    """
    above = _with_branches(scenario, parent)
    _refuse_strangers(scenario, above, keep)
    numbers = [scenario.nodes[child].probability for child in keep]
    fixed = sum(estimate.best for estimate in numbers if estimate is not None)
    free = [
        child
        for child in above.children
        if child not in keep or scenario.nodes[child].probability is None
    ]
    if not free or fixed > 1:
        raise EditRefused("cannot_normalise", node=called(scenario, parent), kept=fixed)
    share = Estimate((1 - fixed) / len(free))
    return set_probabilities(scenario, parent, dict.fromkeys(free, share))


def spread_families(scenario: Scenario, nodes: Nodes, beside: bool = False) -> Scenario:
    """Make the branches of each of the nodes equally likely; see `walking.families` for which."""
    for parent in families(scenario, nodes, beside):
        scenario = spread_evenly(scenario, parent)
    return scenario


def normalise_families(
    scenario: Scenario, nodes: Nodes, keeping: bool = False, beside: bool = False
) -> Scenario:
    """Scale the same branches so that they sum to 1; `keeping` those that lead to the nodes."""
    kept = set(chosen(scenario, nodes)) if keeping else set()
    for parent in families(scenario, nodes, beside):
        keep = [child for child in scenario.nodes[parent].children if child in kept]
        scenario = normalise(scenario, parent, keep)
    return scenario


def normalise(scenario: Scenario, parent: str, keep: Collection[str] = ()) -> Scenario:
    """Scale the branches of a node in proportion so that they sum to 1.

    Those in `keep` stay as they are. Best, low and high are scaled alike; low and high are cut off
    at 0 and 1. Where some branches are the rest, a sum below 1 is what it should be and nothing
    changes; a larger one is scaled down to 1 and leaves the rest nothing. Refused where no scaling
    does it: nothing but kept branches or zeros to scale, or kept ones that exceed 1 alone.
    """
    above = _with_branches(scenario, parent)
    _refuse_strangers(scenario, above, keep)
    numbers = {
        child: estimate
        for child in above.children
        if (estimate := scenario.nodes[child].probability) is not None
    }
    for estimate in numbers.values():
        judged(scenario, estimate, "probability")
    fixed = sum(estimate.best for child, estimate in numbers.items() if child in keep)
    free = sum(estimate.best for child, estimate in numbers.items() if child not in keep)
    has_rest = len(numbers) < len(above.children)
    if abs(fixed + free - 1) <= 1e-12 or (has_rest and fixed + free <= 1):
        return scenario
    if fixed > 1 or free == 0:
        raise EditRefused("cannot_normalise", node=called(scenario, parent), kept=fixed)
    return set_probabilities(
        scenario,
        parent,
        {
            child: _scaled(estimate, free, 1 - fixed)
            for child, estimate in numbers.items()
            if child not in keep
        },
    )


def _scaled(estimate: Estimate, whole: float, to: float) -> Estimate:
    """What is a share of `whole` as the same share of `to`: divided first, for both may be tiny."""
    best = min(1.0, estimate.best / whole * to)
    if estimate.low is None or estimate.high is None:
        return amended(estimate, best=best)
    low = min(best, estimate.low / whole * to)
    high = min(1.0, max(best, estimate.high / whole * to))
    return amended(estimate, best=best, low=low, high=high)


def _with_branches(scenario: Scenario, parent: str) -> Node:
    above = node_of(scenario, parent)
    if not above.children:
        raise EditRefused("no_branches", node=called(scenario, parent))
    return above


def _refuse_strangers(scenario: Scenario, above: Node, keys: Collection[str]) -> None:
    if keys and not set(keys) <= set(above.children):
        stranger = next(key for key in keys if key not in above.children)
        raise EditRefused(
            "not_a_branch", node=called(scenario, above.id), branch=called(scenario, stranger)
        )
