"""What went along when something was removed, counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenario_desk.model.changes import Changes
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.references import citations
from scenario_desk.model.rosters import NODE, ROSTERS


def losses(between: Changes, collection: str) -> list[tuple[str, int]]:
    """What was lost beside the entity of `collection` that was removed: (what, count).

    What is lost inside something that is lost itself (a weight in a removed profile) is not
    counted again.
    """
    counted = dict.fromkeys(_FIRST, 0)
    counted |= {name: len(between.removed(name)) for name, row in ROSTERS.items() if row.goes_with}
    counted |= {
        "scores": len(between.removed("scores")) + _shrunk(between, "profiles", "scores"),
        "weights": _shrunk(between, "profiles", "weights"),
        "red_lines": _shrunk(between, "profiles", "red_lines"),
        "effects": _shrunk(between, "linkages", "effects")
        + _shrunk(between, "linkages", "endpoint_effects"),
        "overrides": _shrunk(between, "packages", "overrides"),
        "moves": max(0, len(between.old.moves) - len(between.new.moves)),
    }
    if collection == "sources":
        counted["citations"] = _citations(between)
    if collection in _EMPTIED:
        field = _EMPTIED[collection]
        counted[field] = sum(
            getattr(between.new.nodes[key], field) is None
            for key in between.replaced("nodes")
            if getattr(between.old.nodes[key], field) is not None
        )
    counted.pop(collection, None)
    return [(what, count) for what, count in counted.items() if count]


_FIRST = ("interests", "relations", "scores")
"""What is said first."""
_EMPTIED = {collection: field for field, collection in NODE.names.items()}
"""The field of nodes that a removal leaves empty."""


def _shrunk(between: Changes, collection: str, field: str) -> int:
    """By how many pairs the tables in a field shrank, over the entities that are still there."""
    old, new = getattr(between.old, collection), getattr(between.new, collection)
    return sum(
        max(0, len(getattr(old[key], field)) - len(getattr(new[key], field)))
        for key in between.replaced(collection)
    )


def _citations(between: Changes) -> int:
    gone = between.removed("sources")
    return sum(
        source in gone
        for name, difference in between.tables.items()
        for key in difference.replaced
        for source in _cited(getattr(between.old, name)[key])
    )


def _cited(entity: Any) -> Iterable[str]:
    return entity.sources if isinstance(entity, Estimate) else citations(entity)
