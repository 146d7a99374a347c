"""Two scenarios that were made from one, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from scenario_desk.model.merging.apart import take_apart
from scenario_desk.model.merging.conflicts import Conflict, conflicts
from scenario_desk.model.merging.groups import Groups
from scenario_desk.model.merging.joining import joined, rest
from scenario_desk.model.merging.sides import Change, Side, SideName
from scenario_desk.model.merging.ties import Tie, ties
from scenario_desk.model.patches.applying import put
from scenario_desk.model.patches.comparing import patch
from scenario_desk.model.patches.patch import ABSENT, Patch, Path
from scenario_desk.model.scenario import Scenario

Choices: TypeAlias = Mapping[Path, SideName]
"""By the key of a conflict: whose changes stand."""
NO_CHOICES: Choices = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    scenario: Scenario
    """Always a valid one: where there are conflicts, what was chosen stands, else what is preferred."""
    conflicts: tuple[Conflict, ...]
    """All there are, also those that were chosen about."""
    based: bool = True
    """Whether there was a base to tell who changed what."""


def merge(
    base: Scenario,
    ours: Scenario,
    theirs: Scenario,
    choices: Choices = NO_CHOICES,
    prefer: SideName = "ours",
) -> Merged:
    """What both sides made of the base.

    `choices` says by the key of a conflict whose changes stand, `prefer` whose stand otherwise.
    What both put in one place stands in this order: ours, theirs. Raises EditRefused where both
    together are deeper or larger than a scenario may be.
    """
    one = Side("ours", base, ours, patch(base, ours))
    other = Side("theirs", base, theirs, patch(base, theirs))
    take_apart(one, other)
    groups = Groups(one, other, ties(one, other))
    scenario = _resolved(groups, choices, prefer)
    return Merged(scenario, conflicts(groups))


def two_way(
    ours: Scenario,
    theirs: Scenario,
    choices: Choices = NO_CHOICES,
    prefer: SideName = "ours",
) -> Merged:
    """The same without a base: everything in which the two differ is to be chosen about."""
    one = Side("ours", ours, ours, Patch())
    other = Side("theirs", ours, theirs, patch(ours, theirs))
    differing = (path for path in other.paths if not other.is_place_of_new(path))
    groups = Groups(
        one, other, (Tie("merge_differs", path, None, (("theirs", path),)) for path in differing)
    )
    scenario = _resolved(groups, choices, prefer)
    found = (replace(each, base=ABSENT) for each in conflicts(groups))
    return Merged(scenario, tuple(found), based=False)


def _resolved(groups: Groups, choices: Choices, prefer: SideName) -> Scenario:
    change, dropped = _fitting(groups, NO_CHOICES, prefer)
    known = 0
    while known < len(groups.ties):
        # Whoever is preferred, the conflicts are the same; only some choices among them bring more.
        known = len(groups.ties)
        _fitting(groups, NO_CHOICES, "ours")
        _fitting(groups, NO_CHOICES, "theirs")
    if known:
        change, dropped = _fitting(groups, choices, prefer)
    if any(name == "ours" for name, _path in dropped):
        return put(groups.ours.base, change)
    return put(groups.ours.scenario, rest(change, groups.ours))


def _fitting(groups: Groups, choices: Choices, prefer: SideName) -> tuple[Patch, set[Change]]:
    """What stands as one patch, once the rings in which it would run are tied, and what does not."""
    while True:
        dropped = groups.dropped(choices, prefer)
        change, rings = joined(groups.ours, groups.theirs, dropped)
        if not rings:
            return change, dropped
        for code, ring in rings:
            groups.tie_ring(code, ring)
