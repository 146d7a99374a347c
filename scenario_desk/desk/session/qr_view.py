"""A QR code, black on white in every theme: cameras read no other as surely."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.presentation.words.language import _

_QUIET = 4
"""Squares of white around it, as cameras need."""
Rows = tuple[tuple[bool, ...], ...]


class QrView(QWidget):
    """As large as it has room, in whole pixels a square."""

    def __init__(self, least: int) -> None:
        """`least`: pixels that it takes at least, in each direction."""
        super().__init__()
        self._least = least
        self._text = ""
        self._rows: Rows = ()
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        as_role(self, QAccessible.Role.Graphic, _("QR code to join with a phone"))

    @property
    def rows(self) -> Rows:
        """Its squares, row by row, dark ones True."""
        return self._rows

    def show_text(self, text: str) -> None:
        """Show the code of a text; "" shows none."""
        if text == self._text:
            return
        from scenario_desk.workshop.qr import qr_rows

        self._text = text
        self._rows = qr_rows(text) if text else ()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._least, self._least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        squares = len(self._rows) + 2 * _QUIET
        size = max(min(self.width(), self.height()) // squares, 1)
        left, top = (self.width() - size * squares) // 2, (self.height() - size * squares) // 2
        painter.fillRect(left, top, size * squares, size * squares, QColor(Qt.GlobalColor.white))
        for down, row in enumerate(self._rows, _QUIET):
            for across, dark in enumerate(row, _QUIET):
                if dark:
                    painter.fillRect(
                        left + across * size, top + down * size, size, size,
                        QColor(Qt.GlobalColor.black),
                    )  # fmt: skip
        painter.end()
