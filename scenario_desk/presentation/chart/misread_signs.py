"""Missed agreements and false hopes in a chart: a sign and words where the holder sees the endpoint,
and an arrow there from its dot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan2, cos, hypot, isfinite, pi, sin

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.lines import first_free, within
from scenario_desk.presentation.chart.misreads import MOST_MISREADS, Misread
from scenario_desk.presentation.chart.plane import Plane
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats, Line, Move, Path, Stroke, Surface
from scenario_desk.presentation.sheet.misread_sign import draw_sign

_RADIUS, _GAP = 6.0, 4.0

Dot = tuple[float, float, float]
"""x, y and radius."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One of them, placed."""

    endpoint: int
    hoped: bool
    text: str
    at: Box
    text_at: Box
    shaft: tuple[float, float, float, float] | None
    """From the rim of the dot to the sign; None where they are next to each other."""

    @property
    def colour(self) -> str:
        """A token."""
        return "error" if self.hoped else "warning"

    def holds(self, x: float, y: float) -> bool:
        return self.at.holds(x, y) or self.text_at.holds(x, y)


def place_signs(
    content: Content,
    plane: Plane,
    dots: tuple[Floats, Floats, Floats],
    style: Style,
    taken: Floats,
) -> tuple[Sign, ...]:
    """Place them, as far as their dots have a place. dots: float64[E] each, x, y and radius in
    pixels; taken: float64[k, 4] boxes that words rather leave free."""
    placed: list[tuple[Misread, Dot, Box]] = []
    known, radius = content.chart.known, style.px(_RADIUS)
    for each in content.misreads[:MOST_MISREADS]:
        dot = _dot(dots, each.endpoint)
        if known[each.endpoint] and plane.frame.holds(dot[0], dot[1]):
            placed.append((each, dot, _sign_at(each, dot, plane, radius, len(placed))))
    signs: list[Sign] = []
    taken = np.vstack((taken, _edges(at for _each, _dot, at in placed)))
    for each, (x, y, reach), at in placed:
        text, text_at = _words_at(each, at, plane.frame, style, taken)
        taken = np.vstack((taken, _edges([text_at])))
        far = hypot(at.middle[0] - x, at.middle[1] - y) > reach + 2 * radius
        shaft = _shaft((x, y, reach), at) if far else None
        signs.append(Sign(each.endpoint, each.hoped, text, at, text_at, shaft))
    return tuple(signs)


def _dot(dots: tuple[Floats, Floats, Floats], endpoint: int) -> Dot:
    x, y, reach = (float(of[endpoint]) for of in dots)
    return x, y, reach


def _edges(boxes: Iterable[Box]) -> Floats:
    return np.array([box.edges for box in boxes], np.float64).reshape(-1, 4)


def _sign_at(each: Misread, dot: Dot, plane: Plane, radius: float, place: int) -> Box:
    """Where the holder sees it, at the frame's edge where that is outside; beside the dot, each at
    an angle of its own, where that is at it or unknown."""
    x, y, reach = dot
    seen = plane.across(each.x), plane.up(each.y)
    there = seen if all(map(isfinite, seen)) else (x, y)
    at = within(Box.around(*there, radius), plane.frame)
    if hypot(at.middle[0] - x, at.middle[1] - y) >= reach + radius:
        return at
    angle, far = pi / 4 + place * pi / 2, reach + radius + 1.0
    return within(Box.around(x + far * cos(angle), y + far * sin(angle), radius), plane.frame)


def _words_at(each: Misread, at: Box, frame: Box, style: Style, taken: Floats) -> tuple[str, Box]:
    """What is said beside the sign, and where: its words where they cover nothing, else its holder's
    name where that covers least."""
    for text in (each.words, each.holder):
        place = _beside(text, at, frame, style, taken)
        if not any(place.touches(Box(*edges)) for edges in taken.tolist()):
            break
    return text, place


def _beside(text: str, at: Box, frame: Box, style: Style, taken: Floats) -> Box:
    """The place beside the sign where least is covered."""
    width, height = size = style.size(text, style.small_strong)
    x, y = at.middle
    gap = style.px(_GAP)
    places = [
        Box.at(at.right + gap, y - height / 2, size),
        Box.at(at.left - gap - width, y - height / 2, size),
        Box.at(x - width / 2, at.bottom + 1, size),
        Box.at(x - width / 2, at.top - height - 1, size),
        Box.at(at.right + gap, at.bottom, size),
        Box.at(at.left - gap - width, at.top - height, size),
    ]
    inside = [place for place in places if frame.contains(place)]
    return first_free(inside, taken) if inside else within(places[0], frame)


def _shaft(dot: Dot, at: Box) -> tuple[float, float, float, float]:
    x, y, reach = dot
    to_x, to_y = at.middle
    angle = atan2(to_y - y, to_x - x)
    tip = at.width / 2 + 2.0
    return (
        x + reach * cos(angle),
        y + reach * sin(angle),
        to_x - tip * cos(angle),
        to_y - tip * sin(angle),
    )


def draw_shafts(surface: Surface, signs: Iterable[Sign], style: Style) -> None:
    """The arrows, below the dots."""
    for sign in signs:
        if sign.shaft is None:
            continue
        x, y, to_x, to_y = sign.shaft
        colour = style.colour(sign.colour)
        way: Path = (Move(x, y), Line(to_x, to_y))
        surface.path(way, Stroke(colour, style.px(1.5), "close"))
        angle, size = atan2(to_y - y, to_x - x), style.px(6.5)
        ends = (angle + pi - 0.45, angle + pi + 0.45)
        wings = (Line(to_x + cos(each) * size, to_y + sin(each) * size) for each in ends)
        surface.path((Move(to_x, to_y), *wings), None, colour)


def draw_signs(surface: Surface, signs: Iterable[Sign], style: Style) -> None:
    """The signs with their words, over everything."""
    for sign in signs:
        with surface.group(sign.text):
            x, y = sign.at.middle
            ground = style.colour("background")
            draw_sign(
                surface, sign.hoped, (x, y, sign.at.width / 2), style.colour(sign.colour), ground
            )
            colour = style.tokens.colour(sign.colour)
            style.write(surface, sign.text_at, sign.text, style.small_strong, colour)
