"""What several actors would do together: moves of a coalition after which all of it is better off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scenario_desk.analysis.stability.graph import StateGraph
from scenario_desk.analysis.stability.sequences import Check, reached, unasked

MOST = 20_000
"""So many searches are made at most: one for each coalition and state."""


@dataclass(frozen=True)
class Jump:
    """Actors that can go together from a state to one that is better for each of them."""

    coalition: tuple[int, ...]
    target: int


Jumps = Mapping[int, tuple[Jump, ...]]
"""By state: where which coalitions of two or more would certainly go, of each target those of which
no part would go there without the others."""


def jumps(graph: StateGraph, check: Check = unasked) -> Jumps | None:
    """Where coalitions would go from each state (Kilgour, Hipel, Fang, Peng 2001).

    None where that would take more than `MOST` searches.
    """
    movers = np.flatnonzero(graph.moves.any(axis=(1, 2))).tolist()
    if 2 ** len(movers) * graph.moves.shape[1] > MOST:
        return None
    found: dict[int, tuple[Jump, ...]] = {}
    ready: dict[tuple[int, int], list[set[int]]] = {}
    for size in range(1, len(movers) + 1):
        for coalition in combinations(movers, size):
            among = list(coalition)
            can = reached(graph.moves[among], check=check)
            for state, target in np.argwhere(can & graph.better[among].all(axis=0)).tolist():
                smaller = ready.setdefault((state, target), [])
                if any(each.issubset(coalition) for each in smaller):
                    continue
                smaller.append(set(coalition))
                if size > 1:
                    found[state] = (*found.get(state, ()), Jump(coalition, target))
    return found
