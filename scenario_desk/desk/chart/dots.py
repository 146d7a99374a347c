"""The endpoints themselves: whiskers, the frontier, arrows from where they were, dots and names."""

from __future__ import annotations

from functools import partial
from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from scenario_desk.desk.chart.arrangement import Arrangement, Mark
from scenario_desk.desk.chart.content import Content
from scenario_desk.desk.chart.ink import Ink, faded
from scenario_desk.desk.chart.sprites import Sprites

_MOST_ARROWS = 200
_NEAR_PX = 6.0
"""An arrow shorter than this is not drawn: the dot has hardly moved."""


def paint_whiskers(painter: QPainter, arranged: Arrangement, ink: Ink, ratio: float) -> None:
    """Crosses from the 10th to the 90th percentile, as hairlines on whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(ink.hairline(ink.mixed("muted", 0.5), ratio))
    painter.drawLines(arranged.whiskers)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_open(painter: QPainter, arranged: Arrangement, ink: Ink, ratio: float) -> None:
    """A dashed box where a selected endpoint with missing scores could lie."""
    pen = QPen(ink.colour("accent"), 1.5)
    pen.setDashPattern([3, 3])
    for each in arranged.open:
        painter.setPen(pen)
        painter.setBrush(faded(ink.tokens.accent, 0.06))
        painter.drawRect(each.box)
        ink.write(painter, each.text_at, each.text, ink.small, ink.tokens.accent, ratio)


def paint_frontier(painter: QPainter, content: Content, arranged: Arrangement, ink: Ink) -> None:
    """A thin line through the endpoints that leave no one anything to gain for free."""
    line = QPolygonF(
        [QPointF(arranged.x[each], arranged.y[each]) for each in content.chart.frontier]
    )
    painter.setPen(QPen(ink.mixed("ink", 0.6), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)


def paint_arrows(painter: QPainter, content: Content, arranged: Arrangement, ink: Ink) -> None:
    """From where an endpoint lay before anything was on the table, to where it lies now."""
    if content.was is None:
        return
    plane = arranged.plane
    was_x, was_y = plane.columns(content.was[0]), plane.rows(content.was[1])
    ghost = QPen(faded(ink.tokens.muted, 0.8), 1.1)
    ghost.setDashPattern([2, 2])
    shaft = QPen(faded(ink.tokens.muted, 0.9), 1.3)
    for each in arranged.order[:_MOST_ARROWS]:
        start = QPointF(was_x[each], was_y[each])
        end = QPointF(arranged.x[each], arranged.y[each])
        if not np.isfinite(start.x() + start.y()) or _apart(start, end) < _NEAR_PX:
            continue
        radius = arranged.radius[each]
        painter.setPen(ghost)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(start, radius, radius)
        gap = _apart(start, end)
        if gap <= radius + _NEAR_PX:
            continue
        way = (end - start) / gap
        tip = end - way * (radius + 2)
        tail = start + way * radius if gap > 2 * radius + _NEAR_PX else start
        painter.setPen(shaft)
        painter.drawLine(tail, tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shaft.color())
        painter.drawPolygon(_arrowhead(tip, atan2(way.y(), way.x()), ink.px(6)))


def paint_dots(
    painter: QPainter,
    content: Content,
    arranged: Arrangement,
    ink: Ink,
    sprites: Sprites,
    ratio: float,
    chosen: frozenset[int],
    hovered: int | None,
) -> None:
    """The glyphs, large ones first; those selected or pointed at last, with a ring around."""
    raised = [int(each) for each in arranged.order if each in chosen or each == hovered]
    plain = arranged.order[~np.isin(arranged.order, raised)] if raised else arranged.order
    rows = np.concatenate((plain, np.asarray(raised, dtype=np.intp)))
    sides = np.maximum(4, np.rint(2 * arranged.radius[rows])).astype(int)
    classes = content.chart.classes[rows].tolist()
    left, top = arranged.x[rows] - sides / 2, arranged.y[rows] - sides / 2
    look = partial(sprites.of, ratio=ratio)
    glyphs = content.glyphs
    for across, down, side, kind in zip(
        left.tolist(), top.tolist(), sides.tolist(), classes, strict=True
    ):
        painter.drawPixmap(QPointF(across, down), look(glyphs[kind], side))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each in raised:
        middle, radius = QPointF(arranged.x[each], arranged.y[each]), arranged.radius[each]
        if each in chosen:
            painter.setPen(QPen(ink.colour("accent"), 2.2))
            painter.drawEllipse(middle, radius + 4, radius + 4)
        if each == hovered:
            painter.setPen(QPen(faded(ink.tokens.ink, 0.25), 4))
            painter.drawEllipse(middle, radius + 2.5, radius + 2.5)


def paint_names(painter: QPainter, arranged: Arrangement, ink: Ink, ratio: float) -> None:
    colour = ink.tokens.ink
    painter.setPen(QPen(faded(ink.tokens.muted, 0.8), 1))
    for label in arranged.labels:
        if label.leader is not None:
            painter.drawLine(label.leader)
    for label in arranged.labels:
        face = ink.strong if label.strong else ink.label
        ground = "region" if arranged.region.contains(label.rect) else "background"
        ink.write(painter, label.rect, label.text, face, colour, ratio, ground)


def paint_marks(painter: QPainter, marks: tuple[Mark, ...], ink: Ink) -> None:
    painter.setFont(ink.small_strong.font)
    for mark in marks:
        painter.setPen(QPen(ink.colour("ink"), 1))
        painter.setBrush(ink.colour("panel"))
        painter.drawRoundedRect(mark.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.drawText(mark.rect, Qt.AlignmentFlag.AlignCenter, mark.letter)


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _arrowhead(tip: QPointF, angle: float, size: float) -> QPolygonF:
    turns = (angle + pi - 0.45, angle + pi + 0.45)
    return QPolygonF([tip, *(tip + QPointF(cos(each) * size, sin(each) * size) for each in turns)])
