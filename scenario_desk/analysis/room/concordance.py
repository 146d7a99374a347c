"""Concordance: how alike participants rank the same things, and how alike they rate them."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats

_ROUNDING = 1e-9


def kendall_w(values: Floats) -> float:
    """Kendall's coefficient of concordance over rankings, corrected for ties; 0 … 1, or nan.

    values float64[P, E]: how P participants rate E endpoints, whose order alone counts; what ties
    shares the ranks. Who left one of them open ranks none, and is left out. nan for fewer than two
    rankings or endpoints, and where nobody ranks one above another.
    """
    complete = values[~np.isnan(values).any(axis=1)]
    people, things = complete.shape
    if people < 2 or things < 2:
        return float("nan")
    order = complete[:, :, None] - complete[:, None, :]
    ties = np.abs(order) <= _ROUNDING
    alike = np.count_nonzero(ties, axis=2)
    ranks = np.count_nonzero((order > 0.0) & ~ties, axis=2) + (alike + 1) / 2.0
    sums = ranks.sum(axis=0)
    # A group of t that tie adds t³ − t: t² − 1 by each of its members.
    tied = float((alike**2 - 1.0).sum())
    spread = 12.0 * float(((sums - sums.mean()) ** 2).sum())
    most = people**2 * things * (things**2 - 1.0) - people * tied
    return spread / most if most > _ROUNDING else float("nan")


def krippendorff_alpha(values: Floats) -> float:
    """Krippendorff's alpha with the interval metric; 1 is agreement, 0 what chance would give.

    values float64[P, U]: what P participants gave each of U units, nan where nothing. A unit that
    fewer than two valued says nothing and is left out. Below 0 they differ more than by chance. nan
    where too little is valued, and where all values are the same: nothing then tells agreement from
    habit.
    """
    count = np.count_nonzero(~np.isnan(values), axis=0)
    pairable = values[:, count >= 2]
    count = count[count >= 2]
    total = int(count.sum())
    if not total:
        return float("nan")
    centred = pairable - np.nanmean(pairable)
    sums, squares = np.nansum(centred, axis=0), np.nansum(centred**2, axis=0)
    # Of squared differences of all ordered pairs the sum is 2 (n Σx² − (Σx)²).
    within = ((count * squares - sums**2) / (count - 1)).sum() / total
    between = (total * squares.sum() - sums.sum() ** 2) / (total * (total - 1))
    return float(1.0 - within / between) if between > _ROUNDING else float("nan")
