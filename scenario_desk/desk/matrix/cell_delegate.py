"""How a score is drawn and typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.matrix_model import CELL_ROLE, Cell, MatrixModel
from scenario_desk.desk.matrix.room_painting import ROOM_SHARE, heat, paint_room
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.numbers import as_before, editable
from scenario_desk.presentation.words.numbers import plain as plain_number
from scenario_desk.presentation.words.typed_numbers import NumberRefused

Index = QModelIndex | QPersistentModelIndex
_SMALL, _ROOMY = 0.72, 0.88
"""The size of a range beside the size of its score, in a low row and in a high one."""


class CellDelegate(QStyledItemDelegate):
    """Paints the heat with the number always readable; the editor refuses what is no score."""

    def __init__(self, workbench: Workbench, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._model = workbench, model
        self.refused: Callable[[QLineEdit, str], None] = lambda _editor, _sentence: None
        self.entered: Callable[[int, int], None] = lambda _down, _right: None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._bench.tokens
        cell: Cell = index.data(CELL_ROLE)
        whole = rect = QRectF(option.rect)
        painter.save()
        if cell.room is not None:
            rect = whole.adjusted(0, 0, -round(whole.width() * ROOM_SHARE), 0)
            paint_room(painter, option, whole.adjusted(rect.width(), 0, 0, 0), cell.room, tokens)
        if cell.estimate is None:
            painter.fillRect(rect, QColor(tokens.panel))
            painter.fillRect(rect, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
            self._write(painter, option, rect, "·", tokens.muted)
        else:
            shown = cell.estimate.best if cell.changed is None else cell.changed
            fill, ink = heat(round(shown), tokens)
            painter.fillRect(rect, fill)
            self._score(painter, option, rect, cell, ink)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        painter.restore()

    def _score(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRectF,
        cell: Cell,
        ink: str,
    ) -> None:
        estimate = cell.estimate
        assert estimate is not None
        shown = estimate.best if cell.changed is None else cell.changed
        below = ""
        if cell.changed is not None:
            below = _("was {score}").format(score=_number(estimate.best))
        elif estimate.low is not None and estimate.high is not None:
            below = _range(estimate.low, estimate.high)
        if rect.height() < 2 * option.fontMetrics.height():
            below = ""
        option.font.setItalic(cell.overridden)
        upper = rect.adjusted(0, 2, 0, -rect.height() * 0.4) if below else rect
        self._write(painter, option, upper, _number(shown), ink)
        if below:
            small = QStyleOptionViewItem(option)
            roomy = rect.height() > 2.5 * option.fontMetrics.height()
            share = _ROOMY if roomy else _SMALL
            small.font.setPixelSize(max(round(option.font.pixelSize() * share), 9))
            self._write(painter, small, rect.adjusted(0, rect.height() * 0.52, 0, -1), below, ink)
        if cell.overridden:
            _corner(painter, rect, ink)
        if cell.crossed:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()),
                QColor(self._bench.tokens.error),
            )
        if estimate.rationale:
            right = rect.right() - (13 if cell.overridden else 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.setOpacity(0.5)
            painter.drawEllipse(QPointF(right, rect.top() + 6), 1.5, 1.5)
            painter.setOpacity(1)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRectF,
        text: str,
        ink: str,
    ) -> None:
        painter.setPen(QColor(ink))
        painter.setFont(option.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(_("Score"))
        editor.textEdited.connect(lambda: self.refused(editor, ""))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        cell: Cell = index.data(CELL_ROLE)
        editor.setText(editable(cell.estimate))
        editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        room = max(rect.width(), editor.fontMetrics().horizontalAdvance("−100 −100 −100") + 16)
        rect.setWidth(room)
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):
            return bool(super().eventFilter(editor, event))
        if isinstance(event, QKeyEvent):
            move = _MOVES.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and move is not None:
                if self.takes(editor):
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, self.EndEditHint.NoHint)
                    self.entered(*move)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and move is not None:
                event.accept()
                return True
        if event.type() == QEvent.Type.FocusOut and not self.takes(editor):
            return False
        return bool(super().eventFilter(editor, event))

    def takes(self, editor: QLineEdit) -> bool:
        """Whether what was typed is a score; if not, the reason is said at the field."""
        return self._read(editor) is not _REFUSED

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        read = self._read(editor)
        place = (index.row(), index.column())
        shown = self._model.cell(*place).estimate
        if isinstance(read, _Refused):
            return
        if read is not None:
            read = as_before(read, shown)
        if _numbers(read) != _numbers(shown):
            self._model.enter({place: read})

    def _read(self, editor: QLineEdit) -> Estimate | _Refused | None:
        try:
            return self._model.read(editor.text())
        except NumberRefused as refusal:
            self.refused(editor, words(refusal.message))
            return _REFUSED


class _Refused:
    """What was typed is no score."""


_REFUSED = _Refused()
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
"""By key: how many cells down and to the right it goes on to after typing."""


def _numbers(estimate: Estimate | None) -> tuple[float | None, ...] | None:
    return None if estimate is None else (estimate.low, estimate.best, estimate.high)


@lru_cache(maxsize=4096)
def _number(score: float) -> str:
    return plain_number(round(score, 1))


@lru_cache(maxsize=4096)
def _range(low: float, high: float) -> str:
    return f"{_number(low)} … {_number(high)}"


def _corner(painter: QPainter, rect: QRectF, ink: str) -> None:
    """A folded corner: this is the profile's own."""
    right, top = rect.right() - 1, rect.top() + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawPolygon(
        QPolygonF([QPointF(right - 7, top), QPointF(right, top), QPointF(right, top + 7)])
    )
