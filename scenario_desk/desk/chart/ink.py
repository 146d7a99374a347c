"""The chart's colours, type, and texts drawn once: all from the token table and the type size."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from scenario_desk.presentation.tokens import Tokens

LABEL_PX = 12.0
SMALL_PX = 11.0
_MOST_SPRITES = 2_000
_HALO = 3.0


def faded(colour: str, alpha: float) -> QColor:
    """A token's colour at an opacity 0 … 1."""
    shade = QColor(colour)
    shade.setAlphaF(alpha)
    return shade


@dataclass(slots=True)
class Ink:
    """What the chart is painted with under one theme and type size.

    A name near a dot is drawn once with a rim of the ground's colour, so that it stays readable on
    hairlines, and copied from then on.
    """

    tokens: Tokens
    scale: float
    family: QFont
    label: QFont = field(init=False)
    strong: QFont = field(init=False)
    small: QFont = field(init=False)
    small_strong: QFont = field(init=False)
    _metrics: dict[str, QFontMetricsF] = field(init=False, default_factory=dict)
    _sprites: dict[tuple[object, ...], QPixmap] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.label = self._font(LABEL_PX, bold=False)
        self.strong = self._font(LABEL_PX, bold=True)
        self.small = self._font(SMALL_PX, bold=False)
        self.small_strong = self._font(SMALL_PX, bold=True)

    def _font(self, size: float, *, bold: bool) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(max(8, round(size * self.scale)))
        font.setBold(bold)
        return font

    def px(self, length: float) -> float:
        """A length that grows with the type."""
        return length * self.scale

    def colour(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def metrics(self, font: QFont) -> QFontMetricsF:
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def size(self, text: str, font: QFont) -> QSizeF:
        """The width and height a line of text takes."""
        metrics = self.metrics(font)
        return QSizeF(metrics.horizontalAdvance(text), metrics.height())

    def elided(self, text: str, font: QFont, width: float) -> str:
        return self.metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def write(
        self,
        painter: QPainter,
        at: QRectF,
        text: str,
        font: QFont,
        colour: QColor,
        ratio: float,
        ground: str = "background",
    ) -> None:
        """Draw a line of text at the left of `at`, rimmed with the colour of the ground (a token)."""
        key = (text, font.key(), colour.rgba(), ratio, ground)
        sprite = self._sprites.get(key)
        if sprite is None:
            if len(self._sprites) > _MOST_SPRITES:
                self._sprites.clear()
            sprite = self._sprites[key] = self._written(text, font, colour, ratio, ground)
        painter.drawPixmap(QPointF(at.left() - _HALO, at.top() - _HALO), sprite)

    def _written(
        self, text: str, font: QFont, colour: QColor, ratio: float, ground: str
    ) -> QPixmap:
        size, metrics = self.size(text, font), self.metrics(font)
        width, height = size.width() + 2 * _HALO + 1, size.height() + 2 * _HALO
        sprite = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        sprite.setDevicePixelRatio(ratio)
        sprite.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sprite)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        baseline = QPointF(_HALO, _HALO + metrics.ascent())
        outline = QPainterPath()
        outline.addText(baseline, font, text)
        rim = QPen(faded(self.tokens.colour(ground), 0.85), _HALO)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline, rim)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(baseline, text)
        painter.end()
        return sprite
