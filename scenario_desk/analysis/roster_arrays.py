"""The rosters as arrays: actors, interests and endpoints in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np

from scenario_desk.analysis.arrays import Bools, Ints, kept, read_only
from scenario_desk.model.changes import Changes
from scenario_desk.model.scenario import Scenario

LEVERAGES = {"veto": 3, "strong": 2, "moderate": 1, "weak": 0}
LOWERED = ("actors", "interests", "endpoints")

Held = TypeVar("Held")


@dataclass(frozen=True, eq=False)
class RosterArrays:
    """A actors, I interests and E endpoints."""

    actor_ids: tuple[str, ...]
    actor_index: Mapping[str, int]
    """Row of an actor by its id; likewise below."""
    principal: Bools
    """bool[A]"""
    leverage: Ints
    """int8[A] 3 veto, 2 strong, 1 moderate, 0 weak."""
    interest_ids: tuple[str, ...]
    interest_index: Mapping[str, int]
    interest_actor: Ints
    """int16[I] row of the actor whose interest it is; −1 for none."""
    endpoint_ids: tuple[str, ...]
    endpoint_index: Mapping[str, int]
    needs_agreement: Bools
    """bool[E] whether the principals must sign."""

    def same_rows(self, other: RosterArrays) -> bool:
        """Whether the same actor, interest and endpoint stand in every row of both."""
        return (
            self.actor_ids is other.actor_ids
            and self.interest_ids is other.interest_ids
            and self.endpoint_ids is other.endpoint_ids
            and self.interest_actor is other.interest_actor
        )


def lowered_rosters(scenario: Scenario) -> RosterArrays:
    """The rosters of a scenario."""
    actors = list(scenario.actors.values())
    actor_index = _index_of(scenario.actors.order)
    owners = [actor_index.get(each.actor, -1) for each in scenario.interests.values()]
    signed = [each.needs_agreement for each in scenario.endpoints.values()]
    return RosterArrays(
        actor_ids=scenario.actors.order,
        actor_index=actor_index,
        principal=read_only(np.array([each.principal for each in actors], bool)),
        leverage=read_only(np.array([LEVERAGES[each.leverage] for each in actors], np.int8)),
        interest_ids=scenario.interests.order,
        interest_index=_index_of(scenario.interests.order),
        interest_actor=read_only(np.array(owners, np.int16)),
        endpoint_ids=scenario.endpoints.order,
        endpoint_index=_index_of(scenario.endpoints.order),
        needs_agreement=read_only(np.array(signed, bool)),
    )


def rosters_after(before: RosterArrays, changes: Changes) -> RosterArrays:
    """The rosters of the next scenario; what stands in `before` too is shared with it."""
    old, new = changes.old, changes.new
    if all(getattr(old, name) is getattr(new, name) for name in LOWERED):
        return before
    fresh = lowered_rosters(new)
    names = [field.name for field in fields(RosterArrays)]
    return RosterArrays(
        **{name: _kept(getattr(before, name), getattr(fresh, name)) for name in names}
    )


def _kept(old: Held, new: Held) -> Held:
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        return kept(old, new)
    return old if old == new else new


def _index_of(ids: Iterable[str]) -> dict[str, int]:
    return {key: row for row, key in enumerate(ids)}
