"""Tornado: what a figure comes to as one judgement goes from low to high, all else at its best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import resolves_by_choice
from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind, judgements
from scenario_desk.analysis.uncertainty.sensitivity.crossings import crossings
from scenario_desk.analysis.uncertainty.sensitivity.targets import (
    Margin,
    Read,
    Target,
    read_at,
    read_best,
)
from scenario_desk.model.entities import Assumptions

LOW, HIGH = 1, 2
_SEVERAL = (Kind.PROBABILITY, Kind.INJECT_EFFECT, Kind.INJECT_OVERRIDE)
"""Kinds of judgement that can bring an endpoint in and lose it again on one line."""
_BETWEEN = 4
"""Places looked at between best and each end, where an endpoint can come into the overlap and leave
it again on one line."""


@dataclass(frozen=True, eq=False)
class Tornado:
    """J judgements, in their order; `order` has them by what they move."""

    judged: Judgements
    target: Target
    best: float
    """The figure with everything at its best; nan is unknown, also below."""
    at_low: Floats
    """float64[J] the figure with this judgement at its low."""
    at_high: Floats
    """float64[J]"""
    crossing: Floats
    """float64[J] the judgement's value nearest to its best, within low … high if there is one, else
    on its scale, from which the endpoint is no longer (or only then) in the overlap; nan where
    there is none, and of likelihoods."""
    within_range: Bools
    """bool[J] whether that is within low … high."""

    @cached_property
    def swing(self) -> Floats:
        """float64[J] from the least to the most of low, best and high; nan is unknown."""
        three = np.array([self.at_low, np.full(len(self.at_low), self.best), self.at_high])
        return np.asarray(np.ptp(three, axis=0)) if three.size else np.zeros(0)

    @cached_property
    def order(self) -> Ints:
        """int64[J] places by falling swing, the unknown last."""
        return np.argsort(-np.nan_to_num(self.swing, nan=-1.0), kind="stable")


def tornado(frame: Frame, assumptions: Assumptions, target: Target) -> Tornado:
    """Everything judged with a spread, one at a time. What cannot bear on the target is not worked
    out: it moves nothing."""
    judged = judgements(frame, assumptions)
    count = len(judged)
    bears = target.bears(judged)
    left = judged.only(bears)
    ends = np.concatenate([left.estimates[[LOW, HIGH]], left.scale])
    best = read_best(left, target.read)
    at_low, at_high = np.full((2, count), best)
    crossing = np.full(count, np.nan)
    if len(left) and isinstance(target, Margin):
        figures = _read(left, ends, target.with_clearance)
        at_low[bears], at_high[bears] = figures[:2, :, 0]
        crossing[bears] = _crossing(left, target, ends, figures[..., 1])
    elif len(left):
        at_low[bears], at_high[bears] = _read(left, ends[:2], target.read)
    low, high = judged.estimates[[LOW, HIGH]]
    within = (low <= crossing) & (crossing <= high)
    return Tornado(judged, target, float(best), at_low, at_high, crossing, within)


def _read(judged: Judgements, places: Floats, read: Read) -> Floats:
    """What is read at places float64[K, M] on each judgement's line, float64[K, M, …]."""
    number = np.tile(np.arange(len(judged)), len(places))
    found = read_at(judged, number, places.ravel(), read)
    return found.reshape(*places.shape, *found.shape[1:])


def _crossing(judged: Judgements, target: Margin, ends: Floats, figures: Floats) -> Floats:
    """float64[M] the nearest crossing of each judgement.

    ends float64[4, M] low, high and the scale's ends, figures the clearance there.
    """
    best = judged.estimates[BEST]
    at_best = float(read_best(judged, target.clearance))
    found = np.full(len(best), np.nan)
    lines, brackets, values = [], [], []
    for near, far in ((0, 2), (1, 3)):
        places = np.array([best, ends[near], ends[far]])
        known = np.array([np.full(len(best), at_best), figures[near], figures[far]])
        places, known = _looked_between(judged, target, places, known)
        turned = (known >= 0.0) != (at_best >= 0.0)
        line = np.flatnonzero(turned.any(axis=0))
        first = turned[:, line].argmax(axis=0)
        lines.append(line)
        brackets.append(np.array([places[first - 1, line], places[first, line]]))
        values.append(np.array([known[first - 1, line], known[first, line]]))
    line = np.concatenate(lines)

    def along(some: Ints, at: Floats) -> Floats:
        return read_at(judged, line[some], at, target.clearance)

    at = crossings(along, np.concatenate(brackets, axis=1), np.concatenate(values, axis=1))
    inside = (judged.estimates[LOW, line] <= at) & (at <= judged.estimates[HIGH, line])
    # The last that is written stands: the nearest, of those within the range if there is one.
    for each in np.lexsort((-np.abs(at - best[line]), inside)).tolist():
        found[line[each]] = at[each]
    return found


def _looked_between(
    judged: Judgements, target: Margin, places: Floats, known: Floats
) -> tuple[Floats, Floats]:
    """The same with places between, float64[…, M], for all judgements if some need it.

    A score, a weight, an effect, a reservation value or a margin moves one actor's U − threshold,
    and its sign changes once at most on the whole line; a probability moves those of several
    actors, news may move utilities and no-agreement values alike, and where owners choose by utility
    anything may jump.
    """
    jumps = resolves_by_choice(judged.frame, judged.assumptions)
    several = np.isin(judged.kind, list(Kind) if jumps else _SEVERAL)
    several &= (known != known[0]).any(axis=0)
    line = np.flatnonzero(several)
    if not len(line):
        return places, known
    steps = np.arange(1, _BETWEEN + 1)[:, None] / (_BETWEEN + 1)
    parts = [places[:1]]
    figures = [known[:1]]
    for start, stop in ((0, 1), (1, 2)):
        between = places[start] + np.where(several, steps, 0.0) * (places[stop] - places[start])
        there = np.repeat(known[start][None], _BETWEEN, axis=0)
        read = read_at(judged, np.tile(line, _BETWEEN), between[:, line].ravel(), target.clearance)
        there[:, line] = read.reshape(_BETWEEN, len(line))
        parts += [between, places[stop][None]]
        figures += [there, known[stop][None]]
    return np.concatenate(parts), np.concatenate(figures)
