"""The name of a page of a window, to be chosen among several."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

_BESIDE = {"workspace": 32, "page": 20}
"""Pixels beside the name, by what it is in the style sheet."""
_LEAST = 12
"""Of them, where there is little room."""


class WorkspaceTab(QPushButton):
    """As wide as when it is chosen, and so bold, whatever it was before."""

    def __init__(self, text: str, kind: Literal["workspace", "page"] = "workspace") -> None:
        super().__init__(text)
        self.setObjectName(kind)
        self.setCheckable(True)
        # Of the buttons that stay down only these are told as one of several.
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        return self._size(_BESIDE[self.objectName()])

    def minimumSizeHint(self) -> QSize:
        return self._size(_LEAST)

    def _size(self, beside: int) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.text()) + beside
        return QSize(wide, super().sizeHint().height())
