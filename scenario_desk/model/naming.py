"""What sentences call the things of a scenario."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import Message
from scenario_desk.model.references import named
from scenario_desk.model.rosters import ROSTERS
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
    """The name of an entity of a roster, of one that has none by itself those of what it names.

    The id where it was not named, or is not there.
    """
    entity: Any = getattr(scenario, collection).get(key)
    if entity is None:
        return key
    row = ROSTERS[collection]
    if not row.named_by:
        ends = (end for field in row.names for end in named(entity, field))
        return " – ".join(name_of(scenario, *end) for end in ends)
    # Endpoints have a full name beside the short one.
    text: str = getattr(entity, row.named_by) or getattr(entity, "title", "")
    return _short(text) if text else key


def _has_name(node: Node) -> bool:
    return bool(node.label or node.question)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
