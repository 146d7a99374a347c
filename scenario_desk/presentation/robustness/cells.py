"""What can stand in a cell of a picture in rows, and the scale that the cells of a column share."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Protocol

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Align, Colour, Stroke, Surface, Type
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph

GAP = 8.0
"""Pixels between a glyph and its words, and between columns."""
_GLYPH = 6.5
_SPARE = 5.0
"""Pixels that a line needs more than its letters, or it would be broken."""
_SHORTEST = 9.0
"""Pixels of a whisker that can be read: a shorter one is all ends."""
_THICK, _THIN = 0.5, 0.3
"""Of the height of a row: a bar; each of two."""
_THICKEST = 18.0
"""Pixels of a bar at most, however many lines stand beside it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from left to right, with values that are marked on it."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...] = ()
    """Values and what is written at them; "" for nothing."""
    strong: float | None = None
    """The value at which all hangs: its line is drawn over everything."""

    def x(self, value: float, box: Box) -> float:
        """The column of a value in a cell; beyond the ends, at them."""
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return box.left + min(max(share, 0.0), 1.0) * box.width


WHOLE = Axis(0.0, 1.0, ((0.0, ""), (0.5, ""), (1.0, "")))
"""Of shares."""


class Cell(Protocol):
    """One cell."""

    @property
    def text(self) -> str:
        """What it says, in words."""

    def width(self, style: Style) -> float:
        """How wide it likes to be; 0 where it takes what there is."""

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one line, with a glyph before it where there is one."""

    text: str
    colour: str = "ink"
    """A token."""
    strong: bool = False
    align: Align = "left"
    glyph: Glyph | None = None
    small: bool = False

    def _face(self, style: Style) -> Type:
        if self.small:
            return style.small_strong if self.strong else style.small
        return style.strong if self.strong else style.label

    def width(self, style: Style) -> float:
        beside = style.px(2 * _GLYPH + GAP) if self.glyph is not None else 0.0
        return style.size(self.text, self._face(style))[0] + beside + style.px(_SPARE)

    def height(self, style: Style, width: float, most: int) -> float:
        """How high its words are in so wide a cell, in so many lines at most."""
        return style.texts.laid(self.text, self._face(style), max(width, 1.0), most).height

    def draw(self, surface: Surface, box: Box, style: Style, _axis: Axis) -> None:
        left, middle = box.left, box.middle[1]
        if self.glyph is not None:
            radius = style.px(_GLYPH)
            draw_glyph(
                surface, self.glyph, left + radius, middle, radius, style.tokens, style.texts
            )
            left += 2 * radius + style.px(GAP)
        face = self._face(style)
        lines = max(int(box.height // style.texts.line_height(face)), 1)
        laid = style.texts.laid(self.text, face, max(box.right - left, 1.0), lines)
        align: Align = "right" if laid.from_right and self.align == "left" else self.align
        x = {"left": left, "centre": (left + box.right) / 2, "right": box.right}[align]
        surface.text(laid, x, middle - laid.height / 2, style.colour(self.colour), align)


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words in a frame; "" for nothing."""

    text: str
    colour: str = "muted"
    """A token."""

    def width(self, style: Style) -> float:
        return style.size(self.text, style.small)[0] + style.px(2 * _SPARE + _SPARE)

    def draw(self, surface: Surface, box: Box, style: Style, _axis: Axis) -> None:
        if not self.text:
            return
        laid = style.texts.laid(self.text, style.small, box.width, 1)
        middle, colour = box.middle[1], style.colour(self.colour)
        wide, high = laid.width + style.px(2 * _SPARE), laid.height + style.px(4.0)
        surface.box(
            box.left, middle - high / 2, min(wide, box.width), high,
            fill=style.mixed(self.colour, 0.12, "panel"), stroke=Stroke(colour, style.px(1.0)),
            radius=high / 2,
        )  # fmt: skip
        surface.text(
            laid, box.left + style.px(_SPARE), middle - laid.height / 2, style.colour("ink")
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0, or another value, with how far it may be off."""

    value: float
    low: float
    high: float
    text: str
    colour: str = "accent"
    start: float = 0.0

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        high = min(box.height * _THICK, style.px(_THICKEST))
        _bar(surface, box, style, axis, (self.start, self.value, box.middle[1], high), self.colour)
        _whisker(surface, box, style, axis, (self.low, self.high, box.middle[1], high * 0.55))


@dataclass(frozen=True, slots=True)
class Twins:
    """Two bars, the second below the first and paler, each with how far it may be off."""

    first: tuple[float, float, float]
    """Value, low and high."""
    second: tuple[float, float, float]
    text: str
    colour: str = "accent"

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        high = box.height * _THIN
        for each, (value, low, high_end) in enumerate((self.first, self.second)):
            y = box.middle[1] + (each - 0.5) * high * 1.15
            _bar(surface, box, style, axis, (0.0, value, y, high), self.colour, (1.0, 0.4)[each])
            _whisker(surface, box, style, axis, (low, high_end, y, high * 0.7))


@dataclass(frozen=True, slots=True)
class Swing:
    """What a figure goes through as one judgement goes from low to high."""

    at_low: float
    best: float
    at_high: float
    text: str

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        y, high = box.middle[1], box.height * _THICK
        ends = (self.at_low, "muted", 0.55), (self.at_high, "accent", 1.0)
        # The longer one first: where both go one way neither hides the other.
        for value, token, share in sorted(ends, key=lambda end: -abs(end[0] - self.best)):
            _bar(surface, box, style, axis, (self.best, value, y, high), token, share)


@dataclass(frozen=True, slots=True)
class Share:
    """A share as a number over a small bar."""

    value: float
    text: str
    colour: str

    def width(self, style: Style) -> float:
        return max(style.size(self.text, style.small)[0] + style.px(_SPARE), style.px(40.0))

    def draw(self, surface: Surface, box: Box, style: Style, _axis: Axis) -> None:
        laid = style.laid(self.text, style.small, box.width)
        thick = style.px(3.0)
        top = box.middle[1] - (laid.height + thick) / 2
        surface.text(laid, box.right, top, style.colour("ink"), "right")
        below = top + laid.height
        line = style.colour("line")
        surface.box(box.left, below, box.width, thick, fill=line, radius=thick / 2)
        if isfinite(self.value) and self.value > 0.0:
            wide = max(box.width * self.value, thick)
            fill = style.colour(self.colour)
            surface.box(box.left, below, wide, thick, fill=fill, radius=thick / 2)


@dataclass(frozen=True, slots=True)
class Heat:
    """A share as how full a colour is, with its number where that has room; nothing without words."""

    value: float
    text: str
    colour: str

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, _axis: Axis) -> None:
        if not self.text:
            return
        # Pale enough for ink on it, up to the darkest.
        share = 0.06 + 0.44 * min(self.value, 1.0) ** 0.7
        inner = box.grown(-0.75)
        surface.box(
            inner.left, inner.top, inner.width, inner.height,
            fill=style.mixed(self.colour, share, "panel"), radius=2.0,
        )  # fmt: skip
        laid = style.laid(self.text, style.small)
        if laid.width <= inner.width:
            x, y = box.middle
            surface.text(laid, x, y - laid.height / 2, style.colour("ink"), "centre")


def _bar(
    surface: Surface,
    box: Box,
    style: Style,
    axis: Axis,
    placed: tuple[float, float, float, float],
    token: str,
    share: float = 1.0,
) -> None:
    """From one value to another, around a line, so high."""
    start, value, y, high = placed
    if not (isfinite(start) and isfinite(value)):
        return
    one, other = sorted((axis.x(start, box), axis.x(value, box)))
    if other - one < 0.25:
        return
    colour = style.colour(token) if share >= 1.0 else style.mixed(token, share, "panel")
    surface.box(one, y - high / 2, other - one, high, fill=colour, radius=1.5)


def _whisker(
    surface: Surface, box: Box, style: Style, axis: Axis, placed: tuple[float, float, float, float]
) -> None:
    """From one value to another, with ends so high; none where it would be a blot."""
    low, high, y, ends = placed
    if not (isfinite(low) and isfinite(high)) or high <= low:
        return
    left, right = axis.x(low, box), axis.x(high, box)
    if right - left < style.px(_SHORTEST):
        return
    up, down = y - ends / 2, y + ends / 2
    lines = [(left, y, right, y), (left, up, left, down), (right, up, right, down)]
    drawn = np.array(lines)
    # It must be seen on its bar, too.
    surface.lines(drawn, Stroke(style.colour("panel", 0.75), style.px(3.2)))
    surface.lines(drawn, Stroke(style.colour("ink"), max(1.0, style.px(1.1))))


def grid(surface: Surface, box: Box, style: Style, axis: Axis) -> None:
    """The lines of an axis, down a column."""
    places = [axis.x(value, box) for value, _text in axis.marks]
    if places:
        lines = np.array([(x, box.top, x, box.bottom) for x in places])
        surface.lines(lines, style.hairline(style.colour("line")))


def strong_line(surface: Surface, box: Box, style: Style, axis: Axis) -> None:
    """The line at which all hangs."""
    if axis.strong is not None and axis.low <= axis.strong <= axis.high:
        x = axis.x(axis.strong, box)
        ends = np.array([(x, box.top, x, box.bottom)])
        surface.lines(ends, Stroke(style.colour("ink"), max(1.2, style.px(1.4)), "dashed"))


def marks_in(
    axis: Axis, box: Box, style: Style, colour: Colour, surface: Surface, top: float
) -> None:
    """What is written at the marks of an axis; one that has no room is left out."""
    taken = -1e9
    for value, text in axis.marks:
        if not text:
            continue
        laid = style.laid(text, style.small)
        x = min(max(axis.x(value, box), box.left + laid.width / 2), box.right - laid.width / 2)
        if x - laid.width / 2 < taken + style.px(4.0):
            continue
        surface.text(laid, x, top, colour, "centre")
        taken = x + laid.width / 2
