"""The signs of what is seen wrongly: a star for a false hope, a barred circle for what is missed."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from scenario_desk.presentation.drawing import Colour, Line, Move, Path, Stroke, Surface

_STAR = 0.45
"""The inner radius of a star, where the outer one is 1."""


def draw_sign(
    surface: Surface,
    hoped: bool,
    place: tuple[float, float, float],
    colour: Colour,
    ground: Colour,
) -> None:
    """Draw one of them. place: its middle and radius; ground: what is around."""
    x, y, radius = place
    stroke = Stroke(colour, max(1.4, radius * 0.26))
    if hoped:
        turns = ((-pi / 2 + pi * n / 5, radius * (_STAR if n % 2 else 1.0)) for n in range(10))
        points = [(x + r * cos(angle), y + r * sin(angle)) for angle, r in turns]
        star: Path = (Move(*points[-1]), *(Line(*each) for each in points))
        surface.path(star, stroke, ground)
        return
    inner = radius * 0.86
    surface.ellipse(x, y, inner, inner, fill=ground, stroke=stroke)
    across = inner * cos(pi / 4)
    surface.lines(np.array([(x - across, y + across, x + across, y - across)]), stroke)
