"""The chart's colours, type, and texts drawn once: all from the token table and the type size."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from scenario_desk.presentation.tokens import Tokens

LABEL_PX = 12.0
SMALL_PX = 11.0
_MOST_TEXTS = 2_000
_HALO = 3.0


def faded(colour: str, alpha: float) -> QColor:
    """A token's colour at an opacity 0 … 1."""
    shade = QColor(colour)
    shade.setAlphaF(alpha)
    return shade


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font with its measures; measured texts are remembered."""

    font: QFont
    metrics: QFontMetricsF
    widths: dict[str, float] = field(default_factory=dict)

    def size(self, text: str) -> QSizeF:
        """The width and height a line of text takes."""
        width = self.widths.get(text)
        if width is None:
            if len(self.widths) > _MOST_TEXTS:
                self.widths.clear()
            width = self.widths[text] = self.metrics.horizontalAdvance(text)
        return QSizeF(width, self.metrics.height())

    def elided(self, text: str, width: float) -> str:
        if self.size(text).width() <= width:
            return text
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Ink:
    """What the chart is painted with under one theme and type size.

    A text is drawn once, with a rim of the ground's colour so that it stays readable on hairlines,
    and copied from then on.
    """

    def __init__(self, tokens: Tokens, scale: float, family: QFont) -> None:
        self.tokens = tokens
        self.scale = scale
        self._family = family
        self.label = self._face(LABEL_PX, bold=False)
        self.strong = self._face(LABEL_PX, bold=True)
        self.small = self._face(SMALL_PX, bold=False)
        self.small_strong = self._face(SMALL_PX, bold=True)
        self._sprites: dict[tuple[object, ...], QPixmap] = {}

    def _face(self, size: float, *, bold: bool) -> Face:
        font = QFont(self._family)
        font.setPixelSize(max(8, round(size * self.scale)))
        font.setBold(bold)
        return Face(font, QFontMetricsF(font))

    def px(self, length: float) -> float:
        """A length that grows with the type."""
        return length * self.scale

    def hairline(self, colour: QColor, ratio: float) -> QPen:
        """A pen of whole pixels on the device, so that all hairlines look alike."""
        return QPen(colour, max(1, int(ratio)) / ratio)

    def colour(self, token: str) -> QColor:
        return QColor(self.tokens.colour(token))

    def mixed(self, token: str, share: float, ground: str = "background") -> QColor:
        """A token's colour mixed into the ground's: paints faster than one that shines through."""
        top, under = self.colour(token), self.colour(ground)
        return QColor.fromRgbF(
            top.redF() * share + under.redF() * (1 - share),
            top.greenF() * share + under.greenF() * (1 - share),
            top.blueF() * share + under.blueF() * (1 - share),
        )

    def write(
        self,
        painter: QPainter,
        at: QRectF,
        text: str,
        face: Face,
        colour: str,
        ratio: float,
        ground: str = "background",
    ) -> None:
        """Draw a line of text at the left of `at`; `colour` is "#RRGGBB", `ground` a token."""
        key = (text, id(face), colour, ratio, ground)
        sprite = self._sprites.get(key)
        if sprite is None:
            if len(self._sprites) > _MOST_TEXTS:
                self._sprites.clear()
            sprite = self._sprites[key] = self._written(text, face, colour, ratio, ground)
        painter.drawPixmap(QPointF(at.left() - _HALO, at.top() - _HALO), sprite)

    def _written(self, text: str, face: Face, colour: str, ratio: float, ground: str) -> QPixmap:
        size = face.size(text)
        width, height = size.width() + 2 * _HALO + 1, size.height() + 2 * _HALO
        sprite = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        sprite.setDevicePixelRatio(ratio)
        sprite.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sprite)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        baseline = QPointF(_HALO, _HALO + face.metrics.ascent())
        outline = QPainterPath()
        outline.addText(baseline, face.font, text)
        rim = QPen(faded(self.tokens.colour(ground), 0.85), _HALO)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline, rim)
        painter.setFont(face.font)
        painter.setPen(QColor(colour))
        painter.drawText(baseline, text)
        painter.end()
        return sprite
