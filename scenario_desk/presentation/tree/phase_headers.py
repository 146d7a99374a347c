"""The bands of the phases behind the tree, and their names and dates along an edge."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Colour, Laid, Stroke, Surface
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.palette import Palette
from scenario_desk.presentation.tree.phases import PhaseBand
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.placed_text import PlacedText

_FIRST = -1e6
HEADER_PAD = 8.0
"""Pixels around a name."""
_NARROWEST = 30.0
"""Pixels of a band below which its name would be all ellipsis."""
HEADER_BESIDE = 136.0
"""The width at 100 % of the names where they stand beside the tree."""
HEADER_ABOVE = 42.0
"""About their height at 100 % where they stand above it."""


def header_depth(metrics: Metrics) -> float:
    """Pixels that the names and dates take along the edge of the pane."""
    return metrics.line + metrics.small_line + 1.5 * HEADER_PAD


def draw_bands(surface: Surface, picture: Picture) -> None:
    """Draw what lies behind the tree: every other band is shaded, a hairline between any two."""
    turned = Turned(surface, picture.orientation)
    for number, (_band, start, stop) in enumerate(bands_in_sight(picture)):
        # Growing down, words clear the ground behind themselves, which would show on a shade.
        if number % 2 and picture.direction != "down":
            box = np.array([[start, 0.0, stop - start, picture.across]])
            turned.boxes(box, _shade(picture.palette))
        if number:
            line = np.array([[start, 0.0, start, picture.across]])
            turned.lines(line, Stroke(picture.palette.colour("line")), smooth=False)


def draw_headers(surface: Surface, picture: Picture) -> None:
    """Draw the names and dates, which stay at the edge of the pane wherever the tree is moved."""
    if picture.bands:
        draw_names(surface, picture, _header(picture))


def draw_names(surface: Surface, picture: Picture, frame: Box, least: float = 0.0) -> None:
    """Draw names and dates in a frame at an edge of the pane.

    least: pixels that a band must have along the growth for words that do not fit it to be cut short
    rather than left out.
    """
    palette = picture.palette
    hairline = Stroke(palette.colour("line"))
    surface.box(frame.left, frame.top, frame.width, frame.height, fill=palette.colour("panel"))
    edge = (
        [frame.right, frame.top, frame.right, frame.bottom]
        if picture.direction == "down"
        else [frame.left, frame.bottom, frame.right, frame.bottom]
    )
    surface.lines(np.array([edge]), hairline, smooth=False)
    for number, (band, start, stop) in enumerate(bands_in_sight(picture)):
        box = _cell(picture, frame, start, stop)
        if number:
            first = picture.orientation.turned(start, 0.0)
            last = (
                (frame.right, first[1]) if picture.direction == "down" else (first[0], frame.bottom)
            )
            surface.lines(np.array([[*first, *last]]), hairline, smooth=False)
        words = _words(picture, band, box)
        if stop - start >= least or (words and all(each.laid.whole for each in words)):
            for placed in words:
                placed.draw(surface, palette)


def header_at(picture: Picture, x: float, y: float) -> PhaseBand | None:
    """The band whose name is at a point of the pane; None outside the headers."""
    if not picture.bands or not _header(picture).holds(x, y):
        return None
    along, _across = picture.orientation.turned(x, y)
    found = (band for band, start, stop in bands_in_sight(picture) if start <= along < stop)
    return next(found, None)


def bands_in_sight(picture: Picture) -> Iterator[tuple[PhaseBand, float, float]]:
    """The bands of which something is in the pane, with where they begin and end there."""
    view, metrics = picture.view, picture.metrics
    before = metrics.radius + 4 * metrics.size
    for number, band in enumerate(picture.bands):
        start = band.start * view.scale_x + view.left - before if number else _FIRST
        last = number == len(picture.bands) - 1
        stop = -_FIRST if last else band.stop * view.scale_x + view.left - before
        start, stop = max(start, -1.0), min(stop, picture.along + 1)
        if stop > start:
            yield band, start, stop


def _header(picture: Picture) -> Box:
    """Where in the pane the names stand."""
    if picture.direction == "down":
        return Box(0.0, 0.0, HEADER_BESIDE * picture.metrics.size, picture.height)
    return Box(0.0, 0.0, picture.width, header_depth(picture.metrics))


def _shade(palette: Palette) -> Colour:
    """What every other band is filled with."""
    tokens = palette.tokens
    # On paper the ground is already the panel's.
    if tokens.background == tokens.panel:
        return palette.veiled("line", 0.2)
    return palette.colour("panel")


def _cell(picture: Picture, frame: Box, start: float, stop: float) -> Box:
    """The part of the header that one band has."""
    if picture.direction == "down":
        return Box(frame.left, start, frame.right, stop)
    return picture.orientation.turned_box(Box(start, frame.top, stop, frame.bottom))


def _words(picture: Picture, band: PhaseBand, box: Box) -> list[PlacedText]:
    """Its name and, below, its dates: where there is room."""
    metrics = picture.metrics
    room = box.width - 2 * HEADER_PAD
    if room < _NARROWEST or box.height < metrics.line + HEADER_PAD:
        return []
    has_dates = band.dates and box.height >= header_depth(metrics) - 1
    # Beside the tree a phase has more height than width.
    most = 2 if picture.direction == "down" and box.height > 2 * header_depth(metrics) else 1
    dates = picture.texts.laid(band.dates, metrics.small, room, most) if has_dates else None
    spare = box.height - 1.5 * HEADER_PAD - (dates.height if dates else 0.0)
    most = max(int((spare + 1) // metrics.line), 1)
    name = picture.texts.laid(band.name, metrics.bold, room, most)
    top = box.top + HEADER_PAD * 0.75
    words = [_placed(picture, name, box, top, "ink")]
    if dates:
        words.append(_placed(picture, dates, box, top + name.height, "muted"))
    return words


def _placed(picture: Picture, laid: Laid, box: Box, top: float, colour: str) -> PlacedText:
    if picture.direction == "left":
        return PlacedText(laid, box.right - HEADER_PAD, top, colour, "right")
    return PlacedText(laid, box.left + HEADER_PAD, top, colour)
