"""Legal sequences of moves: what several actors can bring about together, one step each in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.analysis.arrays import Bools

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Check = Callable[[], None]
"""Called now and then in long work; raises where it is to end."""


def unasked() -> None:
    """Nobody waits for the work to end."""


def reached(moves: Bools, starts: Bools | None = None, check: Check = unasked) -> Bools:
    """bool[…, S, S] whether the second state can be reached from the first by a legal sequence.

    moves bool[…, K, S, S], of K actors; starts bool[S] from where it is asked, everywhere if nothing
    is said; elsewhere it means nothing. A sequence is one move or more, in which nobody moves twice running; a
    single actor so has its own moves alone. (Fang, Hipel, Kilgour 1993: R_H, or R_H⁺ where `moves`
    are improvements of who moves.) One breadth-first search from each start; of many draws all at
    once, step by step.
    """
    states = moves.shape[-1]
    if moves.shape[-3] < 2:
        alone: Bools = np.logical_or.reduce(moves, axis=-3)
        return alone
    if moves.ndim > 3:
        return _together(moves, check)
    from scipy.sparse.csgraph import breadth_first_order

    steps = _steps(moves)
    found = np.zeros((states, states), bool)
    for start in range(states) if starts is None else np.flatnonzero(starts).tolist():
        check()
        places = breadth_first_order(steps, start, return_predecessors=False)
        arrivals = places[places >= (1 + len(moves)) * states]
        found[start, arrivals % states] = True
    return found


def _together(moves: Bools, check: Check) -> Bools:
    """bool[…, S, S] the same in each of many draws."""
    movers = np.flatnonzero(moves.any(axis=(*range(moves.ndim - 3), -2, -1))).tolist()
    steps = [moves[..., mover, :, :].astype(np.float32) for mover in movers]
    come = [moves[..., mover, :, :] for mover in movers]
    """By mover, where it can have come to."""
    grown = len(movers) > 1
    while grown:
        grown = False
        for mover, step in enumerate(steps):
            check()
            others = [each for place, each in enumerate(come) if place != mover]
            turn = np.logical_or.reduce(others, axis=0).astype(np.float32)
            further = come[mover] | (turn @ step > 0.0)
            grown = grown or bool((further != come[mover]).any())
            come[mover] = further
    if not come:
        return np.zeros((*moves.shape[:-3], *moves.shape[-2:]), bool)
    found: Bools = np.logical_or.reduce(come, axis=0)
    return found


def _steps(moves: Bools) -> csr_array:
    """The steps between places, of which there are S of each kind, one kind after the other: a
    state to start from; by actor, a state where it is its turn; by actor, one it has come to."""
    from scipy.sparse import csr_array

    actors, states = moves.shape[:2]
    kinds = np.arange(states * (1 + 2 * actors)).reshape(1 + 2 * actors, states)
    start, turn, come = kinds[0], kinds[1 : 1 + actors], kinds[1 + actors :]
    mover, origin, target = moves.nonzero()
    last, following = np.nonzero(~np.eye(actors, dtype=bool))
    pairs = [
        (np.broadcast_to(start, turn.shape), turn),
        (come[last], turn[following]),
        (turn[mover, origin], come[mover, target]),
    ]
    rows = np.concatenate([here.ravel() for here, _ in pairs])
    columns = np.concatenate([there.ravel() for _, there in pairs])
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(kinds.size, kinds.size))
