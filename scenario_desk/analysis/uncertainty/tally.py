"""Tallies: sums over draws that can be added, with what their standard errors need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.uncertainty.drawing import Drawing
from scenario_desk.analysis.uncertainty.measures import Measure

_SPREADS = ("bins", "cloud")
"""Sums that nobody asks the standard error of: how values spread."""


@dataclass(frozen=True, eq=False)
class Tally:
    """Sums over draws by name, of whole replicates."""

    draws: int = 0
    replicates: int = 0
    sums: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    squares: Mapping[str, Floats] = field(default_factory=dict)
    """Σ_r (sum of replicate r)² / (its draws), by which the replicates differ."""

    def __add__(self, other: Tally) -> Tally:
        if not self.replicates:
            return other
        return Tally(
            self.draws + other.draws,
            self.replicates + other.replicates,
            {name: value + other.sums[name] for name, value in self.sums.items()},
            {name: value + other.squares[name] for name, value in self.squares.items()},
        )

    def mean(self, name: str) -> Floats:
        """The mean over the draws, float64[…]; nan without any."""
        return np.asarray(self.sums[name] / self.draws if self.draws else self.sums[name] * np.nan)

    def standard_error(self, name: str) -> Floats:
        """The standard error of that mean, float64[…], by how far the replicates differ; nan of a
        single one."""
        if self.replicates < 2:
            return np.full(np.shape(self.sums[name]), np.nan)
        between = self.squares[name] - self.sums[name].astype(float) ** 2 / self.draws
        found = np.maximum(between, 0.0) / (self.replicates - 1) / self.draws
        return np.asarray(np.sqrt(found))


def tally(drawing: Drawing, measures: Sequence[Measure], number: int) -> Tally:
    """What one replicate adds up to."""
    sums: dict[str, NDArray[Any]] = {}
    for values, judged in drawing.replicate(number):
        for measure in measures:
            for name, value in measure(judged, len(values)).items():
                sums[name] = sums[name] + value if name in sums else value
    draws = drawing.sampling.size(number)
    squares = {
        name: np.asarray(value, np.float64) ** 2 / draws
        for name, value in sums.items()
        if not name.endswith(_SPREADS)
    }
    return Tally(draws, 1, sums, squares)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them, added in their order: floats added in another differ in the last bit."""
    found = Tally()
    for each in tallies:
        found += each
    return found
