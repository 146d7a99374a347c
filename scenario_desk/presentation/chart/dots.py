"""The endpoints themselves: whiskers, the frontier, arrows from where they were, dots and names."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, cos, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement, Lot, Mark
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import (
    Align,
    Line,
    Move,
    Path,
    Stamp,
    Stamping,
    Stroke,
    Surface,
)
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph, draw_rim, rim_reach
from scenario_desk.presentation.sheet.badge import draw_badge

_MOST_ARROWS = 200
_LEFT: Align = "left"
_RIGHT: Align = "right"
_MOST_CLOUDS = 40
_NEAR = 6.0
"""An arrow shorter than this is not drawn: the dot has hardly moved."""


def draw_whiskers(surface: Surface, arranged: Arrangement, style: Style) -> None:
    """Crosses from the 10th to the 90th percentile, as hairlines on whole pixels.

    An arrowhead says where one goes on outside of the frame.
    """
    stroke = style.hairline(style.mixed("muted", 0.5))
    surface.lines(arranged.whiskers, stroke, smooth=False)
    for x, y, angle in arranged.going_on.tolist():
        surface.path(_arrowhead(x, y, angle, style.px(8)), None, style.colour("muted"))


def draw_clouds(
    surface: Surface,
    content: Content,
    arranged: Arrangement,
    style: Style,
    chosen: frozenset[int],
    pointed: int | None,
) -> None:
    """The lines around half and nine tenths of the draws of each endpoint that is selected or
    pointed at; where none is, of the likeliest in sight, fainter."""
    if content.drawn is None or content.drawn.clouds is None:
        return
    meant = [each for each in arranged.order.tolist() if each in chosen or each == pointed]
    alone = bool(meant)
    for each in meant or arranged.order[:_MOST_CLOUDS].tolist():
        token = content.glyphs[int(content.chart.classes[each])].rim
        for inner, lines in enumerate(content.drawn.clouds.around(each)):
            stroke = Stroke(style.colour(token, 0.9 if alone else 0.3 + 0.3 * inner), style.px(1.1))
            fill = style.colour(token, 0.10) if alone or inner else None
            path: list[Move | Line] = []
            for line in lines:
                across = arranged.plane.columns(line[:, 0]).tolist()
                up = arranged.plane.rows(line[:, 1]).tolist()
                points = [*zip(across, up, strict=True)]
                path += [Move(*points[-1]), *(Line(*point) for point in points)]
            surface.path(path, stroke, fill)


def draw_open(surface: Surface, arranged: Arrangement, style: Style) -> None:
    """A dashed box where a selected endpoint with missing scores could lie."""
    stroke, fill = Stroke(style.colour("accent"), 1.5, "long"), style.colour("accent", 0.06)
    for each in arranged.open:
        box = each.box
        surface.box(box.left, box.top, box.width, box.height, fill=fill, stroke=stroke)
        style.write(surface, each.text_at, each.text, style.small, style.tokens.accent)


def draw_frontier(surface: Surface, content: Content, arranged: Arrangement, style: Style) -> None:
    """A thin line through the endpoints that leave no one anything to gain for free."""
    rows = content.chart.frontier
    points = [*zip(arranged.x[rows].tolist(), arranged.y[rows].tolist(), strict=True)]
    if len(points) > 1:
        way: Path = [Move(*points[0]), *(Line(*each) for each in points[1:])]
        surface.path(way, Stroke(style.mixed("ink", 0.6), style.px(1.2)))


def draw_lotteries(surface: Surface, content: Content, arranged: Arrangement, style: Style) -> None:
    """A dashed line through what lots among the endpoints that would be signed could reach."""
    rows = content.chart.lotteries.corners
    points = [*zip(arranged.x[rows].tolist(), arranged.y[rows].tolist(), strict=True)]
    if len(points) > 1:
        way: Path = [Move(*points[0]), *(Line(*each) for each in points[1:])]
        surface.path(way, Stroke(style.colour("overlap"), style.px(1.6), "close"))


def draw_arrows(surface: Surface, content: Content, arranged: Arrangement, style: Style) -> None:
    """From where an endpoint lay before, to where it lies now."""
    if content.was is None:
        return
    plane = arranged.plane
    was_x, was_y = plane.columns(content.was[0]), plane.rows(content.was[1])
    ghost = Stroke(style.colour("muted", 0.8), style.px(1.1), "close")
    shaft = Stroke(style.colour("muted", 0.9), style.px(1.3))
    for each in arranged.order[:_MOST_ARROWS].tolist():
        (x1, y1), (x2, y2) = (was_x[each], was_y[each]), (arranged.x[each], arranged.y[each])
        gap = hypot(x2 - x1, y2 - y1)
        if not gap >= _NEAR:
            continue
        radius = float(arranged.radius[each])
        surface.ellipse(x1, y1, radius, radius, stroke=ghost)
        if gap <= radius + _NEAR:
            continue
        across, down = (x2 - x1) / gap, (y2 - y1) / gap
        tip = x2 - across * (radius + 2), y2 - down * (radius + 2)
        away = radius if gap > 2 * radius + _NEAR else 0.0
        tail = x1 + across * away, y1 + down * away
        surface.path((Move(*tail), Line(*tip)), shaft)
        head = _arrowhead(*tip, atan2(down, across), style.px(6))
        surface.path(head, None, shaft.colour)


def draw_dots(
    surface: Surface,
    content: Content,
    arranged: Arrangement,
    style: Style,
    chosen: frozenset[int],
    pointed: int | None,
) -> None:
    """The glyphs, large ones first; those selected or pointed at last, with a ring around."""
    raised = [each for each in arranged.order.tolist() if each in chosen or each == pointed]
    plain = arranged.order[~np.isin(arranged.order, raised)] if raised else arranged.order
    rows = np.concatenate((plain, np.asarray(raised, dtype=np.intp)))
    _put_glyphs(surface, content, arranged, style, rows)
    for each in raised:
        x, y, radius = (float(of[each]) for of in (arranged.x, arranged.y, arranged.radius))
        if content.drawn is not None:
            radius = rim_reach(radius, float(content.drawn.rims[each]))
        if each in chosen:
            stroke = Stroke(style.colour("accent"), style.px(2.2))
            surface.ellipse(x, y, radius + 4, radius + 4, stroke=stroke)
        if each == pointed:
            stroke = Stroke(style.colour("ink", 0.25), 4)
            surface.ellipse(x, y, radius + 2.5, radius + 2.5, stroke=stroke)


def _put_glyphs(
    surface: Surface,
    content: Content,
    arranged: Arrangement,
    style: Style,
    rows: NDArray[np.intp],
) -> None:
    # In half pixels, so that of each glyph there are a few pictures only.
    halves = np.maximum(4, np.rint(2 * arranged.radius[rows])).astype(int)
    drawn = content.drawn
    rims = np.zeros(len(rows)) if drawn is None else drawn.rims[rows]
    signs = np.column_stack((content.chart.classes[rows], halves, rims))
    looks, which = np.unique(signs, axis=0, return_inverse=True)
    which = which.reshape(-1)
    stamps = [
        _stamp(content.glyphs[int(sort)], half / 2, rim, style)
        for sort, half, rim in looks.tolist()
    ]
    numbers, x, y = which.tolist(), arranged.x[rows], arranged.y[rows]
    stamping = surface if isinstance(surface, Stamping) else None
    if stamping is not None and not stamping.names_parts:
        stamping.stamps(stamps, numbers, x, y)
        return
    for row, number, column, line in zip(
        rows.tolist(), numbers, x.tolist(), y.tolist(), strict=True
    ):
        key, radius, draw = stamps[number]
        with surface.group(content.names[row], content.chart.ids[row]):
            if stamping is None:
                draw(surface, column, line)
            else:
                stamping.stamp(key, column, line, radius, draw)


def _stamp(glyph: Glyph, radius: float, rim: float, style: Style) -> Stamp:
    def draw(surface: Surface, x: float, y: float) -> None:
        draw_glyph(surface, glyph, x, y, radius, style.tokens, style.texts)
        draw_rim(surface, x, y, radius, rim, style.tokens)

    return Stamp((glyph, radius, rim, style), rim_reach(radius, rim), draw)


def draw_names(surface: Surface, arranged: Arrangement, style: Style) -> None:
    leaders = [label.leader for label in arranged.labels if label.leader is not None]
    ends = np.array(leaders, np.float64).reshape(-1, 4)
    surface.lines(ends, Stroke(style.colour("muted", 0.8), style.px(1.0)))
    for label in arranged.labels:
        if label.laid is None:
            _draw_badge(surface, label.box, label.text, style)
            continue
        box = label.box
        ground = "region" if arranged.region.contains(box) else "background"
        # Two lines end where they are next to their dot.
        turned = len(label.laid.lines) > 1 and box.right < arranged.x[label.endpoint]
        x, align = (box.right, _RIGHT) if turned else (box.left, _LEFT)
        style.set_down(surface, label.laid, x, box.top, style.tokens.ink, ground, align)


def draw_marks(surface: Surface, marks: Iterable[Mark | Lot], style: Style) -> None:
    for mark in marks:
        _draw_badge(surface, mark.box, mark.letter, style)


def _draw_badge(surface: Surface, box: Box, text: str, style: Style) -> None:
    draw_badge(surface, box, text, style.small_strong, style.tokens, style.texts)


def _arrowhead(x: float, y: float, angle: float, size: float) -> Path:
    turns = (angle + pi - 0.45, angle + pi + 0.45)
    return (Move(x, y), *(Line(x + cos(each) * size, y + sin(each) * size) for each in turns))
