"""How a picture that is larger than a page is spread over several, so that it can be read.

Lengths on the picture are its pixels; lengths on paper are points, 72 to the inch. Neighbouring
pages overlap by what the seam between them would cut, so every word is whole on one of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenario_desk.presentation.drawing import Floats

Fitting = Literal["width", "page", "full"]
"""The whole width on a page; everything on one page; or its own size. Never below what is legible."""

FULL_SIZE = 0.75
"""Points a pixel takes in its own size: 96 pixels are an inch."""
LEAST_TYPE = 7.0
"""Points of the smallest type on paper."""
_LARGEST = 1.0
"""A small picture is enlarged no more than this to fill a page."""
_OVERLAP = 18.0
"""Points by which neighbouring pages overlap at least."""
_PAD = 4.0
"""Pixels between a seam and the words it keeps clear of."""
_PROGRESS = 0.4
"""Of a page, how much each further one shows at least that no other did."""


@dataclass(frozen=True, slots=True)
class Span:
    """What one row or column of pages shows of the picture, in its pixels."""

    start: float
    stop: float

    @property
    def length(self) -> float:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Tile:
    """One page: its place among the pages, and what it shows."""

    column: int
    row: int
    across: Span
    down: Span

    @property
    def name(self) -> str:
        """The place of the page: a letter for its column, a number for its row."""
        return f"{letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Every page, in reading order."""

    scale: float
    """Points that a pixel of the picture takes."""
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]
    tiles: tuple[Tile, ...]
    """Pages on which there would be nothing are left out."""


def page_plan(
    ink: Floats,
    words: Floats,
    room: tuple[float, float],
    fitting: Fitting,
    smallest: float,
    edge: tuple[float, float] = (0.0, 0.0),
) -> PagePlan:
    """Spread a picture over pages that each have so many points of width and height to show it in.

    ink: float64[n, 4], the boxes of all that is drawn, left top right bottom, in pixels.
    words: float64[m, 4], those of its texts and marks, which no seam may cut. smallest: the pixels
    of its smallest type. edge: pixels at the left and at the top of every page for what stands on
    each of them.
    """
    left, top = ink[:, :2].min(axis=0).tolist()
    right, bottom = ink[:, 2:].max(axis=0).tolist()
    width, height = right - left + edge[0], bottom - top + edge[1]
    scale = _scale(width, height, room, fitting, LEAST_TYPE / smallest)
    least = _OVERLAP / scale
    columns = spans(left, right, room[0] / scale - edge[0], least, words[:, [0, 2]])
    rows = spans(top, bottom, room[1] / scale - edge[1], least, words[:, [1, 3]])
    shown = _shown(ink, columns, rows)
    tiles = tuple(
        Tile(column, row, across, down)
        for row, down in enumerate(rows)
        for column, across in enumerate(columns)
        if shown[row, column]
    )
    return PagePlan(scale, columns, rows, tiles)


def spans(start: float, stop: float, most: float, least: float, words: Floats) -> tuple[Span, ...]:
    """Cut a length into spans of at most `most`, neighbours overlapping by at least `least`.

    words: float64[m, 2], the stretches that no end of a span may cut unless they also lie whole in
    its neighbour; only words longer than most of a span are cut.
    """
    begins = np.sort(words[:, 0])
    ends = words[np.argsort(words[:, 0], kind="stable"), 1]
    longest = float((ends - begins).max(initial=0.0))
    found = []
    while stop - start > most:
        end = start + most
        found.append(Span(start, end))
        near = slice(*np.searchsorted(begins, [end - longest, end]).tolist())
        cut = begins[near][ends[near] > end]
        follows = min(end - least, float(cut.min(initial=np.inf)) - _PAD)
        start = follows if follows - start >= _PROGRESS * most else end - least
    return (*found, Span(start, stop))


def letters(column: int) -> str:
    """A column's letters, as in a spreadsheet: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _scale(
    width: float, height: float, room: tuple[float, float], fitting: Fitting, legible: float
) -> float:
    if fitting == "full":
        return max(FULL_SIZE, legible)
    fit = room[0] / max(width, 1.0)
    if fitting == "page":
        fit = min(fit, room[1] / max(height, 1.0))
    return max(min(fit, _LARGEST), legible)


def _shown(ink: Floats, columns: tuple[Span, ...], rows: tuple[Span, ...]) -> np.ndarray:
    """bool[rows, columns]: whether anything is drawn on each page."""
    # In differences along both axes, so that a box costs the same however many pages it crosses.
    first_column = np.searchsorted([each.stop for each in columns], ink[:, 0])
    last_column = np.searchsorted([each.start for each in columns], ink[:, 2], "right")
    first_row = np.searchsorted([each.stop for each in rows], ink[:, 1])
    last_row = np.searchsorted([each.start for each in rows], ink[:, 3], "right")
    count = np.zeros((len(rows) + 1, len(columns) + 1), np.int64)
    np.add.at(count, (first_row, first_column), 1)
    np.add.at(count, (first_row, last_column), -1)
    np.add.at(count, (last_row, first_column), -1)
    np.add.at(count, (last_row, last_column), 1)
    return count.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
