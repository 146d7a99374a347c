"""The search for several alternatives, best first.

None changes all that another changes and more, or less: of two such changes the cheaper one counts.
Whatever does not change all that was found leaves one of its judgements as it is, so that the next
is among the cheapest changes that leave one more of them alone (Reiter's hitting-set tree).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as numbers
from typing import NamedTuple

from scenario_desk.analysis.inverse.problems import Found, Problem

MOST = 1_000
"""So many changes are looked at for one list, at most."""


@dataclass(frozen=True)
class Alternatives:
    """Changes that do what is wanted."""

    found: tuple[Found, ...]
    """By rising cost."""
    complete: bool
    """Whether there are no others among so many; else there may be cheaper ones than the next."""


class _Waiting(NamedTuple):
    cost: float
    items: int
    number: int
    problem: Problem
    excluded: frozenset[int]
    found: Found


def alternatives(
    seeds: Iterable[tuple[float, Problem]],
    count: int,
    holds: Callable[[Found], bool] | None = None,
) -> Alternatives:
    """The `count` cheapest changes that solve one of several problems.

    seeds: problems, each with what its change costs at least, by rising cost. `holds` says of a
    change whether it does in the end what it should; one that does not is passed over.
    """
    waiting: list[_Waiting] = []
    number = numbers()
    tried: set[tuple[int, frozenset[int]]] = set()

    def wait(problem: Problem, excluded: frozenset[int], *, quick: bool = True) -> None:
        found = (problem.quick if quick else problem.solve)(excluded)
        if found is not None:
            # Costs that differ by rounding are the same.
            key = (round(found.cost, 10), len(found.changes), next(number))
            heappush(waiting, _Waiting(*key, problem, excluded, found))

    accepted: list[tuple[frozenset[int], Found]] = []
    coming = iter(seeds)
    ahead = next(coming, None)
    for _step in range(MOST):
        while ahead is not None and (not waiting or ahead[0] <= waiting[0].cost):
            wait(ahead[1], frozenset())
            ahead = next(coming, None)
        if not waiting or len(accepted) == count:
            return _done(accepted)
        best = heappop(waiting)
        if not best.found.exact:
            wait(best.problem, best.excluded, quick=False)
            continue
        items = frozenset(best.found.changes)
        apart = not any(items <= each or items >= each for each, _ in accepted)
        if apart and (holds is None or holds(best.found)):
            accepted.append((items, best.found))
        for item in sorted(items):
            excluded = best.excluded | {item}
            if (id(best.problem), excluded) not in tried:
                tried.add((id(best.problem), excluded))
                wait(best.problem, excluded)
    return Alternatives(tuple(found for _, found in accepted), complete=False)


def _done(accepted: list[tuple[frozenset[int], Found]]) -> Alternatives:
    return Alternatives(tuple(found for _, found in accepted), complete=True)
