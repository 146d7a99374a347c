"""Adjudication: how likely a room holds a move to succeed, and the die that is thrown at that."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.room.aggregation import median
from scenario_desk.analysis.room.answers import quantile
from scenario_desk.analysis.room.reading import read_round
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario

FACES = 1_000
"""Of the die: a chance in whole tenths of a percent is met exactly."""
SEEDS = 1_000_000
"""Seeds drawn are below this, so that they can be read out."""
_EVEN = 0.5


def thrown(seed: int) -> float:
    """What the die shows, 0, 0.001 … 0.999: the same for the same seed, on any machine.

    It is the SHA-256 of the seed's decimal digits, modulo the faces, so that anybody can check it.
    """
    return int.from_bytes(sha256(str(seed).encode()).digest()) % FACES / FACES


@dataclass(frozen=True, eq=False)
class Success:
    """What a room says of whether one move succeeds; chances 0 … 1."""

    chances: Floats
    """float64[n] rising: those who gave a number."""
    median: float
    half: tuple[float, float]
    """From where to where the middle half of them lies."""

    @property
    def likely(self) -> int:
        """How many hold it more likely to succeed than to fail."""
        return int((self.chances > _EVEN).sum())

    @property
    def unlikely(self) -> int:
        """How many hold it more likely to fail."""
        return int((self.chances < _EVEN).sum())


def success(scenario: Scenario, asked: str, proposal: str) -> Success | None:
    """What was said of a move in a round that asked about it; None where nobody gave a number."""
    reading = read_round(scenario, asked)
    column = reading.judgements.index(Judgement("success", (proposal,)))
    best = reading.answers.best[:, column]
    chances = np.sort(best[~np.isnan(best)])
    if not len(chances):
        return None
    low, high = (float(quantile(chances, share)) for share in (0.25, 0.75))
    return Success(chances, float(median(chances)), (low, high))
