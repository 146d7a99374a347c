"""Own numbers: what the figures are by each participant's answers in place of the facilitator's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.room.answers import Answers
from scenario_desk.analysis.standards import ActiveProfiles, active_profiles
from scenario_desk.model.entities import Assumptions

About = tuple[str, ...]
"""A kind of judgement, then the ids of what it is about: ("score", endpoint, interest), ("weight",
interest), ("red_line", interest), ("branch", node), ("reservation", actor)."""


@dataclass(frozen=True, eq=False)
class Own:
    """The best values of P participants at their places in a frame; nan where one gave no number."""

    scores: Floats
    """float64[P, E, I]"""
    weights: Floats
    """float64[P, I] swing points."""
    floors: Floats
    """float64[P, I] red lines."""
    reservations: Floats
    """float64[P, A]"""
    probabilities: Floats
    """float64[P, N] of the branches, as typed."""

    def of(self, rows: Bools | Ints) -> Self:
        """Those of some participants."""
        return replace(self, **{name: values[rows] for name, values in vars(self).items()})

    def with_interest_of(self, other: Own, interest: int) -> Own:
        """The same where all that is given on one interest is that of `other`, with one participant
        or as many."""

        def put(mine: Floats, theirs: Floats) -> Floats:
            found = mine.copy()
            column = mine[..., interest]
            found[..., interest] = np.where(np.isnan(column), np.nan, theirs[..., interest])
            return found

        return replace(
            self,
            scores=put(self.scores, other.scores),
            weights=put(self.weights, other.weights),
            floors=put(self.floors, other.floors),
        )


def own_numbers(frame: Frame, answers: Answers, about: Sequence[About]) -> Own:
    """The best values at their places; of J judgements those are left out that are about nothing
    that the frame has, or about what no figure rests on (a poll, a seed question)."""
    people = len(answers.values)
    ends, interests = frame.scores.shape[1:]
    sizes = {
        "scores": (ends, interests),
        "weights": (interests,),
        "floors": (interests,),
        "reservations": (len(frame.actor_ids),),
        "probabilities": (len(frame.node_ids),),
    }
    own = Own(**{name: np.full((people, *size), np.nan) for name, size in sizes.items()})
    for column, (kind, *ids) in enumerate(about):
        name, *rosters = _PLACES.get(kind, ("",))
        indices = [getattr(frame, roster) for roster in rosters]
        if indices and all(key in index for index, key in zip(indices, ids, strict=True)):
            place = tuple(index[key] for index, key in zip(indices, ids, strict=True))
            getattr(own, name)[:, *place] = answers.best[:, column]
    return own


_PLACES = {
    "score": ("scores", "endpoint_index", "interest_index"),
    "weight": ("weights", "interest_index"),
    "red_line": ("floors", "interest_index"),
    "reservation": ("reservations", "actor_index"),
    "branch": ("probabilities", "node_index"),
}


def by_each(frame: Frame, assumptions: Assumptions, own: Own) -> Iterator[tuple[Ints, Judgement]]:
    """All figures by the numbers of each participant, with the participants as the leading axis.

    Where one gave no number the facilitator's stands, under the active profiles. Those who number
    the same things that the facilitator leaves open go through the chain together: their rows, and
    what it comes to. What nobody's numbers bear on has no leading axis.
    """
    active = active_profiles(frame, assumptions.profiles)
    opened = np.concatenate(
        [
            (~np.isnan(own.scores) & np.isnan(active.scores[BEST])).reshape(
                len(own.scores), frame.scores[BEST].size
            ),
            ~np.isnan(own.weights) & np.isnan(active.weights[BEST]),
            ~np.isnan(own.floors) & np.isnan(active.floors),
            # One who states a reservation value has it stated, also where it is derived.
            ~np.isnan(own.reservations) & np.isnan(active.reservation[BEST]),
            ~np.isnan(own.probabilities) & np.isnan(frame.probability[BEST]),
        ],
        axis=1,
    )
    for pattern in np.unique(opened, axis=0):
        rows = np.flatnonzero((opened == pattern).all(axis=1))
        yield rows, _judged(frame, assumptions, active, own.of(rows))


def _judged(frame: Frame, assumptions: Assumptions, active: ActiveProfiles, own: Own) -> Judgement:
    """The figures by participants who number the same of what is open."""
    stated = _given(own.reservations)
    filled = replace(
        active,
        scores=_opened(active.scores, own.scores),
        weights=_opened(active.weights, own.weights),
        floors=_opened(active.floors, own.floors),
        derived=active.derived & ~stated,
        reservation=_opened(active.reservation, own.reservations),
    )
    there = replace(frame, probability=_opened(frame.probability, own.probabilities))
    if there.probability is frame.probability:
        there = frame
    draws = Draws(
        scores=_in_place(own.scores, filled.scores[BEST]),
        weights=_in_place(own.weights, filled.weights[BEST]),
        floors=_in_place(own.floors, filled.floors),
        reservations=_in_place(own.reservations, filled.reservation[BEST]),
        probabilities=_in_place(own.probabilities, there.probability[BEST]),
    )
    return judge(there, assumptions, draws, filled)


def _given(own: Floats) -> Bools:
    """What somebody gave a number for."""
    found: Bools = np.logical_or.reduce(~np.isnan(own), axis=0)
    return found


def _opened(values: Floats, own: Floats) -> Floats:
    """`values` where what is open and given by the participants is no longer missing: any number may
    stand there, as each has one of its own. `values` themselves where there is no such thing."""
    opened = np.isnan(values) & _given(own)
    return np.where(opened, 0.0, values) if opened.any() else values


def _in_place(own: Floats, best: Floats) -> Floats | None:
    """Each participant's numbers in place of the best ones; None where nobody gave any."""
    return np.where(np.isnan(own), best, own) if _given(own).any() else None
