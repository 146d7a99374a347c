"""Two scenarios that were made from one, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scenario_desk.model.merging.apart import take_apart
from scenario_desk.model.merging.conflicts import Conflict
from scenario_desk.model.merging.groups import Groups
from scenario_desk.model.merging.joining import joined
from scenario_desk.model.merging.sides import Side, SideName
from scenario_desk.model.merging.ties import ties
from scenario_desk.model.patches.applying import applied
from scenario_desk.model.patches.comparing import patch
from scenario_desk.model.patches.patch import ABSENT, Patch, Path
from scenario_desk.model.scenario import Scenario

NO_CHOICES: Mapping[Path, SideName] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    scenario: Scenario
    """Always a valid one: where there are conflicts, what was chosen or preferred stands."""
    conflicts: tuple[Conflict, ...]
    """All there are, those among them that were chosen about."""


def merge(
    base: Scenario,
    ours: Scenario,
    theirs: Scenario,
    choices: Mapping[Path, SideName] = NO_CHOICES,
    prefer: SideName = "ours",
) -> Merged:
    """Both sides' changes since the base.

    `choices` says by the key of a conflict whose changes stand, `prefer` whose stand otherwise.
    Raises EditRefused where both together are deeper or larger than a scenario may be.
    """
    one = Side("ours", base, ours, patch(base, ours))
    other = Side("theirs", base, theirs, patch(base, theirs))
    take_apart(one, other)
    groups = Groups(one, other, ties(one, other))

    def change_with(choices: Mapping[Path, SideName], prefer: SideName) -> Patch:
        while True:
            change, rings = joined(base, one, other, groups.dropped(choices, prefer))
            if not rings:
                return change
            for code, ring in rings:
                groups.tie_ring(code, ring)

    change = change_with(NO_CHOICES, prefer)
    known = 0
    while known < len(groups.ties):
        # Whoever is preferred, the conflicts are the same; only some choices among them bring more.
        known = len(groups.ties)
        change_with(NO_CHOICES, "ours")
        change_with(NO_CHOICES, "theirs")
    if known:
        change = change_with(choices, prefer)
    return Merged(applied(base, change), _conflicts(groups, one, other))


def _conflicts(groups: Groups, ours: Side, theirs: Side) -> tuple[Conflict, ...]:
    members = {
        key: tuple(sorted({path for _name, path in changes}))
        for key, changes in groups.members().items()
    }
    found = {}
    keys = groups.keys()
    for tie in groups.ties:
        key = groups.key_of(tie)
        found[tie.path, tie.against] = Conflict(
            tie.code,
            key,
            tie.path,
            _base_value(ours, theirs, tie.path),
            _value(ours, theirs, tie.path),
            _value(theirs, ours, tie.path),
            tie.against,
            members[key],
        )
    return tuple(found[each] for each in sorted(found, key=lambda each: (each[0], each[1] or ())))


def _base_value(ours: Side, theirs: Side, path: Path) -> Any:
    return ours.old.get(path, theirs.old.get(path, ABSENT))


def _value(side: Side, other: Side, path: Path) -> Any:
    if path in side.paths:
        return side.value(path)
    return ABSENT if side.is_gone(path) else other.old.get(path, ABSENT)
