"""The whole chart on a surface: a screen's, a page's or a file's."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.axes import draw_axes
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.dots import (
    draw_arrows,
    draw_clouds,
    draw_dots,
    draw_frontier,
    draw_lotteries,
    draw_marks,
    draw_names,
    draw_open,
    draw_whiskers,
)
from scenario_desk.presentation.chart.ground import (
    draw_frame,
    draw_grid,
    draw_region_text,
    draw_regions,
)
from scenario_desk.presentation.chart.line_drawing import (
    draw_bands,
    draw_handles,
    draw_lines,
    draw_words,
)
from scenario_desk.presentation.chart.lines import LineKey
from scenario_desk.presentation.chart.misread_signs import draw_shafts, draw_signs
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface


@dataclass(frozen=True, slots=True)
class Pointed:
    """What is selected, pointed at, or has the keyboard."""

    chosen: frozenset[int] = frozenset()
    """The endpoints that are selected."""
    endpoint: int | None = None
    line: LineKey | None = None
    link: LineKey | None = None
    """The line whose link "derive again" is pointed at."""
    focused: LineKey | None = None


NOTHING_POINTED = Pointed()


def draw_chart(
    surface: Surface,
    content: Content,
    arranged: Arrangement,
    style: Style,
    pointed: Pointed = NOTHING_POINTED,
) -> None:
    """Draw the axes, and all that stands in the frame; what is around them is left as it is."""
    frame, lines = arranged.plane.frame, arranged.lines
    titles = content.across.title, content.up.title
    handles = tuple(shape.handle for shape in lines)
    draw_axes(surface, frame, arranged.ticks, style, titles, handles)
    background = style.colour("background")
    surface.box(frame.left, frame.top, frame.width, frame.height, fill=background)
    with surface.clipped(frame.left, frame.top, frame.width, frame.height):
        draw_regions(surface, arranged, style)
        draw_grid(surface, frame, arranged.ticks, style)
        draw_bands(surface, arranged.bands, style)
        if content.shown.clouds:
            draw_clouds(surface, content, arranged, style, pointed.chosen, pointed.endpoint)
        draw_whiskers(surface, arranged, style)
        if content.shown.pareto:
            draw_frontier(surface, content, arranged, style)
        draw_lotteries(surface, content, arranged, style)
        draw_lines(surface, lines, style, pointed.line)
        draw_open(surface, arranged, style)
        draw_arrows(surface, content, arranged, style)
        draw_shafts(surface, arranged.signs, style)
        draw_dots(surface, content, arranged, style, pointed.chosen, pointed.endpoint)
        draw_region_text(surface, arranged, content.region, style)
        draw_words(surface, lines, style, pointed.link)
        draw_names(surface, arranged, style)
        draw_signs(surface, arranged.signs, style)
        draw_marks(surface, (*arranged.marks, *arranged.lots), style)
    draw_frame(surface, frame, style)
    draw_handles(surface, lines, style, pointed.line, pointed.focused)
