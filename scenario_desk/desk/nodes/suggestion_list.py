"""The list under the quick line: what the letters typed so far can mean."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scenario_desk.presentation.quick_line.suggestions import Suggestion
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.harmless import harmless

_PARTS = Qt.ItemDataRole.UserRole
_ROWS = 15
"""So many are in sight at once."""
_PAD = 8
_FIXED = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_ALONG = {
    Qt.LayoutDirection.LeftToRight: Qt.AlignmentFlag.AlignLeft | _FIXED,
    Qt.LayoutDirection.RightToLeft: Qt.AlignmentFlag.AlignRight | _FIXED,
}
"""By the direction of the program, whatever script a name is in."""


class SuggestionList(QListWidget):
    """Suggestions to choose from with keys that the line hands on, or with the mouse.

    It never takes the keyboard: that stays in the line.
    """

    taken = Signal(int)
    """A suggestion was clicked, by its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._rows = _Rows(self)
        self.setItemDelegate(self._rows)
        self.suggestions: tuple[Suggestion, ...] = ()

    def dress(self, tokens: Tokens) -> None:
        """Take on the theme's colours."""
        self._rows.ink, self._rows.muted = QColor(tokens.ink), QColor(tokens.muted)
        self._rows.accent, self._rows.lit = QColor(tokens.accent), QColor(tokens.selection)
        self.viewport().update()

    def offer(self, suggestions: tuple[Suggestion, ...], place: int) -> None:
        """Show these, one of them highlighted; −1 highlights none."""
        if suggestions != self.suggestions:
            self.suggestions = suggestions
            self.clear()
            for each in suggestions:
                item = QListWidgetItem(self)
                parts = tuple(map(harmless, (_word(each), each.says, each.beside)))
                item.setData(_PARTS, parts)
                item.setText(" \N{EN DASH} ".join(part for part in parts if part))
            words = (self.fontMetrics().horizontalAdvance(_word(each)) for each in suggestions)
            widest = max(words, default=0)
            self._rows.first = widest + 2 * _PAD if widest else 0
        self.highlight(place)

    def highlight(self, place: int) -> None:
        """Highlight one; −1 none."""
        self.setCurrentRow(place)
        if place < 0:
            self.clearSelection()
            self.scrollToTop()

    def wanted(self, width: int) -> QSize:
        """The size in which its rows can be read."""
        row = self._rows.height(self.fontMetrics())
        return QSize(width, row * min(len(self.suggestions), _ROWS) + 2 * self.frameWidth())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: a press that is dragged away chooses nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self.row(item))


def _word(suggestion: Suggestion) -> str:
    """What has to be typed, where the suggestion is a beginning."""
    return suggestion.text if suggestion.judgement is None else ""


class _Rows(QStyledItemDelegate):
    """A word to type, what it says, and an example at the end, each in its column."""

    ink = muted = accent = lit = QColor()
    first = 0
    """The width of the words' column."""

    def height(self, metrics: QFontMetrics) -> int:
        return metrics.height() + _PAD

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, self.height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rows, row = self.parent(), option.rect
        word, says, beside = index.data(_PARTS)
        metrics, way = option.fontMetrics, option.direction
        room = row.adjusted(_PAD, 0, -_PAD, 0)

        def write(room: QRect, text: str, colour: QColor) -> None:
            place = QStyle.visualRect(way, row, room)
            painter.setPen(colour)
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(_ALONG[way]), short)

        painter.save()
        # What is typed runs as its own signs do: mirrored, ".2 .3 .45" would read "45. 3. 2.".
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if isinstance(rows, SuggestionList) and index.row() == rows.currentRow():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.lit)
            painter.drawRoundedRect(row.adjusted(2, 0, -2, 0), 4, 4)
        write(room, word, self.accent)
        room.setLeft(room.left() + self.first)
        end = min(metrics.horizontalAdvance(beside), room.width() // 2)
        at_end = QRect(room)
        at_end.setLeft(room.right() - end)
        write(at_end, beside, self.muted)
        room.setRight(room.right() - end - (_PAD if end else 0))
        write(room, says, self.ink)
        painter.restore()
