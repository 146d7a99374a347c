"""Reservation values: what each actor can have without a deal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.standards import Standards
from scenario_desk.analysis.utilities import Utilities


@dataclass(frozen=True, eq=False)
class Reservation:
    """A actors, E endpoints; nan is unknown. With draws, one for each of S."""

    value: Floats
    """float64[…, A]"""
    low: Floats
    """float64[…, A] with −100 for every missing score it rests on."""
    high: Floats
    """float64[…, A] with +100."""
    share: Floats
    """float64[…, E] share of each endpoint in a derived value: its reach among the endpoints that
    need no agreement; all 0 where none of them can be reached."""


def reservations(
    frame: Frame, standards: Standards, plain: Utilities, endpoint_reach: Floats
) -> Reservation:
    """The reservation value of every actor, stated or derived.

    Derived: R(a) = Σ reach(e)·U(a,e) / Σ reach(e) over the endpoints that need no agreement, on
    forecasts given the moves. `plain` are the utilities under the active profiles and
    endpoint_reach float64[…, E] the reaches, both with no linkage and no package on the table.
    Where nothing without agreement can be reached, or nothing is stated, the value is unknown.
    """
    reach = np.where(frame.needs_agreement, 0.0, endpoint_reach)
    total = reach.sum(axis=-1, keepdims=True)
    share = reach / np.where(total > 0.0, total, 1.0)
    derived = standards.active.derived & (total > 0.0)
    value = low = high = np.where(derived, _mean(share, plain.low), standards.stated)
    if plain.gaps or not standards.judges.all():
        high = np.where(derived, _mean(share, plain.high), standards.stated)
        resting = _mean((share > 0.0).astype(float), np.isnan(plain.utility))
        unknown = derived & (resting > 0.0)
        value = np.where(unknown, np.nan, low)
        high = np.where(unknown, high, low)
    return Reservation(value, low, high, share)


def _mean(share: Floats, utility: Floats | Bools) -> Floats:
    """Σ_e of share float64[…, E] times utility [..., E, A], float64[…, A]."""
    weighed: Floats = (share[..., None, :] @ utility)[..., 0, :]
    return weighed
