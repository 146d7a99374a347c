"""The smallest changes of each kind that bring an endpoint in, or lose one that is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.estimates import BEST, Estimates
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.inverse.branches import Branches
from scenario_desk.analysis.inverse.ground import Ground
from scenario_desk.analysis.inverse.probabilities import Condition, Node
from scenario_desk.analysis.inverse.problems import Found, Joint, Problem
from scenario_desk.analysis.inverse.scores import Elsewhere, Scoring, crossings
from scenario_desk.analysis.inverse.search import Alternatives, alternatives
from scenario_desk.analysis.inverse.thresholds import Threshold
from scenario_desk.analysis.inverse.weights import Weighing
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.ties import TIE
from scenario_desk.analysis.uncertainty.judgements import SCALES, Judgements, Kind
from scenario_desk.model.entities import Assumptions

KINDS = (Kind.SCORE, Kind.WEIGHT, Kind.RESERVATION, Kind.MARGIN, Kind.PROBABILITY)
"""What can be changed, one kind at a time."""

Seeds = list[tuple[float, Problem]]


@dataclass(frozen=True, eq=False)
class Change:
    """K judgements of one kind that together bring an endpoint in, or lose it."""

    kind: Kind
    what: Judgements
    """Those that change, the largest change first; branches that are the rest follow unlisted."""
    values: Floats
    """float64[K] what they would have to be."""
    distance: float
    """Σ |to − from| in lengths of the scale; that of a strict limit but for the step beyond it."""

    @property
    def within_range(self) -> list[bool]:
        """[K] whether somebody judged it possible: the value is between low and high."""
        _best, low, high = self.what.estimates
        nearest = self.values.clip(low, high)
        within: list[bool] = (np.abs(self.values - nearest) <= TIE).tolist()
        return within


@dataclass(frozen=True, eq=False)
class Answer:
    """What it would take at one endpoint."""

    endpoint: int
    """Row."""
    in_overlap: int
    """YES, NO or UNDECIDED."""
    undecided: bool
    """Whether a judgement is missing on which a principal's acceptance rests: then no changes are
    looked for, also where another principal settles it."""
    kinds: tuple[Kind, ...] = ()
    """What was let change."""
    changes: tuple[Change, ...] = ()
    """By rising distance: what brings it in, or loses it where it is in."""
    complete: bool = True
    """Whether none was given up: see `search.MOST`."""

    def with_those_of(self, other: Answer) -> Answer:
        """The changes of both, which are answers of the same endpoint for different kinds."""
        changes = sorted(self.changes + other.changes, key=lambda each: each.distance)
        return replace(
            self,
            kinds=self.kinds + other.kinds,
            changes=tuple(changes),
            complete=self.complete and other.complete,
        )

    def on(self, frame: Frame) -> Answer:
        """The same in a later frame of the same ground, in which only names may be others."""
        changes = [replace(each, what=each.what.on(frame)) for each in self.changes]
        return replace(self, changes=tuple(changes))


@dataclass(frozen=True, eq=False)
class Inverse:
    """The search in one scenario under given assumptions."""

    judged: Judgement

    @cached_property
    def held(self) -> bool:
        """Whether choices by utility, which a change can turn, are held while one is looked for."""
        judged = self.judged
        derived = judged.standards.active.derived & judged.frame.principal
        return judged.chooses and bool(derived.any())

    def answer(self, endpoint: int, kinds: Sequence[Kind] = KINDS, count: int = 3) -> Answer:
        """Up to `count` changes of each kind, for the endpoint of this row."""
        state = int(self.judged.zones.in_overlap[endpoint])
        if state == UNDECIDED or not self._ground.known[endpoint]:
            return Answer(endpoint, state, undecided=True)
        answer = Answer(endpoint, state, undecided=False)
        for kind in kinds:
            some = self._alternatives(endpoint, kind, count)
            changes = tuple(self._change(kind, each) for each in some.found)
            more = replace(answer, kinds=(kind,), changes=changes, complete=some.complete)
            answer = answer.with_those_of(more)
        return answer

    def answers(
        self,
        endpoints: Iterable[int] | None = None,
        kinds: Sequence[Kind] = KINDS,
        count: int = 3,
    ) -> Iterator[Answer]:
        """That of each endpoint, one by one: who wants no more stops asking."""
        rows = range(len(self.judged.frame.endpoint_ids)) if endpoints is None else endpoints
        for row in rows:
            yield self.answer(row, kinds, count)

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self.judged)

    @cached_property
    def _branches(self) -> Branches:
        return Branches(self._ground)

    @cached_property
    def _elsewhere(self) -> dict[int, Elsewhere]:
        return {actor: Elsewhere(self._ground, actor) for actor in self._ground.principals}

    def _alternatives(self, endpoint: int, kind: Kind, count: int) -> Alternatives:
        gains = int(self.judged.zones.in_overlap[endpoint]) != YES
        wanted = YES if gains else NO

        def holds(found: Found) -> bool:
            change = self._change(kind, found)
            draws = change.what.draws(change.values[None])
            after = judge(self.judged.frame, self.judged.assumptions, draws)
            return bool((after.zones.in_overlap[..., endpoint] == wanted).all())

        seeds = self._seeds(endpoint, kind, gains=gains)
        # What is asked for turns no choice.
        turns = self.held and kind not in (Kind.RESERVATION, Kind.MARGIN)
        return alternatives(seeds, count, holds if turns else None)

    def _seeds(self, endpoint: int, kind: Kind, *, gains: bool) -> Seeds:
        """What has to be achieved: everybody's acceptance, or the loss of somebody's."""
        if kind is Kind.PROBABILITY:
            return self._at_nodes(endpoint, gains=gains)
        sides: list[Problem] = []
        for actor in self._ground.principals:
            if kind is Kind.SCORE:
                scoring = Scoring(self._elsewhere[actor], endpoint, gains)
                sides += [scoring, *(() if gains else crossings(scoring))]
            elif kind is Kind.WEIGHT:
                sides.append(Weighing(self._ground, endpoint, actor, gains))
            else:
                sides.append(Threshold(self._ground, endpoint, actor, kind, gains))
        if gains:
            return [(0.0, Joint(tuple(sides)))] if sides else []
        return [(0.0, each) for each in sides]

    def _at_nodes(self, endpoint: int, *, gains: bool) -> Seeds:
        """At each node the acceptance of all whose no-agreement value is derived, or its loss."""
        conditions = self._conditions(endpoint, gains=gains)
        groups = [tuple(conditions)] if gains else [(each,) for each in conditions]
        seeds: Seeds = []
        for group in groups if conditions else []:
            cost = np.max([each.least_cost(self._branches) for each in group], axis=0)
            seeds += [
                (float(cost[place]), Node(self._branches, place, group))
                for place in np.flatnonzero(cost < inf).tolist()
            ]
        return sorted(seeds, key=lambda each: each[0])

    def _conditions(self, endpoint: int, *, gains: bool) -> list[Condition]:
        """Of the principals; none where no probability can help."""
        ground, accepted = self._ground, self.judged.acceptance
        conditions = []
        for actor in ground.principals:
            spare = float(ground.spare[endpoint, actor])
            if ground.crossed(endpoint, actor):
                return []
            if ground.derived[actor]:
                margin = accepted.threshold[endpoint, actor] - self.judged.reservation.value[actor]
                level = float(self.judged.values.utility[endpoint, actor] - margin)
                conditions.append(Condition(actor, level, spare, gains))
            elif gains and spare < 0.0:
                return []
        return conditions

    def _change(self, kind: Kind, found: Found) -> Change:
        items = sorted(found.changes, key=lambda item: (-abs(found.changes[item]), item))
        said = self._said[kind][:, items]
        low, high = SCALES[kind]
        moved = np.array([found.changes[item] for item in items])
        what = Judgements(
            frame=self.judged.frame,
            assumptions=self.judged.assumptions,
            active=self.judged.standards.active,
            kind=np.full(len(items), kind, np.int8),
            estimates=said,
            place=np.array(items, np.int64),
            cells=(),
        )
        return Change(kind, what, (said[BEST] + moved).clip(low, high), found.cost)

    @cached_property
    def _said(self) -> dict[Kind, Estimates]:
        """float64[3, …] what was judged, by place."""
        active = self.judged.standards.active
        return {
            Kind.SCORE: active.scores.reshape(3, -1),
            Kind.WEIGHT: active.weights,
            Kind.RESERVATION: active.reservation,
            Kind.MARGIN: active.margin,
            Kind.PROBABILITY: self.judged.frame.probability,
        }


def inverse(frame: Frame, assumptions: Assumptions) -> Inverse:
    """What it would take in this scenario, under these assumptions."""
    return Inverse(judge(frame, assumptions))
