"""Problems: what a change has to achieve, and what the cheapest that does so changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

BEYOND = 1e-6
"""How far beyond a strict limit a change goes, in points: well above the tolerance of ties."""

ROUNDING = 1e-12
"""What is left of a need, as a share of it, is rounding."""


class Move(NamedTuple):
    """One judgement moved one way, as far as it gains alike all along."""

    item: int
    """Place of the judgement: see `Judgements.place`."""
    rate: float
    """What it gains per scale length, above 0."""
    room: float
    """Scale lengths it can be moved by."""
    step: float
    """How its value changes per scale length."""


@dataclass(frozen=True)
class Found:
    """A change: its cost in scale lengths, and by how much each judgement goes up."""

    cost: float
    changes: Mapping[int, float] = field(default_factory=dict)
    exact: bool = True
    """Whether it does what is needed; if not, what does costs as much or more."""


class Problem(Protocol):
    """Something that a change has to achieve."""

    def quick(self, excluded: frozenset[int]) -> Found | None:
        """The cheapest change that leaves the judgements in these places as they are, or what it
        costs at least; None where none does. Strict limits are passed by `BEYOND`."""

    def solve(self, excluded: frozenset[int]) -> Found | None:
        """The cheapest, exactly."""


@dataclass(frozen=True)
class Joint:
    """Several problems at once, no two about the same judgement."""

    parts: tuple[Problem, ...]

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        cost, changes = 0.0, dict[int, float]()
        for part, free in zip(self.parts, self._free, strict=True):
            found = free
            # What is cheapest of all still is where it changes none of those.
            if free is not None and not excluded.isdisjoint(free.changes):
                found = part.solve(excluded)
            if found is None:
                return None
            cost += found.cost
            changes.update(found.changes)
        return Found(cost, changes)

    @cached_property
    def _free(self) -> list[Found | None]:
        """The cheapest of each with nothing excluded."""
        return [part.solve(frozenset()) for part in self.parts]


def filled(need: float, moves: Iterable[Move], excluded: frozenset[int]) -> Found | None:
    """The cheapest moves that gain what is needed, a fractional knapsack: by falling rate, each as
    far as it goes. moves come in this order, of equal rates the longest first."""
    cost, changes = 0.0, dict[int, float]()
    done = ROUNDING * max(1.0, need)
    for item, rate, room, step in moves:
        if need <= done:
            break
        if item in excluded or room <= 0.0:
            continue
        taken = room if rate * room <= need else need / rate
        need -= rate * taken
        cost += taken
        changes[item] = changes.get(item, 0.0) + step * taken
    return Found(cost, changes) if need <= done else None


def by_rate(move: Move) -> tuple[float, float]:
    """The order of moves."""
    return (-move.rate, -move.room)
