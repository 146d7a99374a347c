"""A field for a text of several lines, letter for letter."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

_BREAKS = str.maketrans(dict.fromkeys("\N{PARAGRAPH SEPARATOR}\N{LINE SEPARATOR}", "\n"))
_MOST_LINES = 8
_BAR, _NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Paragraphs(QPlainTextEdit):
    """As high as its text needs, within reason."""

    least_lines = 2
    _fitted: tuple[object, ...] = ()

    def words(self) -> str:
        """The text letter for letter: `toPlainText` would make no-break spaces common ones."""
        return self.document().toRawText().translate(_BREAKS)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().translate(_BREAKS))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        # Whoever is polished hears of many changes that are none.
        if event.type() in kinds and self._fitted != self._room():
            self.fit()

    def fit(self) -> None:
        """Take the height of the text as it is broken into lines now."""
        document = self.document()
        layout, block, lines = document.documentLayout(), document.begin(), 0
        while block.isValid() and lines < _MOST_LINES:
            layout.blockBoundingRect(block)  # breaks it into lines: Qt does so only when it paints
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        whole = not block.isValid() and lines <= _MOST_LINES
        self.setVerticalScrollBarPolicy(_NO_BAR if whole else _BAR)
        lines = min(max(lines, self.least_lines), _MOST_LINES)
        frame = max(self.height() - self.viewport().height(), 0)
        # Lines take whole pixels, and without one to spare Qt would let the last be scrolled to.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        height = ceil(lines * line + 2 * document.documentMargin()) + 1 + frame
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        self._fitted = self._room()

    def _room(self) -> tuple[object, ...]:
        """What the height depends on beside the text."""
        around = self.size() - self.viewport().size()
        return self.font().key(), self.width(), around.width(), around.height()
