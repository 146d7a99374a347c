"""The acceptance glyph on a Qt painter: in the lists, the matrix and the chart alike."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.glyph_drawing import draw_glyph
from scenario_desk.presentation.tokens import Tokens


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, tokens: Tokens) -> None:
    """Paint the glyph into the largest centred circle of `rect`, rim included."""
    radius = min(rect.width(), rect.height()) / 2
    centre = rect.center()
    painter.save()
    surface = qt_surface(painter, painter.device().devicePixelRatioF())
    texts = QtTypeSetter(painter.font())
    draw_glyph(surface, glyph, centre.x(), centre.y(), radius, tokens, texts)
    painter.restore()


@lru_cache(maxsize=512)
def glyph_pixmap(glyph: Glyph, tokens: Tokens, side: int, ratio: float = 1.0) -> QPixmap:
    """The glyph as a picture of `side` logical pixels for a screen with this pixel ratio.

    Shared: draw it, never paint on it.
    """
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_glyph(painter, QRectF(0, 0, side, side), glyph, tokens)
    painter.end()
    return pixmap
