"""A picture on pages: as many as it takes to be read, and how they fit together.

Every page carries marking, title, assumptions and legend, its place among the others, and marks
where it overlaps its neighbours. Lengths on a page are pixels of 0.75 points, as on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from scenario_desk.exchange.pictures.drawing import Drawing
from scenario_desk.exchange.pictures.page_plan import FULL_SIZE, Fitting, PagePlan, Tile, page_plan
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Line,
    Move,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.sheet.caption import Caption
from scenario_desk.presentation.sheet.column import Column, Paragraph, column
from scenario_desk.presentation.sheet.legend import Legend, legend
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _

_TICK = 12.0
"""Room around the picture for the marks by which pages are put together."""
_GAP = 8.0
_SMALL, _STRONG = Type(10), Type(12, True)
_REFERENCE = 190.0
"""Room for a page's place, at the right of its title."""
_MAP = 76.0, 44.0
"""The most that the map of the pages takes."""
_BAND = Colour("#3150BE", 0.06)
_MARK = Stroke(Colour("#5B636D"), 0.8)
_SEAM = Stroke(Colour("#5B636D"), 0.8, "dashed")


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its size and what stays empty at each of its edges."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages ready to be drawn."""

    drawing: Drawing
    texts: TypeSetter
    paper: Paper
    head: Column
    signs: Legend
    foot: Column
    body: Box
    """Where on a page the picture is."""
    plan: PagePlan

    @property
    def count(self) -> int:
        return len(self.plan.tiles)

    @property
    def magnified(self) -> float:
        """How much larger than in its own size the picture is printed."""
        return self.plan.scale / FULL_SIZE

    def picture_box(self, number: int) -> Box:
        """Where on page `number`, counted from 0, its part of the picture is, names of phases included."""
        tile, scale = self.plan.tiles[number], self.magnified
        width = (self.drawing.beside + tile.across.length) * scale
        height = (self.drawing.above + tile.down.length) * scale
        spare_x = self.body.width - width if len(self.plan.columns) == 1 else 0.0
        spare_y = self.body.height - height if len(self.plan.rows) == 1 else 0.0
        left, top = self.body.left + max(spare_x, 0) / 2, self.body.top + max(spare_y, 0) / 2
        return Box(left, top, left + width, top + height)

    def draw_picture(self, surface: Surface, number: int) -> None:
        """Draw what page `number` shows of the picture, in its own pixels, from (0, 0)."""
        tile = self.plan.tiles[number]
        part = Box(tile.across.start, tile.down.start, tile.across.stop, tile.down.stop)
        self.drawing.draw_page(surface, part)

    def draw_around(self, surface: Surface, number: int) -> None:
        """Draw what stands around the picture on page `number`."""
        paper, tokens = self.paper, self.drawing.tokens
        self.head.draw(surface, paper.left, paper.top, tokens)
        self._draw_reference(surface, number, tokens)
        signs_top = self.body.bottom + _TICK + _GAP
        self.signs.draw(surface, paper.left, signs_top, tokens, self.texts)
        foot_top = paper.height - paper.bottom - self.foot.height
        self.foot.draw(surface, paper.left, foot_top, tokens)
        if self.count > 1:
            self._draw_seams(surface, number, tokens)
            self._draw_map(surface, number, tokens)

    def _draw_reference(self, surface: Surface, number: int, tokens: Tokens) -> None:
        title_top = self.paper.top + sum(
            laid.height + each.after
            for each, laid in takewhile(lambda said: not said[0].spared, self.head.paragraphs)
        )
        laid = self.texts.laid(self.reference(number), _SMALL, _REFERENCE)
        right = self.paper.width - self.paper.right
        surface.text(laid, right, title_top + 1, Colour(tokens.muted), "right")

    def reference(self, number: int) -> str:
        """Which page it is: its place and its number."""
        page = _("page {number} of {count}").format(number=number + 1, count=self.count)
        if self.count == 1:
            return page
        plan = self.plan
        return _("{place} of {columns} × {rows} · {page}").format(
            place=plan.tiles[number].name,
            columns=len(plan.columns),
            rows=len(plan.rows),
            page=page,
        )

    def _draw_seams(self, surface: Surface, number: int, tokens: Tokens) -> None:
        """Where the neighbours overlap this page, and which ones they are."""
        plan, tile, box = self.plan, self.plan.tiles[number], self.picture_box(number)
        names = {(each.column, each.row): each.name for each in plan.tiles}
        for column_by, row_by, arrow in ((-1, 0, "←"), (1, 0, "→"), (0, -1, "↑"), (0, 1, "↓")):
            name = names.get((tile.column + column_by, tile.row + row_by))
            if name is None:
                continue
            first, last = self._shared(tile, column_by, row_by, box)
            if column_by:
                surface.box(first, box.top, last - first, box.height, fill=_BAND)
                self._draw_ticks(surface, (first, last), box.top, box.bottom, upright=True)
                x = box.left - _TICK / 2 if column_by < 0 else box.right + _TICK / 2
                self._write_neighbour(surface, f"{arrow} {name}", x, box, column_by, tokens)
            else:
                surface.box(box.left, first, box.width, last - first, fill=_BAND)
                self._draw_ticks(surface, (first, last), box.left, box.right, upright=False)
                laid = self.texts.laid(f"{arrow} {name}", _SMALL, 80)
                y = box.top - laid.height + 1 if row_by < 0 else box.bottom - 1
                middle = (box.left + box.right) / 2
                surface.text(laid, middle, y, Colour(tokens.muted), "centre")

    def _shared(self, tile: Tile, column_by: int, row_by: int, box: Box) -> tuple[float, float]:
        """From where to where on the page a neighbour shows the same, along the axis to it."""
        scale = self.magnified
        if column_by:
            other, own = self.plan.columns[tile.column + column_by], tile.across
            start = box.left + self.drawing.beside * scale
        else:
            other, own = self.plan.rows[tile.row + row_by], tile.down
            start = box.top + self.drawing.above * scale
        first, last = max(other.start, own.start), min(other.stop, own.stop)
        return start + (first - own.start) * scale, start + (last - own.start) * scale

    def _draw_ticks(
        self,
        surface: Surface,
        seams: tuple[float, float],
        first: float,
        last: float,
        *,
        upright: bool,
    ) -> None:
        """A dashed line at the edge of the other page, and ticks to lay one page on the other by."""
        edges = (self.body.left, self.body.right) if upright else (self.body.top, self.body.bottom)
        for at in seams:
            ways = [((first - _TICK, first - 2), _MARK), ((last + 2, last + _TICK), _MARK)]
            if all(abs(at - edge) > 1 for edge in edges):
                ways.append(((first, last), _SEAM))
            for (begin, end), stroke in ways:
                one, other = ((at, begin), (at, end)) if upright else ((begin, at), (end, at))
                surface.path((Move(*one), Line(*other)), stroke)

    def _write_neighbour(
        self, surface: Surface, text: str, x: float, box: Box, side: int, tokens: Tokens
    ) -> None:
        laid = self.texts.laid(text, _SMALL, 60)
        middle = (box.top + box.bottom) / 2 - laid.height / 2
        align: Align = "right" if side < 0 else "left"
        surface.text(laid, x, middle, Colour(tokens.muted), align)

    def _draw_map(self, surface: Surface, number: int, tokens: Tokens) -> None:
        """A small map of all pages, this one filled."""
        columns, rows = len(self.plan.columns), len(self.plan.rows)
        across, down = _MAP
        cell = min(across / columns, down / rows, 14.0)
        width, height = max(cell * columns, 4.0), max(cell * rows, 4.0)
        left = self.paper.width - self.paper.right - width
        top = self.body.bottom + _TICK + _GAP
        thin = Stroke(Colour(tokens.muted), 0.6)
        surface.box(left, top, width, height, stroke=thin)
        for tile in self.plan.tiles if cell >= 3 else (self.plan.tiles[number],):
            own = tile is self.plan.tiles[number]
            x = left + tile.column * width / columns
            y = top + tile.row * height / rows
            wide, tall = max(width / columns, 2.0), max(height / rows, 2.0)
            fill = Colour(tokens.accent) if own else None
            surface.box(x, y, wide, tall, fill=fill, stroke=thin)


def spread(drawing: Drawing, texts: TypeSetter, paper: Paper, fitting: Fitting) -> Pages:
    """Spread a picture over pages."""
    width = paper.width - paper.left - paper.right
    said = drawing.caption
    head = column(
        (
            Paragraph(said.marking, _STRONG, align="centre", after=6),
            Paragraph(_titled(said), _STRONG, after=2, lines=1, spared=_REFERENCE),
            Paragraph(said.headline, _SMALL, after=0, lines=2),
            Paragraph(said.assumptions, _SMALL, "muted", after=0, lines=2),
        ),
        texts,
        width,
    )
    foot = column(
        (
            Paragraph(said.left_out, _SMALL, "muted", after=6),
            Paragraph(said.marking, _STRONG, align="centre", after=0),
        ),
        texts,
        width,
    )
    signs = legend(drawing.signs, texts, _SMALL, width - _MAP[0] - 2 * _GAP)
    below = max(signs.height, _MAP[1]) + _GAP + (foot.height + _GAP if foot.height else 0.0)
    body = Box(
        paper.left,
        paper.top + head.height + _GAP + _TICK,
        paper.width - paper.right,
        paper.height - paper.bottom - below - _TICK,
    )
    room = body.width * FULL_SIZE, body.height * FULL_SIZE
    edge = drawing.beside, drawing.above
    plan = page_plan(drawing.ink, drawing.words, room, fitting, drawing.smallest, edge)
    return Pages(drawing, texts, paper, head, signs, foot, body, plan)


def _titled(said: Caption) -> str:
    return (
        _("{title} · {branch}").format(title=said.title, branch=said.branch)
        if said.branch
        else said.title
    )
