"""A table to read: as high as its rows, plain text in every cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)

from scenario_desk.presentation.words.harmless import harmless


class PlainTable(QTableWidget):
    """The first column takes what room there is, the others what they need."""

    def __init__(
        self,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        of_numbers: bool = False,
    ) -> None:
        """of_numbers: whether all columns but the first are numbers."""
        super().__init__(len(rows), len(columns))
        self.setAccessibleName(harmless(title))
        self.setObjectName("reading")
        for column, text in enumerate(columns):
            self.setHorizontalHeaderItem(column, _cell(text, of_numbers and column > 0))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.setItem(row, column, _cell(text, of_numbers and column > 0))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        self._fit()

    def sizeHint(self) -> QSize:
        high = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        high += sum(self.rowHeight(row) for row in range(self.rowCount()))
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        self.updateGeometry()


def _cell(text: str, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(harmless(text))
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
