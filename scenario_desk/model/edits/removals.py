"""Taking things out of a scenario, with all that only made sense together with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.profiles import is_base
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.references import Ids, ids_in, left, uncited, without
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
    gone = with_what_goes(scenario, {collection: keys})
    scores = without(scenario.scores, SCORED, gone)
    fields: dict[str, Any] = {
        name: roster_without(name, getattr(scenario, name), gone) for name in ROSTERS
    }
    return scenario.with_nodes(
        _nodes(scenario, gone),
        scores=uncited(scores, gone["sources"]) if "sources" in gone else scores,
        assumptions=amended(scenario.assumptions, **left(scenario.assumptions, gone)),
        released=without(scenario.released, "injects", gone),
        **fields,
    )


def with_what_goes(scenario: Scenario, first: Ids) -> dict[str, set[str]]:
    """By collection, the things that are removed, what goes with them, and what goes with that."""
    gone = {collection: set(keys) for collection, keys in first.items()}
    waiting = [*gone]
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


def roster_without(collection: str, roster: Roster[Any], gone: Ids) -> Roster[Any]:
    """A collection without those of its entities that are gone, the others without what else is."""
    lost = gone.get(collection, ())
    kept = roster.without(*lost) if lost else roster
    row = ROSTERS[collection]
    fields = [
        (field, path)
        for field, path in row.names.items()
        if not gone.keys().isdisjoint(path.split("/"))
    ]
    cites = row.judged if "sources" in gone else ()
    if not fields and not cites:
        return kept
    fresh = {}
    for key, entity in kept.table.items():
        if cites or any(_names_any(getattr(entity, field), path, gone) for field, path in fields):
            new = amended(entity, **left(entity, gone))
            if new is not entity:
                fresh[key] = new
    return kept.rearranged(fresh, (), kept.order) if fresh else kept


def _names_any(value: Any, path: str, gone: Ids) -> bool:
    """Whether a value that holds ids holds one that is gone."""
    if isinstance(value, str):
        return value in gone.get(path, ())
    return bool(value) and any(key in gone.get(name, ()) for name, key in ids_in(value, path))
