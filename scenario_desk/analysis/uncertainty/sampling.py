"""Sampling: how a joint draw is made, and the random numbers it is made of.

A run is cut into replicates of a few hundred draws. With `quasi` each is the same Sobol' points
under a random digital shift of its own (Owen 1997; L'Ecuyer and Lemieux 2002): every replicate alone
is unbiased, and how far they differ is the standard error. A replicate depends on the seed and on
its number alone, so any number of workers comes to the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Floats

REPLICATE = 256
"""Draws in a replicate of a long run, a power of two as Sobol' points want it."""
FEWEST = 16
"""Replicates there are at least: on fewer no standard error can rest."""
_SMALLEST = 8
_BITS = 30
_MOST_POINTS = 21_201
"""Numbers per draw that Sobol' points are known for (Joe and Kuo 2008); those beyond are
pseudo-random."""

Weighing = Literal["judged", "rank", "unknown"]
Shape = Literal["pert", "triangular", "uniform"]


@dataclass(frozen=True)
class Sampling:
    """How many draws, and of what; the same values give the same figures, bit for bit."""

    samples: int = 10_000
    seed: int = 1
    quasi: bool = True
    """Sobol' points rather than pseudo-random numbers."""
    weights: Weighing = "judged"
    """As judged; or only their order, or nothing of them, is taken as known (SMAA-2)."""
    correlation: float = 0.0
    """0 … 1 of the scores that rest on the same source."""
    shape: Shape = "pert"
    """Of an estimate whose low and high are hard ends."""
    largest: int = REPLICATE
    """Draws in a replicate at most, a power of two: fewer where each draw takes long."""

    @property
    def replicate(self) -> int:
        """Draws in each replicate; the last may have fewer."""
        wanted = max(1, self.samples) // FEWEST
        return int(min(self.largest, max(_SMALLEST, 1 << (max(1, wanted).bit_length() - 1))))

    @property
    def replicates(self) -> int:
        return -(-self.samples // self.replicate)

    def size(self, number: int) -> int:
        """How many draws this replicate has."""
        return min(self.replicate, self.samples - number * self.replicate)


def uniforms(sampling: Sampling, number: int, width: int, rows: int) -> Iterator[Floats]:
    """The numbers of one replicate, some rows at a time: float64[≤ rows, width] each, inside 0 … 1.

    The same numbers whatever `rows` is.
    """
    left = sampling.size(number)
    random = np.random.Generator(
        np.random.Philox(np.random.SeedSequence(sampling.seed, spawn_key=(number,)))
    )
    pointed = min(width, _MOST_POINTS) if sampling.quasi else 0
    shift = random.integers(0, 1 << _BITS, pointed, np.uint32)
    done = 0
    while done < left:
        some = min(rows, left - done)
        found = np.empty((some, width))
        if pointed:
            points = _points(sampling.seed, pointed)[done : done + some] ^ shift
            np.multiply(points, 2.0**-_BITS, out=found[:, :pointed])
            found[:, :pointed] += 2.0 ** -(_BITS + 1)
        if pointed < width:
            beyond = random.random((some, width - pointed))
            found[:, pointed:] = beyond.clip(2.0**-53, 1.0 - 2.0**-53)
        yield found
        done += some


@lru_cache(maxsize=4)
def _points(seed: int, width: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    """uint32[REPLICATE, width] Sobol' points in steps of 2⁻³⁰, scrambled by a random matrix."""
    from scipy.stats import qmc

    random = np.random.default_rng(np.random.SeedSequence(seed))
    points = qmc.Sobol(width, scramble=True, bits=_BITS, rng=random).random(REPLICATE)
    return (points * 2.0**_BITS).astype(np.uint32)
