"""What sentences call the things of a scenario."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import Message
from scenario_desk.model.references import named
from scenario_desk.model.rosters import ASSUMPTIONS, ROSTERS, SCORED
from scenario_desk.model.scenario import Scenario

_LONGEST = 60


def called(scenario: Scenario, node: str) -> Message:
    """What to call a node: by its branch, else its question, else where it ends.

    Without any of these by the nearest node above it that has a name; by its id where none does.
    """
    found: Node | None = scenario.nodes.get(node)
    text = found and (found.label or found.question)
    if found and not text and found.endpoint:
        text = name_of(scenario, "endpoints", found.endpoint)
    if text:
        return Message("node_called", {"name": _short(text)})
    if node == scenario.root:
        return Message("node_is_root")
    above = scenario.parents.get(node)
    while above is not None and above != scenario.root and not _has_name(scenario.nodes[above]):
        above = scenario.parents.get(above)
    if above is not None:
        return Message("node_below", {"above": called(scenario, above)})
    return Message("node_unnamed", {"id": node})


def name_of(scenario: Scenario, collection: str, key: str) -> str:
    """The name of an entity of a roster, of one that has none by itself those of what it names; of
    a node its branch, else its question.

    The id where it was not named, or is not there.
    """
    entity: Any = getattr(scenario, collection).get(key)
    if entity is None:
        return key
    if isinstance(entity, Node):
        return _short(entity.label or entity.question) or key
    row = ROSTERS[collection]
    if not row.named_by:
        ends = (end for field in row.names for end in named(entity, field))
        return " – ".join(name_of(scenario, *end) for end in ends)
    text = own_name(entity, row.named_by)
    return _short(text) if text else key


def own_name(entity: Any, named_by: str = "name") -> str:
    """The name by which an entity is found: its own, else its title; "" where it has neither."""
    text: str = getattr(entity, named_by, "") or getattr(entity, "title", "")
    return text


def spot(scenario: Scenario, path: tuple[str, ...]) -> Message:
    """What to call the place of a value, which a patch says as a path."""
    collection, *parts = path
    if collection == "scores":
        return _score_spot(scenario, parts)
    if not parts:
        return Message("spot_of_scenario", {"field": collection})
    if collection == "assumptions":
        return _assumed_spot(scenario, parts)
    thing, *inside = parts
    (name,) = _names(scenario, collection, [thing])
    if not inside:
        return name
    field, *keys = inside
    of = _names(scenario, ROSTERS[collection].names[field], keys) if keys else []
    actor = judging(scenario, thing) if collection == "profiles" and field in _JUDGED else ""
    values = {"name": name, "field": field, "actor": actor, "of": of[-1] if of else None}
    if actor:
        return Message("spot_of_actor", values)
    if len(of) > 1:
        return Message("spot_in_tables", values | {"at": of[0]})
    return Message("spot_in_table" if of else "spot_of_field", values)


_JUDGED = ("weights", "red_lines", "reservation", "margin")
"""What is called an actor's own, where its base profile says it."""


def judging(scenario: Scenario, profile: str) -> str:
    """Whose base profile this is, by the actor's label; "" where it is none."""
    held = scenario.profiles.get(profile)
    actor = scenario.actors.get(held.actor) if held else None
    return actor.label if actor is not None and actor.base_profile == profile else ""


def _score_spot(scenario: Scenario, keys: list[str]) -> Message:
    endpoint, interest = _names(scenario, SCORED, keys)
    held = scenario.interests.get(keys[1])
    actor = scenario.actors.get(held.actor) if held else None
    of = {"endpoint": endpoint, "interest": interest}
    if actor is None:
        return Message("spot_of_score", of)
    return Message("spot_of_actors_score", {"actor": actor.label, **of})


def _assumed_spot(scenario: Scenario, parts: list[str]) -> Message:
    field, *keys = parts
    if not keys:
        return Message("spot_of_scenario", {"field": field})
    (of,) = _names(scenario, ASSUMPTIONS.names[field], keys[:1])
    return Message("spot_of_assumed", {"field": field, "of": of})


def _names(scenario: Scenario, collections: str, keys: list[str]) -> list[Message]:
    """What to call things, of each of which `collections` says where it is, as `Row.names` does."""
    return [
        called(scenario, key)
        if collection == "nodes"
        else Message("thing_called", {"name": name_of(scenario, collection, key)})
        for collection, key in zip(collections.split("/"), keys, strict=False)
    ]


def _has_name(node: Node) -> bool:
    return bool(node.label or node.question)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
