"""The lines of the two actors as strokes: themselves, what they say, their handles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenario_desk.presentation.chart.lines import Band, LineKey, LineShape, derive_words
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Colour, Stroke, Surface
from scenario_desk.presentation.words.numbers import utility


def draw_bands(surface: Surface, bands: Sequence[Band], style: Style) -> None:
    for band in bands:
        box, colour = band.box, band.side.colour
        fill, stroke = Colour(colour, 0.10), Stroke(Colour(colour, 0.7), 1, "close")
        surface.box(box.left, box.top, box.width, box.height, fill=fill)
        surface.box(box.left, box.top, box.width, box.height, stroke=stroke)
        style.write(surface, band.text_at, band.text, style.small, colour)


def draw_lines(
    surface: Surface, shapes: Sequence[LineShape], style: Style, pointed: LineKey | None
) -> None:
    """Draw the lines themselves, and dotted where they were; they lie under the dots."""
    for shape in sorted(shapes, key=lambda each: each.kind == "signing"):
        lively, colour = shape.key == pointed, shape.side.colour
        if shape.kind == "signing":
            stroke = Stroke(Colour(colour), style.px(2.6 if lively else 2.0), "long")
        else:
            stroke = Stroke(
                Colour(colour, 1.0 if lively else 0.75), style.px(2.0 if lively else 1.0)
            )
        if shape.before is not None:
            former = Stroke(Colour(colour, 0.75), style.px(1.6), "dotted")
            surface.lines(np.array([shape.before.edges]), former)
        surface.lines(np.array([shape.trace.edges]), stroke)


def draw_words(
    surface: Surface, shapes: Sequence[LineShape], style: Style, pointed: LineKey | None
) -> None:
    """Write what each line says, with the link that gives a derived value back."""
    accent = style.tokens.accent
    for shape in shapes:
        if not shape.text_at.empty:
            style.write(surface, shape.text_at, shape.text, style.small, shape.side.colour)
        if shape.derive_at is None:
            continue
        link = shape.derive_at
        style.write(surface, link, derive_words(), style.small, accent)
        if pointed == shape.key:
            below = link.bottom - 1.5
            surface.lines(np.array([[link.left, below, link.right, below]]), Stroke(Colour(accent)))


def draw_handles(
    surface: Surface,
    shapes: Sequence[LineShape],
    style: Style,
    pointed: LineKey | None,
    focused: LineKey | None,
) -> None:
    """Draw the handles on the axes, each with its value."""
    panel = style.colour("panel")
    for shape in sorted(shapes, key=lambda each: each.kind == "signing"):
        colour = Colour(shape.side.colour)
        filled, lively = shape.kind == "signing", pointed == shape.key
        fill = colour if filled else panel
        _round(surface, shape, 0.5, 4, fill, Stroke(colour, 1.6 if lively else 1.0))
        if lively and filled:
            _round(surface, shape, -1.5, 6, None, Stroke(Colour(shape.side.colour, 0.35), 3))
        if focused == shape.key:
            _round(surface, shape, -2.0, 6, None, Stroke(style.colour("accent"), 2))
        face = style.small_strong if filled else style.small
        value = utility(shape.value, digits=1)
        style.write_in(surface, shape.handle, value, face, panel if filled else colour)


def _round(
    surface: Surface,
    shape: LineShape,
    inset: float,
    radius: float,
    fill: Colour | None,
    stroke: Stroke,
) -> None:
    """A rounded box so far inside a handle, or around it."""
    box = shape.handle.grown(-inset)
    surface.box(box.left, box.top, box.width, box.height, fill=fill, stroke=stroke, radius=radius)
