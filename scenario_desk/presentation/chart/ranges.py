"""The ranges of utility that hold every dot, where it was or is seen, and every line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.misreads import MOST_MISREADS
from scenario_desk.presentation.chart.overlap_chart import radii, span
from scenario_desk.presentation.chart.style import Style

Ranges = tuple[tuple[float, float], tuple[float, float]]
PADDING = 0.06
"""How much of a range stays free at either end."""
_CERTAIN = 33.0
"""The radius of an endpoint that is certain, in a frame of the usual size."""
_SMALLEST = 4.5
_USUAL_FRAME = 440.0


def fitting(content: Content, frame: Box, style: Style, padding: float = PADDING) -> Ranges:
    """The ranges across and up in which all is seen, the dots with their size."""
    chart = content.chart
    radius = dot_radii(chart.reach, frame, style) + 4
    found = []
    misreads = content.misreads[:MOST_MISREADS]
    for values, was, elsewhere, side, room in (
        (
            chart.x,
            content.was and content.was[0],
            [each.x for each in misreads],
            content.across,
            frame.width,
        ),
        (
            chart.y,
            content.was and content.was[1],
            [each.y for each in misreads],
            content.up,
            frame.height,
        ),
    ):
        marks = [side.lines.reservation, side.lines.signing, side.lines.low, side.lines.high]
        marks += elsewhere
        seen = values[chart.known]
        size = radius[chart.known]
        if side.before is not None:
            marks += [side.before.reservation, side.before.signing]
        parts = [seen, np.asarray(marks)]
        if was is not None:
            parts.append(was[chart.known])
        low, high = span(np.concatenate(parts), padding=0.0)
        unit = (high - low) / max(80.0, room - 2 * float(size.max(initial=8.0)))
        parts += [seen - size * unit, seen + size * unit]
        found.append(span(np.concatenate(parts), padding=padding))
    return found[0], found[1]


def dot_radii(reach: NDArray[np.float64], frame: Box, style: Style) -> NDArray[np.float64]:
    """How large the dots are: smaller in a small frame, where they would hide one another."""
    room = min(frame.width, frame.height) / style.px(_USUAL_FRAME)
    share = min(max(room, 0.6), 1.2)
    return radii(reach, style.px(_CERTAIN) * share, style.px(_SMALLEST) * min(share**0.5, 1.0))
