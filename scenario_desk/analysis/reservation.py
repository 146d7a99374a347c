"""Reservation values: what each actor can have without a deal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.standards import Standards
from scenario_desk.analysis.unweighed import least, most
from scenario_desk.analysis.utilities import Utilities


@dataclass(frozen=True, eq=False)
class Reservation:
    """A actors, E endpoints; nan is unknown. With draws, one for each of S."""

    value: Floats
    """float64[…, A]"""
    low: Floats
    """float64[…, A] the least it can be, given the scores and weights missing that it rests on."""
    high: Floats
    """float64[…, A] the most."""
    share: Floats
    """float64[…, E] share of each endpoint in a derived value: its reach among the endpoints that
    need no agreement; all 0 where none of them can be reached."""
    scores_low: Floats
    """float64[…, I] the mean score by these shares, with −100 for what is missing."""
    scores_high: Floats
    """float64[…, I] the same, with +100."""


def reservations(
    frame: Frame, standards: Standards, plain: Utilities, endpoint_reach: Floats
) -> Reservation:
    """The reservation value of every actor, stated or derived.

    Derived: R(a) = Σ reach(e)·U(a,e) / Σ reach(e) over the endpoints that need no agreement: what
    it expects on average without a deal. `plain` are the utilities under the active profiles and
    endpoint_reach float64[…, E] the reaches as the tree resolves given the moves, both with the news
    and with no linkage and no package on the table.
    Where nothing without agreement can be reached, or nothing is stated, the value is unknown.
    """
    reach = np.where(frame.needs_agreement, 0.0, endpoint_reach)
    total = reach.sum(axis=-1, keepdims=True)
    share = reach / np.where(total > 0.0, total, 1.0)
    derived = standards.active.derived & (total > 0.0)
    value = low = high = np.where(derived, _mean(share, plain.low), standards.stated)
    scores_low = scores_high = _mean(share, plain.scores_low)
    if plain.scores_high is not plain.scores_low:
        scores_high = _mean(share, plain.scores_high)
    if plain.gaps or not standards.judges.all():
        means_low, means_high = _mean(share, plain.low), _mean(share, plain.high)
        means_low = least(standards, scores_low[..., None, :], means_low[..., None, :])[..., 0, :]
        means_high = most(standards, scores_high[..., None, :], means_high[..., None, :])[..., 0, :]
        low = np.where(derived, means_low, standards.stated)
        high = np.where(derived, means_high, standards.stated)
        resting = _mean((share > 0.0).astype(float), np.isnan(plain.utility))
        unknown = derived & (resting > 0.0)
        value = np.where(unknown, np.nan, low)
        high = np.where(unknown, high, low)
    return Reservation(value, low, high, share, scores_low, scores_high)


def _mean(share: Floats, utility: Floats | Bools) -> Floats:
    """Σ_e of share float64[…, E] times utility [..., E, A], float64[…, A]."""
    weighed: Floats = (share[..., None, :] @ utility)[..., 0, :]
    return weighed
