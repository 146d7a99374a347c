"""What several actors would do together: moves of a coalition after which all of it is better off."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.stability.graph import StateGraph
from scenario_desk.analysis.stability.sequences import Check, reached, unasked

MOST = 20_000
"""So many searches are made at most: one for each coalition and state."""


@dataclass(frozen=True)
class Jump:
    """Actors that can go together from a state to one that is better for each of them."""

    coalition: tuple[int, ...]
    target: int


@dataclass(frozen=True, eq=False)
class Jumps:
    """Of S states."""

    holds: Ints
    """int8[S] no coalition of two or more would leave the state together: 1 yes, 0 no, −1
    undecided."""
    found: dict[int, tuple[Jump, ...]]
    """By state: where which coalitions would go, of each target those that need nobody more."""


def jumps(graph: StateGraph, check: Check = unasked) -> Jumps | None:
    """Where coalitions would go from each state (Kilgour, Hipel, Fang, Peng 2001).

    None where that would take more than `MOST` searches.
    """
    movers = np.flatnonzero(graph.moves.any(axis=(1, 2))).tolist()
    states = graph.moves.shape[1]
    if 2 ** len(movers) * states > MOST:
        return None
    found: dict[int, tuple[Jump, ...]] = {}
    maybe = np.zeros(states, bool)
    taken: dict[tuple[int, int], list[set[int]]] = {}
    for size in range(2, len(movers) + 1):
        for coalition in combinations(movers, size):
            can = reached(graph.moves[list(coalition)], check=check)
            maybe |= (can & graph.maybe_better[list(coalition)].all(axis=0)).any(axis=1)
            certain = can & graph.better[list(coalition)].all(axis=0)
            for state, target in np.argwhere(certain).tolist():
                smaller = taken.setdefault((state, target), [])
                if not any(each <= set(coalition) for each in smaller):
                    smaller.append(set(coalition))
                    found[state] = (*found.get(state, ()), Jump(coalition, target))
    holds = np.where(maybe, -1, 1).astype(np.int8)
    holds[list(found)] = 0
    return Jumps(holds, found)
