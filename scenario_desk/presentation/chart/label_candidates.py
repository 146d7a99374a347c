"""The places a label can take around its dot, and what lies on what."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Gaps = tuple[tuple[float, float], ...]

# Right first, since names are read from left to right; y points downwards.
_DIRECTIONS = np.array(
    [(1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1)], dtype=np.float64
)


def _between(*slopes: float) -> Floats:
    """Directions [8 a slope, 2] between the eight."""
    steep = [pair for slope in slopes for pair in ((1, slope), (slope, 1))]
    ways = [way for x, y in steep for way in ((x, -y), (x, y), (-x, -y), (-x, y))]
    return np.array(ways, dtype=np.float64)


_SIXTEEN = np.vstack((_DIRECTIONS, _between(0.4)))
_FORTY = np.vstack((_SIXTEEN, _between(0.15, 0.7)))
_NEAR_GAPS = ((2.0, 0.0), (7.0, 4.0))
_FAR_GAPS = ((18.0, 0.0), (32.0, 8.0), (52.0, 16.0))
_FARTHEST_GAPS = (*_FAR_GAPS, (80.0, 28.0), (116.0, 44.0))
"""Distances from the rim in pixels, and what standing so far away costs; those on leader lines are
longer where type is larger."""

NEAR = len(_NEAR_GAPS) * len(_DIRECTIONS)
"""How many places a label has beside its dot; further ones need a leader line."""

_OFF_DOTS = 1.0
"""How far labels stay from dots, in pixels."""
_FARTHER = 2.0
"""How much farther from any other dot than from its own a label without a leader line stands: more
than putting it on whole pixels can take away."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Possible places of labels: boxes, the dots they belong to, what each costs."""

    boxes: Floats
    """float64[m, 4]: left, top, right, bottom."""
    discs: Floats
    """float64[m, 3]: centre and radius of its own dot."""
    own: Ints
    """int64[m]: which of all discs its own dot is."""
    clear: Floats
    """float64[m]: how far from the rim of every other dot it has to be."""
    number: Ints
    """int64[m]: which of the places of its label it is."""
    cost: Floats
    """float64[m]: how much worse than the best, inf where forbidden."""
    led: bool
    """Whether a leader line ties each to its dot."""

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

    def chosen(self, which: Ints) -> Places:
        """Those of the places."""
        return Places(
            boxes=self.boxes[which],
            discs=self.discs[which],
            own=self.own[which],
            clear=self.clear[which],
            number=self.number[which],
            cost=self.cost[which],
            led=self.led,
        )

    def clear_of(self, discs: Floats, free: Bools) -> Bools:
        """bool[m]: which of the `free` places are as far as they must from all discs [k, 3].

        Their own dot does not count. A leader line is as far, too, but for a dot that its own
        lies on: the smaller one is drawn above.
        """
        asked = np.flatnonzero(free)
        if not asked.size:
            return free
        own, boxes = self.own[asked], self.boxes[asked]
        # The places of a label stand together.
        begins = np.append(True, own[1:] != own[:-1])
        first, which = np.flatnonzero(begins), np.cumsum(begins) - 1
        at, reach = discs[own[first], :2], self.clear.max()
        begin = np.minimum(np.minimum.reduceat(boxes[:, :2], first), at) - reach
        last = np.maximum(np.maximum.reduceat(boxes[:, 2:], first), at) + reach
        x, y, radius = discs.T
        # Only a few dots lie around a label's dot and its places: they are put in rows of one length.
        near = (x + radius > begin[:, :1]) & (x - radius < last[:, :1])
        near &= (y + radius > begin[:, 1:]) & (y - radius < last[:, 1:])
        near[np.arange(len(first)), own[first]] = False
        rows = np.argsort(~near, axis=1, kind="stable")[:, : int(near.sum(axis=1).max())]
        around = np.where(np.take_along_axis(near, rows, axis=1)[..., None], discs[rows], np.nan)
        left = ~_on_discs(boxes, self.clear[asked], around[which]).any(axis=1)
        if self.led:
            asked, which = asked[left], which[left]
            led = self.chosen(asked)
            left = ~_piercing(led.lines(), led.discs[:, 2], around[which]).any(axis=1)
        found = np.zeros(len(free), dtype=np.bool_)
        found[asked[left]] = True
        return found

    def lines(self) -> Floats:
        """float64[m, 4]: from the rim of each dot to the nearest point of its label."""
        centre = self.discs[:, :2]
        end = np.clip(centre, self.boxes[:, :2], self.boxes[:, 2:])
        way = end - centre
        length = np.hypot(way[:, 0], way[:, 1])[:, None]
        start = centre + way / np.maximum(length, 1e-9) * self.discs[:, 2:]
        return np.hstack((start, end))


def near_places(discs: Floats, own: Ints, sizes: Floats) -> Places:
    """The places beside the dots `own` [n] of labels of given sizes [n, 2], by label.

    Each is nearer to its own dot than to any other of the discs [k, 3].
    """
    return _around(discs, own, sizes, _NEAR_GAPS, _DIRECTIONS, led=False)


def far_places(discs: Floats, own: Ints, sizes: Floats, scale: float) -> Places:
    """The places a little away, which a leader line ties to their dots.

    scale: how much larger than usual type is.
    """
    return _around(discs, own, sizes, _scaled(_FAR_GAPS, scale), _SIXTEEN, led=True)


def farthest_places(discs: Floats, own: Ints, sizes: Floats, scale: float) -> Places:
    """The same, also farther away, and in more directions."""
    return _around(discs, own, sizes, _scaled(_FARTHEST_GAPS, scale), _FORTY, led=True)


def _scaled(gaps: Gaps, scale: float) -> Gaps:
    return tuple((gap * scale, dear) for gap, dear in gaps)


def overlapping(some: Floats, others: Floats) -> Bools:
    """bool[m, k]: which of m boxes overlap which of k; nan boxes overlap nothing."""
    return np.asarray(
        (some[:, None, 0] < others[None, :, 2])
        & (others[None, :, 0] < some[:, None, 2])
        & (some[:, None, 1] < others[None, :, 3])
        & (others[None, :, 1] < some[:, None, 3])
    )


def crossing(lines: Floats, boxes: Floats) -> Bools:
    """bool[m, k]: which of m lines (x, y, x, y) touch which of k boxes; nan touches nothing.

    By the separating axis theorem: the two axes of the boxes, and the normal of the line.
    """
    x1, y1, x2, y2 = lines.T[:, :, None]
    left, top, right, bottom = boxes.T
    across, up = x2 - x1, y2 - y1
    reached = (
        (np.maximum(x1, x2) >= left)
        & (np.minimum(x1, x2) <= right)
        & (np.maximum(y1, y2) >= top)
        & (np.minimum(y1, y2) <= bottom)
    )
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    off = np.abs(across * (middle_y - y1) - up * (middle_x - x1))
    reach = np.abs(across) * (bottom - top) / 2 + np.abs(up) * (right - left) / 2
    return np.asarray(reached & (off <= reach))


def meeting(some: Floats, others: Floats) -> Bools:
    """bool[m, k]: which of m lines (x, y, x, y) cross or end on which of k; nan is nowhere."""
    x1, y1, x2, y2 = some.T[:, :, None]
    x3, y3, x4, y4 = others.T
    across, up, right, down = x2 - x1, y2 - y1, x4 - x3, y4 - y3
    first = (across * (y3 - y1) - up * (x3 - x1)) * (across * (y4 - y1) - up * (x4 - x1))
    second = (right * (y1 - y3) - down * (x1 - x3)) * (right * (y2 - y3) - down * (x2 - x3))
    return np.asarray((first <= 0) & (second <= 0))


def _on_discs(boxes: Floats, clear: Floats, discs: Floats) -> Bools:
    """bool[m, k]: which boxes [m, 4] come nearer than `clear` [m] to which of their discs [m, k, 3]."""
    left, top, right, bottom = boxes.T[..., None]
    x, y, radius = np.moveaxis(discs, 2, 0)
    across = x - np.minimum(np.maximum(x, left), right)
    up = y - np.minimum(np.maximum(y, top), bottom)
    return np.asarray(across * across + up * up < (radius + clear[:, None]) ** 2)


def _piercing(lines: Floats, own: Floats, discs: Floats) -> Bools:
    """bool[m, k]: which lines [m, 4] from dots of radius `own` [m] touch which discs [m, k, 3].

    A disc that is as large and lies under the start of a line is not touched.
    """
    x1, y1, x2, y2 = lines.T[..., None]
    x, y, radius = np.moveaxis(discs, 2, 0)
    across, up, right, down = x2 - x1, y2 - y1, x - x1, y - y1
    along = (right * across + down * up) / np.maximum(across * across + up * up, 1e-9)
    along = np.minimum(np.maximum(along, 0.0), 1.0)
    off_x, off_y = right - along * across, down - along * up
    under = (right * right + down * down < radius * radius) & (radius >= own[:, None])
    return np.asarray(~under & (off_x * off_x + off_y * off_y < (radius + _OFF_DOTS) ** 2))


def _around(
    discs: Floats,
    own: Ints,
    sizes: Floats,
    gaps: Gaps,
    directions: Floats,
    *,
    led: bool,
) -> Places:
    distance = np.repeat([gap for gap, _ in gaps], len(directions))
    dearness = np.repeat([dear for _, dear in gaps], len(directions))
    ways = np.tile(directions, (len(gaps), 1))
    towards = ways / np.linalg.norm(ways, axis=1)[:, None]
    mine = discs[own]
    off = mine[:, 2, None] + distance
    # The point of the label next to the dot, and how far left and above it the label begins.
    anchor = mine[:, None, :2] + off[:, :, None] * towards
    corner = anchor - sizes[:, None, :] * (1 - ways) / 2
    boxes = np.concatenate((corner, corner + sizes[:, None, :]), axis=2).reshape(-1, 4)
    rank = np.tile(np.arange(len(directions), dtype=np.float64), len(gaps))
    clear = np.full(len(ways), _OFF_DOTS) if led else distance + _FARTHER
    return Places(
        boxes=boxes,
        discs=np.repeat(mine, len(ways), axis=0),
        own=np.repeat(own, len(ways)),
        clear=np.tile(clear, len(own)),
        number=np.tile(np.arange(len(ways)), len(own)),
        led=led,
        cost=np.tile(dearness + rank, len(own)),
    )
