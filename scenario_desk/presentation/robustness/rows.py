"""A picture in rows: names at the left, beside them bars, numbers or shades on common scales."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from typing import Literal

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Align, Laid, Stroke, Surface
from scenario_desk.presentation.robustness.cells import (
    GAP,
    WHOLE,
    Axis,
    Cell,
    Words,
    grid,
    marks_in,
    strong_line,
)
from scenario_desk.presentation.robustness.figure import UNMARKED, Marked, Spot, Twin
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import listed

_ROW, _ROOMY = 23.0, 34.0
"""Pixels of a row, at least, and where there is room."""
_AROUND = 10.0
_LEAST_NAME = 150.0
"""Pixels of the first column, before others are left out for it."""
_HEAD_LINES, _FOOT_LINES = 3, 4
_MOST_LINES = 8
"""Of one cell."""
_BETWEEN = 12.0
"""Pixels between the words of two rows that are as high as their words."""


Where = Literal["both", "picture", "table"]


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column have in common."""

    title: str
    axis: Axis = WHOLE
    grows: float = 0.0
    """Its part of the width that is left; 0 for a column as wide as its cells."""
    least: float = 0.0
    """Pixels it has at least."""
    align: Align = "left"
    """Of its title."""
    where: Where = "both"
    """In the picture, in the table, or in both."""
    spare: bool = False
    """Whether it stands in the table alone where there is little room."""
    close: bool = False
    """Whether it follows the last one without a gap."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its first cell the name."""

    key: str
    """What can be chosen by it; "" for nothing."""
    cells: tuple[Cell, ...]
    scaled: bool = True
    """Whether its cells lie on the scales of their columns: else no line of these runs through it."""


@dataclass(frozen=True, eq=False)
class RowFigure:
    """See the module's words; `foot` stands below the rows."""

    title: str
    says: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[str, ...] = ()
    of_numbers: bool = True
    tall: float = 1.0
    """How high its rows are, where one line of words is 1."""
    widest_name: float = 0.42
    """Of the width, for the first column, where others need the rest."""
    sentences: int | None = None
    """The column that holds sentences, where one does: then each row is as high as its words need."""

    @property
    def twin(self) -> Twin:
        told = [at for at, column in enumerate(self.columns) if column.where != "picture"]
        rows = tuple(tuple(row.cells[at].text for at in told) for row in self.rows)
        titles = tuple(self.columns[at].title for at in told)
        sentences = None if self.sentences is None else told.index(self.sentences)
        return Twin(titles, rows, self.of_numbers, sentences)

    def placed(self, width: float, height: float, style: Style) -> PlacedRows:
        return PlacedRows(self, width, height, style)


@dataclass(frozen=True, eq=False)
class PlacedRows:
    """A picture in rows, laid out."""

    figure: RowFigure
    width: float
    room: float
    style: Style

    @cached_property
    def _columns(self) -> tuple[tuple[int, float, float], ...]:
        """Those that are shown: which, where it begins and how wide it is."""
        columns, around = self.figure.columns, self.style.px(_AROUND)
        shown = self._shown
        wide = {at: self._natural(at) for at in shown}
        free = self.width - 2 * around - sum(self._gap(at) for at in shown)
        growing = {at: columns[at].grows for at in shown if columns[at].grows}
        fixed = sum(wide[at] for at in shown if at and at not in growing)
        least = sum(self.style.px(columns[at].least) for at in growing)
        if shown and shown[0] not in growing:
            # The names take what the others leave, or part of the whole.
            wide[0] = min(wide[0], max(free - fixed - least, free * self.figure.widest_name))
            wide[0] = max(min(wide[0], free - fixed - least), min(wide[0], self._least_name))
            fixed += wide[0]
        left = max(free - fixed, 0.0)
        for at, part in growing.items():
            wide[at] = left * part / sum(growing.values())
        found, x = [], around
        for at in shown:
            x += self._gap(at)
            found.append((at, x, max(wide[at], 1.0)))
            x += wide[at]
        return tuple(found)

    @property
    def _least_name(self) -> float:
        return self.style.px(_LEAST_NAME)

    def _gap(self, at: int) -> float:
        """Between a column and the one before."""
        if at == 0:
            return 0.0
        return self.style.px(GAP) if not self.figure.columns[at].close else 0.0

    @cached_property
    def _shown(self) -> tuple[int, ...]:
        """The columns that are shown; those that can be spared go first, from the right."""
        columns, px = self.figure.columns, self.style.px
        shown = [at for at, column in enumerate(columns) if column.where != "table"]

        def needed() -> float:
            wide = (
                px(columns[at].least) if columns[at].grows else self._natural(at)
                for at in shown[1:]
            )
            return self._least_name + sum(wide) + sum(map(self._gap, shown)) + 2 * px(_AROUND)

        for at in reversed([at for at in shown if columns[at].spare]):
            if needed() > self.width:
                shown.remove(at)
        return tuple(shown)

    def _natural(self, at: int) -> float:
        column, style = self.figure.columns[at], self.style
        words = column.title.split() or [""]
        title = (
            max(style.size(word, style.small)[0] for word in words) + style.px(5.0) if at else 0.0
        )
        cells = max((row.cells[at].width(style) for row in self.figure.rows), default=0.0)
        return max(title, cells, style.px(column.least))

    @cached_property
    def _titles(self) -> tuple[Laid, ...]:
        texts, style = self.style.texts, self.style
        return tuple(
            texts.laid(self.figure.columns[at].title, style.small, wide, _HEAD_LINES)
            for at, _left, wide in self._columns
        )

    @cached_property
    def _scaled(self) -> bool:
        """Whether anything is written on a scale."""
        marks = (self.figure.columns[at].axis.marks for at in self._shown)
        return any(text for each in marks for _value, text in each)

    @cached_property
    def head(self) -> float:
        """How high the titles of the columns stand over the rows."""
        line = self.style.texts.line_height(self.style.small)
        marks = line + 2.0 if self._scaled else 0.0
        return max((laid.height for laid in self._titles), default=0.0) + marks + 8.0

    @property
    def left_out(self) -> tuple[str, ...]:
        """What stands in the table alone, for want of room; bars are of what stands beside them."""
        columns, shown = self.figure.columns, self._shown
        spared = (at for at, column in enumerate(columns) if column.spare and not column.grows)
        return tuple(columns[at].title for at in spared if at not in shown)

    @cached_property
    def _foot(self) -> tuple[Laid, ...]:
        style, said = self.style, list(self.figure.foot)
        wide = max(self.width - 2 * style.px(_AROUND), 1.0)
        if self.left_out:
            text = _("For want of room only as a table: {columns}.")
            said.append(text.format(columns=listed(self.left_out)))
        return tuple(style.texts.laid(text, style.small, wide, _FOOT_LINES) for text in said)

    @cached_property
    def row(self) -> float:
        """How high a row is."""
        style, count = self.style, max(len(self.figure.rows), 1)
        least = max(style.px(_ROW), style.texts.line_height(style.label) + 5.0) * self.figure.tall
        below = sum(laid.height + 4.0 for laid in self._foot) + 8.0
        roomy = (self.room - self.head - below) / count
        return min(max(least, roomy), style.px(_ROOMY) * self.figure.tall)

    @property
    def _wraps(self) -> bool:
        return self.figure.sentences is not None

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        """Where each row begins, and where the last one ends."""
        rows = self.figure.rows
        highs = [self._needed(row) for row in rows] if self._wraps else [self.row] * len(rows)
        return tuple(accumulate(highs, initial=self.head))

    def _needed(self, row: Row) -> float:
        """How high a row is in which all words are to be read."""
        words = [
            cell.height(self.style, wide, _MOST_LINES)
            for at, _left, wide in self._columns
            if isinstance(cell := row.cells[at], Words)
        ]
        return max(max(words, default=0.0) + self.style.px(_BETWEEN), self.style.px(_ROW))

    @property
    def _end(self) -> float:
        return self._tops[-1]

    @cached_property
    def height(self) -> float:
        return self._end + 8.0 + sum(laid.height + 4.0 for laid in self._foot)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        return tuple(
            Spot(
                Box(0.0, self._tops[place], self.width, self._tops[place + 1]),
                row.key,
                self._spoken(row),
            )
            for place, row in enumerate(self.figure.rows)
        )

    def _spoken(self, row: Row) -> str:
        cells = zip(self.figure.columns, row.cells, strict=True)
        told = [(column.title, cell.text) for column, cell in cells if column.where != "picture"]
        (_title, name), *others = told
        return "; ".join([name, *(f"{title}: {text}" for title, text in others if text)])

    def draw(self, surface: Surface, part: Box, marked: Marked = UNMARKED) -> None:
        style = self.style
        if part.top < self.head:
            self._draw_head(surface)
        first = max(bisect_right(self._tops, part.top) - 1, 0)
        last = min(bisect_right(self._tops, part.bottom), len(self.figure.rows))
        for place in range(first, last):
            box = self.spots[place].box
            if self.figure.rows[place].key in marked.chosen:
                fill = style.colour("selection")
                surface.box(box.left, box.top, box.width, box.height, fill=fill)
        for at, down in self._down():
            if self.figure.columns[at].grows:
                grid(surface, down, style, self.figure.columns[at].axis)
        for place in range(first, last):
            self._draw_row(surface, place)
        for at, down in self._down():
            strong_line(surface, down, style, self.figure.columns[at].axis)
        if first <= marked.current < last:
            box = self.spots[marked.current].box.grown(-1.0)
            stroke = Stroke(style.colour("accent"), 1.5)
            surface.box(box.left, box.top, box.width, box.height, stroke=stroke, radius=3.0)
        if part.bottom > self._end:
            top = self._end + 8.0
            for laid in self._foot:
                surface.text(laid, style.px(_AROUND), top, style.colour("muted"))
                top += laid.height + 4.0

    def _down(self) -> Iterator[tuple[int, Box]]:
        """Each column, and where the lines of its scale run down it."""
        for scaled, rows in groupby(range(len(self.figure.rows)), self._is_scaled):
            if scaled:
                places = tuple(rows)
                top, bottom = self._tops[places[0]], self._tops[places[-1] + 1]
                for at, left, wide in self._columns:
                    yield at, Box(left, top, left + wide, bottom)

    def _is_scaled(self, place: int) -> bool:
        return self.figure.rows[place].scaled

    def _draw_head(self, surface: Surface) -> None:
        style, muted = self.style, self.style.colour("muted")
        line = style.texts.line_height(style.small) + 2.0 if self._scaled else 0.0
        base = self.head - 6.0 - line
        for (at, left, wide), laid in zip(self._columns, self._titles, strict=True):
            column = self.figure.columns[at]
            align: Align = "right" if laid.from_right else column.align
            x = left + {"left": 0.0, "centre": wide / 2, "right": wide}[align]
            surface.text(laid, x, base - laid.height, muted, align)
            box = Box(left, base, left + wide, self.head)
            marks_in(column.axis, box, style, muted, surface, base + 1.0)
        y, around = self.head - 2.0, style.px(_AROUND)
        rule = np.array([(around, y, self.width - around, y)])
        surface.lines(rule, style.hairline(style.colour("line")))

    def _draw_row(self, surface: Surface, place: int) -> None:
        box, row = self.spots[place].box, self.figure.rows[place]
        with surface.group(row.cells[0].text):
            for at, left, wide in self._columns:
                cell = Box(left, box.top, left + wide, box.bottom)
                row.cells[at].draw(surface, cell, self.style, self.figure.columns[at].axis)
