"""A surface whose origin is somewhere on another one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Curve,
    Floats,
    Laid,
    Line,
    Move,
    Path,
    Stamp,
    Stamping,
    Stroke,
    Surface,
    put_each,
)


@dataclass(frozen=True, slots=True)
class Shifted:
    """Draws on `surface`, so many pixels to the right and down."""

    surface: Surface
    right: float
    down: float

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        self.surface.path(tuple(self._step(part) for part in path), stroke, fill)

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
        left, top = left + self.right, top + self.down
        self.surface.box(left, top, width, height, fill=fill, stroke=stroke, radius=radius)

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
        x, y = x + self.right, y + self.down
        self.surface.ellipse(x, y, across, down, fill=fill, stroke=stroke)

    def pie(
        self, x: float, y: float, radius: float, start: float, span: float, fill: Colour
    ) -> None:
        self.surface.pie(x + self.right, y + self.down, radius, start, span, fill)

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
        x, top = x + self.right, top + self.down
        self.surface.text(laid, x, top, colour, align, rim=rim, upwards=upwards)

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool = True) -> None:
        by = np.array([self.right, self.down, self.right, self.down])
        self.surface.lines(ends + by, stroke, smooth=smooth)

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        by = np.array([self.right, self.down, 0.0, 0.0])
        self.surface.boxes(boxes + by, fill, stroke)

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        self.surface.image(left + self.right, top + self.down, width, height, pixels)

    def faded(self, opacity: float) -> AbstractContextManager[None]:
        return self.surface.faded(opacity)

    def clipped(
        self, left: float, top: float, width: float, height: float
    ) -> AbstractContextManager[None]:
        return self.surface.clipped(left + self.right, top + self.down, width, height)

    def group(self, title: str, key: str = "") -> AbstractContextManager[None]:
        return self.surface.group(title, key)

    @property
    def names_parts(self) -> bool:
        return not isinstance(self.surface, Stamping) or self.surface.names_parts

    def stamp(
        self,
        key: Hashable,
        x: float,
        y: float,
        radius: float,
        draw: Callable[[Surface, float, float], None],
    ) -> None:
        """Put a small picture around a point; a surface that keeps none draws it each time."""
        x, y = x + self.right, y + self.down
        if isinstance(self.surface, Stamping):
            self.surface.stamp(key, x, y, radius, draw)
        else:
            draw(self.surface, x, y)

    def stamps(self, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats) -> None:
        if isinstance(self.surface, Stamping):
            self.surface.stamps(stamps, which, x + self.right, y + self.down)
        else:
            put_each(self, stamps, which, x, y)

    def _step(self, part: Move | Line | Curve) -> Move | Line | Curve:
        points = [
            each + (self.down if place % 2 else self.right) for place, each in enumerate(part)
        ]
        return type(part)(*points)
