"""What the scores come to, at the head of each row: per actor shown its total and whether it accepts.

Over them, in the corner of the table, whose they are and what each has without a deal.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.matrix_model import MatrixModel
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import utility

MARKS = {YES: "✓", NO: "✕"}
"""Behind a total: it is acceptable to the actor, or not; nothing where nobody can know."""
_NAME_LETTERS = 14
"""The names of the endpoints keep at least so many letters' room."""
_LONGEST = 16
"""An actor's name makes its column wide enough for at most so many letters."""
_SHARE = 0.5
"""The heads of the rows take at most this share of the table."""
_GAP = 16


class Totals:
    """Where the totals stand in the head of a row, and what they say."""

    def __init__(self, workbench: Workbench, model: MatrixModel, table: QWidget) -> None:
        self._bench, self._model, self._table = workbench, model, table

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors whose totals are shown: as many of those scored as there is room for."""
        if self._bench.hold_results:
            return ()
        return self._scored[: int(self._room // self._least)]

    @property
    def width(self) -> int:
        """How many pixels they take together."""
        return len(self.actors) * self._each

    @property
    def _scored(self) -> tuple[str, ...]:
        return tuple(self._model.first_of_actor.values())

    @property
    def _room(self) -> float:
        """Pixels that all columns may take."""
        names = self._metrics.horizontalAdvance("n") * _NAME_LETTERS
        return max(self._table.width() * _SHARE - names, 0.0)

    @property
    def _metrics(self) -> QFontMetrics:
        return self._table.fontMetrics()

    @property
    def _least(self) -> int:
        """The pixels of a column: what a total takes."""
        return self._metrics.horizontalAdvance(f"{utility(-100, 0)} {MARKS[NO]}") + _GAP

    @property
    def _each(self) -> int:
        """The pixels of a column: what the longest name takes, too, where all have room for that."""
        actors = self._scored
        metrics = QFontMetrics(bold(self._table.font()))
        names = max((metrics.horizontalAdvance(self.name(actor)) for actor in actors), default=0)
        most = metrics.horizontalAdvance("n") * _LONGEST
        fitting = int(self._room // max(len(actors), 1))
        return max(self._least, min(names + _GAP, most + _GAP, fitting))

    @property
    def name_room(self) -> int:
        """The pixels in which an actor is named."""
        return self._each - _GAP // 2 - 2

    def name(self, actor: str) -> str:
        """What an actor is called over its column."""
        return harmless(self._bench.scenario.actors[actor].label)

    def columns(self, right: int) -> list[tuple[str, int]]:
        """Each actor with the left end of its column, of those that end at `right`."""
        actors = self.actors
        left = right - len(actors) * self._each
        return [(actor, left + place * self._each) for place, actor in enumerate(actors)]

    def colour(self, actor: str) -> QColor:
        """The actor's colour, as its interests have it."""
        return QColor(self._bench.actor_colour(actor))

    def said(self, row: int, actor: str) -> str:
        """An endpoint's total for an actor, and whether it accepts."""
        figures, at = self._bench.evaluation, self._at(row, actor)
        mark = MARKS.get(int(figures.acceptable[at]), "")
        return f"{utility(float(figures.utility[at]), 0)} {mark}".strip()

    def without_a_deal(self, actor: str) -> str:
        """What the actor has without a deal."""
        place = self._bench.frame.actor_index[actor]
        return utility(float(self._bench.evaluation.reservation[place]), 0)

    def paint(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Write the totals of a row so that they end where the rectangle does."""
        for actor, left in self.columns(rect.right()):
            painter.setPen(self.colour(actor))
            room = QRectF(left, rect.top(), self._each - _GAP / 2, rect.height())
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, end, self.said(row, actor))

    def _at(self, row: int, actor: str) -> tuple[int, int]:
        frame = self._bench.frame
        return frame.endpoint_index[self._model.endpoints[row]], frame.actor_index[actor]


class TotalsHead(QWidget):
    """The corner of the table, over the totals."""

    def __init__(self, totals: Totals, workbench: Workbench, table: QWidget) -> None:
        super().__init__(table)
        self._totals, self._bench = totals, workbench
        self.setAccessibleName(_("Totals"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, line = self._bench.tokens, self.fontMetrics().height()
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        columns = self._totals.columns(self.width())
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        low = self.height() - line - 4
        for actor, left in columns:
            room = QRect(left + 2, low - line, self._totals.name_room, line)
            painter.setPen(self._totals.colour(actor))
            painter.setFont(bold(self.font()))
            painter.drawText(room, end, self.shown_name(actor, room.width()))
            painter.setFont(self.font())
            painter.drawText(room.translated(0, line), end, self._totals.without_a_deal(actor))
        if columns:
            painter.setPen(QColor(tokens.muted))
            room = QRect(10, low, columns[0][1] - 10, line)
            words = painter.fontMetrics().elidedText(
                _("Without a deal"), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def shown_name(self, actor: str, room: int) -> str:
        """An actor's name as far as these pixels hold it."""
        metrics = QFontMetrics(bold(self.font()))
        return metrics.elidedText(self._totals.name(actor), Qt.TextElideMode.ElideRight, room)


def bold(font: QFont) -> QFont:
    """The type in which actors are named over their totals."""
    made = QFont(font)
    made.setBold(True)
    return made
