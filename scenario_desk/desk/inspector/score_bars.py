"""An endpoint's scores as bars, a column for each principal: what it gains and what it loses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import signed

_LARGEST = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One interest's score; `score` is None where it is missing, `unweighed` if its weight is."""

    interest: str
    name: str
    score: float | None
    crossed: bool
    unweighed: bool = False

    @property
    def told(self) -> str:
        """The bar in words."""
        said = f"{self.name} {signed(self.score)}"
        return _("{score} (no weight)").format(score=said) if self.unweighed else said


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one actor."""

    name: str
    colour: str
    bars: tuple[Bar, ...]


class BarsControl(Control):
    """`value` is (tuple of Bars, tokens); `write` takes the id of an interest that is clicked."""

    def build(self) -> None:
        self._picture = _Picture(self)
        self.column.addWidget(self._picture)

    def show_value(self, value: Any) -> None:
        self._picture.set(*value)


class _Picture(QWidget):
    def __init__(self, control: BarsControl) -> None:
        super().__init__()
        self._control = control
        self._columns: tuple[Bars, ...] = ()
        self._tokens: Tokens | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, columns: tuple[Bars, ...], tokens: Tokens) -> None:
        if columns == self._columns and tokens is self._tokens:
            return
        if [len(each.bars) for each in columns] != [len(each.bars) for each in self._columns]:
            self.updateGeometry()
        self._columns, self._tokens = columns, tokens
        told = (f"{each.name}: " + ", ".join(bar.told for bar in each.bars) for each in columns)
        self.setAccessibleName(_("Scores {told}").format(told="; ".join(told)))
        self.update()

    def _line(self) -> int:
        return round(self.fontMetrics().height() * 1.45)

    def _across(self) -> int:
        """How many columns stand beside each other: one where they would be too narrow."""
        return max(1, min(len(self._columns), self.width() // (self._line() * 9)))

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def _height(self) -> int:
        across = self._across()
        rows = [
            self._columns[first : first + across] for first in range(0, len(self._columns), across)
        ]
        longest = [max((len(each.bars) for each in row), default=0) for row in rows]
        gaps = max(len(longest) - 1, 0)
        return sum((lines + 1) * self._line() for lines in longest) + gaps * self._line() // 2

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self.minimumHeight() != self._height():
            self.setMinimumHeight(self._height())

    def _places(self) -> list[tuple[Bars, QRectF]]:
        """Where each actor's column stands."""
        across, line = self._across(), self._line()
        gap = 18.0
        width = (self.width() - gap * (across - 1)) / across
        places = []
        top = 0.0
        for first in range(0, len(self._columns), across):
            row = self._columns[first : first + across]
            height = (max((len(each.bars) for each in row), default=0) + 1) * line
            for place, column in enumerate(row):
                places.append((column, QRectF(place * (width + gap), top, width, height)))
            top += height + line // 2
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for column, rect in self._places():
            self._paint_column(painter, column, rect, self._tokens)
        painter.end()

    def _paint_column(self, painter: QPainter, column: Bars, rect: QRectF, tokens: Tokens) -> None:
        line = self._line()
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(column.colour))
        middle = Qt.AlignmentFlag.AlignVCenter
        title = painter.fontMetrics().elidedText(
            column.name, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), line), middle, title)
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        number = metrics.horizontalAdvance("−100") + 6
        bar_width = min(rect.width() * 0.36, 110)
        name_width = rect.width() - number - bar_width - 10
        for place, bar in enumerate(column.bars, start=1):
            top = rect.top() + place * line
            mark = _(" (no weight)") if bar.unweighed else ""
            left = name_width - metrics.horizontalAdvance(mark)
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(left)) + mark
            painter.setPen(QColor(tokens.error if bar.crossed else tokens.ink))
            painter.drawText(QRectF(rect.left(), top, name_width, line), middle, name)
            track = QRectF(
                rect.right() - number - bar_width, top + line * 0.3, bar_width, line * 0.4
            )
            self._paint_bar(painter, bar, track, column.colour, tokens)
            painter.setPen(QColor(tokens.muted if bar.score is None else tokens.ink))
            painter.drawText(
                QRectF(rect.right() - number, top, number, line),
                middle | Qt.AlignmentFlag.AlignRight,
                _("none") if bar.score is None else signed(bar.score, 0),
            )

    def _paint_bar(
        self, painter: QPainter, bar: Bar, track: QRectF, colour: str, tokens: Tokens
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.background))
        painter.drawRoundedRect(track, 2, 2)
        if bar.unweighed:
            painter.fillRect(track, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
        if bar.score is not None:
            length = track.width() / 2 * bar.score / _LARGEST
            fill = QRectF(track.center().x(), track.top(), length, track.height()).normalized()
            painter.setBrush(QColor(colour if bar.score >= 0 else tokens.neither))
            painter.drawRoundedRect(fill, 2, 2)
        painter.setPen(QColor(tokens.muted))
        x = track.center().x()
        painter.drawLine(QPointF(x, track.top() - 2), QPointF(x, track.bottom() + 2))

    def _at(self, where: QPointF) -> Bar | None:
        for column, rect in self._places():
            place = int((where.y() - rect.top()) // self._line()) - 1
            if rect.contains(where) and 0 <= place < len(column.bars):
                return column.bars[place]
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bar = self._at(event.position())
        if bar is not None and self._control.row.write is not None:
            self._control.row.write(bar.interest)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            bar = self._at(QPointF(event.pos()))
            text = "" if bar is None else tip(bar.told)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
