"""The acceptance glyph on a Qt painter: in the lists and the matrix alike."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

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
