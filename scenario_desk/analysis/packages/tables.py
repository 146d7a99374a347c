"""Many packages judged at once by the one chain: what is on the table in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.zones import margin_of
from scenario_desk.model.entities import Assumptions

_CELLS = 1 << 21
"""Effects that are judged at once."""


@dataclass(frozen=True, eq=False)
class Judged:
    """S packages by themselves on the table: E endpoints, A actors. nan is unknown."""

    utility: Floats
    """float64[S, E, A]"""
    in_overlap: Ints
    """int8[S, E] three-valued."""
    margin_of: Floats
    """float64[S, E] the smallest utility − threshold over the principals."""
    at_reservation: Bools
    """bool[S, E, A] certainly at the reservation value at least; for principals with the margin."""


class Tables:
    """One frame under one set of assumptions, but for what is on the table: L linkages."""

    def __init__(self, frame: Frame, assumptions: Assumptions) -> None:
        self.frame = frame
        self.ids = tuple(frame.linkages)
        self.assumptions = replace(assumptions, package=None, linkages=())
        self.nothing = judge(frame, self.assumptions)
        self._all_on = replace(self.assumptions, linkages=self.ids)
        self.attached = np.zeros((len(self.ids), len(frame.endpoint_ids)), bool)
        for row, key in enumerate(self.ids):
            self.attached[row, frame.linkages[key].endpoints] = True

    @cached_property
    def everything(self) -> Judgement:
        """Judged with all linkages on the table: a signature is asked for wherever one could be."""
        return judge(self.frame, self._all_on)

    @cached_property
    def feasibility(self) -> Floats:
        """float64[L] chance that each linkage can be delivered, 0 … 1; nan where open."""
        each = [self.frame.linkages[key].feasibility[BEST] for key in self.ids]
        return np.array(each, np.float64)

    def effects_at(self, endpoint: int, linkages: Ints) -> Floats:
        """float64[K, I] what each of these linkages adds to the endpoint's scores, best values."""
        found = np.zeros((len(linkages), len(self.frame.interest_ids)))
        for place, row in enumerate(linkages.tolist()):
            arrays = self.frame.linkages[self.ids[row]]
            here = arrays.effect_endpoint == endpoint
            found[place, arrays.effect_interest[here]] = arrays.effects[BEST, here]
        return found

    def judged(self, packages: Bools) -> Judged:
        """What each of the packages bool[S, L] comes to."""
        plain = self.nothing
        smallest = margin_of(self._principals(plain.acceptance.shortfall))
        attached: Bools = np.greater(
            packages.astype(np.float32) @ self.attached.astype(np.float32), 0.0
        )
        utility = np.repeat(plain.values.utility[None], len(packages), axis=0)
        in_overlap = np.repeat(plain.zones.in_overlap[None], len(packages), axis=0)
        margins = np.repeat(smallest[None], len(packages), axis=0)
        reaches = np.repeat(_at_reservation(plain)[None], len(packages), axis=0)
        for part, seen in self._chunks(packages):
            here = attached[part]
            np.copyto(utility[part], seen.values.utility, where=here[..., None])
            np.copyto(in_overlap[part], seen.zones.in_overlap, where=here)
            shortfall = self._principals(seen.acceptance.shortfall)
            np.copyto(margins[part], margin_of(shortfall), where=here)
            np.copyto(reaches[part], _at_reservation(seen), where=here[..., None])
        return Judged(utility, in_overlap, margins, reaches)

    def opens(self, packages: Bools, endpoint: int) -> Bools:
        """bool[S] whether each of the packages bool[S, L] certainly brings the endpoint in."""
        attached: Bools = np.logical_or.reduce(packages[:, self.attached[:, endpoint]], axis=1)
        found = np.where(attached, False, self.nothing.zones.in_overlap[endpoint] == YES)
        for part, seen in self._chunks(packages):
            found[part] |= attached[part] & (seen.zones.in_overlap[:, endpoint] == YES)
        return found

    def _chunks(self, packages: Bools) -> Iterator[tuple[slice, Judgement]]:
        ends, interests = self.frame.scores.shape[1:]
        size = max(1, _CELLS // max(1, ends * interests))
        for start in range(0, len(packages), size):
            part = slice(start, start + size)
            yield part, self._all_of(packages[part])

    def _all_of(self, packages: Bools) -> Judgement:
        """All linkages on the table, in each draw with the effects of one package alone."""
        ends, interests = self.frame.scores.shape[1:]
        total = np.zeros((len(packages), ends * interests))
        for row, key in enumerate(self.ids):
            chosen = np.flatnonzero(packages[:, row])
            if len(chosen):
                arrays = self.frame.linkages[key]
                cells = arrays.effect_endpoint * interests + arrays.effect_interest
                total[chosen[:, None], cells] += arrays.effects[BEST]
        effects = total.reshape(len(packages), ends, interests)
        return judge(self.frame, self._all_on, Draws(effects=effects))

    def _principals(self, figures: Floats) -> Floats:
        return figures.compress(self.frame.principal, axis=-1)


def _at_reservation(judged: Judgement) -> Bools:
    """bool[…, E, A] no red line counts: where judgements are missing, only who certainly accepts."""
    accepted, utility = judged.acceptance, judged.values.utility
    found: Bools = (accepted.acceptable == YES) | (accepted.shortfall >= -slack(utility))
    return found
