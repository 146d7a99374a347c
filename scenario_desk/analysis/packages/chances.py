"""A package's chance to be deliverable."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats


def feasibility(chances: Floats, packages: Bools, as_one: Iterable[Collection[int]] = ()) -> Floats:
    """float64[S] the chance 0 … 1 of each of the packages bool[S, L]; nan where one is open.

    chances float64[L]. The product, as of decisions that are independent. The linkages (rows) of
    each set in `as_one` are one political decision: of those in a package the least counts, once.
    """
    found = np.ones(len(packages))
    apart = set(range(len(chances)))
    for rows in map(sorted, as_one):
        apart.difference_update(rows)
        found *= np.where(packages[:, rows], chances[rows], 1.0).min(axis=1, initial=1.0)
    for row in sorted(apart):
        found[packages[:, row]] *= chances[row]
    return found
