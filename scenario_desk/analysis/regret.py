"""Regret: how the endpoints fare whoever turns out to sit at the table.

A profile is one reading of an actor, and nobody knows which will hold. Every combination of the
principals' own profiles is judged by itself: the worst of them is what an endpoint is sure of
(maximin, Wald 1950), and what is lost against the best endpoint where that one is the case is its
regret (minimax regret, Savage 1951). No probability of a profile is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, product
from math import prod

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.zones import margin_of
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.table import Table

MOST = 500
"""Combinations worked through; of more, the first."""


@dataclass(frozen=True, eq=False)
class Regrets:
    """C combinations of own profiles, E endpoints."""

    combinations: tuple[tuple[str, ...], ...]
    """[C] the ids of the principals' profiles, in the order of the actors."""
    left_out: int
    """How many combinations were too many."""
    gain: Floats
    """float64[C, E] the smallest U − threshold over the principals; nan where one is unknown."""

    @cached_property
    def worst(self) -> Floats:
        """float64[E] the least of it over the combinations; nan where it is unknown in one."""
        return np.asarray(self.gain.min(axis=0))

    @cached_property
    def worst_in(self) -> Ints:
        """int64[E] the combination in which it is least; −1 where unknown."""
        return np.where(np.isnan(self.worst), -1, self.gain.argmin(axis=0))

    @cached_property
    def regret(self) -> Floats:
        """float64[E] the most that is lost against the best endpoint in the same combination; nan
        where the endpoint's own gain is unknown in one. Others that are unknown are left aside."""
        best = np.fmax.reduce(self.gain, axis=1, keepdims=True, initial=-np.inf)
        return np.asarray((best - self.gain).max(axis=0))

    @cached_property
    def regret_in(self) -> Ints:
        """int64[E] the combination in which that is; −1 where unknown."""
        best = np.fmax.reduce(self.gain, axis=1, keepdims=True, initial=-np.inf)
        lost = np.where(np.isnan(self.gain), -np.inf, best - self.gain)
        return np.where(np.isnan(self.regret), -1, lost.argmax(axis=0))


def regrets(
    frame: Frame, assumptions: Assumptions, check: Callable[[], None] = lambda: None
) -> Regrets:
    """How every endpoint fares under every combination of the principals' own profiles, all else
    as assumed. A principal without profiles is left as it is. `check` is called before each."""
    choices = [own for own in _own_profiles(frame) if own]
    count = prod(len(own) for own in choices)
    combinations = tuple(islice(product(*choices), MOST))
    gain = np.array([_gain(frame, assumptions, names, check) for names in combinations])
    return Regrets(combinations, count - len(combinations), gain)


def _own_profiles(frame: Frame) -> Iterator[list[str]]:
    profiles = frame.scenario.profiles.values()
    for row in np.flatnonzero(frame.principal).tolist():
        actor = frame.actor_ids[row]
        yield [each.id for each in profiles if each.actor == actor and each.kind == "own"]


def _gain(
    frame: Frame, assumptions: Assumptions, names: tuple[str, ...], check: Callable[[], None]
) -> Floats:
    check()
    chosen = {frame.scenario.profiles[name].actor: name for name in names}
    assumed = replace(assumptions, profiles=Table({**dict(assumptions.profiles.items()), **chosen}))
    return margin_of(judge(frame, assumed).acceptance.shortfall[:, frame.principal])
