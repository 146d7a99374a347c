"""The card beside the mouse: a name and what is to be said of it, as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Colour, Stroke, Surface
from scenario_desk.presentation.sheet.column import MANY_LINES
from scenario_desk.presentation.words.harmless import harmless_lines

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

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look = style
        self.card: Card | None = None
        self.hide()

    def show_card(self, card: Card, beside: Box) -> None:
        """Show a card to the right of a place, or wherever around it there is room."""
        width, height = self._take(card)
        room = self._ground.rect()
        gap = 10
        left = beside.right + gap
        if left + width > room.right():
            left = beside.left - gap - width
        top = beside.middle[1] - height / 2
        left = min(max(left, 2), max(2, room.right() - width - 2))
        top = min(max(top, 2), max(2, room.bottom() - height - 2))
        if Box.at(left, top, (width, height)).touches(beside):
            above = beside.top - gap - height
            top = above if above > 2 else beside.bottom + gap
        self._stand(left, top, width, height)

    def show_in_corner(self, card: Card, handle: Box, line: Box) -> None:
        """Show a card in the corner farthest from a handle, and rather not on its line."""
        width, height = self._take(card)
        room = self._ground.rect()
        x, y = handle.middle
        corners = [
            (left, top)
            for left in (2.0, max(2.0, room.right() - width - 2))
            for top in (2.0, max(2.0, room.bottom() - height - 2))
        ]

        def worth(corner: tuple[float, float]) -> tuple[bool, bool, float]:
            place = Box.at(*corner, (width, height))
            middle_x, middle_y = place.middle
            off = hypot(middle_x - x, middle_y - y)
            return not place.touches(handle), not place.touches(line.grown(4)), off

        self._stand(*max(corners, key=worth), width, height)

    def _take(self, card: Card) -> tuple[float, float]:
        """Be about this; the width and height it takes."""
        self.card = card
        self.setAccessibleDescription(harmless_lines(card.text))
        return self._width() + 2 * _SHADOW, self._run(None) + 2 * _SHADOW

    def _stand(self, left: float, top: float, width: float, height: float) -> None:
        self.setGeometry(round(left), round(top), round(width), round(height))
        self.show()
        self.raise_()
        self.update()

    def dismiss(self) -> None:
        self.card = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        surface = qt_surface(painter, self.devicePixelRatioF())
        whole = Box(0, 0, self.width(), self.height()).grown(-_SHADOW)
        for spread in range(_SHADOW, 0, -1):
            shade = Stroke(Colour("#000000", 0.035))
            top, height = whole.top - spread + 1, whole.height + 2 * spread - 1
            surface.box(
                whole.left - spread, top, whole.width + 2 * spread, height, stroke=shade, radius=9
            )
        surface.box(
            whole.left,
            whole.top,
            whole.width,
            whole.height,
            fill=self.look.colour("panel"),
            stroke=Stroke(self.look.colour("line")),
            radius=7,
        )
        self._run(surface)
        painter.end()

    def _width(self) -> float:
        return float(round(self.look.px(_WIDTH)))

    def _run(self, surface: Surface | None) -> float:
        """Set the card line by line, drawing where there is a surface; the height it takes."""
        if self.card is None:
            return 0.0
        look, ink = self.look, self.look.tokens.ink
        left, right = _SHADOW + _PAD, _SHADOW + self._width() - _PAD
        top = _SHADOW + _PAD - 2
        top = self._paragraph(surface, self.card.title, ink, True, left, right, top) + 3
        for words, value, colour in self.card.rows:
            told = look.laid(value, look.strong)
            if surface is not None:
                laid = look.laid(words, look.label, right - left - told.width - 10)
                surface.text(laid, left, top, Colour(colour))
                surface.text(told, right, top, Colour(ink), "right")
            top += look.texts.line_height(look.label) + 2
        for sentence, colour in self.card.sentences:
            top = self._paragraph(surface, sentence, colour, False, left, right, top + 4)
        return top + _PAD - 2 - _SHADOW

    def _paragraph(
        self,
        surface: Surface | None,
        text: str,
        colour: str,
        strong: bool,
        left: float,
        right: float,
        top: float,
    ) -> float:
        """Set wrapped plain text; the row below it."""
        face = self.look.strong if strong else self.look.label
        laid = self.look.texts.laid(text, face, right - left, MANY_LINES)
        if surface is not None:
            surface.text(laid, left, top, Colour(colour))
        return top + laid.height
