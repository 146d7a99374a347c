"""What becomes of a node, of packages and of the moves when branches come and go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.removals import roster_without, with_what_goes
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.rosters import OVERRIDING, ROSTERS
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster


def inserted(
    children: Sequence[str], new: Sequence[str], index: int | None = None
) -> tuple[str, ...]:
    """The children with new ones at `index`, else last."""
    place = len(children) if index is None else max(0, min(index, len(children)))
    return (*children[:place], *new, *children[place:])


def holding(node: Node, children: Sequence[str]) -> Node:
    """The node with these children, of which it may have had none: a leaf becomes a chance node.

    With its first child it ends nowhere any more; whoever gives it one hands its endpoint down.
    """
    kind = "chance" if node.kind == "leaf" else node.kind
    endpoint = node.endpoint if node.children else None
    return amended(node, children=tuple(children), kind=kind, endpoint=endpoint)


def left_with(node: Node, children: Sequence[str]) -> Node:
    """The node with the children that are left to it.

    Without any, a chance node becomes an unfinished leaf; a decision stays one, with its owner and
    question, so that nothing a person wrote is lost.
    """
    if children or node.kind == "decision":
        return amended(node, children=tuple(children))
    return amended(node, children=(), kind="leaf", endpoint=None)


def refuse_finished(scenario: Scenario, node: Node) -> None:
    """Raise EditRefused where the node is a leaf that ends somewhere: nothing goes below it."""
    if node.kind == "leaf" and node.endpoint is not None and not node.children:
        raise EditRefused(
            "leaf_is_finished",
            node=called(scenario, node.id),
            endpoint=name_of(scenario, "endpoints", node.endpoint),
        )


def overrides_without(
    scenario: Scenario, gone: Collection[str], lost: Mapping[str, Collection[str]]
) -> dict[str, Roster[Any]]:
    """What overrides, without overrides of nodes that are gone, or of branches that a node lost."""
    changed: dict[str, Roster[Any]] = {}
    for name in OVERRIDING:
        roster: Roster[Any] = getattr(scenario, name)
        for entity in roster.values() if gone or lost else ():
            overrides = entity.overrides
            for node, branches in entity.overrides.items():
                kept = branches.without(*lost.get(node, ()))
                if node in gone or not kept:
                    overrides = overrides.without(node)
                elif kept is not branches:
                    overrides = overrides.set(node, kept)
            if overrides is not entity.overrides:
                changed[name] = roster = roster.put(amended(entity, overrides=overrides))
    return changed


def restructured(
    scenario: Scenario,
    put: dict[str, Node],
    gone: tuple[str, ...] = (),
    lost: Mapping[str, Collection[str]] | None = None,
    **fields: Any,
) -> Scenario:
    """The scenario with nodes put in and taken out, and overrides and moves that still hold.

    `lost` says which branches each node lost. The moves are cut off where their path breaks; what
    the room was asked and said of nodes that are gone goes with them.
    """
    fields = overrides_without(scenario, set(gone), lost or {}) | fields
    fields |= _asked_of(scenario, set(gone))
    edited = scenario.with_nodes(put, gone, **fields)
    if not edited.moves:
        return edited
    at, kept = edited.root, []
    for move in edited.moves:
        if move.branch not in edited.nodes:
            continue
        if edited.parents.get(move.branch) != at:
            break
        kept.append(move)
        at = move.branch
    return edited if len(kept) == len(edited.moves) else replace(edited, moves=tuple(kept))


def _asked_of(scenario: Scenario, gone: set[str]) -> dict[str, Roster[Any]]:
    """The collections that named nodes which are gone, but for those that override."""
    lost = with_what_goes(scenario, {"nodes": gone}) if gone else {}
    return {
        name: roster_without(name, getattr(scenario, name), lost)
        for name, row in ROSTERS.items()
        if lost and name not in OVERRIDING and "nodes" in row.names.values()
    }
