"""Controls of several lines: paragraphs, lists, and names with values."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.inspector.line_controls import is_escape, leaves_undo
from scenario_desk.presentation.words.harmless import harmless

_BREAKS = str.maketrans(dict.fromkeys("\N{PARAGRAPH SEPARATOR}\N{LINE SEPARATOR}", "\n"))
_LEAST_LINES, _MOST_LINES = 2, 8
_BAR, _NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class TextControl(Control):
    """Several lines of plain text; written when the focus leaves, given up with Esc."""

    def build(self) -> None:
        self.text = _Paragraphs()
        self.text.setAccessibleName(harmless(self.row.label))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self.text.fit)
        self.lead_to(self.text)
        self.column.addWidget(self.text)

    def show_value(self, value: Any) -> None:
        self.text.setPlaceholderText(self.row.placeholder)
        text = self.worded(value)
        if text != self.text.words():
            self.text.setPlainText(text)
        self.text.document().setModified(False)

    def worded(self, value: Any) -> str:
        return str(value or "")

    def read(self) -> Any:
        return self.text.words()

    def busy(self) -> bool:
        return self.text.document().isModified()

    def settle(self) -> None:
        document = self.text.document()
        if document.isModified():
            document.setModified(False)
            if self.write(self.read()):
                self.show_value(self.row.value)
            else:
                document.setModified(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.text:
            return False
        if leaves_undo(event, self.busy()):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        elif is_escape(event) and self.busy():
            self.tell("")
            self.show_value(self.row.value)
            return True
        return False


class _Paragraphs(QPlainTextEdit):
    """As high as its text needs, within reason."""

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
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
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
        lines = min(max(lines, _LEAST_LINES), _MOST_LINES)
        frame = max(self.height() - self.viewport().height(), 0)
        line = QFontMetricsF(self.font()).lineSpacing()
        height = ceil(lines * line + 2 * document.documentMargin()) + frame
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)


class LinesControl(TextControl):
    """A list of texts, one a line."""

    def worded(self, value: Any) -> str:
        return "\n".join(value or ())

    def read(self) -> Any:
        return tuple(line.strip() for line in self.text.words().split("\n") if line.strip())


class PairsControl(TextControl):
    """Names with values, one pair a line: `name: value`."""

    def worded(self, value: Any) -> str:
        return "\n".join(f"{name}: {text}" for name, text in value or ())

    def read(self) -> Any:
        pairs = []
        for line in self.text.words().split("\n"):
            name, _colon, text = line.partition(":")
            if name.strip():
                pairs.append((name.strip(), text.strip()))
        return tuple(pairs)
