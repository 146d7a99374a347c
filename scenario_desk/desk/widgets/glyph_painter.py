"""The acceptance glyph on a Qt painter: in the tree, the lists, the matrix and the chart alike."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from scenario_desk.presentation.glyph import LETTERS_FROM, Glyph, Slice
from scenario_desk.presentation.tokens import Tokens

_RIM = 0.085
"""Width of the rim as a share of the diameter; 1.2 to 3 pixels."""


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, tokens: Tokens) -> None:
    """Paint the glyph into the largest centred circle of `rect`, rim included."""
    side = min(rect.width(), rect.height())
    rim = min(max(side * _RIM, 1.2), 3.0)
    circle = QRectF(0, 0, side - rim, side - rim)
    circle.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colour(glyph.ground)))
    painter.drawEllipse(circle)
    if not glyph.whole:
        for each in glyph.slices:
            _paint_slice(painter, circle, each, tokens)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_rim_pen(rim, glyph, tokens))
    painter.drawEllipse(circle)
    if side >= LETTERS_FROM:
        for each in glyph.slices:
            _paint_letter(painter, circle, each, len(glyph.slices), tokens)
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


def _paint_slice(painter: QPainter, circle: QRectF, each: Slice, tokens: Tokens) -> None:
    if not (each.filled or each.hatched):
        return
    colour = QColor(tokens.colour(each.colour))
    pattern = Qt.BrushStyle.SolidPattern if each.filled else Qt.BrushStyle.BDiagPattern
    painter.setBrush(QBrush(colour, pattern))
    if each.span >= 360:
        painter.drawEllipse(circle)
    else:
        painter.drawPie(circle, round(each.start * 16), round(each.span * 16))


def _rim_pen(rim: float, glyph: Glyph, tokens: Tokens) -> QPen:
    pen = QPen(QColor(tokens.colour(glyph.rim)), rim)
    if glyph.dashed:
        # In units of the pen's width; flat ends, or small rims close up again.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.2, 1.5])
    return pen


def _paint_letter(
    painter: QPainter, circle: QRectF, each: Slice, count: int, tokens: Tokens
) -> None:
    if not each.letter:
        return
    radius = circle.width() / 2
    font = QFont(painter.font())
    font.setPixelSize(max(round(radius * (0.62 if count <= 2 else 0.5)), 6))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(tokens.colour(each.letter_colour)))
    centre = circle.center() + QPointF(each.letter_x * radius, -each.letter_y * radius)
    box = QRectF(0, 0, radius * 1.4, radius * 1.4)
    box.moveCenter(centre)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, each.letter[:2])
