"""What became of the overlap between two evaluations: which endpoints entered and left, what changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.zones import Zone

Chances = tuple[float, float]
"""A probability 0 … 1 before and after."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Which endpoints, by id, are in some part of the overlap only after, or only before.

    An endpoint that was added or removed enters or leaves like any other.
    """

    entered: tuple[str, ...]
    """In the order of the endpoints after."""
    left: tuple[str, ...]
    """In the order of the endpoints before."""
    counts: tuple[int, int]
    """How many are in it before and after."""
    reach: Chances
    """The probability, from the root, of ending in one of them."""

    def __bool__(self) -> bool:
        return bool(self.entered or self.left)


@dataclass(frozen=True, eq=False)
class Effect:
    """Two evaluations, of one scenario or of two, and what became of the overlap."""

    before: Evaluation
    after: Evaluation
    zones: Mapping[Zone, Passage]
    """Every zone of the overlap. From zone to zone an endpoint leaves one and enters the other."""
    overlap: Passage
    """All of it; what goes from zone to zone stays."""
    undecided: Passage
    """Of which nobody can say yet whether it is in the overlap."""
    added: tuple[str, ...]
    """Ids of the endpoints that are there only after, in their order."""
    removed: tuple[str, ...]
    """Likewise only before."""

    @property
    def overlap_reach(self) -> Chances:
        """The probability of ending in the overlap, whichever zone of it."""
        return self.overlap.reach

    @property
    def agreement_reach(self) -> Chances:
        """The probability of ending where the principals could sign."""
        return self.zones[Zone.AGREEMENT].reach

    @property
    def with_package_reach(self) -> Chances:
        """The probability of ending where they would sign the package alone."""
        return self.zones[Zone.WITH_PACKAGE].reach

    @property
    def tolerated_reach(self) -> Chances:
        """The probability of ending where nobody signs and all tolerate it."""
        return self.zones[Zone.TOLERATED].reach


def effect(before: Evaluation, after: Evaluation) -> Effect:
    """Compare two evaluations by the ids of their endpoints, which may be there on one side only."""
    old, new = before.frame, after.frame
    return Effect(
        before,
        after,
        zones={
            zone: _passage((before, _inside(before, zone)), (after, _inside(after, zone)))
            for zone in Zone
        },
        overlap=_passage((before, before.in_overlap == YES), (after, after.in_overlap == YES)),
        undecided=_passage(
            (before, before.in_overlap == UNDECIDED), (after, after.in_overlap == UNDECIDED)
        ),
        added=_missing_from(old.endpoint_index, new.endpoint_ids),
        removed=_missing_from(new.endpoint_index, old.endpoint_ids),
    )


def utility_before(before: Evaluation, after: Evaluation) -> Floats:
    """float64[E, A]: the utilities before, by the endpoints and actors after; nan where there was none."""
    old, new = before.frame, after.frame
    endpoints = rows_before(old.endpoint_index, new.endpoint_ids)
    actors = rows_before(old.actor_index, new.actor_ids)
    utility = np.full((len(endpoints), len(actors)), np.nan)
    here = np.ix_(endpoints >= 0, actors >= 0)
    utility[here] = before.utility[np.ix_(endpoints[endpoints >= 0], actors[actors >= 0])]
    return utility


def rows_before(index: Mapping[str, int], ids: Sequence[str]) -> Ints:
    """int64[len(ids)]: the rows these ids have in another frame; −1 where it has none."""
    return np.fromiter((index.get(key, -1) for key in ids), np.int64, len(ids))


def _inside(evaluation: Evaluation, zone: Zone) -> Bools:
    return {
        Zone.AGREEMENT: evaluation.agreement_zone,
        Zone.WITH_PACKAGE: evaluation.with_package,
        Zone.TOLERATED: evaluation.tolerated,
    }[zone]


def _passage(*sides: tuple[Evaluation, Bools]) -> Passage:
    (before, was), (after, now) = sides
    old, new = before.ids(was), after.ids(now)
    return Passage(
        entered=_missing_from(set(old), new),
        left=_missing_from(set(new), old),
        counts=(len(old), len(new)),
        reach=(float(before.endpoint_reach[was].sum()), float(after.endpoint_reach[now].sum())),
    )


def _missing_from(there: Collection[str], ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in ids if key not in there)
