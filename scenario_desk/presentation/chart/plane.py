"""From utilities to pixels and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style

_FAR = 20_000.0
"""Pixels; beyond this the raster engine loses precision and nothing is visible anyway."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 70.0, 8.0, 14.0, 38.0
"""Pixels around the frame for the axes."""
_LEAST = 40.0


@dataclass(frozen=True, slots=True)
class Plane:
    """The frame of the plot in pixels, and the ranges of utility it spans."""

    frame: Box
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    @property
    def units_per_pixel(self) -> tuple[float, float]:
        return (
            (self.x_range[1] - self.x_range[0]) / max(1.0, self.frame.width),
            (self.y_range[1] - self.y_range[0]) / max(1.0, self.frame.height),
        )

    def across(self, x: float) -> float:
        """The pixel column of a utility on the horizontal axis."""
        return float(self.columns(np.float64(x)))

    def up(self, y: float) -> float:
        """The pixel row of a utility on the vertical axis."""
        return float(self.rows(np.float64(y)))

    def columns(self, x: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
        """Pixel columns, nan where unknown, never farther off than can be painted."""
        low, high = self.x_range
        scaled = self.frame.left + (x - low) * (self.frame.width / (high - low))
        return np.clip(scaled, -_FAR, _FAR)

    def rows(self, y: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
        """Pixel rows, nan where unknown, never farther off than can be painted."""
        low, high = self.y_range
        scaled = self.frame.bottom - (y - low) * (self.frame.height / (high - low))
        return np.clip(scaled, -_FAR, _FAR)

    def x_at(self, column: float) -> float:
        """The utility at a pixel column."""
        return self.x_range[0] + (column - self.frame.left) * self.units_per_pixel[0]

    def y_at(self, row: float) -> float:
        """The utility at a pixel row."""
        return self.y_range[0] + (self.frame.bottom - row) * self.units_per_pixel[1]


def frame_in(area: Box, style: Style) -> Box:
    """The part of the room for a chart that utilities are mapped on: the axes stand around it."""
    left, top, right, bottom = margins(style)
    width = max(_LEAST, area.width - left - right)
    height = max(_LEAST, area.height - top - bottom)
    return Box.at(area.left + left, area.top + top, (width, height))


def margins(style: Style) -> tuple[int, int, int, int]:
    """Pixels at the left, top, right and bottom of the frame."""
    left, top, right, bottom = (round(style.px(each)) for each in (_LEFT, _TOP, _RIGHT, _BOTTOM))
    return left, top, right, bottom
