"""Reservation values: what each actor can have without a deal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.standards import Standards
from scenario_desk.analysis.utilities import Utilities


@dataclass(frozen=True, eq=False)
class Reservation:
    """A actors, E endpoints; nan is unknown."""

    value: Floats
    """float64[A]"""
    low: Floats
    """float64[A] with −100 for every missing score it rests on."""
    high: Floats
    """float64[A] with +100."""
    share: Floats
    """float64[E] share of each endpoint in a derived value: its reach among the endpoints that
    need no agreement; all 0 where none of them can be reached."""


def reservations(frame: Frame, standards: Standards, plain: Utilities) -> Reservation:
    """The reservation value of every actor, stated or derived.

    Derived: R(a) = Σ reach(e)·U(a,e) / Σ reach(e) over the endpoints that need no agreement, on
    forecasts given the moves. `plain` are the utilities under the active profiles with no linkage
    on the table. Where nothing without agreement can be reached, or nothing is stated, the value
    is unknown.
    """
    reach = np.where(frame.needs_agreement, 0.0, frame.forecast_endpoint_reach)
    total = reach.sum()
    share = reach / total if total > 0.0 else np.zeros(len(reach))
    derived = standards.derived & (total > 0.0)
    value = low = high = np.where(derived, share @ plain.low, standards.stated)
    if plain.gaps or not standards.judges.all():
        high = np.where(derived, share @ plain.high, standards.stated)
        resting = (share > 0.0).astype(float) @ np.isnan(plain.utility)
        unknown = derived & (resting > 0.0)
        value = np.where(unknown, np.nan, low)
        high = np.where(unknown, high, low)
    return Reservation(value, low, high, share)
