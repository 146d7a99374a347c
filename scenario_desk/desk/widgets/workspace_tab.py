"""The name of a page of a window, to be chosen among several."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QPushButton

from scenario_desk.desk.widgets.spoken import explain

_BESIDE = {"workspace": 32, "page": 20}
"""Pixels beside the name, by what it is in the style sheet."""
_LEAST = 6
"""Of them, where there is little room."""


class WorkspaceTab(QPushButton):
    """As wide as when it is chosen, and so bold, whatever it was before."""

    def __init__(self, text: str, kind: Literal["workspace", "page"] = "workspace") -> None:
        super().__init__(text)
        self.name = text
        self.setAccessibleName(text)
        self.setObjectName(kind)
        self.setCheckable(True)
        # Of the buttons that stay down only these are told as one of several.
        self.setAutoExclusive(True)

    def show_icon(self, drawn: QIcon | None) -> None:
        """Stand for the name by an icon, where there is no room for it; None shows the name."""
        self.setIcon(drawn or QIcon())
        self.setText("" if drawn else self.name)
        explain(self, self.name if drawn else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._size(_BESIDE[self.objectName()])

    def minimumSizeHint(self) -> QSize:
        return self._size(_LEAST)

    def _size(self, beside: int) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.text()) + beside
        if not self.text():
            wide += self.iconSize().width()
        return QSize(wide, super().sizeHint().height())
