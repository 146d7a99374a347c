"""The acceptance glyph as strokes: in the tree, the lists, the matrix, the chart and files alike."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, radians, sin, sqrt

import numpy as np

from scenario_desk.presentation.drawing import (
    Colour,
    Line,
    Move,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.glyph import LETTERS_FROM, Glyph, Slice
from scenario_desk.presentation.tokens import Tokens

_RIM = 0.085
"""Width of the rim as a share of the diameter; of large glyphs, from 3 pixels on, less."""
_LARGE_RIM = 0.04
_LEAST = 5
"""Pixels of type. Where there is room for less, slices have no letters."""


def draw_glyph(
    surface: Surface,
    glyph: Glyph,
    x: float,
    y: float,
    radius: float,
    tokens: Tokens,
    texts: TypeSetter,
) -> None:
    """Draw the glyph around a point, its rim inside the radius."""
    rim = max(min(max(2 * radius * _RIM, 1.2), 3.0), 2 * radius * _LARGE_RIM)
    inner = radius - rim / 2
    core = inner * glyph.core
    if glyph.core < 1:
        surface.ellipse(x, y, inner, inner, fill=Colour(tokens.colour("panel")))
    surface.ellipse(x, y, core, core, fill=Colour(tokens.colour(glyph.ground)))
    if not glyph.whole:
        for each in glyph.slices:
            _draw_slice(surface, each, x, y, inner, tokens)
    outline = Stroke(Colour(tokens.colour(glyph.rim)), rim, "dashed" if glyph.dashed else "solid")
    surface.ellipse(x, y, inner, inner, stroke=outline)
    share = _letters_share(len(glyph.slices))
    if 2 * radius >= LETTERS_FROM and core * share >= _LEAST:
        face = Type(int(core * share), strong=True)
        for each in glyph.slices:
            if each.letter:
                at = x + each.letter_x * core, y - each.letter_y * core
                colour = Colour(tokens.colour(each.letter_colour))
                draw_letters(surface, texts, each.letter[:2], face, *at, colour)


def rim_reach(radius: float, share: float) -> float:
    """How far from the middle a glyph with its rim goes; without a share, the glyph alone."""
    gap, width = _rim_sizes(radius)
    return radius + (gap + width if share > 0 else 0.0)


def draw_rim(
    surface: Surface, x: float, y: float, radius: float, share: float, tokens: Tokens
) -> None:
    """Draw around a glyph how often it holds: of a full turn from the top, clockwise, this share.

    share: 0 … 1; nothing is drawn of 0.
    """
    if share <= 0:
        return
    gap, width = _rim_sizes(radius)
    around = radius + gap + width / 2
    if share < 1:
        whole = Stroke(Colour(tokens.colour("muted"), 0.35), 1.0)
        surface.ellipse(x, y, around, around, stroke=whole)
    stroke = Stroke(Colour(tokens.colour("overlap")), width)
    if share >= 1:
        surface.ellipse(x, y, around, around, stroke=stroke)
        return
    turn = np.linspace(0.0, 2 * pi * share, max(2, round(48 * share) + 1))
    columns, rows = x + around * np.sin(turn), y - around * np.cos(turn)
    points = list(zip(columns.tolist(), rows.tolist(), strict=True))
    surface.path((Move(*points[0]), *(Line(*each) for each in points[1:])), stroke)


def _rim_sizes(radius: float) -> tuple[float, float]:
    """Pixels between a glyph and its rim, and the width of this."""
    return max(2.0, radius * 0.14), min(max(2.0, radius * 0.2), 4.0)


def _letters_share(slices: int) -> float:
    """How high type may be, as a share of the radius, so that letters of two slices do not touch."""
    return 0.62 if slices <= 2 else min(0.5, 0.6 * sin(pi / slices))


def draw_letters(
    surface: Surface,
    texts: TypeSetter,
    letters: str,
    face: Type,
    x: float,
    y: float,
    colour: Colour,
) -> None:
    """Write a few letters centred on a point."""
    laid = texts.laid(letters, face, 4 * face.pixels)
    surface.text(laid, x, y - laid.height / 2, colour, "centre")


def _draw_slice(
    surface: Surface, each: Slice, x: float, y: float, radius: float, tokens: Tokens
) -> None:
    colour = Colour(tokens.colour(each.colour))
    if each.filled:
        surface.pie(x, y, radius, each.start, each.span, colour)
    elif each.hatched:
        width = max(radius * 0.08, 1.0)
        # A line's square ends reach as far beyond its middle as it is wide.
        lines = list(_hatching(each, x, y, radius - width / 2))
        surface.lines(np.array(lines, np.float64).reshape(-1, 4), Stroke(colour, width))


def _hatching(each: Slice, x: float, y: float, radius: float) -> Iterator[tuple[float, ...]]:
    """Rising lines across a slice: x1 y1 x2 y2.

    Along a line both the disc and the two straight sides of a slice of at most half of it are
    intervals, so what is inside is one stretch.
    """
    apart = max(radius * 0.42, 3.4)
    slope = sqrt(0.5)
    count = int(radius / apart)
    for number in range(-count, count + 1):
        offset = number * apart
        reach = sqrt(max(radius**2 - offset**2, 0.0))
        first, last = -reach, reach
        if each.span < 360:
            for angle, side in ((each.start, 1.0), (each.start + each.span, -1.0)):
                across, up = cos(radians(angle)) * side, sin(radians(angle)) * side
                # The side on which the slice lies is where base + rate · along is not negative.
                base = offset * slope * (-across - up)
                rate = slope * (across - up)
                if abs(rate) < 1e-9:
                    if base < -1e-9:
                        first, last = 0.0, 0.0
                elif rate > 0:
                    first = max(first, -base / rate)
                else:
                    last = min(last, -base / rate)
        if last - first > 1:
            (x1, y1), (x2, y2) = (
                (offset * slope + along * slope, offset * slope - along * slope)
                for along in (first, last)
            )
            yield x + x1, y + y1, x + x2, y + y2
