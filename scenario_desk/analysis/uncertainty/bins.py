"""Bins: how values spread, in memory that does not grow with their number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Floats, Ints


@dataclass(frozen=True)
class Bins:
    """Equal bins from one end to another."""

    low: float
    high: float
    count: int

    @property
    def width(self) -> float:
        return (self.high - self.low) / self.count

    def place(self, values: Floats) -> NDArray[np.int64]:
        """The bin of each value, int64[…]; those beyond the ends are in the last one there."""
        places = ((values - self.low) / self.width).astype(np.int64)
        return places.clip(0, self.count - 1)

    def counts(self, values: Floats) -> NDArray[np.int64]:
        """How many of values float64[S, …] are in each bin, int64[…, count]; nan is in none."""
        shape = values.shape[1:]
        groups = int(np.prod(shape))
        known = ~np.isnan(values)
        places = self.place(np.where(known, values, self.low))
        places += (np.arange(groups) * self.count).reshape(shape)
        counted = np.bincount(places[known], minlength=groups * self.count)
        return counted.reshape(*shape, self.count)

    def quantiles(self, counts: Ints, shares: tuple[float, ...]) -> Floats:
        """Quantiles of counts int64[…, count], float64[len(shares), …]; even within a bin; nan where
        nothing was counted."""
        total = counts.sum(axis=-1)
        upto = np.cumsum(counts, axis=-1)
        found = np.empty((len(shares), *total.shape))
        for row, share in enumerate(shares):
            wanted = share * total
            at = (upto < wanted[..., None]).sum(axis=-1).clip(0, self.count - 1)
            inside = np.take_along_axis(counts, at[..., None], axis=-1)[..., 0]
            before = np.take_along_axis(upto, at[..., None], axis=-1)[..., 0] - inside
            part = (wanted - before) / np.maximum(inside, 1)
            found[row] = self.low + (at + part) * self.width
        return np.where(total > 0, found, np.nan)
