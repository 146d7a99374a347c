"""What went along when something was removed, counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from scenario_desk.model.changes import Changes
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.references import citations
from scenario_desk.model.rosters import ASSUMPTIONS, NODE, ROSTERS, ROWS, Row
from scenario_desk.model.table import Table


def losses(between: Changes, collection: str) -> list[tuple[str, int]]:
    """What was lost beside the entity of `collection` that was removed: (what, count).

    What is lost inside something that is lost itself (a weight in a removed profile) is not
    counted again.
    """
    counted = dict.fromkeys(_ORDER, 0)
    counted |= {name: len(between.removed(name)) for name, row in ROSTERS.items() if row.goes_with}
    counted["scores"] = len(between.removed("scores"))
    for what, count in _taken_out(between):
        counted[what] = counted.get(what, 0) + count
    counted["moves"] = max(0, len(between.old.moves) - len(between.new.moves))
    if collection == "sources":
        counted["citations"] = _citations(between)
    counted["released"] = max(0, len(between.old.released) - len(between.new.released))
    counted.pop(collection, None)
    return [(what, count) for what, count in counted.items() if count]


def counted_as(collection: str, field: str) -> str:
    """As what it is counted that an entity lost what a field of it named; "" where it is not.

    A field that it makes no sense without takes it along, and citations are counted by themselves.
    """
    row = NODE if collection == "nodes" else ROSTERS[collection]
    if field in row.goes_with or row.names[field] == "sources":
        return ""
    if collection == "nodes":
        return field
    together = _ENTRIES.get((collection, field)) or _TOGETHER.get(collection)
    return together or f"{collection}.{field}"


_ORDER = (
    "interests",
    "relations",
    "scores",
    "profiles",
    "shifts",
    "weights",
    "red_lines",
    "effects",
)
"""What is said first."""
_ENTRIES = {
    ("profiles", "scores"): "scores",
    ("profiles", "weights"): "weights",
    ("profiles", "red_lines"): "red_lines",
    ("linkages", "effects"): "effects",
    ("linkages", "endpoint_effects"): "effects",
    ("packages", "overrides"): "overrides",
    ("injects", "effects"): "effects",
    ("injects", "endpoint_effects"): "effects",
    ("injects", "overrides"): "inject_overrides",
}
"""The tables of which every entry that is gone counts; of other fields, what lost any, once."""
_TOGETHER = {"lenses": "in_lenses", "rounds": "in_rounds"}
"""Where one counts once, in however many fields."""


def _taken_out(between: Changes) -> Iterator[tuple[str, int]]:
    """As what, and how often, something that is still there lost what it named."""
    for name, row in (*ROSTERS.items(), ("nodes", NODE)):
        for key in between.replaced(name):
            old, new = getattr(between.old, name)[key], getattr(between.new, name)[key]
            yield from _of_one(name, row, old, new)
    if "assumptions" in between.fields:
        old, new = between.old.assumptions, between.new.assumptions
        fields = ASSUMPTIONS.names
        yield "assumptions", int(any(_lost(getattr(old, f), getattr(new, f)) for f in fields))


def _of_one(name: str, row: Row[Any], old: Any, new: Any) -> Iterator[tuple[str, int]]:
    once = set()
    for field in row.names:
        what = counted_as(name, field)
        lost = _lost(getattr(old, field), getattr(new, field)) if what else 0
        if (name, field) in _ENTRIES:
            yield what, lost
        elif lost:
            once.add(what)
    yield from ((what, 1) for what in sorted(once))


def _lost(old: Any, new: Any) -> int:
    """How many ids a field holds no more; of a table: how many entries are gone or lost any."""
    if old is new:
        return 0
    if isinstance(old, Table):
        return sum(
            key not in new or (isinstance(held, Table) and len(new[key]) < len(held))
            for key, held in old.items()
        )
    if isinstance(old, tuple):
        gone = len(old) - len(new)
        return gone if gone > 0 else sum(map(_lost_within, old, new))
    return int(bool(old) and not new)


def _lost_within(old: Any, new: Any) -> bool:
    """Whether one of several, where that is an entity of its own, names something no more."""
    row = ROWS.get(type(old))
    return row is not None and any(_lost(getattr(old, f), getattr(new, f)) for f in row.names)


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
