"""A surface that draws nothing and remembers where everything would be."""

# A Surface is told more than what is remembered of it.
# ruff: noqa: ARG002

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.drawing import Align, Colour, Floats, Laid, Path, Stroke

_MARK = 40.0
"""Pixels up to which a shape with a middle is a mark, which is read like a word."""


@dataclass(slots=True)
class InkRecord:
    """A Surface of a width and a height that keeps the boxes of what is drawn on it.

    What covers all of it is ground, not ink. Lines count by the middle of their stroke, and what is
    drawn inside a clip as if there were none.
    """

    width: float
    height: float
    smallest: float = 1000
    """The smallest type that was written, in pixels."""
    cut_short: int = 0
    """How many texts were elided."""
    # Plain numbers: millions of tuples would stall every thread while they are looked through.
    _words: array[float] = field(default_factory=lambda: array("d"))
    _shapes: array[float] = field(default_factory=lambda: array("d"))
    _place: tuple[float, float, float] = (0.0, 0.0, 1.0)
    """Left and top of what is drawn now, and how many times as large it is."""

    @property
    def words(self) -> Floats:
        """float64[m, 4]: left top right bottom of every text and every mark."""
        return _boxes(self._words)

    @property
    def ink(self) -> Floats:
        """float64[n, 4]: likewise of everything."""
        return np.concatenate([_boxes(self._words), _boxes(self._shapes)])

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        points = [each for part in path for each in part]
        across, down = points[::2], points[1::2]
        self._add(min(across), min(down), max(across), max(down))

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
        radius: float = 0.0,
    ) -> None:
        is_ground = left <= 0 and top <= 0 and width >= self.width and height >= self.height
        if not is_ground:
            kept = self._words if max(width, height) <= _MARK else self._shapes
            self._keep(kept, left, top, left + width, top + height)

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        kept = self._words if max(across, down) <= _MARK / 2 else self._shapes
        self._keep(kept, x - across, y - down, x + across, y + down)

    def pie(
        self, x: float, y: float, radius: float, start: float, span: float, fill: Colour
    ) -> None:
        self._add(x - radius, y - radius, x + radius, y + radius)

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        self.smallest = min(self.smallest, laid.type.pixels * self._place[2])
        self.cut_short += not laid.whole
        before = {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * laid.width
        after = laid.width - before
        if upwards:
            self._keep(self._words, x, top - after, x + laid.height, top + before)
        else:
            self._keep(self._words, x - before, top, x + after, top + laid.height)

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool = True) -> None:
        for x1, y1, x2, y2 in ends.tolist():
            self._add(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        for left, top, width, height in boxes.tolist():
            self._add(left, top, left + width, top + height)

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        self._add(left, top, left + width, top + height)

    @contextmanager
    def faded(self, opacity: float) -> Iterator[None]:
        yield

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        yield

    @contextmanager
    def group(self, title: str, key: str = "") -> Iterator[None]:
        yield

    @contextmanager
    def placed(self, left: float, top: float, scale: float) -> Iterator[None]:
        before = self._place
        self._place = (before[0] + left * before[2], before[1] + top * before[2], before[2] * scale)
        yield
        self._place = before

    def _add(self, left: float, top: float, right: float, bottom: float) -> None:
        self._keep(self._shapes, left, top, right, bottom)

    def _keep(
        self, kept: array[float], left: float, top: float, right: float, bottom: float
    ) -> None:
        x, y, scale = self._place
        kept.extend((x + left * scale, y + top * scale, x + right * scale, y + bottom * scale))


def _boxes(numbers: array[float]) -> Floats:
    return np.array(numbers, np.float64).reshape(-1, 4)
