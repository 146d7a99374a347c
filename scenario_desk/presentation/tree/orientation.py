"""Which way the tree grows: the one place where its own coordinates meet those of the pane.

Everything is placed and found along and across the direction of growth, as if it grew to the right.
Only here that is mirrored, for scripts read from the right, or stood on end, for growing down. Each
of these undoes itself, so one method leads there and back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import (
    Colour,
    Curve,
    Floats,
    Line,
    Move,
    Path,
    Stroke,
    Surface,
)
from scenario_desk.presentation.layout import Direction


@dataclass(frozen=True, slots=True)
class Orientation:
    """A direction of growth in a pane of width × height pixels."""

    direction: Direction
    width: float
    height: float

    @property
    def along(self) -> float:
        """Pixels of the pane in the direction in which the tree grows."""
        return self.height if self.direction == "down" else self.width

    @property
    def across(self) -> float:
        """Pixels of the pane across that direction."""
        return self.width if self.direction == "down" else self.height

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A point of the pane as one along and across, or the other way round."""
        if self.direction == "down":
            return y, x
        return (self.width - x, y) if self.direction == "left" else (x, y)

    def turned_all(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Many points of the pane as ones along and across, or the other way round."""
        if self.direction == "down":
            return y, x
        return (self.width - x, y) if self.direction == "left" else (x, y)

    def turned_by(self, dx: float, dy: float) -> tuple[float, float]:
        """A movement, likewise."""
        if self.direction == "down":
            return dy, dx
        return (-dx, dy) if self.direction == "left" else (dx, dy)

    def turned_box(self, box: Box) -> Box:
        """A rectangle, likewise."""
        if self.direction == "down":
            return Box(box.top, box.left, box.bottom, box.right)
        if self.direction == "left":
            return Box(self.width - box.right, box.top, self.width - box.left, box.bottom)
        return box


@dataclass(frozen=True, slots=True)
class Turned:
    """A surface to draw on along and across; words and marks, which never turn, go past it."""

    surface: Surface
    orientation: Orientation

    def path(self, path: Path, strokes: Sequence[Stroke]) -> None:
        """Draw along a path, stroke upon stroke."""
        if self.orientation.direction != "right":
            path = tuple(self._step(part) for part in path)
        for stroke in strokes:
            self.surface.path(path, stroke)

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool) -> None:
        """Draw many lines: float64[n, 4], x1 y1 x2 y2."""
        direction = self.orientation.direction
        if direction == "down":
            ends = ends[:, [1, 0, 3, 2]]
        elif direction == "left":
            ends = ends * [-1, 1, -1, 1] + [self.orientation.width, 0, self.orientation.width, 0]
        self.surface.lines(ends, stroke, smooth=smooth)

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        """Fill many rectangles: float64[n, 4], left top width height."""
        direction = self.orientation.direction
        if direction == "down":
            boxes = boxes[:, [1, 0, 3, 2]]
        elif direction == "left":
            boxes = boxes.copy()
            boxes[:, 0] = self.orientation.width - boxes[:, 0] - boxes[:, 2]
        self.surface.boxes(boxes, fill, stroke)

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        """Put a small image over a rectangle."""
        box = self.orientation.turned_box(Box(left, top, left + width, top + height))
        if self.orientation.direction == "down":
            pixels = pixels.transpose(1, 0, 2)
        elif self.orientation.direction == "left":
            pixels = pixels[:, ::-1]
        self.surface.image(box.left, box.top, box.width, box.height, pixels)

    def _step(self, part: Move | Line | Curve) -> Move | Line | Curve:
        turned = self.orientation.turned
        if isinstance(part, Curve):
            return Curve(
                *turned(part.x1, part.y1), *turned(part.x2, part.y2), *turned(part.x, part.y)
            )
        if isinstance(part, Line):
            return Line(*turned(part.x, part.y))
        return Move(*turned(part.x, part.y))
