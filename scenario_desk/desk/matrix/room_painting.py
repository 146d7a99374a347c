"""How the room's part of a cell is drawn: its median on its own heat, the middle half, who differs."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from scenario_desk.desk.matrix.room_cells import RoomCell
from scenario_desk.presentation.ramp import score_ink, score_ramp
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.sentences import judged_number

ROOM_SHARE = 0.54
"""Of a cell's width, for what the room says."""
_SMALL = 0.84
_NOT_AGREED = "≠"


def paint_room(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, room: RoomCell, tokens: Tokens
) -> None:
    """The median, how many it is of, and below what the height has room for."""
    if room.median is None:
        painter.fillRect(rect, QColor(tokens.panel))
        ink, lines = tokens.muted, ["–"]
    else:
        fill, ink = heat(round(room.median), tokens)
        painter.fillRect(rect, fill)
        mark = "" if room.agreed else f" {_NOT_AGREED}"
        lines = [f"{judged_number('score', room.median)} ({room.count}){mark}", room.middle]
        if room.farthest:
            lines.append(harmless(room.farthest))
    _edge(painter, rect, tokens)
    fonts = [QFont(option.font), QFont(option.font)]
    fonts[1].setPixelSize(max(round(option.font.pixelSize() * _SMALL), 9))
    heights = [QFontMetrics(font).height() for font in fonts]
    fitting = 1 + max(int((rect.height() - heights[0]) // heights[1]), 0)
    shown = lines[:fitting]
    top = rect.top() + (rect.height() - heights[0] - heights[1] * (len(shown) - 1)) / 2
    painter.setPen(QColor(ink))
    for place, text in enumerate(shown):
        font, high = fonts[min(place, 1)], heights[min(place, 1)]
        painter.setFont(font)
        line = QRectF(rect.left() + 5, top, rect.width() - 8, high)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, elided)
        top += high


def _edge(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """A line between the facilitator's value and the room's."""
    painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DotLine))
    painter.drawLine(rect.topLeft(), rect.bottomLeft())


@lru_cache(maxsize=1024)
def heat(score: int, tokens: Tokens) -> tuple[QColor, str]:
    """The fill of a score and the colour of its number."""
    red, green, blue = (int(part) for part in score_ramp(score, tokens))
    return QColor(red, green, blue), score_ink(score, tokens)
