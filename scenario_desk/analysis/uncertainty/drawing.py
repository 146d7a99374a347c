"""Drawing: from random numbers to one joint draw of everything that was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.uncertainty.distributions import normal, values_at
from scenario_desk.analysis.uncertainty.judgements import SHARES, Judgements, Kind, judgements
from scenario_desk.analysis.uncertainty.sampling import Sampling, Shape, uniforms
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate

_OF_SCORES = (Kind.SCORE, Kind.EFFECT, Kind.INJECT_EFFECT)
"""Kinds that move scores, endpoint by endpoint."""
_ROOM = 4_000_000
"""Numbers that the arrays of one slice of draws hold, about: bounds the memory."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """What is drawn of J judgements, and how.

    A draw takes `width` random numbers: one for each judgement, then one for each of `simplex`, then
    one for each group of scores that share a source.
    """

    judged: Judgements
    sampling: Sampling
    simplex: Ints
    """int64[W] rows of the interests whose weights are drawn from the simplex; none where weights
    are drawn as judged."""
    groups: Ints
    """int64[K] the group of each drawn score; none without correlation."""

    @property
    def frame(self) -> Frame:
        return self.judged.frame

    @cached_property
    def shape(self) -> Shape | None:
        """That of hard ends; None where low and high are percentiles."""
        return self.sampling.shape if self.frame.scenario.limits == "hard" else None

    @cached_property
    def width(self) -> int:
        groups = int(self.groups.max(initial=-1)) + 1
        return len(self.judged) + len(self.simplex) + groups

    @cached_property
    def rows(self) -> int:
        """How many draws are worked out at once."""
        return min(self.sampling.replicate, rows_at_once(self.frame, self.width, self.judged.kind))

    def values(self, numbers: Floats) -> Floats:
        """The judgements' values at random numbers float64[S, width] inside 0 … 1, float64[S, J]."""
        count = len(self.judged)
        normals = normal(numbers[:, :count])
        if len(self.groups):
            shared = normal(numbers[:, count + len(self.simplex) :])[:, self.groups]
            mine = self.judged.of_kind(Kind.SCORE)
            joint = self.sampling.correlation
            normals[:, mine] = np.sqrt(joint) * shared + np.sqrt(1.0 - joint) * normals[:, mine]
        low, high = self.judged.scale
        found = values_at(normals, self.judged.estimates, self.shape)
        return found.clip(low, high, out=found)

    def draws(self, numbers: Floats) -> tuple[Floats, Draws]:
        """The judgements' values, and everything drawn."""
        values = self.values(numbers)
        count = len(self.judged)
        return values, self.drawn(values, numbers[:, count : count + len(self.simplex)])

    def drawn(self, values: Floats, simplex: Floats) -> Draws:
        """The draws of these values of the judgements, float64[S, J], and of numbers inside 0 … 1 for
        the weights that are drawn from the simplex, float64[S, W]."""
        found = self.judged.draws(values)
        return replace(found, weights=self._from_simplex(simplex)) if len(self.simplex) else found

    def _from_simplex(self, numbers: Floats) -> Floats:
        """Weights float64[S, I], those of an actor uniform on its simplex, or on the part of it
        where they stand in the order of the judged ones. Those judged 0 stay 0."""
        frame, best = self.frame, self.judged.active.weights[BEST]
        parts = -np.log(numbers)
        weights = np.tile(best, (len(numbers), 1))
        owner = frame.interest_actor[self.simplex]
        for actor in np.unique(owner).tolist():
            mine = np.flatnonzero(owner == actor)
            drawn = parts[:, mine]
            if self.sampling.weights == "rank":
                drawn = _ranked(drawn, best[self.simplex[mine]])
            # Swing points: the heaviest has 100, as people give them.
            weights[:, self.simplex[mine]] = 100.0 * drawn / drawn.max(axis=1, keepdims=True)
        return weights

    def replicate(self, number: int) -> Iterator[tuple[Floats, Judgement]]:
        """The draws of one replicate, some at a time: the judgements' values, float64[S, J], and
        what all figures come to with them."""
        judged = self.judged
        for numbers in uniforms(self.sampling, number, self.width, self.rows):
            values, drawn = self.draws(numbers)
            yield values, judge(judged.frame, judged.assumptions, drawn)


def rows_at_once(frame: Frame, width: int, kinds: Ints) -> int:
    """How many draws of `width` numbers, for judgements of these kinds, may be worked out at once, so
    that memory stays bounded."""
    actors, endpoints = len(frame.actor_ids), len(frame.endpoint_ids)
    cells = 4 * frame.scores[BEST].size if np.isin(kinds, _OF_SCORES).any() else 0
    tree = 6 * len(frame.node_ids) if np.isin(kinds, SHARES).any() else 0
    return int(max(1, _ROOM // (1 + width + cells + tree + 8 * actors * endpoints)))


def drawing(frame: Frame, assumptions: Assumptions, sampling: Sampling) -> Drawing:
    """What is drawn under these assumptions."""
    judged = judgements(frame, assumptions)
    simplex = np.zeros(0, np.int64)
    if sampling.weights != "judged":
        judged = judged.without(Kind.WEIGHT)
        simplex = np.flatnonzero((judged.active.weights[BEST] > 0.0) & (frame.interest_actor >= 0))
    groups = _groups(judged) if sampling.correlation > 0.0 else np.zeros(0, np.int64)
    return Drawing(judged, sampling, simplex, groups)


def _ranked(drawn: Floats, judged: Floats) -> Floats:
    """`drawn` float64[S, K] put into the order of judged float64[K]; ties keep theirs among them."""
    falling = -np.sort(-drawn, axis=1)
    found = np.empty_like(drawn)
    start = 0
    for value in np.unique(judged)[::-1].tolist():
        tied = np.flatnonzero(judged == value)
        block = falling[:, start : start + len(tied)]
        places = np.argsort(np.argsort(-drawn[:, tied], axis=1), axis=1)
        found[:, tied] = np.take_along_axis(block, places, axis=1)
        start += len(tied)
    return found


def _groups(judged: Judgements) -> Ints:
    """The group of each drawn score: those whose estimates cite the same source first, and together
    those that cite none, which one person judged."""
    number: dict[str, int] = {}
    mine = judged.of_kind(Kind.SCORE)
    found = []
    for place in range(mine.start, mine.stop):
        estimate = _score(judged, *judged.about(place))
        source = estimate.sources[0] if estimate and estimate.sources else ""
        found.append(number.setdefault(source, len(number)))
    return np.array(found, np.int64)


def _score(judged: Judgements, endpoint: str, interest: str) -> Estimate | None:
    """The estimate that an active profile, its base or the scenario has for this score."""
    scenario = judged.frame.scenario
    actor = scenario.interests[interest].actor
    named = judged.active.ids[judged.frame.actor_index[actor]]
    base = scenario.actors[actor].base_profile
    held = [scenario.profiles[key].scores for key in (named, base) if key]
    found: list[Estimate | None] = [
        table.get((endpoint, interest)) for table in (*held, scenario.scores)
    ]
    return next((each for each in found if each is not None), None)
