"""Detours: judgements that have to go through a stretch that gains nothing before they gain.

Then the cheapest change is a mixed-integer program: whether each of them is gone is one of its
variables. It is solved by branch and bound, to the last digit: with each detour not yet decided on
as if it gained evenly all along, the program is a fractional knapsack, of which at most one part is
not whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from scenario_desk.analysis.inverse.problems import Found, Move, by_rate, filled

_ROUNDING = 1e-12


class Detour(NamedTuple):
    """A move behind a stretch that has to be gone through whole."""

    move: Move
    cost: float
    """Of the stretch, in scale lengths."""
    loss: float
    """What the stretch loses, at least 0."""


class _Branch(NamedTuple):
    cost: float
    number: int
    taken: frozenset[int]
    refused: frozenset[int]
    found: Found
    doubtful: int | None
    """The detour that this cheapest change takes only in part; None where it takes none so."""


def with_detours(
    need: float, moves: Iterable[Move], detours: Sequence[Detour], excluded: frozenset[int]
) -> Found | None:
    """The cheapest moves that gain what is needed, of which some stand behind a stretch; a judgement
    goes one way. moves come by falling rate."""
    listed = _enough(need + sum(each.loss for each in detours), moves, excluded)
    number = count()
    waiting: list[_Branch] = []

    def wait(taken: frozenset[int], refused: frozenset[int]) -> None:
        found = _relaxed(need, listed, detours, taken, refused)
        if found is not None:
            heappush(waiting, _Branch(found[0].cost, next(number), taken, refused, *found))

    wait(frozenset(), frozenset())
    while waiting:
        best = heappop(waiting)
        if best.doubtful is None:
            return best.found
        wait(best.taken | {best.doubtful}, best.refused)
        wait(best.taken, best.refused | {best.doubtful})
    return None


def _enough(most: float, moves: Iterable[Move], excluded: frozenset[int]) -> list[Move]:
    """The first moves, which together gain as much as can be needed."""
    found = []
    for move in moves:
        if move.item in excluded:
            continue
        found.append(move)
        most -= move.rate * move.room
        if most <= 0.0:
            break
    return found


def _relaxed(
    need: float,
    moves: Sequence[Move],
    detours: Sequence[Detour],
    taken: frozenset[int],
    refused: frozenset[int],
) -> tuple[Found, int | None] | None:
    """The cheapest with these detours taken, those refused, and the others as if they were even."""
    gone = {detours[each].move.item for each in taken}
    lines = [each for each in moves if each.item not in gone]
    base = 0.0
    for place, (move, cost, loss) in enumerate(detours):
        gain, length = move.rate * move.room - loss, cost + move.room
        if place in taken:
            lines.append(move)
            need, base = need + loss, base + cost
        elif place not in refused and move.item not in gone and gain > 0.0:
            lines.append(Move(-1 - place, gain / length, length, move.step))
    found = filled(need, sorted(lines, key=by_rate), frozenset())
    if found is None:
        return None
    changes = {item: change for item, change in found.changes.items() if item >= 0}
    doubtful = None
    for place, (move, cost, _loss) in enumerate(detours):
        part = found.changes.get(-1 - place, 0.0) / move.step
        if part > 0.0:
            if part < cost + move.room - _ROUNDING or move.item in changes:
                doubtful = place
            changes[move.item] = move.step * part
        if place in taken:
            changes[move.item] = changes.get(move.item, 0.0) + move.step * cost
    return Found(base + found.cost, changes), doubtful
