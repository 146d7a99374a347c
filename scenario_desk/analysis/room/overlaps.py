"""Overlaps: who in the room sees an agreement, and what stops those who do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.room.answers import quantile
from scenario_desk.analysis.room.own import Own, by_each
from scenario_desk.analysis.uncertainty.measures import each_draw
from scenario_desk.model.entities import Assumptions


@dataclass(frozen=True, eq=False)
class Overlaps:
    """The overlap by the numbers of each of P participants: E endpoints, I interests."""

    in_overlap: Ints
    """int8[P, E] acceptable to every principal, three-valued."""
    sees: Ints
    """int8[P] whether one sees an agreement: an endpoint that needs one and that every principal
    accepts; undecided where judgements are missing."""
    brought_in: Ints
    """int64[I] how many of those who see none would see one if all that each said on this interest,
    its scores, weight and red line, were the room's median."""

    @property
    def count(self) -> int:
        """How many see an agreement."""
        return int((self.sees == YES).sum())

    @property
    def without(self) -> Ints:
        """int64[…] the rows of those who see none."""
        return np.flatnonzero(self.sees == NO)

    @property
    def undecided(self) -> int:
        """Of how many it is open."""
        return int((self.sees == UNDECIDED).sum())

    @property
    def decisive(self) -> tuple[int, ...]:
        """The rows of the interests that bring most of them in, those that tie in their order; none
        where no interest alone brings in anybody."""
        most = int(self.brought_in.max(initial=0))
        return tuple(np.flatnonzero(self.brought_in == most).tolist()) if most else ()


def overlaps(
    frame: Frame, assumptions: Assumptions, own: Own, go_on: Callable[[], None] = lambda: None
) -> Overlaps:
    """The overlap by each participant's own numbers in place of the facilitator's, and the interest
    on which those who see no agreement would have to see it like the room to see one.

    The attribution is a change to one interest at a time, all else of a participant's kept: what
    two interests would only do together it cannot find. `go_on` is called before each interest; what
    it raises ends the work.
    """
    seen = _in_overlap(frame, assumptions, own)
    sees = _agreement(frame, seen)
    without = np.flatnonzero(sees == NO)
    theirs = own.of(without)
    median = Own(**{name: quantile(values, 0.5)[None] for name, values in vars(own).items()})
    brought_in = np.zeros(len(frame.interest_ids), np.int64)
    if len(without):
        for interest in range(len(frame.interest_ids)):
            go_on()
            as_room = theirs.with_interest_of(median, interest)
            found = _agreement(frame, _in_overlap(frame, assumptions, as_room))
            brought_in[interest] = np.count_nonzero(found == YES)
    return Overlaps(seen, sees, brought_in)


def _in_overlap(frame: Frame, assumptions: Assumptions, own: Own) -> Ints:
    found = np.zeros((len(own.scores), len(frame.endpoint_ids)), np.int8)
    for rows, judged in by_each(frame, assumptions, own):
        found[rows] = each_draw(judged.zones.in_overlap, 1, len(rows))
    return found


def _agreement(frame: Frame, in_overlap: Ints) -> Ints:
    """int8[P] in three values, whether one of the endpoints that need agreement is in it."""
    signed = in_overlap[:, frame.needs_agreement]
    some: Ints = np.where((signed == NO).all(axis=1), NO, UNDECIDED)
    return np.where((signed == YES).any(axis=1), YES, some)
