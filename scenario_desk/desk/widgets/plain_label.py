"""The label for text from a file: shown as it stands, never obeyed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from scenario_desk.presentation.words.harmless import harmless_lines


class PlainLabel(QLabel):
    """Reads no markup and obeys no control; line breaks stay."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(harmless_lines(text))
