"""What a node says: its kind, owner, words, endpoint, and where in time it stands."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.walking import Nodes, chosen, node_of, parent_of
from scenario_desk.model.entities import NodeKind, Resolution
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario


def set_kind(scenario: Scenario, nodes: Nodes, kind: NodeKind) -> Scenario:
    """Turn nodes into decisions, chances or leaves; what they hold beside that stays theirs.

    A node with branches cannot become a leaf.
    """
    keys = chosen(scenario, nodes)
    for key in keys:
        if kind == "leaf" and scenario.nodes[key].children:
            raise EditRefused("leaf_has_branches", node=called(scenario, key))
    return _amended(scenario, keys, kind=kind)


def set_owner(scenario: Scenario, nodes: Nodes, actor: str | None) -> Scenario:
    """Say who decides at those of the nodes that are decisions; refused where none is."""
    if actor is not None:
        known(scenario, "actors", actor)
    decisions = _of_kind(scenario, nodes, "decision", "owner_needs_decision")
    return _amended(scenario, decisions, owner=actor)


def set_resolution(scenario: Scenario, nodes: Nodes, how: Resolution | None) -> Scenario:
    """Say how those of the nodes resolve that are decisions; refused where none is."""
    decisions = _of_kind(scenario, nodes, "decision", "choice_needs_decision")
    return _amended(scenario, decisions, resolves=how)


def make_decisions(scenario: Scenario, nodes: Nodes, owner: str | None) -> Scenario:
    """Turn nodes into decisions of this actor (None: of nobody yet)."""
    keys = chosen(scenario, nodes)
    return set_owner(set_kind(scenario, keys, "decision"), keys, owner)


def make_leaves(scenario: Scenario, nodes: Nodes, endpoint: str | None) -> Scenario:
    """Turn nodes into leaves that end there (None: unfinished)."""
    keys = chosen(scenario, nodes)
    return set_endpoint(set_kind(scenario, keys, "leaf"), keys, endpoint)


def set_label(scenario: Scenario, node: str, text: str) -> Scenario:
    """Say what happens on the branch that leads to the node."""
    parent_of(scenario, node)
    return _amended(scenario, (node,), label=text)


def set_question(scenario: Scenario, node: str, text: str) -> Scenario:
    """Say what is asked at the node."""
    node_of(scenario, node)
    return _amended(scenario, (node,), question=text)


def set_endpoint(scenario: Scenario, nodes: Nodes, endpoint: str | None) -> Scenario:
    """Say where those of the nodes end that are leaves (None: unfinished); refused where none is."""
    if endpoint is not None:
        known(scenario, "endpoints", endpoint)
    leaves = _of_kind(scenario, nodes, "leaf", "endpoint_needs_leaf")
    return _amended(scenario, leaves, endpoint=endpoint)


AMENDABLE = frozenset(
    {"phase", "start", "end", "notes", "information_set", "historical", "resolves"}
)


def amend_node(scenario: Scenario, nodes: Nodes, **fields: Any) -> Scenario:
    """Set fields of `AMENDABLE` on nodes; the others have edits of their own."""
    for field in fields:
        if field not in AMENDABLE:
            raise EditRefused("unknown_field", field=field)
    if fields.get("phase") is not None:
        known(scenario, "phases", fields["phase"])
    keys = chosen(scenario, nodes)
    if fields.get("historical"):
        for key in keys:
            parent_of(scenario, key)
    return _amended(scenario, keys, **fields)


def _of_kind(scenario: Scenario, nodes: Nodes, kind: NodeKind, refusal: str) -> tuple[str, ...]:
    keys = chosen(scenario, nodes)
    suited = tuple(key for key in keys if scenario.nodes[key].kind == kind)
    if not suited:
        raise EditRefused(refusal, node=called(scenario, keys[0]))
    return suited


def _amended(scenario: Scenario, keys: tuple[str, ...], **fields: Any) -> Scenario:
    put = {}
    for key in keys:
        node = scenario.nodes[key]
        if (new := amended(node, **fields)) is not node:
            put[key] = new
    return scenario.with_nodes(put) if put else scenario
