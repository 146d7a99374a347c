"""Estimators of Sobol' indices, of any function of independent inputs.

From two independent sets of values A and B of n draws, and A with one input after the other taken
from B (A_i), at n (d + 2) evaluations: the first-order index by Saltelli and others (2010), its total
by Jansen (1999),

    S_i = mean f(B) (f(A_i) − f(A)) / V        T_i = mean (f(A_i) − f(A))² / 2V

with f centred at its mean, and the variance V over A and B. How far independent replicates of this
differ gives the standard errors (jackknife: one replicate left out at a time) and 95 % intervals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints

Function = Callable[[Floats], Floats]
"""(inputs float64[S, K]) -> float64[S]."""


@dataclass(frozen=True, eq=False)
class Replicates:
    """Sums over the draws of R replicates, one a row; d inputs. Those of several are joined by +."""

    draws: Floats
    """float64[R] n of each."""
    values: Floats
    """float64[R] Σ f over A and B."""
    squares: Floats
    """float64[R] Σ f² over A and B."""
    products: Floats
    """float64[R, d] Σ f(B) (f(A_i) − f(A))."""
    shifts: Floats
    """float64[R, d] Σ f(A_i) − f(A)."""
    distances: Floats
    """float64[R, d] Σ (f(A_i) − f(A))²."""

    def __add__(self, other: Replicates) -> Replicates:
        return Replicates(
            *(
                np.concatenate([getattr(self, each.name), getattr(other, each.name)])
                for each in fields(self)
            )
        )

    def added_up(self) -> Replicates:
        """All as if they were one replicate: slices of it."""
        return Replicates(
            *(getattr(self, each.name).sum(axis=0, keepdims=True) for each in fields(self))
        )


def replicate(function: Function, a: Floats, b: Floats, inputs: Ints, rows: int) -> Replicates:
    """One replicate, on values a and b float64[n, K], of the inputs in these columns, int[d]; the
    other columns vary, too, and are not asked about. `rows` are worked out at once, about."""
    at_a, at_b = function(a), function(b)
    count = max(1, rows // max(1, len(a)))
    moved = np.empty((len(inputs), len(a)))
    for start in range(0, len(inputs), count):
        some = inputs[start : start + count]
        swapped = np.repeat(a[None], len(some), axis=0)
        swapped[np.arange(len(some)), :, some] = b[:, some].T
        found = function(swapped.reshape(-1, a.shape[1]))
        moved[start : start + len(some)] = found.reshape(len(some), len(a))
    moved -= at_a
    return Replicates(
        draws=np.array([float(len(a))]),
        values=np.array([at_a.sum() + at_b.sum()]),
        squares=np.array([(at_a**2).sum() + (at_b**2).sum()]),
        products=(moved @ at_b)[None],
        shifts=moved.sum(axis=1)[None],
        distances=(moved**2).sum(axis=1)[None],
    )


@dataclass(frozen=True, eq=False)
class Indices:
    """First-order and total indices of d inputs; nan where the function is unknown or constant."""

    replicates: Replicates

    @property
    def samples(self) -> int:
        """Draws in A."""
        return int(self.replicates.draws.sum())

    @cached_property
    def mean(self) -> float:
        return float(self.replicates.values.sum() / 2.0 / self.samples)

    @cached_property
    def variance(self) -> float:
        return float(_variance(self.replicates.added_up())[0, 0])

    @cached_property
    def first_order(self) -> Floats:
        """float64[d] the share of the variance that would go if the input were known."""
        return np.asarray(_indices(self.replicates.added_up())[0, 0])

    @cached_property
    def total(self) -> Floats:
        """float64[d] the share that would be left if all others were known."""
        return np.asarray(_indices(self.replicates.added_up())[1, 0])

    @property
    def first_order_error(self) -> Floats:
        """float64[d] its standard error; nan of a single replicate."""
        return np.asarray(self._errors[0])

    @property
    def total_error(self) -> Floats:
        """float64[d]"""
        return np.asarray(self._errors[1])

    @property
    def first_order_interval(self) -> Floats:
        """float64[2, d] 95 %, by Student's t over the replicates; may pass 0 or 1 by its error."""
        return self._interval(self.first_order, self.first_order_error)

    @property
    def total_interval(self) -> Floats:
        """float64[2, d]"""
        return self._interval(self.total, self.total_error)

    @cached_property
    def _errors(self) -> Floats:
        each = self.replicates
        count = len(each.draws)
        if count < 2:
            return np.full((2, each.products.shape[1]), np.nan)
        whole = each.added_up()
        without = Replicates(
            *(getattr(whole, name.name) - getattr(each, name.name) for name in fields(each))
        )
        left_out = _indices(without)
        spread = ((left_out - left_out.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
        return np.asarray(np.sqrt(spread * (count - 1) / count))

    def _interval(self, index: Floats, error: Floats) -> Floats:
        from scipy.stats import t

        reach = t.ppf(0.975, max(1, len(self.replicates.draws) - 1)) * error
        return np.array([index - reach, index + reach])


def _variance(sums: Replicates) -> Floats:
    """float64[R, 1]"""
    both = 2.0 * sums.draws[:, None]
    found = sums.squares[:, None] / both - (sums.values[:, None] / both) ** 2
    # What differs from 0 by rounding alone is 0: a constant has no shares.
    constant = found <= 1e-14 * (sums.squares[:, None] / both)
    return np.where(constant, 0.0, found)


def _indices(sums: Replicates) -> Floats:
    """float64[2, R, d] first-order and total."""
    draws = sums.draws[:, None]
    mean = sums.values[:, None] / 2.0 / draws
    own = (sums.products - mean * sums.shifts) / draws
    left = sums.distances / 2.0 / draws
    variance = _variance(sums)
    some = np.where(variance > 0.0, variance, np.nan)
    return np.array([own / some, left / some])
