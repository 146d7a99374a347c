"""What separates two scenarios: the one thing that frame, views, journal and labels live on."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any

from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import FIELDS, Scenario
from scenario_desk.model.table import Difference, Table

_TABLES = ("nodes", "scores")


@dataclass(frozen=True, slots=True)
class Changes:
    """What leads from `old` to `new`; false exactly when they are equal.

    `tables` holds, for each collection ("nodes", "scores" and the rosters) whose contents differ,
    which ids were added, removed and replaced. `fields` holds the other fields of the scenario
    that differ, and a roster's name where those in both stand in another order.
    """

    old: Scenario
    new: Scenario
    tables: dict[str, Difference]
    fields: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.tables or self.fields)

    def touches(self, *names: str) -> bool:
        """Whether one of these collections or fields differs."""
        return any(name in self.tables or name in self.fields for name in names)

    def added(self, collection: str) -> frozenset[Any]:
        """The ids that are new in a collection."""
        return self.tables[collection].added if collection in self.tables else frozenset()

    def removed(self, collection: str) -> frozenset[Any]:
        """The ids that a collection lost."""
        return self.tables[collection].removed if collection in self.tables else frozenset()

    def replaced(self, collection: str) -> frozenset[Any]:
        """The ids in a collection that stand for something else now."""
        return self.tables[collection].replaced if collection in self.tables else frozenset()

    def replaced_fields(self, collection: str, key: Any) -> frozenset[str]:
        """The fields in which an entity of a collection differs; none where it is not in both."""
        before = getattr(self.old, collection).get(key)
        after = getattr(self.new, collection).get(key)
        if before is after or before is None or after is None:
            return frozenset()
        return frozenset(
            field.name
            for field in fields_of(before)
            if getattr(before, field.name) != getattr(after, field.name)
        )


def changes(old: Scenario, new: Scenario) -> Changes:
    """Compare two scenarios, bucket by bucket, by identity first."""
    tables: dict[str, Difference] = {}
    fields: set[str] = set()
    for name in FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before is after:
            continue
        if name in ROSTERS:
            difference = before.table.difference(after.table)
            if before.order != after.order and _common(before.order, after.table) != _common(
                after.order, before.table
            ):
                fields.add(name)
        elif name in _TABLES:
            difference = before.difference(after)
        else:
            if before != after:
                fields.add(name)
            continue
        if difference:
            tables[name] = difference
    return Changes(old, new, tables, frozenset(fields))


def _common(order: tuple[str, ...], other: Table[str, Any]) -> list[str]:
    return [key for key in order if key in other]
