"""What a copy can go without, a row each: entities with what goes with them, and emptied fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from fnmatch import fnmatchcase
from typing import Any

from scenario_desk.model.edits.profiles import is_base
from scenario_desk.model.room import Participant
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario

Chosen = Callable[[Scenario, Any], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be left out."""

    entities: Mapping[str, Chosen] = field(default_factory=dict)
    """By collection: which of it are removed."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """By name of a field, wherever one is called so (`*` is any letters): what it counts as."""
    of: tuple[type, ...] = ()
    """The entities whose fields these are; all where none is said."""

    @property
    def there(self) -> bool:
        """Whether a scenario can have any of it."""
        return bool(self.fields) or not ROSTERS.keys().isdisjoint(self.entities)

    def emptied(self, kind: type) -> dict[str, str]:
        """The fields of an entity that this empties, each with what it counts as."""
        if self.of and kind not in self.of:
            return {}
        names = (each.name for each in fields_of(kind))
        return {
            name: counted
            for name in names
            for pattern, counted in self.fields.items()
            if fnmatchcase(name, pattern)
        }


def _every(_scenario: Scenario, _entity: Any) -> bool:
    return True


def _perceived(scenario: Scenario, profile: Any) -> bool:
    # The base profile of a damaged file may call itself so: its actor cannot do without it.
    return profile.kind == "perceived" and not is_base(scenario, profile)


PARTS: Mapping[str, Part] = {
    "snapshots": Part({"snapshots": _every}),
    "notes": Part(fields={"notes": "notes", "note": "notes", "*_note": "notes"}),
    "rationales": Part(fields={"rationale": "rationales", "confidence": "confidences"}),
    "sources": Part({"sources": _every}, {"*sources": "citations"}),
    "authors": Part(fields={"authors": "authors", "author": "authors", "who": "authors"}),
    "lenses": Part({"lenses": _every}),
    "shifts": Part({"shifts": _every}),
    "ratifiers": Part(
        fields={"ratifiers": "ratifiers", "quota": "quotas", "ratifying_note": "notes"}
    ),
    "perceived": Part({"profiles": _perceived}),
    "participants": Part({"participants": _every}),
    "aliases": Part(fields={"name": "aliases"}, of=(Participant,)),
    "assessments": Part({"assessments": _every}),
    "reasons": Part(fields={"reason": "reasons"}),
    "log": Part({"log": _every}),
}
"""What is offered, by name, in the order in which it is said."""


def part_names() -> tuple[str, ...]:
    """Everything that can be left out: what is offered, and any other collection as a whole."""
    return (*PARTS, *(name for name in ROSTERS if name not in PARTS))


def part_of(name: str) -> Part:
    """The part of one of `part_names`."""
    return PARTS.get(name) or Part({name: _every})
