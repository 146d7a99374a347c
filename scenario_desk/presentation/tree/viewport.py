"""The window onto the tree: how layout units become pixels, zoomed at a point and kept in sight."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import Direction

LEAST, MOST = 1e-6, 4.0
"""Vertical scales: a million leaves still fit a screen, and a label never fills it."""
STRETCH_MOST = 2.6
"""How far rows are drawn apart to fill a pane that has room for it."""
_TALLEST = 5.0
"""How far at most, also in a narrow pane."""
WIDEN_MOST = 1.6
"""How much wider columns become, likewise."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A view of the tree: pixel = layout unit · scale + offset, on each axis.

    A big tree is thousands of times taller than a screen and only a few times wider, so the scales
    differ: below 100 % the columns shrink with `zoom ** narrowing`, which both `fit` at once.
    """

    zoom: float = 1.0
    """1 is 100 %."""
    left: float = 0.0
    """The pixel of x = 0."""
    top: float = 0.0
    """The pixel of y = 0."""
    narrowing: float = 1.0
    """0: columns keep their width below 100 %; 1: they shrink like the rows."""
    stretch: float = 1.0
    """How much farther apart the rows are than the layout has them."""
    widen: float = 1.0
    """How much farther apart the columns are."""

    @property
    def type_scale(self) -> float:
        """How large type and marks would be if they had no limits."""
        return self.zoom if self.zoom >= 1 else self.zoom**self.narrowing

    def word_scale(self, direction: Direction) -> float:
        """How large words would be: as the room for them grows, along a branch or across it."""
        return self.zoom if direction == "down" else self.type_scale

    @property
    def scale_x(self) -> float:
        return self.type_scale * self.widen

    @property
    def scale_y(self) -> float:
        return self.zoom * self.stretch

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale_x + self.left, y * self.scale_y + self.top

    def to_layout(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) / self.scale_x, (y - self.top) / self.scale_y

    def seen(self, width: float, height: float) -> Box:
        """What of the layout a pane of this many pixels shows."""
        return Box(*self.to_layout(0, 0), *self.to_layout(width, height))

    def panned(self, dx: float, dy: float) -> Viewport:
        return self._with(left=self.left + dx, top=self.top + dy)

    def zoomed(self, factor: float, x: float, y: float) -> Viewport:
        """Zoomed so that what is under the pixel (x, y) stays there."""
        return self.zoomed_to(self.zoom * factor, x, y)

    def zoomed_to(self, zoom: float, x: float, y: float) -> Viewport:
        under = self.to_layout(x, y)
        return self._with(zoom=min(max(zoom, LEAST), MOST)).holding(*under, x, y)

    def holding(self, x: float, y: float, at_x: float, at_y: float) -> Viewport:
        """Moved so that the layout's (x, y) is at the pixel (at_x, at_y)."""
        return self._with(left=at_x - x * self.scale_x, top=at_y - y * self.scale_y)

    def kept_in_sight(self, bounds: Box, width: float, height: float) -> Viewport:
        """Moved just so far that some of the layout's `bounds` stays in the pane."""
        x0, y0 = self.to_screen(bounds.left, bounds.top)
        x1, y1 = self.to_screen(bounds.right, bounds.bottom)
        edge_x, edge_y = min(120.0, width / 3), min(120.0, height / 3)
        dx = max(edge_x - x1, 0.0) + min(width - edge_x - x0, 0.0)
        dy = max(edge_y - y1, 0.0) + min(height - edge_y - y0, 0.0)
        return self.panned(dx, dy) if dx or dy else self

    def showing(self, pixels: Box, width: float, height: float) -> Viewport:
        """Moved just so far that the pixel rectangle is in the pane, its left top first."""
        dx = min(width - pixels.right, 0.0)
        dx += max(-(pixels.left + dx), 0.0)
        dy = min(height - pixels.bottom, 0.0)
        dy += max(-(pixels.top + dy), 0.0)
        return self.panned(dx, dy) if dx or dy else self

    def covering(self, pixels: Box, width: float, height: float) -> Viewport:
        """Moved so that no side of the pane is left empty while more of the rectangle is beyond
        the other one."""
        dx = _spared(pixels.left, width - pixels.right)
        dy = _spared(pixels.top, height - pixels.bottom)
        return self.panned(dx, dy) if dx or dy else self

    def _with(self, **fields: float) -> Viewport:
        values = {name: getattr(self, name) for name in self.__slots__}
        return Viewport(**(values | fields))


def _spared(before: float, after: float) -> float:
    """How far to move where there is room on one side, and too little, less than 0, on the other."""
    if before < 0 < after:
        return min(after, -before)
    return -min(before, -after) if after < 0 < before else 0.0


def fitted(bounds: Box, width: float, height: float, margin: Box, most: float = 1.0) -> Viewport:
    """The view that shows all of `bounds` in a pane of width × height pixels.

    `margin` says how many pixels to leave on each side; `most` is the largest zoom. Rows are
    stretched to fill the height, for a tree that is seen is read more easily when it breathes.
    """
    room_x = max(width - margin.left - margin.right, 40.0)
    room_y = max(height - margin.top - margin.bottom, 40.0)
    wide, tall = max(bounds.width, 1e-9), max(bounds.height, 1e-9)
    zoom = min(room_x / wide, room_y / tall, most)
    narrowing = 1.0
    if zoom < 1 and room_y / tall < room_x / wide:
        # The height binds: give the columns the room there is, down to the same 100 %.
        narrowing = min(max(math.log(min(room_x / wide, 1.0)) / math.log(zoom), 0.0), 1.0)
    zoom = max(zoom, LEAST)
    view = Viewport(
        zoom=zoom,
        narrowing=narrowing,
        # Where the width alone has made it small, the height is there for labels of more lines.
        stretch=min(max(room_y / (tall * zoom), 1.0), max(STRETCH_MOST, min(2 / zoom, _TALLEST))),
    )
    widen = min(max(room_x / (wide * view.scale_x), 1.0), WIDEN_MOST)
    view = view._with(widen=widen)
    spare_x = max(room_x - wide * view.scale_x, 0.0)
    spare_y = max(room_y - tall * view.scale_y, 0.0)
    return view.holding(
        bounds.left, bounds.top, margin.left + spare_x / 2, margin.top + spare_y / 2
    )
