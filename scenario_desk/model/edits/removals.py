"""Taking things out of a scenario, with all that only made sense together with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.profiles import is_base
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.references import Ids, left, uncited, without
from scenario_desk.model.rosters import NODE, ROSTERS, SCORED
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster


def remove(scenario: Scenario, collection: str, id: str) -> Scenario:  # noqa: A002
    """Remove an entity from its roster, what goes with it, and every reference to any of these.

    So an actor takes its interests, its profiles and those it holds of others along, and leaves
    its decisions without an owner; an interest takes its scores, weights, red lines, relations and
    effects; an endpoint leaves its leaves unfinished. A base profile is refused while its actor
    exists.
    """
    return remove_all(scenario, collection, (id,))


def remove_all(scenario: Scenario, collection: str, ids: Iterable[str]) -> Scenario:
    """Remove entities from their roster as `remove` does each, at once; all of them, or none."""
    if collection not in ROSTERS:
        raise EditRefused("unknown_field", field=collection)
    keys = tuple(ids)
    for key in keys:
        found = known(scenario, collection, key)
        if collection == "profiles" and is_base(scenario, found):
            raise EditRefused("base_profile_needed", actor=scenario.actors[found.actor].name)
    if not keys:
        return scenario
    gone = _with_what_goes(scenario, collection, keys)
    scores = without(scenario.scores, SCORED, gone)
    fields: dict[str, Any] = {
        name: _roster(getattr(scenario, name), gone.get(name, ()), gone) for name in ROSTERS
    }
    return scenario.with_nodes(
        _nodes(scenario, gone),
        scores=uncited(scores, gone["sources"]) if "sources" in gone else scores,
        assumptions=amended(scenario.assumptions, **left(scenario.assumptions, gone)),
        **fields,
    )


def _with_what_goes(
    scenario: Scenario, collection: str, keys: Iterable[str]
) -> dict[str, set[str]]:
    """By collection, the entities that are removed, what goes with them, and what goes with that."""
    gone = {collection: set(keys)}
    waiting = [collection]
    while waiting:
        lost = waiting.pop()
        for name, row in ROSTERS.items():
            fields = [field for field in row.goes_with if row.names[field] == lost]
            found = {
                entity.id
                for entity in (getattr(scenario, name).values() if fields else ())
                if any(getattr(entity, field) in gone[lost] for field in fields)
            }
            if found - gone.get(name, set()):
                gone.setdefault(name, set()).update(found)
                waiting.append(name)
    return gone


def _nodes(scenario: Scenario, gone: Ids) -> dict[str, Node]:
    """The nodes that named something gone, as they are without it."""
    nodes = list(scenario.nodes.values())
    touched: list[Node] = []
    for field, collection in NODE.names.items():
        if lost := gone.get(collection):
            touched += [node for node in nodes if getattr(node, field) in lost]
    if "sources" in gone:
        touched += [node for node in nodes if node.probability and node.probability.sources]
    changed = ((node, amended(node, **left(node, gone))) for node in touched)
    return {node.id: new for node, new in changed if new is not node}


def _roster(roster: Roster[Any], lost: Collection[str], gone: Ids) -> Roster[Any]:
    """A roster without the entities that are lost, its others without what is gone."""
    roster = roster.without(*lost) if lost else roster
    for entity in roster.values():
        if (new := amended(entity, **left(entity, gone))) is not entity:
            roster = roster.put(new)
    return roster
