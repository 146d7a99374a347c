"""Draws: other values in place of the best of every estimate, many sets of them at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.estimates import BEST, Estimates


@dataclass(frozen=True, eq=False)
class Draws:
    """S sets of values for A actors, I interests, E endpoints and N nodes; None leaves the best.

    What is missing stays missing, and the rest of a node's branches the rest, whatever is drawn
    there. Figures that nothing drawn bears on have no axis S.
    """

    scores: Floats | None = None
    """float64[S, E, I] under the active profiles, before linkages."""
    weights: Floats | None = None
    """float64[S, I] swing points under the active profiles, before they are normalised."""
    reservations: Floats | None = None
    """float64[S, A] where stated; a derived one follows from the rest of its draw."""
    margins: Floats | None = None
    """float64[S, A]"""
    floors: Floats | None = None
    """float64[S, I] red lines, where one is drawn under the active profiles."""
    probabilities: Floats | None = None
    """float64[S, N] of the branches, as typed."""
    overrides: Floats | None = None
    """float64[S, M] of the branches that the package on the table overrides, as typed there."""
    news: Floats | None = None
    """float64[S, E, I] what the injects in force add to each score together."""
    news_overrides: Floats | None = None
    """float64[S, M] of the branches that they override, as typed there."""
    effects: Floats | None = None
    """float64[S, E, I] what the linkages on the table add to each score together."""


NOTHING_DRAWN = Draws()


def drawn(estimates: Estimates, draws: Floats | None) -> Floats:
    """What is drawn for estimates float64[3, …], or their best values; nan where these are.

    Returns float64[…], with the leading axis of the draws where there are any.
    """
    best: Floats = estimates[BEST]
    if draws is None:
        return best
    missing = np.isnan(best)
    return np.where(missing, np.nan, draws) if missing.any() else draws
