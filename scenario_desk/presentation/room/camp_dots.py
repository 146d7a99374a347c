"""The answers to one judgement, and where the median of each camp lies among them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.robustness.cells import Axis
from scenario_desk.presentation.session.dots import Dots

_RADIUS = 8.0
"""Pixels of the ring around a letter."""


@dataclass(frozen=True, slots=True)
class CampDots:
    """A cell; all places are shares of the judgement's scale, 0 … 1."""

    dots: Dots
    letters: tuple[tuple[str, float], ...]
    """By its letter, where the median of each camp lies; nan where none of it answered."""

    @property
    def text(self) -> str:
        return self.dots.text

    def width(self, _style: Style) -> float:
        return 0.0

    def draw(self, surface: Surface, box: Box, style: Style, axis: Axis) -> None:
        """The letters over the dots; what would lie on another is moved to its right."""
        self.dots.draw(surface, box, style, axis)
        y, radius, free = box.middle[1], style.px(_RADIUS), box.left
        rim = Stroke(style.colour("ink"), style.px(1.4))
        known = [each for each in self.letters if isfinite(each[1])]
        for letter, value in sorted(known, key=lambda each: each[1]):
            x = max(axis.x(value, box), free)
            free = x + 2 * radius
            surface.ellipse(x, y, radius, radius, fill=style.colour("panel"), stroke=rim)
            laid = style.laid(letter, style.small_strong)
            surface.text(laid, x, y - laid.height / 2, style.colour("ink"), "centre")
