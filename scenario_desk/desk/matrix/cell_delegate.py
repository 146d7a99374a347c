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

from scenario_desk.desk.matrix.matrix_model import CELL_ROLE, Cell, MatrixModel
from scenario_desk.desk.workbench import Workbench
from scenario_desk.presentation.language import _
from scenario_desk.presentation.messages import words
from scenario_desk.presentation.numbers import editable
from scenario_desk.presentation.numbers import plain as plain_number
from scenario_desk.presentation.ramp import score_ink, score_ramp
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.typed_numbers import NumberRefused

Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.72
"""The size of a range beside the size of its score."""


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
        rect = QRectF(option.rect)
        painter.save()
        if cell.estimate is None:
            painter.fillRect(rect, QColor(tokens.panel))
            painter.fillRect(rect, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
            self._write(painter, option, rect, "·", tokens.muted)
        else:
            shown = cell.estimate.best if cell.changed is None else cell.changed
            fill, ink = _heat(round(shown), tokens)
            painter.fillRect(rect, fill)
            self._score(painter, option, rect, cell, ink)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
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
        spread = estimate.low is not None and rect.height() >= 2 * option.fontMetrics.height()
        upper = rect.adjusted(0, 2, 0, -rect.height() * 0.4) if spread else rect
        if cell.changed is not None or cell.overridden:
            option.font.setItalic(cell.overridden)
        self._write(painter, option, upper, plain_number(shown), ink)
        if spread:
            small = QStyleOptionViewItem(option)
            small.font.setPixelSize(max(round(option.font.pixelSize() * _SMALL), 9))
            low, high = estimate.spread
            text = f"{plain_number(low)} … {plain_number(high)}"
            if cell.changed is not None:
                text = _("was {score}").format(score=plain_number(estimate.best))
            self._write(painter, small, rect.adjusted(0, rect.height() * 0.52, 0, -1), text, ink)
        if cell.overridden:
            _corner(painter, rect, ink)
        if cell.crossed:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()),
                QColor(self._bench.tokens.error),
            )
        if estimate.rationale:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.setOpacity(0.5)
            painter.drawEllipse(QPointF(rect.right() - 5, rect.bottom() - 5), 1.5, 1.5)
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
        if isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            moves = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }
            move = moves.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and move is not None:
                if self._read(editor) is not _REFUSED:
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, self.EndEditHint.NoHint)
                    self.entered(*move)
                return True
            if event.type() == QEvent.Type.ShortcutOverride and move is not None:
                event.accept()
                return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        read = self._read(editor)
        if read is _REFUSED:
            return
        place = (index.row(), index.column())
        shown = self._model.cell(*place).estimate
        if read is None and shown is None:
            return
        same = (
            read is not None
            and shown is not None
            and (read.low, read.best, read.high) == (shown.low, shown.best, shown.high)
        )
        if not same:
            self._model.enter({place: read})  # type: ignore[dict-item]

    def _read(self, editor: QLineEdit) -> object:
        try:
            return self._model.read(editor.text())
        except NumberRefused as refusal:
            self.refused(editor, words(refusal.message))
            return _REFUSED


_REFUSED = object()


@lru_cache(maxsize=1024)
def _heat(score: int, tokens: Tokens) -> tuple[QColor, str]:
    """The fill of a score and the colour of its number."""
    red, green, blue = (int(part) for part in score_ramp(score, tokens))
    return QColor(red, green, blue), score_ink(score, tokens)


def _corner(painter: QPainter, rect: QRectF, ink: str) -> None:
    """A folded corner: this is the profile's own."""
    right, top = rect.right() - 1, rect.top() + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawPolygon(
        QPolygonF([QPointF(right - 7, top), QPointF(right, top), QPointF(right, top + 7)])
    )
