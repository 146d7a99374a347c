"""Names beside dots: none lies on another, on a dot, on a handle or outside the picture.

Point-feature labelling: each label has a few places around its dot, all nearer to it than to any
other dot; the label that matters most chooses first, and a label left over may send one other to
another place of its own. What finds no place beside its dot stands a little away on a leader line,
or is dropped. After Christensen, Marks and Shieber (1995), doi:10.1145/212332.212334, with a fixed
order in place of annealing, so that the same dots always get the same labels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scenario_desk.presentation.chart.label_candidates import (
    NEAR,
    Floats,
    Ints,
    Places,
    crossing,
    far_places,
    farthest_places,
    meeting,
    near_places,
    overlapping,
)

_APART = 2.0
"""How far from one another labels stay, in pixels."""
_MARGIN = np.array([-_APART, -_APART, _APART, _APART])
_FAITH = 6.0
"""How much better a place must be for a label to leave the one it has."""
_SWEEPS = 2
_SWAPS = 64
"""How many swaps are tried at most: a crowd must not cost a frame."""
_LEADERS = 24
"""For how many labels a leader line is tried at most: in a crowd they only tangle."""


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """Where n labels stand."""

    corners: Floats
    """float64[n, 2]: left and top of each; nan where dropped."""
    choice: Ints
    """int64[n]: which of its places each took, −1 where dropped; pass it back as `previous`."""
    leaders: Floats
    """float64[n, 4]: the line from dot to label as x, y, x, y; nan where there is none."""


def place_labels(
    points: ArrayLike,
    radii: ArrayLike,
    label_sizes: ArrayLike,
    bounds: tuple[float, float, float, float],
    obstacles: ArrayLike = (),
    *,
    avoid: ArrayLike = (),
    lines: ArrayLike = (),
    dots: ArrayLike = (),
    priority: ArrayLike | None = None,
    previous: ArrayLike | None = None,
    scale: float = 1.0,
    farther: bool = False,
) -> Placement:
    """Find a place for the label of each of n dots, in pixels with y downwards.

    points: [n, 2] centres; radii: [n]; label_sizes: [n, 2] widths and heights; bounds: left, top,
    right and bottom. obstacles: [k, 4] boxes (left, top, right, bottom) that no label may touch;
    avoid: [k, 4] boxes better left free, such as whiskers; lines: [k, 4] leader lines that are
    there already (x, y, x, y), which nothing may touch. dots: [k, 3] further dots without a label
    (x, y, radius). priority: [n], the highest chooses first; without it the largest dot. previous:
    the `choice` of the frame before, kept where it still fits. scale: how much larger than usual type
    is. farther: whether leader lines may be long. A dot outside the bounds, or at nan, has no label.
    About 1 ms for 16 labels.
    """
    at = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    sizes = np.asarray(label_sizes, dtype=np.float64).reshape(-1, 2)
    discs = np.column_stack((at, np.asarray(radii, dtype=np.float64)))
    further = np.asarray(dots, dtype=np.float64).reshape(-1, 3)
    scene = _Scene(
        discs=np.vstack((discs, further)),
        boxes=np.asarray(obstacles, dtype=np.float64).reshape(-1, 4),
        avoid=np.asarray(avoid, dtype=np.float64).reshape(-1, 4),
        lines=np.asarray(lines, dtype=np.float64).reshape(-1, 4),
        bounds=bounds,
    )
    kept = np.full(len(at), -1) if previous is None else np.asarray(previous, dtype=np.int64)
    weight = discs[:, 2] if priority is None else np.asarray(priority, dtype=np.float64)
    order = np.argsort(-weight, kind="stable").tolist()
    board = _Board(scene.judged(near_places(discs, np.arange(len(at)), sizes)), kept)
    board.fill(order)
    return _with_leaders(board, scene, sizes, order, scale, farther)


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """What labels must keep off: all dots, the obstacles, the bounds; and what they should."""

    discs: Floats
    boxes: Floats
    avoid: Floats
    lines: Floats
    bounds: tuple[float, float, float, float]

    def judged(self, places: Places) -> Places:
        """The places with those that are out of the question forbidden, and the poor ones dear."""
        left, top, right, bottom = self.bounds
        free = (
            (places.left >= left)
            & (places.top >= top)
            & (places.right <= right)
            & (places.bottom <= bottom)
            & (places.x >= left)
            & (places.x <= right)
            & (places.y >= top)
            & (places.y <= bottom)
        )
        if len(self.boxes):
            free &= ~overlapping(places.boxes, self.boxes).any(axis=1)
        if len(self.lines):
            free &= ~crossing(self.lines, places.boxes).any(axis=0)
        free = places.clear_of(self.discs, free)
        cost = places.cost
        if len(self.avoid):
            cost = cost + 2 * overlapping(places.boxes, self.avoid).sum(axis=1)
        return places.with_cost(np.where(free, cost, np.inf))

    def led(self, places: Places) -> Places:
        """Those far places that are free and can be led to; `own` still says whose they are."""
        judged = self.judged(places)
        found = judged.chosen(np.flatnonzero(np.isfinite(judged.cost)))
        lines = found.lines()
        blocked = crossing(lines, self.boxes).any(axis=1) | meeting(lines, self.lines).any(axis=1)
        return found.chosen(np.flatnonzero(~blocked))


class _Board:
    """The labels placed so far, and for every place how many of them it would lie on."""

    def __init__(self, places: Places, previous: Ints) -> None:
        self.places = places
        self.cost = places.cost.copy()
        held = np.flatnonzero((previous >= 0) & (previous < NEAR))
        self.cost[held * NEAR + previous[held]] -= _FAITH
        self.hits = np.zeros(len(places.cost), dtype=np.int64)
        count = len(previous)
        self.taken = [-1] * count
        self.boxes = np.full((count, 4), np.nan)
        self.least = self.cost.reshape(count, NEAR).min(axis=1) if count else np.empty(0)
        self.swaps = _SWAPS

    def fill(self, order: list[int]) -> None:
        for label in order:
            self.settle(label)
        for _ in range(_SWEEPS):
            changed = [label for label in order if self.improve(label)]
            if not changed:
                return

    def settle(self, label: int) -> bool:
        """Put a label on its best free place; False where it has none."""
        own = slice(label * NEAR, (label + 1) * NEAR)
        cost = np.where(self.hits[own] == 0, self.cost[own], np.inf)
        best = int(cost.argmin())
        if cost[best] == np.inf:
            return False
        self.put(label, own.start + best)
        return True

    def improve(self, label: int) -> bool:
        """Move a label to a better place that came free, or find one for a label left over."""
        before = self.taken[label]
        if before < 0:
            return bool(self.least[label] < np.inf) and self.swap_in(label)
        if self.cost[before] <= self.least[label]:
            return False
        self.lift(label)
        self.settle(label)
        return self.taken[label] != before

    def swap_in(self, label: int) -> bool:
        """Take a place from one other label that has another to go to."""
        if self.settle(label):
            return True
        own = np.arange(label * NEAR, (label + 1) * NEAR)
        own = own[np.argsort(self.cost[own], kind="stable")]
        for place in own[np.isfinite(self.cost[own]) & (self.hits[own] == 1)].tolist():
            if self.swaps == 0:
                return False
            self.swaps -= 1
            spread = _spread(self.places.boxes[place])
            other = int(np.flatnonzero(overlapping(spread[None], self.boxes)[0])[0])
            home = self.taken[other]
            self.lift(other)
            self.put(label, place)
            if self.settle(other):
                return True
            self.lift(label)
            self.put(other, home)
        return False

    def put(self, label: int, place: int) -> None:
        box = self.places.boxes[place]
        self.taken[label] = place
        self.boxes[label] = box
        self.hits += overlapping(_spread(box)[None], self.places.boxes)[0]

    def lift(self, label: int) -> None:
        self.hits -= overlapping(_spread(self.boxes[label])[None], self.places.boxes)[0]
        self.taken[label] = -1
        self.boxes[label] = np.nan


def _with_leaders(
    board: _Board, scene: _Scene, sizes: Floats, order: list[int], scale: float, farther: bool
) -> Placement:
    """The placement, with the labels left over put farther out where a line can lead to them."""
    count = len(sizes)
    choice = np.array([-1 if place < 0 else place % NEAR for place in board.taken], np.int64)
    placement = Placement(board.boxes[:, :2], choice, np.full((count, 4), np.nan))
    for places_of in (far_places, farthest_places) if farther else (far_places,):
        owners = np.array([each for each in order if choice[each] < 0][:_LEADERS], np.int64)
        if owners.size:
            places = scene.led(places_of(scene.discs, owners, sizes[owners], scale))
            _lead_out(board.boxes, placement, places, owners.tolist())
    return placement


def _lead_out(boxes: Floats, placement: Placement, places: Places, owners: list[int]) -> None:
    """Give each of the owners the best of its places that is free and can be led to.

    boxes: float64[n, 4], of all labels; those that are found join them, and the placement.
    """
    leaders, lines = placement.leaders, places.lines()
    free = ~overlapping(places.boxes + _MARGIN, boxes).any(axis=1)
    free &= ~crossing(lines, boxes).any(axis=1) & ~meeting(lines, leaders).any(axis=1)
    free &= ~crossing(leaders, places.boxes).any(axis=0)
    for label in owners:
        own = np.flatnonzero(free & (places.own == label))
        if not own.size:
            continue
        best = own[places.cost[own].argmin()]
        box, line = places.boxes[best], lines[best]
        boxes[label], leaders[label] = box, line
        placement.choice[label] = NEAR + places.number[best]
        free &= ~overlapping(_spread(box)[None], places.boxes)[0]
        free &= ~crossing(line[None], places.boxes)[0] & ~crossing(lines, box[None])[:, 0]
        free &= ~meeting(lines, line[None])[:, 0]


def _spread(box: Floats) -> Floats:
    return np.asarray(box + _MARGIN)
