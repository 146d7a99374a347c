"""Who names whom: which fields hold the ids of other things.

Edits refuse a reference that names nothing, removals take references along, checks report those
that a file brought: all three read this one table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.model.entities import Linkage, Node, Package, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

REFERENCES: dict[str, dict[str, str]] = {
    "nodes": {"owner": "actors", "endpoint": "endpoints", "phase": "phases"},
    "actors": {"base_profile": "profiles", "sources": "sources"},
    "interests": {"actor": "actors", "sources": "sources"},
    "relations": {"source": "interests", "target": "interests"},
    "endpoints": {"sources": "sources"},
    "profiles": {
        "actor": "actors",
        "holder": "actors",
        "weights": "interests",
        "red_lines": "interests",
        "sources": "sources",
    },
    "linkages": {
        "givers": "actors",
        "receivers": "actors",
        "endpoints": "endpoints",
        "effects": "interests",
        "endpoint_effects": "endpoints",
        "requires": "linkages",
        "excludes": "linkages",
        "group": "groups",
        "sources": "sources",
    },
    "packages": {"linkages": "linkages"},
}
"""By collection and field: the collection whose ids the field holds (a table holds its keys)."""


def named(entity: Any, field: str) -> tuple[str, ...]:
    """The ids that a field holds, whether it is one, a tuple or the keys of a table."""
    value = getattr(entity, field)
    if value is None or value == "":
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def nested(entity: Any, field: str) -> Iterator[tuple[str, str]]:
    """The ids inside the keys and tables of a field that `REFERENCES` cannot say: (collection, id).

    Of a profile's `scores` the endpoint and the interest, of a linkage's `endpoint_effects` the
    interests.
    """
    if isinstance(entity, Profile) and field == "scores":
        for endpoint, interest in entity.scores:
            yield "endpoints", endpoint
            yield "interests", interest
    if isinstance(entity, Linkage) and field == "endpoint_effects":
        for effects in entity.endpoint_effects.values():
            for interest in effects:
                yield "interests", interest


def judgements(entity: Any) -> Iterator[tuple[str, str, Estimate]]:
    """Every estimate an entity holds: (field, what it is in `SCALES`, estimate)."""
    for field, what in _JUDGED.get(type(entity), {}).items():
        yield from ((field, what, estimate) for estimate in _estimates(getattr(entity, field)))


def _estimates(value: Any) -> Iterator[Estimate]:
    if isinstance(value, Estimate):
        yield value
    elif isinstance(value, Table):
        for inner in value.values():
            yield from _estimates(inner)


_JUDGED: dict[type, dict[str, str]] = {
    Node: {"probability": "probability"},
    Profile: {
        "weights": "weight",
        "scores": "score",
        "reservation": "reservation",
        "margin": "margin",
    },
    Linkage: {"feasibility": "feasibility", "effects": "effect", "endpoint_effects": "effect"},
    Package: {"overrides": "probability"},
}
