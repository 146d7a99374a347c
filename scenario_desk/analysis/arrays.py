"""The kinds of arrays the analysis speaks of, and how they are kept read-only."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.signedinteger[Any]]
Bools = NDArray[np.bool_]
Array = TypeVar("Array", bound=NDArray[Any])


def read_only(array: Array) -> Array:
    """The same array, which can no longer be written to."""
    array.setflags(write=False)
    return array


def kept(old: Array, new: Array) -> Array:
    """`old` where the two hold the same values (nan is equal to nan), else `new`, read-only."""
    if old.shape == new.shape and old.dtype == new.dtype:
        same = old == new
        if new.dtype.kind == "f":
            same |= np.isnan(old) & np.isnan(new)
        if same.all():
            return old
    return read_only(new)


def sums_by(values: Floats, group: Ints, groups: int) -> Floats:
    """Sums over the last axis by group, float64[…, G].

    values float64[…, K]; group int[K] the group of each, 0 … G − 1, or −1 for none.
    """
    # Whatever has no group is counted in front, and dropped.
    sums: Floats
    if values.ndim == 1:
        sums = np.bincount(group + 1, values, groups + 1)  # type: ignore[assignment]
        return sums[1:]
    flat = values.reshape(math.prod(values.shape[:-1]), values.shape[-1])
    places = group + 1 + (groups + 1) * np.arange(len(flat))[:, None]
    sums = np.bincount(places.ravel(), flat.ravel(), (groups + 1) * len(flat))  # type: ignore[assignment]
    return sums.reshape(*values.shape[:-1], groups + 1)[..., 1:]


def in_any_draw(holds: Bools) -> Bools:
    """bool[K] whether it holds in one of the draws at least; holds bool[…, K]."""
    if holds.ndim == 1:
        return holds
    found: Bools = np.logical_or.reduce(holds, axis=tuple(range(holds.ndim - 1)))
    return found


def slices(start: Ints, count: Ints) -> NDArray[np.int64]:
    """The numbers of many slices, one after the other: start[k] … start[k] + count[k] − 1.

    start, count int[K] -> int64[count.sum()].
    """
    total = int(count.sum())
    if not total:
        return np.zeros(0, np.int64)
    before = np.cumsum(count, dtype=np.int64) - count
    result: NDArray[np.int64] = np.arange(total) + np.repeat(start - before, count)
    return result
