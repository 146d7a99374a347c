"""What decides at one endpoint, read off the chain: the arrays that a search needs of it.

They bound what a package can do there. The verdict on what a search finds is always the chain's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.packages.rules import Rules
from scenario_desk.analysis.packages.tables import Tables
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.utilities import BEST, WORST


@dataclass(frozen=True, eq=False)
class Terms:
    """One endpoint: K linkages that matter for it, J interests they move, P actors that have to be
    content there: the principals, unless others are named."""

    endpoint: int
    """Row."""
    linkages: Ints
    """int64[K] rows among all linkages: attached here, or needed by one that is."""
    rules: Rules
    """Between these K."""
    attached: Bools
    """bool[K]"""
    effects: Floats
    """float64[K, J] what each adds, before clipping."""
    scores: Floats
    """float64[J] without a linkage and not yet clipped: news may have pushed one beyond the scale; what
    is missing stands at −100 before them."""
    weights: Floats
    """float64[J, P] normalised; a missing weight is 0."""
    floors: Floats
    """float64[J] at or below which a red line is crossed; −∞ where there is none."""
    spare: Floats
    """float64[P] the most that utility − threshold can be for what is missing here standing so,
    once a signature is asked for; −∞ where nobody could say yes."""
    known: bool
    """Nothing that this rests on is missing: `spare` and what is added to it are exact."""

    def gained(self, totals: Floats) -> Floats:
        """float64[…, P] what totals float64[…, J] of effects add to the utilities."""
        moved = (self.scores + totals).clip(WORST, BEST) - self.scores.clip(WORST, BEST)
        found: Floats = moved @ self.weights
        return found

    def under(self, rules: Rules) -> Terms:
        """The same under other rules."""
        return replace(self, rules=rules)


def terms_at(tables: Tables, rules: Rules, endpoint: int, content: Bools | None = None) -> Terms:
    """The terms at the endpoint of this row; `rules` are between all linkages.

    content: bool[A] who has to be content; of those only principals by their red lines, too.
    """
    frame, plain, signed = tables.frame, tables.nothing, tables.everything
    linkages = np.array(rules.closed(np.flatnonzero(tables.attached[:, endpoint])), np.int64)
    content = frame.principal if content is None else content
    weights = plain.standards.by_actor[:, content]
    floors = plain.standards.active.floors
    floors = np.where(np.isnan(floors), -np.inf, floors + slack(floors))
    owner = np.append(content & frame.principal, False)[frame.interest_actor]
    floors = np.where(owner, floors, -np.inf)
    effects = tables.effects_at(endpoint, linkages)
    seen = plain.values.scores_low[endpoint]
    scores = np.where(plain.standards.absent, WORST, plain.standards.scores)[endpoint]
    if plain.values.added is not None:
        scores = scores + plain.values.added.total[endpoint]
    moved = (effects != 0.0).any(axis=0) & ((weights > 0.0).any(axis=1) | (floors > -np.inf))
    threshold = signed.acceptance.threshold[endpoint, content]
    margin = np.where(frame.principal, signed.standards.margin, 0.0)[content]
    least = signed.reservation.low[content] + margin
    threshold = np.where(np.isnan(threshold), least, threshold)
    spare = seen @ weights - threshold
    barred = bool((seen[~moved] <= floors[~moved]).any())
    utility = plain.values.utility[endpoint, content]
    return Terms(
        endpoint=endpoint,
        linkages=linkages,
        rules=rules.among(linkages.tolist()),
        attached=tables.attached[linkages, endpoint],
        effects=effects[:, moved],
        scores=scores[moved],
        weights=weights[moved],
        floors=floors[moved],
        spare=np.where(np.isnan(spare) | barred, -np.inf, spare),
        known=bool(np.isfinite(utility).all() and np.isfinite(threshold).all()),
    )
