"""The overlap in its three zones, who blocks an endpoint, and who could spoil it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from scenario_desk.analysis.acceptance import NO, YES, Acceptance, three_valued
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.on_the_table import OnTheTable
from scenario_desk.analysis.ties import slack

STRONG = 2
"""The least leverage of a spoiler."""


class Zone(IntEnum):
    """What the principals would sign where an endpoint is acceptable to them all."""

    AGREEMENT = 0
    """The endpoint itself: it needs their agreement."""
    WITH_PACKAGE = 1
    """The linkages on the table that are attached to it: it comes about by itself."""
    TOLERATED = 2
    """Nothing: it comes about, and each finds it no worse than what it expects without a deal."""


@dataclass(frozen=True)
class Blocker:
    """A principal that rejects an endpoint, and why."""

    actor: int
    """Row."""
    shortfall: float
    """threshold − utility where that is positive, else 0, as where the two tie; nan where it is unknown."""
    crossed: tuple[int, ...]
    """Rows of the interests whose red line is crossed."""


@dataclass(frozen=True, eq=False)
class Zones:
    """Where in the overlap E endpoints are: every zone of it has its own line here."""

    in_overlap: Ints
    """int8[…, E] acceptable to every principal, three-valued."""
    overlap: Bools
    """bool[…, E] certainly so; the zones divide it."""
    zone: Ints
    """int8[E] the `Zone` an endpoint is in if it is in the overlap at all."""
    agreement_zone: Bools
    """bool[…, E] in the overlap, and needs agreement: the principals could sign it."""
    with_package: Bools
    """bool[…, E] in the overlap, and comes about anyway: they would sign what is attached to it."""
    tolerated: Bools
    """bool[…, E] in the overlap, and nobody signs."""


def zones(frame: Frame, table: OnTheTable, accepted: Acceptance) -> Zones:
    """The zones of the endpoints, with the axis S of what was drawn."""
    in_overlap = overlap(accepted.acceptable.compress(frame.principal, axis=-1))
    both = in_overlap == YES
    anyway = np.where(table.attached, Zone.WITH_PACKAGE, Zone.TOLERATED)
    zone = np.where(frame.needs_agreement, Zone.AGREEMENT, anyway).astype(np.int8)
    return Zones(
        in_overlap=in_overlap,
        overlap=both,
        zone=zone,
        agreement_zone=both & (zone == Zone.AGREEMENT),
        with_package=both & (zone == Zone.WITH_PACKAGE),
        tolerated=both & (zone == Zone.TOLERATED),
    )


def overlap(acceptable: Ints) -> Ints:
    """Whether every principal accepts, int8[…, E] in three values: one no is a no.

    acceptable int8[…, E, P] of the principals alone; without principals nothing is in the overlap.
    """
    if not acceptable.shape[-1]:
        return np.zeros(acceptable.shape[:-1], np.int8)
    # One principal after the other: numpy is slow at reducing a short last axis.
    first, *others = np.moveaxis(acceptable, -1, 0)
    yes, no = first == YES, first == NO
    for each in others:
        yes, no = yes & (each == YES), no | (each == NO)
    return three_valued(yes=yes, no=no)


def margin_of(shortfall: Floats) -> Floats:
    """The smallest U − threshold over the principals, float64[…, E]; nan if one is unknown.

    shortfall float64[…, E, P] of the principals alone.
    """
    if not shortfall.shape[-1]:
        return np.full(shortfall.shape[:-1], np.nan)
    smallest: Floats = shortfall.min(axis=-1)
    return smallest


def spoilers(frame: Frame, below: Bools) -> Bools:
    """Secondary actors with veto or strong leverage certainly below their reservation,
    bool[…, E, A].

    below bool[…, E, A] as acceptance found it, margins aside.
    """
    return below & (~frame.principal & (frame.leverage >= STRONG))


def blockers(figures: Figures, endpoint: int) -> tuple[Blocker, ...]:
    """The principals that certainly reject the endpoint of this row, in their order."""
    frame = figures.frame
    found: list[Blocker] = []
    rounding = slack(figures.utility)
    for actor in np.flatnonzero(frame.principal).tolist():
        if figures.acceptable[endpoint, actor] != NO:
            continue
        missing = -float(figures.shortfall[endpoint, actor])
        lines = figures.crossed[endpoint] & (frame.interest_actor == actor)
        found.append(
            Blocker(
                actor,
                0.0 if missing <= rounding[endpoint, actor] else missing,
                tuple(np.flatnonzero(lines).tolist()),
            )
        )
    return tuple(found)
