"""What a node says: its kind, owner, words, endpoint, and where in time it stands."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.walking import Nodes, chosen, node_of, parent_of
from scenario_desk.model.entities import NodeKind
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
    keys = chosen(scenario, nodes)
    decisions = tuple(key for key in keys if scenario.nodes[key].kind == "decision")
    if not decisions:
        raise EditRefused("owner_needs_decision", node=called(scenario, keys[0]))
    return _amended(scenario, decisions, owner=actor)


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
    keys = chosen(scenario, nodes)
    leaves = tuple(key for key in keys if scenario.nodes[key].kind == "leaf")
    if not leaves:
        raise EditRefused("endpoint_needs_leaf", node=called(scenario, keys[0]))
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


def _amended(scenario: Scenario, keys: tuple[str, ...], **fields: Any) -> Scenario:
    put = {}
    for key in keys:
        node = scenario.nodes[key]
        if (new := amended(node, **fields)) is not node:
            put[key] = new
    return scenario.with_nodes(put) if put else scenario
