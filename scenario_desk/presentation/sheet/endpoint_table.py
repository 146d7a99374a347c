"""The endpoints as a table on paper: who accepts each, how likely it is, what it is worth, who blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Laid,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.glyph import Glyph, glyph, glyph_words
from scenario_desk.presentation.glyph_drawing import draw_glyph
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import blocked_by
from scenario_desk.presentation.words.sentences.phrasing import principals_of

FACE, HEAD = Type(9), Type(9, strong=True)
_GLYPH, _CHANCE, _UTILITY, _GAP, _BETWEEN = 16.0, 46.0, 62.0, 10.0, 3.0
"""Pixels: the glyph, a chance, a utility, between columns, between rows."""
_WIDEST = 130.0
"""A column of numbers, whatever its heading."""
_MOST_PRINCIPALS = 4
"""Columns of utilities; who else blocks is said in words."""
_SHARES = 0.27, 0.33, 0.40
"""What the name, the class and who blocks take of the rest."""
_LINES = 12
"""More than a cell has, unless a name is as long as a letter: nothing is left out of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in its column."""

    laid: Laid
    left: float
    width: float
    align: Align


@dataclass(frozen=True, slots=True)
class Row:
    """An endpoint, or what the columns are called."""

    cells: tuple[Cell, ...]
    glyph: Glyph | None = None

    @property
    def height(self) -> float:
        return max(cell.laid.height for cell in self.cells) + _BETWEEN


@dataclass(frozen=True, slots=True)
class EndpointTable:
    """The likeliest endpoints that have room, the likeliest first."""

    width: float
    rows: tuple[Row, ...]
    """First what the columns are called."""
    left_out: tuple[int, ...]
    """The rows of the endpoints that have no room."""
    without: int
    """How many principals have no column."""

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    def draw(
        self, surface: Surface, left: float, top: float, tokens: Tokens, texts: TypeSetter
    ) -> None:
        """Draw it from the left top corner down."""
        hairline = Stroke(Colour(tokens.line))
        for row in self.rows:
            if row.glyph is not None:
                middle = top + row.cells[0].laid.line_height / 2
                draw_glyph(surface, row.glyph, left + 5, middle, 4.5, tokens, texts)
            colour = Colour(tokens.muted if row.glyph is None else tokens.ink)
            for cell in row.cells:
                # What is read from the right starts there.
                align: Align = "right" if cell.laid.from_right else cell.align
                x = left + cell.left + (cell.width if align == "right" else 0.0)
                surface.text(cell.laid, x, top, colour, align)
            top += row.height
            below = top - _BETWEEN / 2
            surface.lines(np.array([[left, below, left + self.width, below]]), hairline)


def endpoint_table(
    evaluation: Evaluation, texts: TypeSetter, width: float, room: float
) -> EndpointTable:
    """Set the endpoints of an evaluation in a width, as many as a height has room for."""
    principals = principals_of(evaluation)
    shown = principals[:_MOST_PRINCIPALS]
    titles = [
        _("Endpoint"),
        _("Acceptable"),
        _("Chance"),
        *(actor.label for _place, actor in shown),
        _("Who blocks it"),
    ]
    columns = tuple(_columns(texts, width, titles[2:-1]))
    rows = [Row(_cells(texts, titles, columns, HEAD, _LINES))]
    taken = rows[0].height
    order = np.argsort(-evaluation.endpoint_reach, kind="stable").tolist()
    for place, endpoint in enumerate(order):
        row = _row(evaluation, texts, endpoint, columns, len(shown))
        taken += row.height
        if taken > room:
            return EndpointTable(
                width, tuple(rows), tuple(order[place:]), len(principals) - len(shown)
            )
        rows.append(row)
    return EndpointTable(width, tuple(rows), (), len(principals) - len(shown))


def _columns(
    texts: TypeSetter, width: float, numbered: list[str]
) -> Iterator[tuple[float, float, Align]]:
    """Where each column begins, how wide it is, and at which side its texts begin.

    numbered: what the columns of numbers are called; each is as wide as the longest word of that.
    """
    wides = [
        min(max(least, _longest_word(texts, title)), _WIDEST)
        for title, least in zip(numbered, chain((_CHANCE,), repeat(_UTILITY)), strict=False)
    ]
    rest = width - _GLYPH - sum(wides) - (2 + len(wides)) * _GAP
    name, accepts, blocks = (share * rest for share in _SHARES)
    widths: list[tuple[float, Align]] = [(name, "left"), (accepts, "left")]
    widths += [(wide, "right") for wide in wides]
    left = _GLYPH
    for wide, align in (*widths, (blocks, "left")):
        yield left, wide, align
        left += wide + _GAP


def _longest_word(texts: TypeSetter, title: str) -> float:
    """How wide the widest word of a heading is, in pixels, with room for what a line of it adds."""
    words = title.split() or [""]
    return 4.0 + max(texts.laid(word, HEAD, _WIDEST).width for word in words)


def _row(
    evaluation: Evaluation,
    texts: TypeSetter,
    endpoint: int,
    columns: tuple[tuple[float, float, Align], ...],
    shown: int,
) -> Row:
    frame, principals = evaluation.frame, principals_of(evaluation)
    key = frame.endpoint_ids[endpoint]
    places = [place for place, _actor in principals]
    acceptable, zone = (
        evaluation.acceptable[endpoint, places].tolist(),
        int(evaluation.zone[endpoint]),
    )
    said = [
        frame.scenario.endpoints[key].name,
        glyph_words(acceptable, zone, [actor.label for _place, actor in principals]),
        numbers.percent(float(evaluation.endpoint_reach[endpoint])),
        *(_utility(evaluation, endpoint, place) for place in places[:shown]),
        blocked_by(evaluation, key),
    ]
    return Row(_cells(texts, said, columns, FACE, _LINES), glyph(acceptable, zone))


def _utility(evaluation: Evaluation, endpoint: int, place: int) -> str:
    spread = evaluation.spread_high[endpoint, place] - evaluation.spread_low[endpoint, place]
    return numbers.utility(float(evaluation.utility[endpoint, place]), spread=float(spread))


def _cells(
    texts: TypeSetter,
    said: list[str],
    columns: tuple[tuple[float, float, Align], ...],
    face: Type,
    lines: int,
) -> tuple[Cell, ...]:
    return tuple(
        Cell(texts.laid(text, face, width, lines), left, width, align)
        for text, (left, width, align) in zip(said, columns, strict=True)
    )
