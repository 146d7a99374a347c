"""Improving: whether all principals would rather have another package than the one agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.packages.search import Offer, Search
from scenario_desk.analysis.ties import slack


@dataclass(frozen=True, eq=False)
class Improvement:
    """What could be better than a deal that was agreed."""

    agreed: Offer
    better: tuple[tuple[str, Offer], ...]
    """Endpoint id and package, of those that none dominates: every principal has more than by what was
    agreed, and accepts it. First the one by which the principal that gains least gains most."""
    left_out: tuple[str, ...]
    """Ids of linkages without a feasibility: what holds one of them was not looked at."""
    unknown: tuple[str, ...]
    """Ids of endpoints that were not looked at, since a principal's utility there is unknown, or there
    are too many linkages."""
    gap: float
    """Points by which what was not found could be better for every principal at once; 0: exact."""


def improvement(
    search: Search, endpoint: str, linkages: Sequence[str], endpoints: Sequence[str] = ()
) -> Improvement:
    """Whether some valid package at these endpoints, or at the one agreed alone, is better for every
    principal than the linkages agreed there.

    A package that dominates another is itself dominated by none, or by one of these: it is enough to
    look along the frontier. None is better than what a principal's utility is unknown of.
    """
    agreed = search.offer(endpoint, linkages)
    found = search.frontier(endpoints or (endpoint,))
    gains = [(_gains(search, agreed, offer), key, offer) for key, offer in found.points]
    better = [
        (float(gain.min()), key, offer)
        for gain, key, offer in gains
        if offer.in_overlap == YES and len(gain) and (gain > 0.0).all()
    ]
    ordered = sorted(better, key=lambda each: (-each[0], each[1], each[2].linkages))
    return Improvement(
        agreed,
        tuple((key, offer) for _gain, key, offer in ordered),
        found.left_out,
        found.unknown,
        found.gap,
    )


def _gains(search: Search, agreed: Offer, other: Offer) -> Floats:
    """float64[P] what each principal gains; 0 where the two tie, nan where that is unknown."""
    mine = search.frame.principal
    gain = other.utility[mine] - agreed.utility[mine]
    found: Floats = np.where(np.abs(gain) <= slack(agreed.utility[mine]), 0.0, gain)
    return found
