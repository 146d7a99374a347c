"""Draws a picture as SVG: vectors, text as text, nothing that runs and nothing from elsewhere.

Lengths are pixels from the upper left corner. A text stands in an element of its own for each
line, since that is what every program that reads SVG sets in the right place.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenario_desk.exchange.pictures.png_bytes import png
from scenario_desk.exchange.pictures.svg_text import number, quoted, text
from scenario_desk.presentation.drawing import (
    DASHES,
    RIM,
    Align,
    Colour,
    Curve,
    Floats,
    Laid,
    Line,
    Move,
    Path,
    Stamp,
    Stroke,
    Surface,
    put_each,
)

_FALLBACKS = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Arial", "sans-serif")
"""What a machine without the measured family has instead."""
_BODY = 13
"""The type that most words are set in, in pixels: said once for all of them."""
_ASCENT = 0.8
"""Of a line's height, how much is above its baseline: within a hundredth in all of those families."""


@dataclass(slots=True)
class SvgSurface:
    """A Surface that gathers an SVG document.

    title and description are what the picture is called where it cannot be seen.
    """

    width: float
    height: float
    title: str
    description: str
    family: str
    """The family that texts were measured in."""
    names_parts: ClassVar[bool] = True
    _parts: list[str] = field(default_factory=list)
    _definitions: list[str] = field(default_factory=list)
    _stamps: dict[Hashable, str] = field(default_factory=dict)
    _rims: int = 0
    _open: int = 0

    def document(self) -> Iterator[str]:
        """The whole file in pieces, once everything is drawn."""
        if self._open:
            raise ValueError("a group is still open")
        yield from self._head()
        if self._definitions:
            yield "<defs>\n" + "".join(self._definitions) + "</defs>\n"
        yield from self._parts
        yield "</g>\n</svg>\n"

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        along = "".join(_step(part) for part in path)
        self._add(f'<path d="{along}"{_paint(fill, stroke)}/>\n')

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
        radius: float = 0.0,
    ) -> None:
        rounded = f' rx="{number(radius)}"' if radius else ""
        self._add(f"<rect{_frame(left, top, width, height)}{rounded}{_paint(fill, stroke)}/>\n")

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        at = f'cx="{number(x)}" cy="{number(y)}"'
        if across == down:
            shape = f'<circle {at} r="{number(across)}"'
        else:
            shape = f'<ellipse {at} rx="{number(across)}" ry="{number(down)}"'
        self._add(f"{shape}{_paint(fill, stroke)}/>\n")

    def pie(
        self, x: float, y: float, radius: float, start: float, span: float, fill: Colour
    ) -> None:
        if abs(span) >= 360:
            self.ellipse(x, y, radius, radius, fill=fill)
            return
        first, last = radians(start), radians(start + span)
        long, turn = int(abs(span) > 180), int(span < 0)
        side = number(radius)
        self._add(
            f'<path d="M{number(x)} {number(y)}'
            f"L{number(x + radius * cos(first))} {number(y - radius * sin(first))}"
            f"A{side} {side} 0 {long} {turn}"
            f" {number(x + radius * cos(last))} {number(y - radius * sin(last))}Z"
            f'"{_paint(fill, None)}/>\n'
        )

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        size = "" if laid.type.pixels == _BODY else f' font-size="{laid.type.pixels}"'
        weight = ' font-weight="600"' if laid.type.strong else ""
        turned = f' transform="rotate(-90 {number(x)} {number(top)})"' if upwards else ""
        dress = f"{size}{weight}{_paint(colour, None)}{turned}"
        baseline = top + _ASCENT * laid.line_height
        for line, width in zip(laid.lines, laid.widths, strict=True):
            if line.strip():
                name = "" if rim is None else self._rimmed(rim)
                self._add(_written(line, width, x, baseline, align, laid.from_right, name + dress))
            baseline += laid.line_height

    def _rimmed(self, rim: Colour) -> str:
        """Draw a rim around the letters that follow; the attribute they are found by.

        The text stands in the file once: what looks for words finds them once.
        """
        self._rims += 1
        edge = _paint(None, Stroke(rim, 2 * RIM)).removeprefix(' fill="none"')
        self._add(f'<use xlink:href="#words{self._rims}"{edge} stroke-linejoin="round"/>\n')
        return f' id="words{self._rims}"'

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool = True) -> None:
        if not len(ends):
            return
        along = "".join(
            f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
            for x1, y1, x2, y2 in ends.tolist()
        )
        self._add(f'<path d="{along}"{_paint(None, stroke)}{_crisp(smooth)}/>\n')

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        if not len(boxes):
            return
        along = "".join(
            f"M{number(left)} {number(top)}h{number(width)}v{number(height)}h{number(-width)}z"
            for left, top, width, height in boxes.tolist()
        )
        self._add(f'<path d="{along}"{_paint(fill, stroke)}{_crisp(False)}/>\n')

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        content = b64encode(png(pixels)).decode("ascii")
        self._add(
            f"<image{_frame(left, top, width, height)}"
            ' preserveAspectRatio="none" image-rendering="pixelated"'
            f' xlink:href="data:image/png;base64,{content}"/>\n'
        )

    def stamp(
        self,
        key: Hashable,
        x: float,
        y: float,
        radius: float,  # noqa: ARG002 - how much a surface of pixels has to keep
        draw: Callable[[Surface, float, float], None],
    ) -> None:
        """Say once what `draw` draws, and where it stands each time."""
        if key not in self._stamps:
            name = self._stamps[key] = f"mark{len(self._stamps) + 1}"
            around, self._parts = self._parts, []
            draw(self, 0.0, 0.0)
            self._definitions.append(f'<g id="{name}">\n{"".join(self._parts)}</g>\n')
            self._parts = around
        at = f'x="{number(x)}" y="{number(y)}"'
        self._add(f'<use xlink:href="#{self._stamps[key]}" {at}/>\n')

    def stamps(self, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats) -> None:
        put_each(self, stamps, which, x, y)

    @contextmanager
    def faded(self, opacity: float) -> Iterator[None]:
        with self._within(f'<g opacity="{number(opacity)}">'):
            yield

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        name = f"clip{len(self._definitions) + 1}"
        shape = f"<rect{_frame(left, top, width, height)}/>"
        self._definitions.append(f'<clipPath id="{name}">{shape}</clipPath>\n')
        with self._within(f'<g clip-path="url(#{name})">'):
            yield

    @contextmanager
    def placed(self, left: float, top: float, scale: float) -> Iterator[None]:
        where = f"translate({number(left)} {number(top)}) scale({scale:.4g})"
        with self._within(f'<g transform="{where}">'):
            yield

    @contextmanager
    def group(self, title: str, key: str = "") -> Iterator[None]:
        identified = f" data-id={quoted(key)}" if key else ""
        named = f"<title>{text(title)}</title>" if title else ""
        with self._within(f"<g{identified}>{named}"):
            yield

    @contextmanager
    def _within(self, start: str) -> Iterator[None]:
        """What is drawn meanwhile stands inside an element; one that stays empty is left out."""
        self._add(f"{start}\n")
        self._open += 1
        before = len(self._parts)
        yield
        self._open -= 1
        if len(self._parts) == before:
            self._parts.pop()
        else:
            self._add("</g>\n")

    def _add(self, part: str) -> None:
        self._parts.append(part)

    def _head(self) -> Iterator[str]:
        width, height = number(self.width), number(self.height)
        families = (self.family, *(each for each in _FALLBACKS if each != self.family))
        named = ", ".join(f"'{each}'" if " " in each else each for each in families)
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
            ' role="img" aria-labelledby="title description">\n'
        )
        yield f'<title id="title">{text(self.title)}</title>\n'
        yield f'<desc id="description">{text(self.description)}</desc>\n'
        yield (
            f'<g font-family={quoted(named)} font-size="{_BODY}"'
            ' style="font-variant-numeric:tabular-nums">\n'
        )


def _written(
    line: str, width: float, x: float, baseline: float, align: Align, from_right: bool, dress: str
) -> str:
    """One line of text.

    `textLength` keeps it as long as it was measured where another family has to stand in. What is
    read from right to left is centred, because which end an anchor means is then no matter.
    """
    anchor = {"left": "", "centre": ' text-anchor="middle"', "right": ' text-anchor="end"'}[align]
    direction = ""
    if from_right:
        x += {"left": width / 2, "centre": 0.0, "right": -width / 2}[align]
        anchor, direction = ' text-anchor="middle"', ' direction="rtl"'
    spaced = ' xml:space="preserve"' if "  " in line or line != line.strip() else ""
    return (
        f'<text x="{number(x)}" y="{number(baseline)}"{anchor}{direction}{dress}{spaced}'
        f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs">{text(line)}</text>\n'
    )


def _step(part: Move | Line | Curve) -> str:
    letter = "C" if isinstance(part, Curve) else "L" if isinstance(part, Line) else "M"
    return letter + " ".join(number(each) for each in part)


def _frame(left: float, top: float, width: float, height: float) -> str:
    return (
        f' x="{number(left)}" y="{number(top)}"'
        f' width="{number(max(width, 0.0))}" height="{number(max(height, 0.0))}"'
    )


def _paint(fill: Colour | None, stroke: Stroke | None) -> str:
    """The attributes of what fills a shape and of the line around it."""
    said = ' fill="none"' if fill is None else f' fill="{fill.name}"'
    if fill is not None and fill.alpha < 1:
        said += f' fill-opacity="{number(fill.alpha)}"'
    if stroke is None:
        return said
    said += f' stroke="{stroke.colour.name}"'
    if stroke.width != 1:
        said += f' stroke-width="{number(stroke.width)}"'
    if stroke.colour.alpha < 1:
        said += f' stroke-opacity="{number(stroke.colour.alpha)}"'
    if DASHES[stroke.dash]:
        lengths = " ".join(number(each * stroke.width) for each in DASHES[stroke.dash])
        said += f' stroke-dasharray="{lengths}"'
    return said


def _crisp(smooth: bool) -> str:
    return "" if smooth else ' shape-rendering="crispEdges"'
