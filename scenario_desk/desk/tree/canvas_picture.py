"""The canvas as a picture to take elsewhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from scenario_desk.exchange.pictures.qt_surface import qt_colour, qt_surface
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.words.harmless import harmless

_RATIO = 2.0


def copied(picture: Picture, texts: QtTypeSetter) -> QImage:
    """The picture at twice its pixels, below the handling marking."""
    clean = replace(picture, hovered=-1, ratio=_RATIO)
    width, height = round(clean.width), round(clean.height)
    marking, bold = harmless(clean.scenario.marking), texts.font_of(clean.metrics.bold)
    flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
    room = QRect(8, 8, max(width - 16, 1), 100_000)
    words = QFontMetrics(bold).boundingRect(room, flags, marking)
    band = words.height() + 16 if marking else 0
    image = QImage(QSize(width, height + band) * _RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_RATIO)
    image.fill(qt_colour(clean.palette.colour("background")))
    painter = QPainter(image)
    if marking:
        painter.setPen(qt_colour(clean.palette.colour("ink")))
        painter.setFont(bold)
        painter.drawText(room, flags, marking)
    painter.translate(0, band)
    painter.setClipRect(QRect(0, 0, width, height))
    painter.setFont(texts.font)
    draw_tree(qt_surface(painter, _RATIO), clean)
    painter.end()
    return image
