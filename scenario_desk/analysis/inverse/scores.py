"""Scores: acceptance as a condition on the scores of an endpoint and of what comes about without it.

U − threshold = Σ_i w_i (clip(s_i + l_i) − ρ s_i) − Σ_f Σ_i w_i ρ_f s_fi − margin for the endpoint's
own scores s with what is added to them l, its share ρ in a derived no-agreement value, and the scores
s_f of the other endpoints with a share in it. There scores stand with what news add, which is why one
that these push beyond the scale is not moved in it, nor any as far. Every score moves it along a line that bends where
the clipping sets in, and an actor's scores are on its interests alone, so that the cheapest change
takes the steepest first (`filled`). Only where a score has to go through a stretch that gains
nothing before it gains (it lies beyond the scale with the linkages) is it a mixed-integer program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from math import isnan
from typing import NamedTuple

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.inverse.detours import Detour, with_detours
from scenario_desk.analysis.inverse.ground import Ground
from scenario_desk.analysis.inverse.problems import BEYOND, ROUNDING, Found, Move, by_rate, filled
from scenario_desk.analysis.uncertainty.judgements import SCALES, Kind

_LOW, _HIGH = SCALES[Kind.SCORE]
_LENGTH = _HIGH - _LOW


class Own(NamedTuple):
    """A score of the endpoint itself."""

    item: int
    value: float
    weight: float
    effect: float
    news: float
    """What of the effect is by news: so the score stands in a no-agreement value, too."""
    floor: float
    """nan where no red line is drawn."""

    @property
    def lined(self) -> bool:
        return not isnan(self.floor)

    def seen(self, value: float) -> float:
        """The score with the linkages, were it this."""
        return min(max(value + self.effect, _LOW), _HIGH)


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """What one principal's no-agreement value rests on: moves of the scores of all endpoints."""

    ground: Ground
    actor: int

    @cached_property
    def lowering(self) -> list[Move]:
        """By falling rate, whatever makes the no-agreement value less."""
        return self._moves(up=False)

    @cached_property
    def raising(self) -> list[Move]:
        return self._moves(up=True)

    def _moves(self, *, up: bool) -> list[Move]:
        judged, rows = self.ground.judged, self.ground.interests[self.actor]
        if not self.ground.derived[self.actor]:
            return []
        scores = judged.standards.scores[:, rows]
        low, high = _unclipped(self.ground.news[:, rows])
        rate = judged.reservation.share[:, None] * judged.standards.weights[rows] * _LENGTH
        room = ((high - scores) if up else (scores - low)) / _LENGTH
        usable = (rate > 0.0) & (scores >= low) & (scores <= high) & (room > 0.0)
        ends, columns = np.nonzero(usable)
        items = ends * len(judged.frame.interest_ids) + np.array(rows, int)[columns]
        rate, room = rate[usable], room[usable]
        order = np.lexsort((-room, -rate))
        step = _LENGTH if up else -_LENGTH
        return [
            Move(*each, step)
            for each in zip(
                items[order].tolist(), rate[order].tolist(), room[order].tolist(), strict=True
            )
        ]


@dataclass(frozen=True, eq=False)
class Scoring:
    """One principal's acceptance of one endpoint, by scores on its interests."""

    elsewhere: Elsewhere
    endpoint: int
    gains: bool
    """Whether acceptance is to be gained; else U is to fall below the threshold."""

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        actor = self.elsewhere.actor
        spare = float(self.elsewhere.ground.spare[self.endpoint, actor])
        forced = self._over_red_lines(excluded) if self.gains else Found(0.0)
        if forced is None:
            return None
        start = {own.item: own.value + forced.changes.get(own.item, 0.0) for own in self.own}
        gained = sum(self._gain(own, own.value, start[own.item]) for own in self.own)
        need = -spare - gained if self.gains else spare + BEYOND
        if need <= 0.0:
            return forced
        moves: list[Move] = []
        detours: list[Detour] = []
        for own in self.own:
            for way in self._ways(own, start[own.item]) if own.item not in excluded else ():
                if isinstance(way, Move):
                    moves.append(way)
                else:
                    detours.append(way)
        ordered = merge(sorted(moves, key=by_rate), self._others(), key=by_rate)
        if detours:
            found = with_detours(need, ordered, detours, excluded)
        else:
            found = filled(need, ordered, excluded)
        return found and _together(forced, found)

    @cached_property
    def own(self) -> list[Own]:
        """Those that are there and on their scale; of an endpoint that no-agreement values rest on
        also with the news."""
        ground, rows = self.elsewhere.ground, self.elsewhere.ground.interests[self.elsewhere.actor]
        standards, first = ground.judged.standards, self.endpoint * len(ground.swings)
        listed = zip(
            rows,
            standards.scores[self.endpoint, rows].tolist(),
            standards.weights[rows].tolist(),
            ground.effects[self.endpoint, rows].tolist(),
            ground.news[self.endpoint, rows].tolist(),
            standards.active.floors[rows].tolist(),
            strict=True,
        )
        found = [Own(first + row, *each) for row, *each in listed]
        return [own for own in found if self.ends(own)[0] <= own.value <= self.ends(own)[1]]

    def ends(self, own: Own) -> tuple[float, float]:
        """Between which a score can be moved. As far as a no-agreement value rests on it, only where
        it counts there in full: what news push beyond the scale is clipped."""
        if self._share <= 0.0:
            return _LOW, _HIGH
        return max(_LOW, _LOW - own.news), min(_HIGH, _HIGH - own.news)

    @cached_property
    def _share(self) -> float:
        """Of the endpoint itself in what the actor expects without a deal."""
        ground = self.elsewhere.ground
        if not ground.derived[self.elsewhere.actor]:
            return 0.0
        return float(ground.judged.reservation.share[self.endpoint])

    def _others(self) -> Iterator[Move]:
        """The scores of the other endpoints."""
        size = len(self.elsewhere.ground.swings)
        moves = self.elsewhere.lowering if self.gains else self.elsewhere.raising
        return (each for each in moves if each.item // size != self.endpoint)

    def _over_red_lines(self, excluded: frozenset[int]) -> Found | None:
        """The least that leaves no red line crossed; None where that cannot be."""
        ground, actor = self.elsewhere.ground, self.elsewhere.actor
        size = len(ground.swings)
        own = {each.item % size: each for each in self.own}
        cost, changes = 0.0, dict[int, float]()
        for row in ground.interests[actor]:
            if not ground.judged.acceptance.crossed[self.endpoint, row]:
                continue
            each = own.get(row)
            if each is None or each.item in excluded or each.floor + BEYOND >= _HIGH:
                return None
            value = each.floor - each.effect + BEYOND
            if value > self.ends(each)[1]:
                return None
            # It may lie above the line already, by less than counts.
            value = max(value, each.value)
            changes[each.item] = value - each.value
            cost += (value - each.value) / _LENGTH
        return Found(cost, changes)

    def _gain(self, own: Own, before: float, after: float) -> float:
        """How much U − threshold rises when the score goes from one value to the other."""
        return own.weight * (own.seen(after) - own.seen(before) - self._share * (after - before))

    def _ways(self, own: Own, start: float) -> Iterator[Move | Detour]:
        """How moving a score gains."""
        down, up = (self._way(own, start, up=up) for up in (False, True))
        if isinstance(down, Move) and isinstance(up, Move):
            # Both ways gain, and only one can be gone.
            up = Detour(up, 0.0, 0.0)
        yield from (way for way in (down, up) if way is not None)

    def _way(self, own: Own, start: float, *, up: bool) -> Move | Detour | None:
        """How moving a score up, or down, gains; None where it does not."""
        if own.weight <= 0.0:
            return None
        if self.gains and not up and own.lined and start > _LOW - own.effect:
            return self._down_above_the_scale(own, start)
        end = self.ends(own)[up]
        bends = sorted({_LOW - own.effect, _HIGH - own.effect}, reverse=not up)
        stops = [each for each in bends if min(start, end) < each < max(start, end)] + [end]
        sign = 1.0 if self.gains else -1.0
        place, passed = start, 0.0
        for stop in stops:
            gain = sign * self._gain(own, place, stop)
            length = abs(stop - place) / _LENGTH
            if gain > ROUNDING * length:
                move = Move(own.item, gain / length, length, _LENGTH if up else -_LENGTH)
                if place == start:
                    return move
                return Detour(move, abs(place - start) / _LENGTH, passed)
            place, passed = stop, passed - gain
        return None

    def _down_above_the_scale(self, own: Own, start: float) -> Move | None:
        """Down to where the clipping ends: further down is a red line."""
        length = (start - max(_HIGH - own.effect, self.ends(own)[0])) / _LENGTH
        rate = own.weight * self._share * _LENGTH
        return Move(own.item, rate, length, -_LENGTH) if length > 0.0 and rate > 0.0 else None


@dataclass(frozen=True, eq=False)
class Crossing:
    """A red line of a principal, crossed by one score of the endpoint."""

    scoring: Scoring
    own: Own

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        value = self.own.floor - self.own.effect
        least, _most = self.scoring.ends(self.own)
        if self.own.item in excluded or value < least or value >= self.own.value:
            return None
        return Found((self.own.value - value) / _LENGTH, {self.own.item: value - self.own.value})


def _unclipped(news: Floats) -> tuple[Floats, Floats]:
    """Between which scores nothing is clipped with the news, on their scale."""
    return np.maximum(_LOW, _LOW - news), np.minimum(_HIGH, _HIGH - news)


def crossings(scoring: Scoring) -> list[Crossing]:
    """One for each red line that is drawn."""
    return [Crossing(scoring, own) for own in scoring.own if own.lined]


def _together(forced: Found, found: Found) -> Found:
    changes = dict(forced.changes)
    for item, change in found.changes.items():
        changes[item] = changes.get(item, 0.0) + change
    return Found(forced.cost + found.cost, changes)
