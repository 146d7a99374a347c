"""Effects: what linkages and injects add to scores."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints, read_only
from scenario_desk.analysis.estimates import Estimates, estimates_of
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table


class Bearer(Protocol):
    """A linkage or an inject: effects listed for an endpoint replace all the general ones there."""

    @property
    def endpoints(self) -> tuple[str, ...]: ...
    @property
    def effects(self) -> Table[str, Estimate]: ...
    @property
    def endpoint_effects(self) -> Table[str, Table[str, Estimate]]: ...


@dataclass(frozen=True, eq=False)
class EffectArrays:
    """What one bearer does: M effects, each on one score."""

    endpoints: Ints
    """int64[…] rows of the endpoints it bears on."""
    effect_endpoint: Ints
    """int64[M] rows."""
    effect_interest: Ints
    """int64[M] rows."""
    effects: Estimates
    """float64[3, M] what it adds to the score."""
    of_endpoint: Bools
    """bool[M] judged for that endpoint alone; what is not is one judgement at all of its endpoints."""


@dataclass(frozen=True, eq=False)
class Effects:
    """What several bearers add to each score together, before clipping."""

    total: Floats
    """float64[…, E, I] with an axis S as drawn."""
    down: Floats
    """float64[E, I] sum of the squared distances from best to low."""
    up: Floats
    """float64[E, I] sum of the squared distances from best to high."""

    def and_(self, other: Effects | None) -> Effects:
        """Those of both."""
        if other is None:
            return self
        return Effects(self.total + other.total, self.down + other.down, self.up + other.up)


def lowered_effects(bearer: Bearer, rosters: RosterArrays) -> EffectArrays:
    """The effects of one bearer; an empty list for an endpoint leaves none there."""
    endpoint_index, interest_index = rosters.endpoint_index, rosters.interest_index
    ends = [each for each in dict.fromkeys(bearer.endpoints) if each in endpoint_index]
    cells: list[tuple[int, int, Estimate]] = []
    for end in ends:
        effects: Table[str, Estimate] = bearer.endpoint_effects.get(end, bearer.effects)
        cells += (
            (endpoint_index[end], interest_index[interest], effects[interest])
            for interest in effects
            if interest in interest_index
        )
    cells.sort(key=lambda cell: cell[:2])
    alone = [rosters.endpoint_ids[row] in bearer.endpoint_effects for row, *_ in cells]
    return EffectArrays(
        endpoints=read_only(np.array([endpoint_index[end] for end in ends], np.int64)),
        effect_endpoint=read_only(np.array([row for row, *_ in cells], np.int64)),
        effect_interest=read_only(np.array([row for _, row, _ in cells], np.int64)),
        effects=estimates_of(estimate for *_, estimate in cells),
        of_endpoint=read_only(np.array(alone, bool)),
    )


def added_up(bearers: Iterable[EffectArrays], endpoints: int, interests: int) -> Effects:
    """The effects of all of them, at best values."""
    total, down, up = np.zeros((3, endpoints, interests))
    for each in bearers:
        # One bearer has at most one effect on a score, so plain indexed adding is safe.
        cells = (each.effect_endpoint, each.effect_interest)
        best, low, high = each.effects
        total[cells] += best
        down[cells] += (best - low) ** 2
        up[cells] += (high - best) ** 2
    return Effects(read_only(total), read_only(down), read_only(up))
