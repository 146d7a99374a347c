"""Two trees beside each other, with what both show at one height.

Where one has rows that the other lacks, the other leaves as much room: so a branch that was added or
removed stands beside a gap, and all that follows is level again. What was moved stands where it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tree.scene import Floats, Ints, Scene, raised


class _Bands(NamedTuple):
    """[V] of each node, the heights of the first and of the last end that it leads to."""

    first: Floats
    last: Floats


def levelled(old: Scene, new: Scene, rows: Ints) -> tuple[Scene, Scene]:
    """Both scenes, with rows apart so far that what both show is level, and with the same bounds.

    rows: int64[N] of the old frame, the row of each node in the new one, or −1. Rows are never
    nearer to each other than they were, and no edges cross. O(V log V) of the unfolded nodes.
    """
    found = rows[old.index]
    there = np.where(found >= 0, new.place[found], -1)
    here = np.flatnonzero(there >= 0)
    there = there[here]
    ends = old.ended[here] & new.ended[there]
    y_old, y_new = _apart(old.y, new.y, here[ends], there[ends])
    bands_old, bands_new = _bands(old, y_old), _bands(new, y_new)
    low = np.maximum(bands_old.first[here], bands_new.first[there])
    high = np.minimum(bands_old.last[here], bands_new.last[there])
    # A node between its first and its last end crosses nothing.
    level = np.flatnonzero(low <= high)
    here, there = here[level], there[level]
    both = np.clip((y_old[here] + y_new[there]) / 2, low[level], high[level])
    y_old[here], y_new[there] = both, both
    box = _around(old, y_old, new, y_new)
    return raised(old, y_old, box), raised(new, y_new, box)


def _apart(old: Floats, new: Floats, here: Ints, there: Ints) -> tuple[Floats, Floats]:
    """The heights of all nodes with the given ones level, as many as follow in the same order."""
    by_height = np.argsort(old[here])
    here, there = here[by_height], there[by_height]
    kept = _longest_rise(new[there])
    if not len(kept):
        return old.copy(), new.copy()
    ours, theirs = old[here[kept]], new[there[kept]]
    steps = np.maximum(np.diff(ours, prepend=0.0), np.diff(theirs, prepend=0.0))
    level = np.cumsum(steps)
    return _stretched(old, ours, level), _stretched(new, theirs, level)


def _stretched(y: Floats, marks: Floats, level: Floats) -> Floats:
    """Heights moved so that each mark comes to its level; beyond the marks none is stretched."""
    before, after = np.maximum(marks[0] - y, 0.0), np.maximum(y - marks[-1], 0.0)
    moved: Floats = np.interp(y, marks, level) - before + after
    return moved


def _longest_rise(values: Floats) -> Ints:
    """The places of as many values as ascend strictly from one to the next."""
    if (np.diff(values) > 0).all():
        return np.arange(len(values))
    lasts: list[float] = []
    """Of the rises of each length, the least last value, and below its place."""
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values.tolist()):
        length = bisect_left(lasts, value)
        before.append(places[length - 1] if length else -1)
        if length == len(lasts):
            lasts.append(value)
            places.append(place)
        else:
            lasts[length], places[length] = value, place
    found = [places[-1]]
    while before[found[-1]] >= 0:
        found.append(before[found[-1]])
    return np.array(found[::-1], np.int64)


def _bands(scene: Scene, y: Floats) -> _Bands:
    first, last = y.copy(), y.copy()
    inner = ~scene.ended
    first[inner], last[inner] = np.inf, -np.inf
    for start, stop in zip(scene.level_start[-2:0:-1], scene.level_start[:1:-1], strict=True):
        parents = scene.parent[start:stop]
        np.minimum.at(first, parents, first[start:stop])
        np.maximum.at(last, parents, last[start:stop])
    return _Bands(first, last)


def _around(old: Scene, y_old: Floats, new: Scene, y_new: Floats) -> Box:
    one, other = old.bounds, new.bounds
    return Box(
        min(one.left, other.left),
        float(min(y_old.min(), y_new.min())),
        max(one.right, other.right),
        float(max(y_old.max(), y_new.max())),
    )
