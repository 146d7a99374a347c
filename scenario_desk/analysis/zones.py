"""The overlap in its two zones, who blocks an endpoint, and who could spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.frame import Frame

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation

STRONG = 2
"""The least leverage of a spoiler."""


@dataclass(frozen=True)
class Blocker:
    """A principal that rejects an endpoint, and why."""

    actor: int
    """Row."""
    shortfall: float
    """threshold − utility where that is positive, else 0; nan where it is unknown."""
    crossed: tuple[int, ...]
    """Rows of the interests whose red line is crossed."""


def overlap(acceptable: Ints) -> Ints:
    """Whether every principal accepts, int8[E] in three values: one no is a no.

    acceptable int8[E, P] of the principals alone; without principals nothing is in the overlap.
    """
    if not acceptable.shape[1]:
        return np.zeros(len(acceptable), np.int8)
    all_accept = (acceptable == YES).all(1)
    one_rejects = (acceptable == NO).any(1)
    return np.where(all_accept, YES, np.where(one_rejects, NO, UNDECIDED)).astype(np.int8)


def margin_of(shortfall: Floats) -> Floats:
    """The smallest U − threshold over the principals, float64[E]; nan if one is unknown.

    shortfall float64[E, P] of the principals alone.
    """
    if not shortfall.shape[1]:
        return np.full(len(shortfall), np.nan)
    smallest: Floats = shortfall.min(1)
    return smallest


def spoilers(frame: Frame, below: Bools) -> Bools:
    """Secondary actors with veto or strong leverage certainly below their reservation, bool[E, A].

    below bool[E, A] as acceptance found it, margins aside.
    """
    return below & (~frame.principal & (frame.leverage >= STRONG))


def blockers(evaluation: Evaluation, endpoint: int) -> tuple[Blocker, ...]:
    """The principals that certainly reject the endpoint of this row, in their order."""
    frame = evaluation.frame
    found: list[Blocker] = []
    for actor in np.flatnonzero(frame.principal).tolist():
        if evaluation.acceptable[endpoint, actor] != NO:
            continue
        missing = -float(evaluation.shortfall[endpoint, actor])
        lines = evaluation.crossed[endpoint] & (frame.interest_actor == actor)
        found.append(
            Blocker(
                actor,
                missing if missing > 0.0 or np.isnan(missing) else 0.0,
                tuple(np.flatnonzero(lines).tolist()),
            )
        )
    return tuple(found)
