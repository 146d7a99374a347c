"""How a row of the outline is drawn: small capitals for headings, the figure at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.entries import ADDS, SECTION
from scenario_desk.desk.outline.outline_model import (
    ID_ROLE,
    KIND_ROLE,
    SHORT_VALUE_ROLE,
    VALUE_ROLE,
)
from scenario_desk.presentation.words.language import _

_GAP = 8
MARK_PX = 22
"""What the mark before a name takes."""


class OutlineDelegate(QStyledItemDelegate):
    """Draws the rows of the outline."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if index.data(KIND_ROLE) == SECTION:
            self._heading(painter, option, index)
            return
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        value = str(index.data(VALUE_ROLE) or "")
        metrics = QFontMetrics(row.font)
        style = row.widget.style()
        text_rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget)
        # Reckoned as if from left to right, and mirrored where it is drawn.
        way = row.direction
        whole = row.rect.right() - QStyle.visualRect(way, row.rect, text_rect).left() - 4
        room = whole - _taken(metrics, value)
        short = str(index.data(SHORT_VALUE_ROLE) or "")
        if short and metrics.horizontalAdvance(row.text) > room:
            value, room = short, whole - _taken(metrics, short)
        row.text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, max(room, 20))
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        if value:
            painter.save()
            painter.setPen(QColor(self._bench.tokens.muted))
            painter.setFont(row.font)
            # A figure runs as its own signs do: mirrored, "<1 %" would read "% 1>".
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            place = QStyle.visualRect(way, row.rect, row.rect.adjusted(0, 0, -_GAP, 0))
            end = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignRight)
            painter.drawText(place, end | Qt.AlignmentFlag.AlignVCenter, value)
            painter.restore()

    def _heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setFont(heading_font(option.font))
        painter.setPen(QColor(self._bench.tokens.muted))
        way, whole = option.direction, QRect(option.rect)
        start = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft)
        end = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignRight)
        bottom = Qt.AlignmentFlag.AlignBottom
        place = whole.adjusted(10, 0, -_GAP, -3)
        words = str(index.data()).upper()
        painter.drawText(QStyle.visualRect(way, whole, place), start | bottom, words)
        plus = plus_box(whole, option.fontMetrics.height(), way)
        place.setRight(QStyle.visualRect(way, whole, plus).left() - 1)
        place = QStyle.visualRect(way, whole, place)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not option.state & QStyle.StateFlag.State_Open:
            count = str(index.model().rowCount(index)) if index.data(ID_ROLE) != "tree" else ""
            closed = "◂" if way == Qt.LayoutDirection.RightToLeft else "▸"
            painter.drawText(place, end | bottom, f"{count} {closed}".strip())
        elif pointed:
            painter.drawText(place, end | bottom, "▾")
        if index.data(ID_ROLE) in ADDS:
            self._plus(painter, plus, option.fontMetrics.height(), pointed)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._bench.tokens.accent), 1))
            painter.drawRoundedRect(whole.adjusted(2, 2, -3, -2), 3, 3)
        painter.restore()

    def _plus(self, painter: QPainter, box: QRect, line: int, pointed: bool) -> None:
        tokens = self._bench.tokens
        middle, arm = box.center(), round(line * 0.28)
        painter.setPen(QPen(QColor(tokens.accent if pointed else tokens.muted), 1.6))
        painter.drawLine(middle.x() - arm, middle.y(), middle.x() + arm, middle.y())
        painter.drawLine(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = option.fontMetrics.height()
        heading = index.data(KIND_ROLE) == SECTION
        return QSize(60, round(height * (1.9 if heading else 1.5)))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(_("Name"))
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        whole = QRect(option.rect)
        place = whole.adjusted(MARK_PX, 0, -2, 0)
        editor.setGeometry(QStyle.visualRect(option.direction, whole, place))


def plus_box(row: QRect, line: int, way: Qt.LayoutDirection) -> QRect:
    """Where the plus of a heading stands that adds to its list; it is clicked there."""
    side = round(line * 1.4)
    # Its outer end is where the figures of the rows end.
    left = row.right() - _GAP - round(line * 0.28) - side // 2
    # Its middle is where the middle of the capitals is.
    box = QRect(left, row.bottom() - round(line * 0.58) - side // 2, side, side)
    return QStyle.visualRect(way, row, box)


def _taken(metrics: QFontMetrics, value: str) -> int:
    return metrics.horizontalAdvance(value) + 2 * _GAP if value else _GAP


def heading_font(font: QFont) -> QFont:
    """The small-capitals heading."""
    heading = QFont(font)
    heading.setPixelSize(max(round(font.pixelSize() * 0.85), 10))
    heading.setBold(True)
    heading.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return heading
