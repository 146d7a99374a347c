"""The card beside the mouse: a name and what is to be said of it, as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.chart.ink import Ink, faded

_WIDTH = 286.0
_PAD = 11.0
_SHADOW = 4


@dataclass(frozen=True, slots=True)
class Card:
    """What the card says: a title, rows of two columns, and sentences."""

    title: str
    rows: tuple[tuple[str, str, str], ...] = ()
    """(words at the left, value at the right, colour of the words)"""
    sentences: tuple[tuple[str, str], ...] = ()
    """(sentence, colour)"""

    @property
    def text(self) -> str:
        """Everything it says, line by line."""
        rows = [f"{words} {value}" for words, value, _colour in self.rows]
        return "\n".join([self.title, *rows, *(sentence for sentence, _colour in self.sentences)])


class HoverCard(QWidget):
    """Floats over the plot and takes no mouse; shows one `Card` at a time."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ink = ink
        self.card: Card | None = None
        self.hide()

    def show_card(self, card: Card, beside: QRectF) -> None:
        """Show a card to the right of a place, or wherever around it there is room."""
        self.card = card
        self.setAccessibleDescription(card.text)
        size = self._size()
        room = self._ground.rect()
        gap = 10
        left = beside.right() + gap
        if left + size.width() > room.right():
            left = beside.left() - gap - size.width()
        top = beside.center().y() - size.height() / 2
        left = min(max(left, 2), max(2, room.right() - size.width() - 2))
        top = min(max(top, 2), max(2, room.bottom() - size.height() - 2))
        if QRectF(left, top, size.width(), size.height()).intersects(beside):
            above = beside.top() - gap - size.height()
            top = above if above > 2 else beside.bottom() + gap
        self.setGeometry(round(left), round(top), round(size.width()), round(size.height()))
        self.show()
        self.raise_()
        self.update()

    def dismiss(self) -> None:
        self.card = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        for spread in range(_SHADOW, 0, -1):
            painter.setPen(QPen(faded("#000000", 0.035), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-spread, -spread + 1, spread, spread), 9, 9)
        painter.setPen(QPen(self.ink.colour("line"), 1))
        painter.setBrush(self.ink.colour("panel"))
        painter.drawRoundedRect(box, 7, 7)
        self._run(painter)
        painter.end()

    def _size(self) -> QSizeF:
        return QSizeF(self._width() + 2 * _SHADOW, self._run(None) + 2 * _SHADOW)

    def _width(self) -> float:
        return float(round(self.ink.px(_WIDTH)))

    def _run(self, painter: QPainter | None) -> float:
        """Set the card line by line, drawing where there is a painter; the height it takes."""
        if self.card is None:
            return 0.0
        ink = self.ink
        left, right = _SHADOW + _PAD, _SHADOW + self._width() - _PAD
        top = _SHADOW + _PAD - 2
        top = self._paragraph(painter, self.card.title, ink.tokens.ink, True, left, right, top) + 3
        height = ink.label.size("X").height()
        for words, value, colour in self.card.rows:
            if painter is not None:
                line = QRectF(left, top, right - left, height)
                room = right - left - ink.strong.size(value).width() - 10
                painter.setFont(ink.label.font)
                painter.setPen(QColor(colour))
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft, ink.label.elided(words, room))
                painter.setFont(ink.strong.font)
                painter.setPen(ink.colour("ink"))
                painter.drawText(line, Qt.AlignmentFlag.AlignRight, value)
            top += height + 2
        for sentence, colour in self.card.sentences:
            top = self._paragraph(painter, sentence, colour, False, left, right, top + 4)
        return top + _PAD - 2 - _SHADOW

    def _paragraph(
        self,
        painter: QPainter | None,
        text: str,
        colour: str,
        strong: bool,
        left: float,
        right: float,
        top: float,
    ) -> float:
        """Set wrapped plain text; the row below it."""
        layout = QTextLayout(text, (self.ink.strong if strong else self.ink.label).font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(right - left)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        if painter is not None:
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(left, top))
        return top + height
