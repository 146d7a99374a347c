"""The places a label can take around its dot, and what lies on what."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Right first, since names are read from left to right; y points downwards.
_DIRECTIONS = np.array(
    [(1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1)], dtype=np.float64
)
_NEAR_GAPS = ((3.0, 0.0), (8.0, 4.0))
_FAR_GAPS = ((18.0, 0.0), (32.0, 8.0), (52.0, 16.0))
"""Distances from the rim in pixels, and what standing so far away costs."""

NEAR = len(_NEAR_GAPS) * len(_DIRECTIONS)
"""How many places a label has beside its dot; further ones need a leader line."""
FAR = len(_FAR_GAPS) * len(_DIRECTIONS)

_OFF_DOTS = 1.0
"""How far labels stay from dots, in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Possible places of labels: boxes, the dots they belong to, what each costs."""

    boxes: Floats
    """float64[m, 4]: left, top, right, bottom."""
    discs: Floats
    """float64[m, 3]: centre and radius of its own dot."""
    cost: Floats
    """float64[m]: how much worse than the best, inf where forbidden."""

    @property
    def left(self) -> Floats:
        return self.boxes[:, 0]

    @property
    def top(self) -> Floats:
        return self.boxes[:, 1]

    @property
    def right(self) -> Floats:
        return self.boxes[:, 2]

    @property
    def bottom(self) -> Floats:
        return self.boxes[:, 3]

    @property
    def x(self) -> Floats:
        return self.discs[:, 0]

    @property
    def y(self) -> Floats:
        return self.discs[:, 1]

    def with_cost(self, cost: Floats) -> Places:
        return replace(self, cost=cost)

    def on_discs(self, discs: Floats) -> Bools:
        """bool[m]: whether a place comes too near to any of the discs [k, 3]."""
        x, y, reach = discs[:, 0], discs[:, 1], discs[:, 2] + _OFF_DOTS
        across = x - np.clip(x, self.left[:, None], self.right[:, None])
        up = y - np.clip(y, self.top[:, None], self.bottom[:, None])
        return np.asarray((across * across + up * up < reach * reach).any(axis=1))

    def lines(self) -> Floats:
        """float64[m, 4]: from the rim of each dot to the nearest point of its label."""
        centre = self.discs[:, :2]
        end = np.clip(centre, self.boxes[:, :2], self.boxes[:, 2:])
        way = end - centre
        length = np.hypot(way[:, 0], way[:, 1])[:, None]
        start = centre + way / np.maximum(length, 1e-9) * self.discs[:, 2:]
        return np.hstack((start, end))


def near_places(discs: Floats, sizes: Floats) -> Places:
    """The n · NEAR places beside n dots [n, 3] of labels of given sizes [n, 2], label by label."""
    return _around(discs, sizes, _NEAR_GAPS)


def far_places(discs: Floats, sizes: Floats) -> Places:
    """The n · FAR places a little away, which a leader line ties to their dots."""
    return _around(discs, sizes, _FAR_GAPS)


def overlapping(some: Floats, others: Floats) -> Bools:
    """bool[m, k]: which of m boxes overlap which of k; nan boxes overlap nothing."""
    return np.asarray(
        (some[:, None, 0] < others[None, :, 2])
        & (others[None, :, 0] < some[:, None, 2])
        & (some[:, None, 1] < others[None, :, 3])
        & (others[None, :, 1] < some[:, None, 3])
    )


def crossing(line: Floats, boxes: Floats) -> Bools:
    """bool[k]: which of k boxes a line (x, y, x, y) touches; nan boxes are touched by nothing.

    By the separating axis theorem: the two axes of the boxes, and the normal of the line.
    """
    x1, y1, x2, y2 = line.tolist()
    left, top, right, bottom = boxes.T
    beside = (
        (max(x1, x2) < left) | (min(x1, x2) > right) | (max(y1, y2) < top) | (min(y1, y2) > bottom)
    )
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    off = np.abs((x2 - x1) * (middle_y - y1) - (y2 - y1) * (middle_x - x1))
    reach = abs(x2 - x1) * (bottom - top) / 2 + abs(y2 - y1) * (right - left) / 2
    return np.asarray(~beside & (off <= reach))


def _around(discs: Floats, sizes: Floats, gaps: tuple[tuple[float, float], ...]) -> Places:
    distance = np.repeat([gap for gap, _ in gaps], len(_DIRECTIONS))
    dearness = np.repeat([dear for _, dear in gaps], len(_DIRECTIONS))
    ways = np.tile(_DIRECTIONS, (len(gaps), 1))
    towards = ways / np.linalg.norm(ways, axis=1)[:, None]
    off = discs[:, 2, None] + distance
    # The point of the label next to the dot, and how far left and above it the label begins.
    anchor = discs[:, None, :2] + off[:, :, None] * towards
    corner = anchor - sizes[:, None, :] * (1 - ways) / 2
    boxes = np.concatenate((corner, corner + sizes[:, None, :]), axis=2).reshape(-1, 4)
    rank = np.tile(np.arange(len(_DIRECTIONS), dtype=np.float64), len(gaps))
    cost = np.tile(dearness + rank, len(discs))
    return Places(boxes, np.repeat(discs, len(ways), axis=0), cost)
