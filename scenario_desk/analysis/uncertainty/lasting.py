"""How often endpoints hold: by each solution concept, and as deals that enforce themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.stability.concepts import CONCEPTS, stabilities
from scenario_desk.analysis.stability.keeping import ahead, leaving
from scenario_desk.analysis.stability.shifts import Shifting, moves_of, shifting
from scenario_desk.analysis.uncertainty.measures import Sums, each_draw
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares

_CELLS = 1 << 21
"""Comparisons of two states that are made at once."""


@dataclass(frozen=True)
class Lasting:
    """A measure: how often each of E endpoints is an equilibrium, stable [4, E] by concept, and how
    often nobody who signs would leave on the way there, kept [E], of those asked [E] in which anybody
    signs; with unsure_… where nobody knows.

    Its sums bear the shifts in their names, for no frame has those: of others they mean nothing.
    """

    moves: tuple[tuple[int, int, int], ...]
    """As of `shifts.moves_of`."""

    @classmethod
    def of(cls, frame: Frame) -> Lasting:
        """That of the frame's scenario."""
        return cls(moves_of(frame))

    def name(self, what: str) -> str:
        """Of the sums over draws."""
        return f"{what} by {self.moves}"

    def __call__(self, judged: Judgement, count: int) -> Sums:
        kept, asked = _kept(judged, count)
        found = {"kept": kept == YES, "unsure_kept": kept == UNDECIDED, "asked": asked}
        able = shifting(judged.frame)
        if able is not None:
            stable = _stable(able, judged, count)
            found |= {"stable": stable == YES, "unsure_stable": stable == UNDECIDED}
        return {self.name(what): values.sum(axis=-2) for what, values in found.items()}


@dataclass(frozen=True, eq=False)
class Lasts:
    """What of that the draws so far come to."""

    stable: Shares | None
    """[4, E] by concept; None where no shift leads anywhere, or they are too many."""
    kept: Shares
    """[E] of those that are asked; of others it says nothing."""
    asked: Bools
    """bool[E] whether anybody signs there and it can still be reached."""


def lasts(found: Robustness) -> Lasts | None:
    """What draws say of it, if it was counted in them for the shifts that there are now."""
    measure, sums = Lasting.of(found.frame), found.tally.sums
    if not found.spread or measure.name("kept") not in sums:
        return None

    def shares(what: str) -> Shares:
        return found.shares(measure.name(what), measure.name(f"unsure_{what}"))

    stable = shares("stable") if measure.name("stable") in sums else None
    return Lasts(stable, shares("kept"), sums[measure.name("asked")] > 0)


def _stable(able: Shifting, judged: Judgement, count: int) -> Ints:
    """int8[4, S, E]"""
    low, high = (each_draw(each, 2, count) for each in (judged.values.low, judged.values.high))
    found = np.full((len(CONCEPTS), count, low.shape[-2]), YES, np.int8)
    size = max(1, _CELLS // able.moves.size)
    for start in range(0, count, size):
        some = slice(start, start + size)
        answers = stabilities(able.graph(low[some], high[some])).equilibrium
        found[:, some, able.endpoints] = answers
    return found


def _kept(judged: Judgement, count: int) -> tuple[Ints, Bools]:
    """int8[S, E] whether nobody would leave on the way, three-valued, and bool[S, E] whether anybody
    signs and it can be reached; yes where not."""
    frame = judged.frame
    found = np.full((count, len(frame.endpoint_ids)), YES, np.int8)
    asked = np.zeros(found.shape, bool)
    expected = each_draw(judged.tree.expected, 2, count)[:, frame.principal]
    without = each_draw(judged.reservation.value, 1, count)[:, frame.principal]
    for row in np.flatnonzero(judged.acceptance.asked_to_sign).tolist():
        nodes = list(ahead(frame, row))
        asked[:, row] = bool(nodes)
        leaves, unknown = leaving(expected[..., nodes], without[..., None])
        found[unknown.any(axis=(1, 2)), row] = UNDECIDED
        found[leaves.any(axis=(1, 2)), row] = NO
    return found, asked
