"""Stated reservation values and margins: what an actor asks for, moved by itself."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.inverse.ground import Ground
from scenario_desk.analysis.inverse.problems import BEYOND, Found, Move, filled
from scenario_desk.analysis.uncertainty.judgements import SCALES, Kind


@dataclass(frozen=True, eq=False)
class Threshold:
    """One principal's acceptance of one endpoint, by what it asks for."""

    ground: Ground
    endpoint: int
    actor: int
    kind: Kind
    gains: bool
    """Whether acceptance is to be gained; else it is to be lost."""

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        ground, actor = self.ground, self.actor
        if ground.crossed(self.endpoint, actor):
            return None
        spare = float(ground.spare[self.endpoint, actor])
        return filled(-spare if self.gains else spare + BEYOND, self._moves(), excluded)

    def _moves(self) -> list[Move]:
        judged, actor = self.ground.judged, self.actor
        active = judged.standards.active
        if self.kind is Kind.MARGIN:
            free = bool(judged.acceptance.asked_to_sign[self.endpoint])
            value = float(active.margin[BEST, actor])
        else:
            free = not active.derived[actor]
            value = float(active.reservation[BEST, actor])
        low, high = SCALES[self.kind]
        if not free or not low <= value <= high:
            return []
        length = high - low
        room = value - low if self.gains else high - value
        return [Move(actor, length, room / length, -length if self.gains else length)]
