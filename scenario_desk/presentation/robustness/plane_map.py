"""A map of two values: where an endpoint is accepted, the line where that turns, and where we stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.colour import rgb
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.robustness.figure import UNMARKED, Marked, Spot, Twin
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _

_LEFT, _TOP, _RIGHT, _FOOT = 62.0, 16.0, 22.0, 48.0
"""Pixels around the frame, for what is written at its axes."""
_TALLEST = 1.0
"""How high the frame is at most, in widths."""
_LEAST = 180.0
_IN, _OUT = 0.26, 0.10
"""How full the colours of the two sides are."""
_TABLE = 5
"""Values of each axis that stand in the table."""
_DOT = 6.0
_FINER = 6
"""Steps that are drawn to one that was worked out."""
_NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Side:
    """One axis: what it is, its values, where we stand on it, and how a value is said."""

    title: str
    name: str
    """The same in short."""
    values: Floats
    """float64[X] ascending."""
    at: float
    """The value as judged."""
    said: Callable[[float], str]
    scale: float = 1.0
    """By this much values are greater where they are written."""


@dataclass(frozen=True, eq=False)
class PlaneMap:
    """See the module's words. Arrays are by [second, first]."""

    title: str
    says: tuple[str, ...]
    first: Side
    second: Side
    gain: Floats
    """float64[Y, X] points to spare; nan is unknown."""
    inside: Bools
    """bool[Y, X] whether it is accepted there."""
    boundary: Floats
    """float64[K, 2, 2] pieces of the line where that turns, as (first, second)."""
    most: float | None = None
    """What the two come to at most together; beyond there is nothing."""
    foot: tuple[str, ...] = ()

    @property
    def twin(self) -> Twin:
        across, up = (
            np.unique(np.linspace(0, len(side.values) - 1, _TABLE).round().astype(int)).tolist()
            for side in (self.first, self.second)
        )
        corner = _("{second} down, {first} across").format(
            first=self.first.name, second=self.second.name
        )
        columns = (corner, *(self.first.said(float(self.first.values[x])) for x in across))
        rows = tuple(
            (self.second.said(float(self.second.values[y])), *(self._words(y, x) for x in across))
            for y in reversed(up)
        )
        return Twin(columns, rows)

    def _words(self, y: int, x: int) -> str:
        gain = float(self.gain[y, x])
        if not np.isfinite(gain):
            return numbers.UNKNOWN
        said = numbers.signed(gain, 1)
        return _("{points}, accepted").format(points=said) if self.inside[y, x] else said

    def placed(self, width: float, height: float, style: Style) -> PlacedMap:
        return PlacedMap(self, width, height, style)


@dataclass(frozen=True, eq=False)
class PlacedMap:
    """A map, laid out."""

    figure: PlaneMap
    width: float
    room: float
    style: Style

    @cached_property
    def frame(self) -> Box:
        """The part of it that values are mapped on."""
        px = self.style.px
        wide = max(self.width - px(_LEFT) - px(_RIGHT), 40.0)
        room = self.room - px(_TOP) - px(_FOOT) - self._below
        high = max(min(room, wide * _TALLEST), px(_LEAST))
        wide = min(wide, high / _TALLEST * 1.25)
        return Box.at(px(_LEFT), px(_TOP), (wide, high))

    @cached_property
    def _below(self) -> float:
        line = self.style.texts.line_height(self.style.small)
        return (line * 2.0 + 4.0) * len(self.figure.foot)

    @property
    def height(self) -> float:
        return self.frame.bottom + self.style.px(_FOOT) + self._below

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """None: there is nothing to choose."""
        return ()

    def _x(self, value: float) -> float:
        values, frame = self.figure.first.values, self.frame
        span = float(values[-1] - values[0]) or 1.0
        return frame.left + (value - float(values[0])) / span * frame.width

    def _y(self, value: float) -> float:
        values, frame = self.figure.second.values, self.frame
        span = float(values[-1] - values[0]) or 1.0
        return frame.bottom - (value - float(values[0])) / span * frame.height

    def draw(self, surface: Surface, part: Box, marked: Marked = UNMARKED) -> None:  # noqa: ARG002
        style, frame = self.style, self.frame
        surface.image(frame.left, frame.top, frame.width, frame.height, self._pixels())
        self._draw_axes(surface)
        lines = self.figure.boundary
        if len(lines) and np.isfinite(lines).all():
            ends = np.array([
                (self._x(a), self._y(b), self._x(c), self._y(d))
                for (a, b), (c, d) in lines.tolist()
            ])  # fmt: skip
            surface.lines(ends, Stroke(style.colour("overlap"), max(1.8, style.px(2.2))))
        self._draw_words(surface)
        self._draw_points(surface)
        surface.box(
            frame.left, frame.top, frame.width, frame.height,
            stroke=style.hairline(style.colour("border")),
        )  # fmt: skip
        top = frame.bottom + style.px(_FOOT)
        for text in self.figure.foot:
            laid = style.texts.laid(text, style.small, self.width - style.px(20.0), 2)
            surface.text(laid, style.px(10.0), top, style.colour("muted"))
            top += laid.height + 4.0

    @cached_property
    def _sides(self) -> tuple[Bools, Bools]:
        """bool[y, x] what is accepted, and what is not, more finely than the map was worked out; the
        lowest row first."""
        figure = self.figure
        gain, inside = figure.gain, figure.inside
        rows, columns = gain.shape
        y = np.linspace(0, rows - 1, (rows - 1) * _FINER + 1)
        x = np.linspace(0, columns - 1, (columns - 1) * _FINER + 1)
        if np.array_equal(gain >= -_NEAR, inside):
            fine = _between(gain, y, x) >= -_NEAR
        else:
            # A red line decides somewhere, and that is no question of points.
            fine = inside[np.ix_(y.round().astype(int), x.round().astype(int))]
        there = np.ones(fine.shape, bool)
        if figure.most is not None:
            first, second = figure.first.values, figure.second.values
            ends = (
                np.linspace(first[0], first[-1], len(x)),
                np.linspace(second[0], second[-1], len(y)),
            )
            there = ends[0][None, :] + ends[1][:, None] <= figure.most + _NEAR
        return fine & there, ~fine & there

    def _pixels(self) -> NDArray[np.uint8]:
        """uint8[y, x, 4], the top row first."""
        style, (inside, outside) = self.style, self._sides
        pixels = np.zeros((*inside.shape, 4), np.uint8)
        for mask, token, share in ((inside, "overlap", _IN), (outside, "neither", _OUT)):
            pixels[mask] = (*rgb(style.mixed(token, share, "panel").name), 255)
        return pixels[::-1].copy()

    def _draw_axes(self, surface: Surface) -> None:
        style, frame, figure = self.style, self.frame, self.figure
        muted, line = style.colour("muted"), style.texts.line_height(style.small)
        grid = style.hairline(style.colour("line"))
        for side, across in ((figure.first, True), (figure.second, False)):
            low, high = float(side.values[0]) * side.scale, float(side.values[-1]) * side.scale
            room = frame.width if across else frame.height
            for place in ticks(low, high, max(2, int(room / style.px(70.0))))[0]:
                value = place / side.scale
                laid = style.laid(side.said(value), style.small)
                if across:
                    x = self._x(value)
                    surface.lines(np.array([(x, frame.top, x, frame.bottom)]), grid)
                    surface.text(laid, x, frame.bottom + 4.0, muted, "centre")
                else:
                    y = self._y(value)
                    surface.lines(np.array([(frame.left, y, frame.right, y)]), grid)
                    surface.text(laid, frame.left - 6.0, y - line / 2, muted, "right")
        across_title = style.laid(figure.first.title, style.label, frame.width + style.px(_RIGHT))
        top = frame.bottom + line + 8.0
        ink = style.colour("ink")
        surface.text(across_title, frame.middle[0], top, ink, "centre")
        up = style.laid(figure.second.title, style.label, frame.height)
        x = 2.0
        surface.text(up, x, frame.middle[1], ink, "centre", upwards=True)

    def _draw_words(self, surface: Surface) -> None:
        """What each side is, in its middle."""
        style, (inside, outside) = self.style, self._sides
        for fine, text, token in (
            (inside, _("accepted"), "overlap"),
            (outside, _("not accepted"), "muted"),
        ):
            mask = fine[::_FINER, ::_FINER]
            if mask.mean() < 0.03:
                continue
            laid = style.laid(text, style.strong)
            x, y = self._inmost(mask)
            left = min(
                max(x, self.frame.left + laid.width / 2 + 4.0),
                self.frame.right - laid.width / 2 - 4.0,
            )
            surface.text(laid, left, y - laid.height / 2, style.colour(token), "centre",
                         rim=style.colour("panel", 0.8))  # fmt: skip

    def _inmost(self, mask: Bools) -> tuple[float, float]:
        """The place of a region farthest from its edges and from where we stand."""
        y, x = np.nonzero(mask)
        rows, columns = mask.shape
        padded = np.pad(mask, 1)
        depth = np.zeros(mask.shape)
        left = padded
        while left.any() and depth.max() < max(rows, columns):
            depth += left[1:-1, 1:-1]
            inner = (
                left[1:-1, 1:-1]
                & left[:-2, 1:-1]
                & left[2:, 1:-1]
                & left[1:-1, :-2]
                & left[1:-1, 2:]
            )
            left = np.pad(inner, 1)
        at = np.array([self._x(self.figure.first.at), self._y(self.figure.second.at)])
        xs = self.frame.left + x / max(columns - 1, 1) * self.frame.width
        ys = self.frame.bottom - y / max(rows - 1, 1) * self.frame.height
        apart = np.hypot(xs - at[0], ys - at[1]) / max(self.frame.width, 1.0)
        best = int(np.argmax(depth[y, x] / max(rows, columns) + 0.2 * np.minimum(apart, 0.3)))
        return float(xs[best]), float(ys[best])

    def _draw_points(self, surface: Surface) -> None:
        style, figure = self.style, self.figure
        x, y = self._x(figure.first.at), self._y(figure.second.at)
        ink, panel = style.colour("ink"), style.colour("panel")
        radius = style.px(_DOT)
        surface.ellipse(x, y, radius, radius, fill=ink, stroke=Stroke(panel, 1.5))
        laid = style.laid(_("as judged"), style.small_strong)
        right = x + radius + 4.0 + laid.width <= self.frame.right
        at = x + radius + 4.0 if right else x - radius - 4.0
        surface.text(laid, at, y - laid.height / 2, ink, "left" if right else "right",
                     rim=style.colour("panel", 0.85))  # fmt: skip


def _between(values: Floats, y: Floats, x: Floats) -> Floats:
    """Values float64[Y, X] at places between them, straight within a cell."""
    rows, columns = values.shape
    top = np.minimum(y.astype(int), max(rows - 2, 0))
    left = np.minimum(x.astype(int), max(columns - 2, 0))
    down, along = (y - top)[:, None], (x - left)[None, :]
    upper = values[np.ix_(top, left)] * (1 - along) + values[np.ix_(top, left + 1)] * along
    lower = values[np.ix_(top + 1, left)] * (1 - along) + values[np.ix_(top + 1, left + 1)] * along
    return np.asarray(upper * (1 - down) + lower * down)
