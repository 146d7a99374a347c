"""The lines that say what the signs of a picture mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import (
    Colour,
    Laid,
    Line,
    Move,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph, draw_rim
from scenario_desk.presentation.ramp import overlap_ramp
from scenario_desk.presentation.sheet.badge import draw_badge
from scenario_desk.presentation.sheet.misread_sign import draw_sign
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.node_marks import Mark, draw_mark

_BAR = 34.0
"""Pixels of the signs that are stretches."""
_ANY_WIDTH = 1_000.0
_RIMMED, _RIM_SHARE = 0.6, 0.7
"""Of a sign's radius: the glyph that a rim is around; and how much of that rim is drawn."""

Stretch = Literal["width", "colour", "happened"]
_USUAL_SIDE = 15.0
"""Pixels of the side of a sign from which on its strokes grow with it."""
Small = Literal["size", "whiskers", "arrow", "rim", "cloud", "dashes", "missed", "hope"]


class Badge(NamedTuple):
    """A number that stands for a name, or a letter."""

    text: str


class Entry(NamedTuple):
    """A sign and what it means."""

    sign: Mark | Glyph | Badge | Stretch | Small
    words: str

    @property
    def spoken(self) -> str:
        """What it says to whom cannot see it."""
        return f"{self.sign.text} {self.words}" if isinstance(self.sign, Badge) else self.words


class Spacing(NamedTuple):
    """Pixels: the side of a sign, from it to its words, and from these to the next sign."""

    side: float
    gap: float
    apart: float


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries placed in lines of one width."""

    entries: tuple[tuple[Entry, Laid, float, float], ...]
    """Each with its words and its left top corner."""
    height: float
    spacing: Spacing

    def draw(
        self, surface: Surface, left: float, top: float, tokens: Tokens, texts: TypeSetter
    ) -> None:
        side, gap, _apart = self.spacing
        for entry, laid, x, y in self.entries:
            middle, sign = top + y + laid.height / 2, entry.sign
            radius, at = side / 2, left + x + side / 2
            if isinstance(sign, Mark):
                draw_mark(surface, sign, at, middle, radius, tokens, texts)
            elif isinstance(sign, Glyph):
                draw_glyph(surface, sign, at, middle, radius, tokens, texts)
            elif isinstance(sign, Badge):
                size = _sign_width(entry, side, texts), side
                room = Box.at(round(left + x), round(middle - radius), size)
                draw_badge(surface, room, sign.text, _badge_face(side), tokens, texts)
            elif sign == "rim":
                draw_rim(surface, at, middle, radius * _RIMMED, _RIM_SHARE, tokens)
            elif (
                sign == "cloud"
                or sign == "size"
                or sign == "whiskers"
                or sign == "arrow"
                or sign == "dashes"
                or sign == "missed"
                or sign == "hope"
            ):
                _draw_small(surface, sign, left + x, middle, side, tokens)
            else:
                _draw_stretch(surface, sign, left + x, middle, tokens)
            beside = left + x + _sign_width(entry, side, texts) + gap
            surface.text(laid, beside, top + y, Colour(tokens.muted))


def legend(
    entries: tuple[Entry, ...],
    texts: TypeSetter,
    face: Type,
    width: float,
    spacing: Spacing | None = None,
) -> Legend:
    """Place the entries one after the other in as many lines as they need; numbers begin a new one."""
    side, gap, apart = spacing = spacing or Spacing(1.35 * face.pixels, 6.0, 18.0)
    line = max(texts.line_height(face), side) + 4
    placed, x, y, numbered = [], 0.0, 0.0, False
    for entry in entries:
        sign = _sign_width(entry, side, texts)
        laid = texts.laid(entry.words, face, max(width - sign - gap, 1.0))
        taken = sign + gap + laid.width
        begins = isinstance(entry.sign, Badge) and not numbered
        numbered = numbered or begins
        if x and (x + taken > width or begins):
            x, y = 0.0, y + line
        placed.append((entry, laid, x, y))
        x += taken + apart
    return Legend(tuple(placed), placed[-1][3] + line if placed else 0.0, spacing)


def _sign_width(entry: Entry, side: float, texts: TypeSetter) -> float:
    if isinstance(entry.sign, Badge):
        width = texts.laid(entry.sign.text, _badge_face(side), _ANY_WIDTH).width
        return round(max(side, width + 0.4 * side))
    return _BAR if entry.sign in ("width", "colour", "happened") else side


def _badge_face(side: float) -> Type:
    return Type(max(round(0.75 * side), 6), strong=True)


def _draw_stretch(
    surface: Surface, sign: Stretch, left: float, middle: float, tokens: Tokens
) -> None:
    right = left + _BAR
    if sign == "width":
        wedge = (Move(left, middle + 0.6), Line(right, middle + 4), Line(right, middle - 4))
        surface.path((*wedge, Line(left, middle - 0.6)), None, Colour(tokens.branch_far))
    elif sign == "colour":
        steps = 12
        for step, (red, green, blue) in enumerate(
            overlap_ramp(np.linspace(0, 1, steps), tokens).tolist()
        ):
            at = left + step * _BAR / steps
            fill = Colour(f"#{red:02X}{green:02X}{blue:02X}")
            surface.boxes(np.array([[at, middle - 3, _BAR / steps, 6.0]]), fill)
    else:
        for width, colour in ((6.0, tokens.ink), (3.0, tokens.branch_far)):
            way = (Move(left, middle), Line(right, middle))
            surface.path(way, Stroke(Colour(colour), width))


def _draw_small(
    surface: Surface, sign: Small, left: float, middle: float, side: float, tokens: Tokens
) -> None:
    unit = max(side / _USUAL_SIDE, 1.0)
    stroke, right = Stroke(Colour(tokens.muted), 1.2 * unit), left + side
    if sign == "size":
        for at, radius in ((left + 2.5 * unit, 2 * unit), (right - 3 * unit, 4 * unit)):
            surface.ellipse(at, middle, radius, radius, stroke=stroke)
        return
    if sign == "cloud":
        for share in (0.5, 0.24):
            across, down = share * side, 0.75 * share * side
            surface.ellipse(left + side / 2, middle, across, down, stroke=stroke)
        return
    if sign == "missed" or sign == "hope":
        hoped = sign == "hope"
        colour = Colour(tokens.error if hoped else tokens.warning)
        place = left + side / 2, middle, side / 2
        draw_sign(surface, hoped, place, colour, Colour(tokens.background))
        return
    if sign == "dashes":
        stroke = Stroke(Colour(tokens.overlap), 1.6 * unit, "close")
        surface.lines(np.array([(left, middle, right, middle)]), stroke)
        return
    lines = [(left, middle, right, middle)]
    if sign == "whiskers":
        x = left + side / 2
        lines.append((x, middle - side / 2, x, middle + side / 2))
    else:
        lines += [(right, middle, right - 4 * unit, middle + rise * unit) for rise in (-3, 3)]
    surface.lines(np.array(lines), stroke)
