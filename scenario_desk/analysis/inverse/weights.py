"""Weights: acceptance as a linear condition on swing points.

U − threshold = Σ v_i g_i / Σ v_i with swing points v, where g_i is by how much interest i alone takes
U over the threshold: its score, after linkages, less the margin and less what it adds to the
no-agreement value, which is the mean score on it without a deal where that is derived, and else the
stated value. So accepting is Σ v_i g_i ≥ 0 with Σ v_i > 0, linear in v.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

import numpy as np

from scenario_desk.analysis.inverse.ground import Ground
from scenario_desk.analysis.inverse.problems import BEYOND, Found, Move, by_rate, filled
from scenario_desk.analysis.uncertainty.judgements import SCALES, Kind

_LOW, _HIGH = SCALES[Kind.WEIGHT]
_LEAST = 1e-3
"""Swing points that an actor is left with at least: without any it would not judge."""


@dataclass(frozen=True, eq=False)
class Weighing:
    """One principal's acceptance of one endpoint, by its weights."""

    ground: Ground
    endpoint: int
    actor: int
    gains: bool
    """Whether acceptance is to be gained; else it is to be lost."""

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        ground, actor = self.ground, self.actor
        spare = float(ground.spare[self.endpoint, actor])
        if ground.crossed(self.endpoint, actor):
            return None
        if self.gains and spare >= 0.0:
            return Found(0.0)
        gain = self._gains()
        swings = {row: float(ground.swings[row]) for row in gain}
        need = -sum(gain[row] * max(swings[row], 0.0) for row in gain if not isnan(gain[row]))
        free = {
            row: swings[row]
            for row in gain
            if row not in excluded and not isnan(gain[row]) and _LOW <= swings[row] <= _HIGH
        }
        length = _HIGH - _LOW
        moves = [
            Move(row, gain[row] * length, (_HIGH - value) / length, length)
            if gain[row] > 0.0
            else Move(row, -gain[row] * length, (value - _LOW) / length, -length)
            for row, value in free.items()
            if gain[row]
        ]
        found = filled(need, sorted(moves, key=by_rate), excluded)
        if found is None:
            return None
        left = sum(max(each, 0.0) for each in swings.values() if not isnan(each))
        if left + sum(found.changes.values()) > _LEAST / 10.0:
            return found
        # All that weighed is weighed no more: something has to.
        able = [row for row in free if gain[row] >= 0.0]
        if not able:
            return None
        heir = max(able, key=lambda row: gain[row])
        added = {heir: found.changes.get(heir, 0.0) + _LEAST}
        return Found(found.cost + _LEAST / length, {**found.changes, **added})

    def _gains(self) -> dict[int, float]:
        """By interest what it would gain alone, in the direction that is wanted; nan is unknown."""
        ground, judged = self.ground, self.ground.judged
        endpoint, actor = self.endpoint, self.actor
        own = judged.reservation
        margin = float(judged.acceptance.threshold[endpoint, actor] - own.value[actor])
        rows = ground.interests[actor]
        scores = judged.values.scores[endpoint, rows]
        expected = np.full(len(rows), own.value[actor])
        if ground.derived[actor]:
            low, high = own.scores_low[rows], own.scores_high[rows]
            expected = np.where(low == high, low, np.nan)
        gain = scores - expected - margin
        if not self.gains:
            gain = -gain - BEYOND
        weighed = ~np.isnan(ground.swings[rows])
        return {
            row: value for row, value, has in zip(rows, gain.tolist(), weighed, strict=True) if has
        }
