"""What lies under the dots: grid, zero lines, and the regions that the lines bound."""

from __future__ import annotations

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.axes import Ticks
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats, Stroke, Surface

_HATCH = 9.0
"""Pixels from one line of the hatching to the next, along the edges."""


def draw_grid(surface: Surface, frame: Box, ticks: Ticks, style: Style) -> None:
    """Hairlines at the ticks; the two zeros, the baseline carried forward, a little stronger."""
    plain: list[tuple[float, ...]] = []
    zeros: list[tuple[float, ...]] = []
    for tick in ticks.across:
        at = round(tick.at) + 0.5
        (plain if tick.value else zeros).append((at, frame.top, at, frame.bottom))
    for tick in ticks.up:
        at = round(tick.at) + 0.5
        (plain if tick.value else zeros).append((frame.left, at, frame.right, at))
    for ends, colour in ((plain, style.colour("grid")), (zeros, style.mixed("muted", 0.32))):
        drawn = np.array(ends, np.float64).reshape(-1, 4)
        surface.lines(drawn, style.hairline(colour), smooth=False)


def draw_regions(surface: Surface, arranged: Arrangement, style: Style) -> None:
    """Fill and hatch where both lines are reached; mark the strip that falls short of signing."""
    region, tolerated = arranged.region, arranged.tolerated
    for box, fill in ((tolerated, style.mixed("overlap", 0.05)), (region, style.colour("region"))):
        if not box.empty:
            surface.box(box.left, box.top, box.width, box.height, fill=fill)
    if not region.empty:
        surface.lines(hatching(region), Stroke(style.colour("hatch")))


def draw_region_text(surface: Surface, arranged: Arrangement, text: str, style: Style) -> None:
    if not arranged.region_text.empty:
        colour = style.tokens.overlap
        style.write(surface, arranged.region_text, text, style.strong, colour, "region")


def draw_frame(surface: Surface, frame: Box, style: Style) -> None:
    left, top, right, bottom = frame.left, frame.top, frame.right - 1, frame.bottom - 1
    edges = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    surface.lines(np.array(edges) + 0.5, style.hairline(style.colour("line")), smooth=False)


def hatching(box: Box) -> Floats:
    """Rising lines across a box: float64[n, 4]."""
    origin = round(box.left) + round(box.bottom)
    first = np.ceil((box.left + box.top - origin) / _HATCH)
    last = np.floor((box.right + box.bottom - origin) / _HATCH)
    # Along each of them x + y is the same.
    sums = origin + _HATCH * np.arange(first, last + 1)
    start = np.maximum(box.left, sums - box.bottom)
    end = np.minimum(box.right, sums - box.top)
    return np.column_stack((start, sums - start, end, sums - end))
