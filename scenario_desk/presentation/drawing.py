"""What a picture is drawn on: the screen, a page or a file, all by the same few strokes.

Lengths are logical pixels from the upper left corner. A surface draws in the order in which it is
told to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Dash = Literal["solid", "dashed", "dotted", "long", "close"]
Align = Literal["left", "centre", "right"]
RIM = 1.5
"""Pixels that the rim of letters goes beyond them."""

DASHES: dict[Dash, tuple[float, ...]] = {
    "solid": (),
    "dashed": (2.2, 1.5),
    "dotted": (1.0, 2.0),
    "long": (4.0, 2.4),
    "close": (3.0, 1.0),
}
"""Stroke and gap, in widths of the line; the strokes' ends are flat."""


class Colour(NamedTuple):
    """A colour as "#RRGGBB", and how much of it covers what is below: 0 … 1."""

    name: str
    alpha: float = 1.0


class Stroke(NamedTuple):
    """How a line is drawn."""

    colour: Colour
    width: float = 1.0
    dash: Dash = "solid"


class Type(NamedTuple):
    """A size and weight of the one family that everything is set in; figures are tabular."""

    pixels: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A text ready to draw: broken into lines, elided to a width."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    line_height: float
    type: Type
    whole: bool
    """Whether nothing was left out."""
    from_right: bool
    """Whether it is read from right to left."""

    @property
    def width(self) -> float:
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        return self.line_height * len(self.lines)


class TypeSetter(Protocol):
    """Measures and breaks text as the surface it is meant for will draw it."""

    def laid(
        self, text: str, face: Type, width: float, lines: int = 1, spared: float = 0.0
    ) -> Laid:
        """The text in at most `lines` lines of at most `width` pixels, elided where it is longer.

        The last of its lines leaves `spared` pixels of them for other words.
        """

    def line_height(self, face: Type) -> float:
        """Pixels from one line of a text to the next."""


def first_that_fits(
    texts: TypeSetter, wordings: Sequence[str], face: Type, width: float, lines: int = 1
) -> Laid:
    """The first of several wordings that fits whole in so many lines; else the last, elided."""
    for words in wordings[:-1]:
        laid = texts.laid(words, face, width, lines)
        if laid.whole:
            return laid
    return texts.laid(wordings[-1], face, width, lines)


class Move(NamedTuple):
    """Where a path begins anew."""

    x: float
    y: float


class Line(NamedTuple):
    """A straight part of a path."""

    x: float
    y: float


class Curve(NamedTuple):
    """A cubic part of a path: two controls and the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


Path = Sequence[Move | Line | Curve]


class Surface(Protocol):
    """Something to draw on. Everything is smoothed at its edges unless it says otherwise."""

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        """Draw along a path, and fill it."""

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
        """Draw a rectangle, with its corners rounded by a radius."""

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
        """Draw an ellipse around a point, by half its width and half its height."""

    def pie(
        self, x: float, y: float, radius: float, start: float, span: float, fill: Colour
    ) -> None:
        """Fill a slice of a disc: degrees from three o'clock, against the clock."""

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
        """Write a text: each line begins, is centred or ends at `x`; the first has its top at `top`.

        rim: what its letters are edged with, so that they can be read on lines. upwards: all of it
        turned a quarter against the clock around (x, top).
        """

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool = True) -> None:
        """Draw many straight lines at once: float64[n, 4], x1 y1 x2 y2."""

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        """Fill many rectangles at once, unsmoothed: float64[n, 4], left top width height."""

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        """Put a small image, uint8[rows, columns, 4] as red green blue alpha, over a rectangle."""

    def faded(self, opacity: float) -> AbstractContextManager[None]:
        """Draw what follows, until the context ends, partly transparent."""

    def clipped(
        self, left: float, top: float, width: float, height: float
    ) -> AbstractContextManager[None]:
        """Draw what follows, until the context ends, inside a rectangle only."""

    def group(self, title: str, key: str = "") -> AbstractContextManager[None]:
        """What follows, until the context ends, is one thing with a name a reader may be told."""


class Placing(Surface, Protocol):
    """A surface of a page, on which pictures of other sizes are put."""

    def placed(self, left: float, top: float, scale: float) -> AbstractContextManager[None]:
        """Draw what follows, until the context ends, from there on, and so many times as large."""


class Stamp(NamedTuple):
    """A small picture that is put in many places; equal keys look the same."""

    key: Hashable
    radius: float
    """How far it goes from its middle."""
    draw: Callable[[Surface, float, float], None]
    """Draws it on a surface around a point."""


@runtime_checkable
class Stamping(Protocol):
    """A surface that keeps small pictures, where drawing them again would cost more."""

    @property
    def names_parts(self) -> bool:
        """Whether what `group` says is kept: if not, nobody need say it."""

    def stamp(
        self,
        key: Hashable,
        x: float,
        y: float,
        radius: float,
        draw: Callable[[Surface, float, float], None],
    ) -> None:
        """Put what `draw` draws around a point, out to `radius`, around (x, y), on whole pixels.

        Equal keys look the same.
        """

    def stamps(self, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats) -> None:
        """Put many stamps at once, one on the other: float64[n] the points, `which` around each."""


def put_each(
    surface: Stamping, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats
) -> None:
    """Put many stamps where there is no faster way than one by one."""
    for number, column, row in zip(which, x.tolist(), y.tolist(), strict=True):
        key, radius, draw = stamps[number]
        surface.stamp(key, column, row, radius, draw)
