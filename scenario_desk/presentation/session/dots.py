"""The answers of a room, a dot for each: on a scale with their middle half and medians, or as votes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.robustness.cells import Axis

_RADIUS = 4.2
_LEAST_RADIUS = 1.2
"""Pixels of a dot; smaller where many stand upon one another."""
_TALL = 0.86
"""Of the height of a row that dots may fill."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A cell; all places are shares of the judgement's scale, 0 … 1."""

    places: tuple[float, ...]
    """Where each answer lies."""
    half: tuple[float, float] | None
    """From where to where the middle half of them lies."""
    median: float | None
    text: str
    before: float | None = None
    """The median of the round before."""

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        y = box.middle[1]
        if self.half is not None:
            left, right = (axis.x(each, box) for each in self.half)
            high = box.height * _TALL
            surface.box(
                left - style.px(3.0), y - high / 2, right - left + style.px(6.0), high,
                fill=style.colour("accent", 0.16), radius=style.px(3.0),
            )  # fmt: skip
        radius, spots = self._stacked(box, style, axis)
        fill, rim = style.colour("accent"), Stroke(style.colour("panel"), style.px(0.8))
        for x, up in spots:
            surface.ellipse(x, y + up, radius, radius, fill=fill, stroke=rim)
        self._draw_medians(surface, box, style, axis)

    def _stacked(
        self, box: Box, style: Style, axis: Axis
    ) -> tuple[float, list[tuple[float, float]]]:
        """How large dots are, and where: those that would lie upon one another stand in a pile."""
        radius, across = style.px(_RADIUS), [axis.x(each, box) for each in sorted(self.places)]
        while True:
            piles: dict[int, list[float]] = {}
            for x in across:
                piles.setdefault(round(x / (2 * radius)), []).append(x)
            most = max(map(len, piles.values()), default=0)
            if most * 2 * radius <= box.height * _TALL or radius <= _LEAST_RADIUS:
                break
            radius = max(radius * 0.85, _LEAST_RADIUS)
        step = min(2 * radius, box.height * _TALL / max(most, 1))
        return radius, [
            (sum(pile) / len(pile), (number - (len(pile) - 1) / 2) * step)
            for pile in piles.values()
            for number in range(len(pile))
        ]

    def _draw_medians(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        if self.median is None:
            return
        x, high = axis.x(self.median, box), box.height * _TALL / 2
        top, bottom = box.middle[1] - high, box.middle[1] + high
        surface.lines(np.array([(x, top, x, bottom)]), Stroke(style.colour("ink"), style.px(2.2)))
        if self.before is None:
            return
        was, y = axis.x(self.before, box), bottom - style.px(2.0)
        stroke = Stroke(style.colour("ink"), style.px(1.4), "dotted")
        surface.lines(np.array([(was, top, was, bottom), (was, y, x, y)]), stroke)


@dataclass(frozen=True, slots=True)
class Votes:
    """A cell: a dot for each vote, side by side, from where scales begin to where they end."""

    count: int
    most: int
    """The votes of the fullest row, to which all are drawn."""
    text: str

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        left, right = axis.x(0.0, box), axis.x(1.0, box)
        step = min(style.px(2.6 * _RADIUS), (right - left) / max(self.most, 1))
        radius = min(style.px(_RADIUS), max(step / 2, _LEAST_RADIUS))
        rim = Stroke(style.colour("panel"), style.px(0.8))
        for place in range(self.count):
            x = left + radius + place * step
            fill = style.colour("accent")
            surface.ellipse(x, box.middle[1], radius, radius, fill=fill, stroke=rim)
