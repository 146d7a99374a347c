"""What each misreading, put right by itself, would change in how its holder sees the overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import inf, isnan, nan

import numpy as np

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.perception.misreadings import (
    Misreading,
    corrected,
    misreadings,
    with_share,
)
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.pictures import as_seen, by_own, pictures_held

MOST = 1_000
"""So many misreadings of one holder are tried: weights, red lines, reservation values and margins
before scores, and of these first what is farthest apart by its weight in the picture."""
_CELLS = 2_000_000
"""Scores that are held at a time."""


@dataclass(frozen=True)
class Correction:
    """A misreading put right, all others left; endpoint ids in their order."""

    misreading: Misreading
    recovered: tuple[str, ...]
    """Missed agreements that the holder then takes to be in the overlap."""
    removed: tuple[str, ...]
    """False hopes that it then gives up."""
    missed: tuple[str, ...]
    """Agreements that it did not miss and then would: another misreading had made up for it."""
    hoped: tuple[str, ...]
    """False hopes that it did not have and then would."""

    @property
    def opens(self) -> int:
        """How many endpoints the holder sees rightly, less those that it then sees wrongly."""
        return len(self.recovered) + len(self.removed) - len(self.missed) - len(self.hoped)

    def changes(self, endpoint: str) -> bool:
        """Whether the holder then sees this endpoint, by id, otherwise."""
        return any(
            endpoint in ids for ids in (self.recovered, self.removed, self.missed, self.hoped)
        )


@dataclass(frozen=True)
class Corrections:
    """All of one holder."""

    each: tuple[Correction, ...]
    """Those that open most first; of equal ones those that recover most, then in their order."""
    untried: int = 0
    """Misreadings beyond `MOST`."""

    @property
    def best(self) -> Correction | None:
        """The one that opens most; None where none opens anything."""
        first = next(iter(self.each), None)
        return first if first is not None and first.opens > 0 else None

    @property
    def as_good(self) -> int:
        """How many others open as much as the best."""
        return sum(each.opens == self.best.opens for each in self.each) - 1 if self.best else 0


def corrections(
    frame: Frame, assumptions: Assumptions, go_on: Callable[[], None] = lambda: None
) -> dict[str, Corrections]:
    """What each misreading put right would change, by holder.

    The overlap by everyone's own profiles is the measure, as in `perception`; an endpoint that is
    undecided before or after counts for nothing. `go_on` is called before each block of work; what
    it raises ends it.
    """
    held = pictures_held(frame.scenario)
    if not held:
        return {}
    truth = judge(frame, by_own(frame.scenario, assumptions))
    found = {}
    for holder, pictures in held.items():
        picture = judge(frame, as_seen(frame.scenario, assumptions, pictures))
        wrong = sorted(misreadings(truth, picture, pictures), key=partial(_rank, picture))
        tried = wrong[:MOST]
        views = _views(truth, picture, tried, go_on)
        each = [_correction(truth, picture, *pair) for pair in zip(tried, views, strict=True)]
        each.sort(key=lambda one: (-one.opens, -len(one.recovered)))
        found[holder] = Corrections(tuple(each), len(wrong) - len(tried))
    return found


def _rank(picture: Judgement, wrong: Misreading) -> tuple[bool, float]:
    """Those that come first are tried first."""
    if wrong.kind != "score" or not isinstance(wrong.own, float):
        return False, 0.0
    weight = picture.standards.weights[picture.frame.interest_index[wrong.interest]]
    apart = wrong.own - wrong.seen if isinstance(wrong.seen, float) else nan
    return True, -inf if isnan(apart) else -abs(apart) * float(weight)


def _correction(
    truth: Judgement, picture: Judgement, misreading: Misreading, view: Ints
) -> Correction:
    """view int8[E]: what is then in the overlap as the holder sees it."""
    true, seen = truth.zones.in_overlap, picture.zones.in_overlap

    def ids(endpoints: Bools) -> tuple[str, ...]:
        return tuple(truth.frame.endpoint_ids[row] for row in np.flatnonzero(endpoints))

    return Correction(
        misreading,
        recovered=ids((true == YES) & (seen == NO) & (view == YES)),
        removed=ids((true == NO) & (seen == YES) & (view == NO)),
        missed=ids((true == YES) & (seen != NO) & (view == NO)),
        hoped=ids((true == NO) & (seen != YES) & (view == YES)),
    )


def _views(
    truth: Judgement,
    picture: Judgement,
    wrong: Sequence[Misreading],
    go_on: Callable[[], None],
) -> list[Ints]:
    """int8[E] for each: what is in the overlap as the holder sees it, that one put right.

    Weights and scores, of which there are many, are judged together as so many draws.
    """
    frame, assumed = picture.frame, picture.assumptions
    views: dict[Misreading, Ints] = {}
    for block in _blocks(truth, picture, wrong):
        go_on()
        draws = _drawn(truth, picture, block)
        found = judge(frame, assumed, draws).zones.in_overlap
        every = np.broadcast_to(found, (len(block), len(frame.endpoint_ids)))
        views.update(zip(block, every, strict=True))
    for each in wrong:
        if each not in views:
            go_on()
            active = corrected(truth, picture, each)
            views[each] = judge(frame, assumed, active=active).zones.in_overlap
    return [views[each] for each in wrong]


def _blocks(
    truth: Judgement, picture: Judgement, wrong: Sequence[Misreading]
) -> Iterator[list[Misreading]]:
    """Those that draws can stand for, of one kind each: a number takes the place of a number."""
    size = max(1, _CELLS // max(truth.standards.scores.size, 1))
    lacking = np.isnan(picture.standards.active.weights[BEST])
    index = truth.frame.interest_index
    weights = (w for w in wrong if w.kind == "weight" and not lacking[index[w.interest]])
    scores = (
        w for w in wrong if w.kind == "score" and isinstance(w.seen, float) and not isnan(w.seen)
    )
    for some in (weights, scores):
        while block := list(islice(some, size)):
            yield block


def _drawn(truth: Judgement, picture: Judgement, block: Sequence[Misreading]) -> Draws:
    frame = truth.frame
    columns = [frame.interest_index[each.interest] for each in block]
    if block[0].kind == "weight":
        return Draws(weights=np.array([with_share(truth, picture, each) for each in columns]))
    rows = [frame.endpoint_index[each.endpoint] for each in block]
    scores = np.repeat(picture.standards.scores[None], len(block), axis=0)
    scores[range(len(block)), rows, columns] = truth.standards.scores[rows, columns]
    return Draws(scores=scores)
