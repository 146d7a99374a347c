"""The name of a page of a window, to be chosen among several."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

_BESIDE = 32
"""Pixels beside the name."""


class WorkspaceTab(QPushButton):
    """As wide as when it is chosen, and so bold, whatever it was before."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("workspace")
        self.setCheckable(True)
        # Of the buttons that stay down only these are told as one of several.
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.text()) + _BESIDE
        return QSize(max(hint.width(), wide), hint.height())
