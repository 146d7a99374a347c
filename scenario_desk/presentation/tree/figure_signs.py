"""The small signs that tell figures apart, and what marks a juncture or a choice on the tree."""

from __future__ import annotations

from math import cos, pi, sin, tan

from scenario_desk.presentation.drawing import (
    Colour,
    Curve,
    Line,
    Move,
    Path,
    Stamping,
    Stroke,
    Surface,
)
from scenario_desk.presentation.tree.node_figures import Sign
from scenario_desk.presentation.tree.palette import Palette

_RADIUS = 4.2
"""Pixels of a sign at 100 %."""
_ARC = 3.0
"""The width of a juncture's arc at 100 %."""


def sign_width(size: float) -> float:
    """Pixels from the left of a sign to the digits after it."""
    return (2 * _RADIUS + 4) * size


def draw_sign(
    surface: Surface, palette: Palette, sign: Sign, left: float, y: float, size: float, share: float
) -> None:
    """Draw the sign of a figure: an arrow that arrives, a full disc, one in a ring, a pale one
    with a dashed rim, a pie."""

    def draw(ground: Surface, x: float, y: float) -> None:
        _draw(ground, palette, sign, x, y, size, share)

    x = left + _RADIUS * size
    if isinstance(surface, Stamping):
        key = sign, size, palette.tokens, share
        surface.stamp(key, x, y, _RADIUS * size + 1, draw)
    else:
        draw(surface, x, y)


def _draw(
    surface: Surface, palette: Palette, sign: Sign, x: float, y: float, size: float, share: float
) -> None:
    radius = _RADIUS * size
    if sign == "reach":
        stroke = Stroke(palette.colour("muted"), 1.3 * size)
        tip = x + radius
        surface.path((Move(x - radius, y), Line(tip, y)), stroke)
        wing = 0.8 * radius
        head = (Move(tip - radius, y - wing), Line(tip, y), Line(tip - radius, y + wing))
        surface.path(head, stroke)
    elif sign == "tolerated":
        rim = Stroke(palette.colour("overlap"), 1.2 * size, "dashed")
        inner = radius - 0.6 * size
        surface.ellipse(x, y, inner, inner, fill=palette.colour("tolerated"), stroke=rim)
    elif sign == "with_package":
        rim = Stroke(palette.colour("overlap"), 1.0 * size)
        surface.ellipse(x, y, radius - 0.5 * size, radius - 0.5 * size, stroke=rim)
        surface.ellipse(x, y, 0.5 * radius, 0.5 * radius, fill=palette.colour("overlap"))
    elif sign == "agreement":
        surface.ellipse(x, y, radius, radius, fill=palette.colour("overlap"))
    else:
        surface.ellipse(x, y, radius, radius, stroke=Stroke(palette.colour("muted"), 1.0))
        surface.pie(x, y, radius, 90, -360 * share, palette.colour("ink"))


def ring_radius(radius: float, size: float) -> float:
    """How far from the middle of a mark of this radius the ring of a juncture runs."""
    return radius * 1.2 + 4.5 * size


def draw_ring(
    surface: Surface, palette: Palette, x: float, y: float, radius: float, size: float, share: float
) -> None:
    """A ring around a mark, of which as much is drawn bold as the node settles of what is open."""
    width = _ARC * min(size, 1.4)
    surface.ellipse(x, y, radius, radius, stroke=Stroke(palette.colour("line"), width))
    surface.path(arc(x, y, radius, 360 * share), Stroke(palette.colour("ink"), width))


def arc(x: float, y: float, radius: float, degrees: float) -> Path:
    """An arc with the clock from twelve, as cubics of at most a quarter of a circle each."""
    parts = max(int(-(-degrees // 90)), 1)
    step = degrees / parts * pi / 180
    reach = 4 / 3 * tan(step / 4) * radius
    path: list[Move | Line | Curve] = [Move(x, y - radius)]
    for part in range(parts):
        start, end = part * step, (part + 1) * step
        path.append(
            Curve(
                x + radius * sin(start) + reach * cos(start),
                y - radius * cos(start) + reach * sin(start),
                x + radius * sin(end) - reach * cos(end),
                y - radius * cos(end) - reach * sin(end),
                x + radius * sin(end),
                y - radius * cos(end),
            )
        )
    return path


def draw_diamond(
    surface: Surface, x: float, y: float, radius: float, stroke: Stroke, fill: Colour
) -> None:
    """The sign of a choice: a small diamond."""
    path = (
        Move(x, y - radius),
        Line(x + radius, y),
        Line(x, y + radius),
        Line(x - radius, y),
        Line(x, y - radius),
    )
    surface.path(path, stroke, fill)
