"""What sentences call the things of a scenario."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import Message
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
    """The name of an entity of a roster; its id where it has none or is not there."""
    entity: Any = getattr(scenario, collection).get(key)
    for field in ("name", "title", "term"):
        text: str = getattr(entity, field, "")
        if text:
            return _short(text)
    if collection == "relations" and entity is not None:
        ends = (entity.source, entity.target)
        return " – ".join(name_of(scenario, "interests", end) for end in ends)
    return key


def _has_name(node: Node) -> bool:
    return bool(node.label or node.question)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
