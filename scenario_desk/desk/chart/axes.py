"""pyqtgraph's axes in the program's type: round ticks, true minus signs, titles as plain text."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from scenario_desk.desk.chart.ink import Ink
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.words.language import decimal_separator, pgettext

_BETWEEN = {"bottom": 62.0, "left": 38.0}
"""Pixels from tick to tick, at least."""


def tick_text(value: float, decimals: int) -> str:
    """A round value with a true minus sign."""
    sign = pgettext("minus sign", "−") if value < 0 else ""
    return sign + f"{abs(value):.{decimals}f}".replace(".", decimal_separator())


class ChartAxis(pg.AxisItem):
    """One axis, linked to the view box for its range and for zooming it alone with the wheel.

    `hidden` are the places along the axis (pixels) that a handle covers: no number goes there.
    """

    def __init__(self, orientation: str, ink: Ink) -> None:
        super().__init__(orientation)
        self.ink = ink
        self.title = ""
        self.hidden: list[QRectF] = []

    def round_ticks(self) -> tuple[list[float], int]:
        """The tick values in range, and how many decimals they need."""
        size = self.geometry()
        length = size.width() if self.orientation == "bottom" else size.height()
        low, high = self.range
        return ticks(low, high, most=int(length / self.ink.px(_BETWEEN[self.orientation])) + 1)

    def position(self, value: float) -> float:
        """The pixel of a value along the axis, in the scene."""
        low, high = self.range
        share = (value - low) / (high - low)
        at = self.geometry()
        if self.orientation == "bottom":
            return float(at.left() + share * at.width())
        return float(at.bottom() - share * at.height())

    def paint(self, painter: QPainter, _option: Any, _widget: Any = None) -> None:
        ink, at = self.ink, self.geometry()
        painter.translate(-at.topLeft())
        ratio = painter.device().devicePixelRatioF()
        values, decimals = self.round_ticks()
        for value in values:
            text = tick_text(value, decimals)
            size = ink.small.size(text)
            if self.orientation == "bottom":
                box = QRectF(QPointF(self.position(value) - size.width() / 2, at.top() + 5), size)
            else:
                middle = self.position(value) - size.height() / 2
                box = QRectF(QPointF(at.right() - size.width() - 7, middle), size)
            if not any(box.intersects(each) for each in self.hidden):
                box.moveTo(round(box.left()), round(box.top()))
                ink.write(painter, box, text, ink.small, ink.tokens.muted, ratio, "panel")
        self._paint_title(painter, at)

    def _paint_title(self, painter: QPainter, at: QRectF) -> None:
        ink = self.ink
        across = self.orientation == "bottom"
        room = at.width() if across else at.height()
        text = ink.label.elided(self.title, room)
        height = ink.label.size(text).height()
        painter.setFont(ink.label.font)
        painter.setPen(ink.colour("ink"))
        if across:
            box = QRectF(at.left(), at.bottom() - height - 1, room, height)
        else:
            painter.translate(at.left() + 5, at.bottom())
            painter.rotate(-90)
            box = QRectF(0, 0, room, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def boundingRect(self) -> QRectF:
        """A little beyond its own place: the outermost numbers overhang."""
        at = self.geometry()
        return QRectF(QPointF(0, 0), at.size()).adjusted(-24, -12, 24, 12)

    def mouseDragEvent(self, event: Any) -> None:
        """Leave dragging to the plot."""
        event.ignore()

    def mouseClickEvent(self, event: Any) -> None:
        """Leave clicking to the plot."""
        event.ignore()
