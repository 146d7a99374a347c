"""Bargaining: where the theories would settle."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.pareto import pareto
from scenario_desk.analysis.ties import slack

RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def solutions(gains: Floats, candidates: Bools) -> dict[str, Bools]:
    """The bargaining solutions over a finite set of endpoints, bool[E] by rule; ties as sets.

    gains float64[E, P] utility less threshold, which is the disagreement point: per endpoint, since
    the margin counts only where one signs. candidates bool[E] those that could be agreed on.

    - nash: greatest product of the gains (Nash 1950), compared as their geometric mean, which is in
      points like a utility
    - kalai_smorodinsky: greatest smallest share of the gain ideal for each (Kalai and Smorodinsky
      1975); who can gain nothing in any of them has no say
    - egalitarian: greatest smallest gain (Kalai 1977), then the greatest second smallest and so on
      (leximin)
    - utilitarian: greatest sum of gains

    No solution is dominated by another candidate, even where its rule is indifferent: with nothing
    to gain for one principal every product is 0. Egalitarian and utilitarian compare the utilities of different actors as if they were one
    currency. Without candidates or principals there is none, nor while a candidate's gain is
    unknown: it might be the solution.
    """
    none = np.zeros(len(gains), bool)
    rows = np.flatnonzero(candidates)
    if not len(rows) or not gains.shape[1] or np.isnan(gains[rows]).any():
        return dict.fromkeys(RULES, none)
    # A gain within the tolerance of acceptance is none; roots would make much of it.
    mine = np.where(gains[rows] <= slack(0.0), 0.0, gains[rows])
    efficient = pareto(mine)
    rows, mine = rows[efficient], mine[efficient]
    ideal = mine.max(0)
    gaining = ideal > 0.0
    shares = mine[:, gaining] / ideal[gaining]
    values = {
        "nash": mine.prod(1) ** (1 / mine.shape[1]),
        "kalai_smorodinsky": shares.min(1) if gaining.any() else np.zeros(len(rows)),
        "utilitarian": mine.sum(1),
    }
    best = {rule: rows[_greatest(value)] for rule, value in values.items()}
    best["egalitarian"] = rows[_leximin(mine)]
    return {rule: np.isin(np.arange(len(gains)), best[rule]) for rule in RULES}


def _greatest(values: Floats) -> Bools:
    top = values.max()
    found: Bools = values >= top - slack(top)
    return found


def _leximin(gains: Floats) -> Ints:
    """The places of the greatest smallest gain, among these of the greatest second one, and so on."""
    best = np.arange(len(gains))
    for nth in np.sort(gains, axis=1).T:
        best = best[_greatest(nth[best])]
    return best
