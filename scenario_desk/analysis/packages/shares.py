"""What each linkage of a package has to do with the opening of an endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.packages.rules import held
from scenario_desk.analysis.packages.tables import Tables

MOST_ITEMS = 12
"""Items of a package up to which each one's share is worked out: all that is in it, by itself."""


@dataclass(frozen=True, eq=False)
class Shares:
    """M linkages of one package at one endpoint, in points: by how much each widens the distance
    from the nearest threshold, which is that of the principal that has the least to spare. Whether
    a part of the package could be chosen by itself makes no difference. nan is unknown."""

    linkages: tuple[str, ...]
    alone: Floats
    """float64[M] with nothing else on the table."""
    last: Floats
    """float64[M] with the others on the table already."""
    share: Floats
    """float64[M] on average over every order in which they could come (Shapley 1953); they add up
    to what the whole package does. nan where the package has more than `MOST_ITEMS`."""
    opens_alone: Bools
    """bool[M]"""


def shares(tables: Tables, linkages: Sequence[str], endpoint: int) -> Shares:
    """What each of these linkages does at the endpoint of this row."""
    rows = [tables.ids.index(key) for key in linkages]
    count = len(rows)
    whole = count <= MOST_ITEMS
    inner = held(np.arange(1 << count, dtype=np.uint64), count) if whole else _ends(count)
    packages = np.zeros((len(inner), len(tables.ids)), bool)
    packages[:, rows] = inner
    seen = tables.judged(packages)
    value = seen.margin_of[:, endpoint]
    if whole:
        every = len(inner) - 1
        nothing, single = 0, 1 << np.arange(count)
        but_one = every - single
    else:
        every, nothing = 1, 0
        single, but_one = 2 + np.arange(count), 2 + count + np.arange(count)
    share = _shapley(value, count) if whole else np.full(count, np.nan)
    return Shares(
        linkages=tuple(linkages),
        alone=value[single] - value[nothing],
        last=value[every] - value[but_one],
        share=share,
        opens_alone=seen.in_overlap[single, endpoint] == 1,
    )


def _ends(count: int) -> Bools:
    """Nothing, all, each alone, and all but each: bool[2 + 2 M, M]."""
    none, each = np.zeros((1, count), bool), np.eye(count, dtype=bool)
    return np.concatenate([none, ~none, each, ~each])


def _shapley(value: Floats, count: int) -> Floats:
    """float64[M] from what every set of M items comes to, float64[2^M]."""
    sets = np.arange(len(value))
    size = np.bitwise_count(sets)
    orders = [factorial(k) * factorial(count - k - 1) for k in range(count)]
    chance = np.array([*orders, 0], float) / factorial(count)
    found = np.zeros(count)
    for item in range(count):
        without = sets[sets >> item & 1 == 0]
        added = value[without | 1 << item] - value[without]
        found[item] = chance[size[without]] @ added
    return found
