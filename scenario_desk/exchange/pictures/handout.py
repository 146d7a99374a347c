"""A handout: question and answer, tree, overlap chart and table of endpoints on one upright page.

Lengths are pixels of 0.75 points. Nothing on it is too small to be read on paper: a large tree is
folded to its first levels, and of many endpoints the likeliest are listed; both are said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import Frame
from scenario_desk.exchange.pictures.chart_picture import (
    ChartMoment,
    ChartPicture,
    Framing,
    chart_picture,
)
from scenario_desk.exchange.pictures.page_plan import FULL_SIZE
from scenario_desk.exchange.pictures.pages import Paper
from scenario_desk.exchange.pictures.tree_picture import TreePicture, whole_tree
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.left_out import left_out
from scenario_desk.presentation.chart.legend_entries import chart_key
from scenario_desk.presentation.drawing import Colour, Placing, Surface, Type, TypeSetter
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.sheet.caption import Caption, caption
from scenario_desk.presentation.sheet.column import Column, Paragraph, column
from scenario_desk.presentation.sheet.endpoint_table import EndpointTable, endpoint_table
from scenario_desk.presentation.sheet.legend import Entry, Legend, legend
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import grouped, percent
from scenario_desk.presentation.words.sentences import headline_since
from scenario_desk.presentation.words.sentences.phrasing import results_held

LEAST_TYPE = 6.5
"""Points of the smallest type."""
_SMALL, _STRONG = Type(9), Type(11, strong=True)
_CHART_TYPE = 0.82
"""Of the chart's type, that of a chart on a screen being 1: its smallest is then 9 pixels."""
_GAP = 10.0
_TREE = 0.1, 0.36
"""Of the page, the least and the most that is left to the tree."""
_TABLE, _LIKELIEST = 0.4, 0.3
"""Of the page, the most that a table of all endpoints takes, and one that is cut short anyway."""
_CHART = 0.28, 0.5
"""Of the page, what the chart and its key have for themselves, and the most that they take."""
_KEY = 0.05
"""Of the page, the most that the numbers of a chart take in its key."""
_BESIDE_TREE = 70.0
"""Pixels of what stands above and below a tree."""
_NAMES = 3
"""So many endpoints that the chart leaves out or unnamed are listed."""
_SENTENCE = 60.0
"""Pixels of a sentence that stands instead of a chart."""
_ROW, _ROW_TYPE = 60.0, 11
"""Pixels that a row of the tree takes at least in its own size, and of the type on it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a handout is made of; nothing of it changes any more."""

    moment: ChartMoment
    tokens: Tokens
    texts: TypeSetter
    direction: Direction = "right"

    @property
    def evaluation(self) -> Evaluation:
        return self.moment.evaluation


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page below its heading: a picture, what explains it, or a table."""

    title: Column
    height: float
    """Of the picture or the table alone."""
    signs: Legend | None
    note: Column
    """What of it is not shown."""

    @property
    def whole(self) -> float:
        """The height with all that stands around it."""
        signs = 0.0 if self.signs is None or not self.signs.entries else self.signs.height + 4
        return self.title.height + self.height + signs + self.note.height


@dataclass(frozen=True, slots=True)
class Handout:
    """One page, ready to be drawn; lengths are pixels."""

    paper: Paper
    tokens: Tokens
    texts: TypeSetter
    caption: Caption
    head: Column
    foot: Column
    tree: TreePicture
    scale: float
    """How large the tree is, its own size being 1."""
    chart: ChartPicture
    table: EndpointTable | None
    parts: tuple[Part, ...]
    """Those of the tree, the chart and the table."""

    @property
    def width(self) -> float:
        return self.paper.width

    @property
    def height(self) -> float:
        return self.paper.height

    def draw(self, surface: Placing) -> None:
        """Draw all of it, its left top corner at (0, 0)."""
        paper, tokens = self.paper, self.tokens
        ground = Colour(tokens.background)
        surface.box(0, 0, paper.width, paper.height, fill=ground)
        self.head.draw(surface, paper.left, paper.top, tokens)
        top = paper.top + self.head.height + _GAP
        for part, draw in zip(
            self.parts, (self._draw_tree, self._draw_chart, self._draw_table), strict=True
        ):
            part.title.draw(surface, paper.left, top, tokens)
            below = top + part.title.height
            draw(surface, below)
            below += part.height
            if part.signs is not None and part.signs.entries:
                part.signs.draw(surface, paper.left, below + 4, tokens, self.texts)
                below += part.signs.height + 4
            part.note.draw(surface, paper.left, below, tokens)
            top += part.whole + _GAP
        self.foot.draw(surface, paper.left, paper.height - paper.bottom - self.foot.height, tokens)

    def _draw_tree(self, surface: Placing, top: float) -> None:
        tree = self.tree
        left = (self.width - tree.width * self.scale) / 2
        with surface.placed(left, top, self.scale):
            tree.draw(surface, Box(0, 0, tree.width, tree.height))

    def _draw_chart(self, surface: Surface, top: float) -> None:
        chart = self.chart
        chart.draw(Shifted(surface, self.paper.left, top), Box(0, 0, chart.width, chart.height))

    def _draw_table(self, surface: Surface, top: float) -> None:
        if self.table is not None:
            self.table.draw(surface, self.paper.left, top, self.tokens, self.texts)


def handout(matter: Matter, paper: Paper) -> Handout:
    """Lay a handout out on a page."""
    evaluation, texts = matter.evaluation, matter.texts
    width = paper.width - paper.left - paper.right
    held = matter.moment.held
    said = replace(
        caption(evaluation),
        headline=results_held() if held else headline_since(matter.moment.pinned, evaluation),
    )
    head = column(_head(said), texts, width)
    foot = column([Paragraph(said.marking, _STRONG, align="centre", after=0)], texts, width)
    room = paper.height - paper.top - paper.bottom - head.height - foot.height - 4 * _GAP
    table = _table(matter, paper, width)
    spare = room - _table_part(matter, table, width).whole
    least, most = (share * paper.height for share in _TREE)
    left = spare - _CHART[0] * paper.height - _BESIDE_TREE
    levels, tree, scale = _tree(matter, width, min(max(left, least), most))
    tree_part = _part(
        matter,
        _("Tree"),
        tree.height * scale,
        width,
        signs=tree.signs,
        note=_folded(evaluation.frame, levels),
    )
    spare = max(spare - tree_part.whole, _CHART[0] * paper.height)
    chart, chart_part = _chart(
        matter, width, min(spare, _CHART[1] * paper.height), _KEY * paper.height
    )
    if table is not None:
        # What the others leave is the table's.
        around = _table_part(matter, table, width).whole - table.height
        rest = room - tree_part.whole - chart_part.whole - around
        table = endpoint_table(evaluation, texts, width, rest)
    parts = (tree_part, chart_part, _table_part(matter, table, width))
    return Handout(paper, matter.tokens, texts, said, head, foot, tree, scale, chart, table, parts)


def _head(said: Caption) -> Iterator[Paragraph]:
    yield Paragraph(said.marking, _STRONG, align="centre", after=6)
    yield Paragraph(said.title, Type(16, strong=True), after=2)
    yield Paragraph(said.question, Type(11), "muted", after=3)
    yield Paragraph(said.headline, Type(11), after=2)
    yield Paragraph(said.assumptions, _SMALL, "muted", after=0)


def _part(
    matter: Matter,
    title: str,
    height: float,
    width: float,
    *,
    signs: tuple[Entry, ...] = (),
    note: str = "",
) -> Part:
    texts = matter.texts
    return Part(
        title=column([Paragraph(title, _STRONG, after=3)], texts, width),
        height=height,
        signs=legend(signs, texts, _SMALL, width),
        note=column([Paragraph(note, _SMALL, "muted", after=0)], texts, width),
    )


def _tree(matter: Matter, width: float, height: float) -> tuple[int, TreePicture, float]:
    """As many levels of the tree as can be read in a room; the tree, and how large it is."""
    frame = matter.evaluation.frame
    found: tuple[int, TreePicture, float] | None = None
    for levels in range(1, len(frame.level_start) - 1):
        if _ends(frame, levels) * _ROW * _legible(_ROW_TYPE) > height:
            break
        tree = _to_levels(matter, levels)
        scale = min(1.0, width / tree.width, height / tree.height)
        if scale < _legible(tree.smallest):
            break
        found = levels, tree, scale
    if found is None:
        tree = _to_levels(matter, 0)
        found = 0, tree, min(1.0, width / tree.width, height / tree.height)
    return found


def _legible(pixels: float) -> float:
    """The least scale at which type of so many pixels can be read."""
    return LEAST_TYPE / (FULL_SIZE * pixels)


def _ends(frame: Frame, levels: int) -> int:
    """How many rows the tree takes, down to a level."""
    above, below = frame.level_start[levels], frame.level_start[levels + 1]
    return int((frame.child_count[:above] == 0).sum()) + int(below - above)


def _to_levels(matter: Matter, levels: int) -> TreePicture:
    frame, moment = matter.evaluation.frame, matter.moment
    deepest = slice(int(frame.level_start[levels]), int(frame.level_start[levels + 1]))
    return whole_tree(
        matter.evaluation,
        matter.texts,
        matter.tokens,
        direction=matter.direction,
        folded=frame.node_ids[deepest],
        held=moment.held,
        pinned=moment.pinned,
    )


def _folded(frame: Frame, levels: int) -> str:
    """How many nodes are below the levels that are shown; "" where none is."""
    hidden = len(frame.node_ids) - int(frame.level_start[levels + 1])
    if not hidden:
        return ""
    return ngettext(
        "Folded to what a page has room for: {n} node is hidden.",
        "Folded to what a page has room for: {n} nodes are hidden.",
        hidden,
    ).format(n=grouped(hidden))


def _chart(matter: Matter, width: float, room: float, key: float) -> tuple[ChartPicture, Part]:
    """The chart with its key below, as large as the room lets it be."""
    chart = _charted(matter, width, _SENTENCE, key)
    if chart.chart is None:
        return chart, _chart_part(matter, chart)
    height = room
    while True:
        # The lower it is, the more dots have no room for their names, and the longer is its key.
        chart = _charted(matter, width, height, key)
        part = _chart_part(matter, chart)
        if part.whole <= room or height < _SENTENCE:
            return chart, part
        height -= part.whole - room


def _chart_part(matter: Matter, chart: ChartPicture) -> Part:
    return _part(
        matter,
        _("Overlap"),
        chart.height,
        chart.width,
        signs=chart.signs,
        note="" if chart.chart is None else left_out(*chart.chart, most=_NAMES),
    )


def _charted(matter: Matter, width: float, height: float, key: float) -> ChartPicture:
    framing = Framing(width, height, _CHART_TYPE)
    chart = chart_picture(matter.moment, matter.texts, matter.tokens, framing)
    return _fewer_numbers(_without_letters(chart), matter, width, key)


def _without_letters(chart: ChartPicture) -> ChartPicture:
    """The chart without letters in its dots, which are too small here: the key tells the slices apart."""
    if chart.chart is None:
        return chart
    content, arranged = chart.chart
    glyphs = {
        number: replace(each, slices=tuple(replace(part, letter="") for part in each.slices))
        for number, each in content.glyphs.items()
    }
    return replace(chart, chart=(replace(content, glyphs=glyphs), arranged))


def _fewer_numbers(chart: ChartPicture, matter: Matter, width: float, room: float) -> ChartPicture:
    """The chart without numbers at its dots, where there are so many that their key crowds it out."""
    if chart.chart is None:
        return chart
    content, arranged = chart.chart
    keyed = chart_key(content, arranged)
    if legend(keyed, matter.texts, _SMALL, width).height <= room:
        return chart
    named = replace(
        arranged, labels=tuple(label for label in arranged.labels if not label.numbered)
    )
    signs = tuple(entry for entry in chart.signs if entry not in keyed)
    return replace(chart, chart=(content, named), signs=signs)


def _table(matter: Matter, paper: Paper, width: float) -> EndpointTable | None:
    """The endpoints, as many as have room beside the pictures; None where there is nothing to say."""
    if not matter.evaluation.frame.endpoint_ids or matter.moment.held:
        return None
    table = endpoint_table(matter.evaluation, matter.texts, width, paper.height * _TABLE)
    if table.left_out:
        table = endpoint_table(matter.evaluation, matter.texts, width, paper.height * _LIKELIEST)
    return table


def _table_part(matter: Matter, table: EndpointTable | None, width: float) -> Part:
    if table is None:
        said = results_held() if matter.moment.held else _("No endpoints yet.")
        return _part(matter, _("Endpoints"), 0.0, width, note=said)
    notes = " ".join(_left_out_of(table, matter.evaluation))
    return _part(matter, _("Endpoints"), table.height, width, note=notes)


def _left_out_of(table: EndpointTable, evaluation: Evaluation) -> Iterator[str]:
    if table.left_out:
        share = float(evaluation.endpoint_reach[np.array(table.left_out)].sum())
        yield ngettext(
            "{n} endpoint that is less likely is left out: chance {share}.",
            "{n} endpoints that are less likely are left out: chance {share} together.",
            len(table.left_out),
        ).format(n=grouped(len(table.left_out)), share=percent(share))
    if table.without:
        yield ngettext(
            "The utilities of {n} more principal are left out.",
            "The utilities of {n} more principals are left out.",
            table.without,
        ).format(n=table.without)
