"""Checks on the tree: kinds, branches, probabilities, owners, ends, and what has happened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checking.weights import is_weighted
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.naming import called
from scenario_desk.model.rosters import OVERRIDING
from scenario_desk.model.scenario import Scenario

TOLERANCE = 1e-9
"""Sums within this of 1 are 1."""


def check_tree(scenario: Scenario, ledger: Ledger) -> set[str]:
    """Note what is wrong with the tree; returns the endpoints that its leaves reach."""
    nodes = dict(scenario.nodes.items())
    sets: dict[str, list[Node]] = {}
    choosing: list[Node] = []
    reached: set[str] = set()
    default = scenario.assumptions.decisions
    waiting = [scenario.root]
    while waiting:
        node = nodes[waiting.pop()]
        if node.children:
            waiting.extend(reversed(node.children))
            _check_branches(ledger, node, nodes)
        elif node.kind != "leaf":
            ledger.note_node("warning", "node_without_branches", node.id)
        elif node.endpoint is None:
            ledger.note_node("warning", "unfinished_leaf", node.id)
        else:
            reached.add(node.endpoint)
        if node.probability is not None:
            _check_probability(ledger, scenario, node.id, node.probability)
        if node.kind == "decision":
            if node.owner is None:
                ledger.note_node("warning", "decision_without_owner", node.id)
            if node.information_set:
                sets.setdefault(node.information_set, []).append(node)
            if (node.resolves or default) != "judged" and node.children:
                choosing.append(node)
    _check_information_sets(ledger, sets)
    _check_choosing(ledger, scenario, choosing, sets)
    _check_moves(ledger, scenario)
    return reached


def normalised(total: float) -> dict[str, Any]:
    """What is said of branches that add up to `total`, which is not 1: how figures use them."""
    return {"total": total, "shared": "in_proportion" if total > 0 else "evenly"}


def check_overrides(scenario: Scenario, ledger: Ledger) -> None:
    """Note what is wrong with the probabilities that are put in place of the tree's."""
    for collection in OVERRIDING:
        for each in getattr(scenario, collection).values():
            for key, branches in sorted(each.overrides.items(), key=lambda pair: pair[0]):
                node = scenario.nodes.get(key)
                if node is None:
                    ledger.note(
                        "warning", "override_of_nothing", collection, each.id, name=each.name
                    )
                else:
                    _check_override(
                        ledger, scenario, (collection, each.id), each.name, node, branches
                    )


def _check_branches(ledger: Ledger, node: Node, nodes: Mapping[str, Node]) -> None:
    if node.kind == "leaf":
        ledger.note_node("error", "branches_under_leaf", node.id)
    total, rests, taken = 0.0, 0, 0
    for key in node.children:
        child = nodes[key]
        estimate = child.probability
        if estimate is None:
            rests += 1
        elif estimate.best > 0:
            total += estimate.best
        taken += child.historical
    if total > 1 + TOLERANCE or (not rests and total < 1 - TOLERANCE):
        ledger.note_node("warning", "probabilities_normalised", node.id, **normalised(total))
    if taken > 1:
        ledger.note_node("warning", "history_took_several", node.id, count=taken)


def _check_probability(ledger: Ledger, scenario: Scenario, node: str, estimate: Estimate) -> None:
    low, best, high = estimate.low, estimate.best, estimate.high
    sound = 0 <= best <= 1 if low is None or high is None else 0 <= low <= best <= high <= 1
    if not sound:
        ledger.note_unsound(estimate, "probability", "nodes", node, partial(called, scenario, node))


def _check_information_sets(ledger: Ledger, sets: Mapping[str, list[Node]]) -> None:
    for name, members in sets.items():
        if len({(node.owner, len(node.children)) for node in members}) > 1:
            ledger.note_node(
                "warning", "information_set_mixed", members[0].id, information_set=name
            )


def _check_choosing(
    ledger: Ledger,
    scenario: Scenario,
    choosing: list[Node],
    sets: Mapping[str, list[Node]],
) -> None:
    weighted = {actor.id: is_weighted(scenario, actor) for actor in scenario.actors.values()}
    for node in choosing:
        if node.information_set and len(sets[node.information_set]) > 1:
            ledger.note_node(
                "warning",
                "rational_information_set",
                node.id,
                information_set=node.information_set,
            )
        elif node.owner is not None and not weighted.get(node.owner, True):
            ledger.note_node("warning", "rational_without_interests", node.id, owner=node.owner)


def _check_moves(ledger: Ledger, scenario: Scenario) -> None:
    at = scenario.root
    for move in scenario.moves:
        if scenario.parents.get(move.branch) != at:
            branch = called(scenario, move.branch)
            ledger.note("error", "moves_broken", "scenario", move.branch, branch=branch)
            return
        at = move.branch


def _check_override(
    ledger: Ledger,
    scenario: Scenario,
    about: tuple[str, str],
    name: str,
    node: Node,
    branches: Mapping[str, Estimate | None],
) -> None:
    words: dict[str, Any] = {"name": name, "node": partial(called, scenario, node.id)}
    if any(each not in node.children for each in branches):
        ledger.note("warning", "override_of_strange_branch", *about, **words)
    if any(each not in branches for each in node.children):
        ledger.note("warning", "override_incomplete", *about, **words)
    resolves = node.resolves or scenario.assumptions.decisions
    if node.kind == "decision" and resolves == "rational":
        ledger.note("info", "override_of_rational", *about, **words)
    for estimate in branches.values():
        if estimate is not None:
            ledger.note_unsound(estimate, "probability", *about, name)
    if not any(each in branches for each in node.children):
        # Figures leave such an override out.
        return
    # A branch that the override does not name is the rest.
    put = [branches.get(each) for each in node.children]
    numbers = [max(0.0, estimate.best) for estimate in put if estimate is not None]
    total = sum(numbers)
    if total > 1 + TOLERANCE or (len(numbers) == len(put) and total < 1 - TOLERANCE):
        words |= normalised(total)
        ledger.note("warning", "override_normalised", *about, **words)
