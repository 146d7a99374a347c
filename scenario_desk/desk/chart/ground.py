"""What lies under the dots: grid, zero lines, and the regions that the lines bound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QRegion, QTransform

from scenario_desk.desk.chart.arrangement import Arrangement
from scenario_desk.desk.chart.axes import ChartAxis
from scenario_desk.desk.chart.ink import Ink
from scenario_desk.desk.chart.plane import Plane

_HATCH_PX = 9


def paint_grid(
    painter: QPainter, plane: Plane, axes: Sequence[ChartAxis], ink: Ink, ratio: float
) -> None:
    """Hairlines at the ticks; the two zeros, the baseline carried forward, a little stronger."""
    frame = plane.frame
    (columns, _), (rows, _) = (axis.round_ticks() for axis in axes)
    plain: list[QLineF] = []
    zeros: list[QLineF] = []
    for value in columns:
        at = round(plane.across(value)) + 0.5
        (plain if value else zeros).append(QLineF(at, frame.top(), at, frame.bottom()))
    for value in rows:
        at = round(plane.up(value)) + 0.5
        (plain if value else zeros).append(QLineF(frame.left(), at, frame.right(), at))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(ink.hairline(ink.colour("grid"), ratio))
    painter.drawLines(plain)
    painter.setPen(ink.hairline(ink.mixed("muted", 0.32), ratio))
    painter.drawLines(zeros)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def paint_regions(painter: QPainter, arranged: Arrangement, ink: Ink, ratio: float) -> None:
    """Fill and hatch where both lines are reached; mark the strip that falls short of signing."""
    region, tolerated = arranged.region, arranged.tolerated
    if not tolerated.isEmpty():
        painter.save()
        strip = QRegion(tolerated.toAlignedRect()) - QRegion(region.toAlignedRect())
        painter.setClipRegion(strip, Qt.ClipOperation.IntersectClip)
        painter.fillRect(tolerated, ink.mixed("overlap", 0.05))
        painter.restore()
    if region.isEmpty():
        return
    brush = QBrush(_hatch(ink.tokens.region, ink.tokens.hatch, ratio))
    brush.setTransform(QTransform(1 / ratio, 0, 0, 1 / ratio, region.left(), region.bottom()))
    painter.fillRect(region, brush)


def paint_region_text(
    painter: QPainter, arranged: Arrangement, text: str, ink: Ink, ratio: float
) -> None:
    if not arranged.region_text.isEmpty():
        colour = ink.tokens.overlap
        ink.write(painter, arranged.region_text, text, ink.strong, colour, ratio, "region")


def paint_frame(painter: QPainter, frame: QRectF, ink: Ink, ratio: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(ink.hairline(ink.colour("line"), ratio))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame.adjusted(0, 0, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


@lru_cache(maxsize=8)
def _hatch(ground: str, colour: str, ratio: float) -> QPixmap:
    """One tile of diagonal hairlines that joins its like on every side; opaque, to paint fast."""
    side = round(_HATCH_PX * ratio)
    tile = QPixmap(side, side)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), ratio))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    return tile
