"""A line to type in whose hint is there only while nothing else is."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


class HintedLine(QLineEdit):
    """Takes its placeholder away while it holds text: a screen reader would read both."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._hint = ""
        self.textChanged.connect(self._show)

    def hint(self, words: str) -> None:
        """Say this while the line is empty."""
        self._hint = words
        self._show()

    def _show(self) -> None:
        self.setPlaceholderText("" if self.text() else self._hint)
