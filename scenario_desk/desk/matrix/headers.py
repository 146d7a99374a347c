"""The headers of the score matrix: interests under their actor, endpoints with their glyph."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QHeaderView, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.matrix_model import MatrixModel
from scenario_desk.desk.matrix.totals import Totals
from scenario_desk.desk.widgets.glyph_painter import paint_glyph
from scenario_desk.exchange.pictures.qt_text import broken
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent

_LINES = 4
"""How many lines an interest's name may take."""
_MEASURED = 200
"""So many endpoints' names decide how wide their column is.

Counted in the model, never in the header: while the model is reset the header's count is old.
"""


class InterestHeader(QHeaderView):
    """A band for each actor over the names of its interests."""

    def __init__(self, workbench: Workbench, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bench, self._model = workbench, model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.defaultSectionSize(), self._names_height() + self._band() + 10)

    def _names_height(self) -> int:
        """What the longest name takes, broken into lines as wide as its column."""
        metrics = QFontMetrics(header_font(self.font()))
        room = QRect(0, 0, self.defaultSectionSize() - 8, metrics.height() * _LINES)
        wrap = Qt.TextFlag.TextWordWrap
        names = (self._model.interest(column).name for column in range(self._model.columnCount()))
        tallest = max(
            (metrics.boundingRect(room, wrap, name).height() for name in names), default=0
        )
        return min(max(tallest, metrics.height() * 2), metrics.height() * _LINES)

    def _band(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens = self._bench.tokens
        interest = self._model.interest(logicalIndex)
        colour = QColor(self._bench.actor_colour(interest.actor))
        painter.save()
        painter.fillRect(rect, QColor(tokens.panel))
        band = QRect(rect.left(), rect.top(), rect.width(), self._band())
        painter.fillRect(rect.left(), band.bottom() - 1, rect.width(), 2, colour)
        self._name_actor(painter, band, logicalIndex, colour)
        selected = interest.id in self._bench.selection.ids
        painter.setPen(QColor(tokens.accent if selected else tokens.ink))
        painter.setFont(header_font(self.font()))
        room = QRectF(rect).adjusted(4, self._band() + 3, -4, -3)
        if self._model.unweighed(logicalIndex):
            room.adjust(0, 0, 0, -self._mark_unweighed(painter, rect, room))
        middle = QTextOption(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        middle.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(room, "\n".join(name_lines(interest.name, painter.font(), room)), middle)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _mark_unweighed(self, painter: QPainter, rect: QRect, room: QRectF) -> int:
        """Hatch the name as a missing score is, and say what is missing; how high the words are."""
        tokens, line = self._bench.tokens, painter.fontMetrics().height()
        below = rect.adjusted(0, self._band() + 1, 0, 0)
        painter.fillRect(below, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
        last = QRectF(room.left(), room.bottom() - line, room.width(), line)
        ink = painter.pen()
        painter.setPen(QColor(tokens.warning))
        painter.drawText(last, Qt.AlignmentFlag.AlignCenter, _("no weight"))
        painter.setPen(ink)
        return line

    def _name_actor(self, painter: QPainter, band: QRect, column: int, colour: QColor) -> None:
        """Write the actor's name over its first columns, painted piece by piece in each."""
        starts = [first for first in self._model.first_of_actor if first <= column]
        first = max(starts, default=0)
        actor = self._bench.scenario.actors[self._model.interest(column).actor]
        left = max(self.sectionViewportPosition(first), 0)
        last = max(
            (
                c
                for c in range(first, self._model.columnCount())
                if self._model.interest(c).actor == actor.id
            ),
            default=first,
        )
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour)
        painter.save()
        painter.setClipRect(band)
        whole = QRect(left + 6, band.top(), right - left - 8, band.height() - 2)
        metrics = painter.fontMetrics()
        name, short = harmless(actor.name), harmless(actor.label)
        name = name if metrics.horizontalAdvance(name) <= whole.width() else short
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, whole.width())
        painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class EndpointHeader(QHeaderView):
    """The acceptance glyph and the name of each endpoint; its likelihood and its totals at the right."""

    def __init__(self, workbench: Workbench, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._bench, self._model = workbench, model
        self._table = parent
        self.totals = Totals(workbench, model, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        rows = range(min(self._model.rowCount(), _MEASURED))
        widest = max(
            (metrics.horizontalAdvance(self._model.endpoint(row).name) for row in rows), default=0
        )
        names = min(widest + 84, max(300, self._table.width() // 4))
        return QSize(names + self.totals.width, self.defaultSectionSize())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        bench, tokens = self._bench, self._bench.tokens
        endpoint = self._model.endpoint(logicalIndex)
        row = bench.frame.endpoint_index[endpoint.id]
        chosen = endpoint.id in bench.selection.endpoints(bench.scenario)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tokens.selection if chosen else tokens.panel))
        side = min(self.fontMetrics().height() * 0.8, 16)
        place = QRectF(rect.left() + 10, rect.center().y() - side / 2 + 0.5, side, side)
        likelihood = ""
        if not bench.hold_results:
            answers = bench.evaluation.acceptable[row, bench.frame.principal]
            zone = int(bench.evaluation.zone[row])
            paint_glyph(painter, place, glyph(answers.tolist(), zone), tokens)
            likelihood = percent(float(bench.evaluation.endpoint_reach[row]))
        painter.setFont(self.font())
        self.totals.paint(painter, rect, logicalIndex)
        before = rect.adjusted(0, 0, -self.totals.width, 0)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            before.adjusted(0, 0, -8, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            likelihood,
        )
        painter.setPen(QColor(tokens.ink))
        taken = painter.fontMetrics().horizontalAdvance(likelihood) + 14
        room = before.adjusted(round(18 + side), 0, -taken, 0)
        shown = painter.fontMetrics().elidedText(
            harmless(endpoint.name), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


def name_lines(name: str, font: QFont, room: QRectF) -> list[str]:
    """An interest's name in lines that have room, broken between words, elided where it is longer."""
    most = max(int((room.height() + 1) // QFontMetrics(font).height()), 1)
    return broken(" ".join(harmless(name).split()), font, [room.width()] * most)[0]


def header_font(font: QFont) -> QFont:
    """The type in which interests are named."""
    smaller = QFont(font)
    smaller.setPixelSize(max(round(font.pixelSize() * 0.88), 10))
    return smaller
