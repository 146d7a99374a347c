"""Answers: what each participant said on each judgement, as one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST

LONG = 50
"""A scale so long, in the numbers that people read, bears no decimals between two answers."""


@dataclass(frozen=True, eq=False)
class Answers:
    """P participants on J judgements; each judgement on a scale of its own."""

    values: Floats
    """float64[P, J, 3] best, low and high, as in `Estimates`; all three nan where there is no number.
    A single number is all three."""
    abstains: Bools
    """bool[P, J] who answered that they abstain."""
    unknown: Bools
    """bool[P, J] who answered that they do not know."""
    least: Floats
    """float64[J] the lower end of each judgement's scale; −inf where it has none."""
    most: Floats
    """float64[J] the upper end; inf where it has none."""

    @property
    def best(self) -> Floats:
        """float64[P, J] the best values; nan where there is no number."""
        return self.values[..., BEST]

    @property
    def count(self) -> Ints:
        """int64[J] how many gave a number."""
        found: Ints = np.count_nonzero(~np.isnan(self.best), axis=0)
        return found

    @property
    def width(self) -> Floats:
        """float64[J] how long each scale is; where it is open, as far as the answers reach, lows and
        highs counted (1 where they all say the same)."""
        open_ended = ~np.isfinite(self.most - self.least)
        if not open_ended.any():
            return self.most - self.least
        low = np.fmin.reduce(self.values, axis=(0, 2), initial=np.inf)
        high = np.fmax.reduce(self.values, axis=(0, 2), initial=-np.inf)
        reached = np.where(high > low, high - low, 1.0)
        return np.where(open_ended, reached, self.most - self.least)

    def of(self, participants: Bools | Ints) -> Answers:
        """The answers of some participants alone, bool[P] or their rows."""
        return Answers(
            self.values[participants],
            self.abstains[participants],
            self.unknown[participants],
            self.least,
            self.most,
        )

    def on(self, judgements: Bools | Ints) -> Answers:
        """The answers on some judgements alone, bool[J] or their places."""
        return Answers(
            self.values[:, judgements],
            self.abstains[:, judgements],
            self.unknown[:, judgements],
            self.least[judgements],
            self.most[judgements],
        )


def quantile(values: Floats, share: float) -> Floats:
    """The quantile of float64[P, …] over its first axis, nan left out, between neighbours in
    proportion; nan where nobody answered."""
    ordered = np.sort(values, axis=0)
    last = np.count_nonzero(~np.isnan(values), axis=0) - 1
    place = share * np.maximum(last, 0)
    left = np.floor(place).astype(np.int64)
    right = np.minimum(left + 1, np.maximum(last, 0))
    if not len(ordered):
        return np.full(values.shape[1:], np.nan)
    below = np.take_along_axis(ordered, left[None], axis=0)[0]
    above = np.take_along_axis(ordered, right[None], axis=0)[0]
    found: Floats = below + (place - left) * (above - below)
    return found
