"""A QR code, black on white in every theme: cameras read no other as surely."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.presentation.words.language import _

_QUIET = 4
"""Squares of white around it, as cameras need."""
_BLACK = 0xFF000000
Rows = tuple[tuple[bool, ...], ...]


class QrView(QWidget):
    """As large as it has room, in whole pixels a square."""

    def __init__(self, least: int) -> None:
        """`least`: pixels that it takes at least, in each direction."""
        super().__init__()
        self._least = least
        self._text = ""
        self._rows: Rows = ()
        self._code = QImage()
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
        self._code = _drawn(self._rows)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._least, self._least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._code.isNull():
            return
        squares = self._code.width()
        size = max(min(self.width(), self.height()) // squares, 1) * squares
        left, top = (self.width() - size) // 2, (self.height() - size) // 2
        painter = QPainter(self)
        painter.drawImage(QRect(left, top, size, size), self._code)
        painter.end()


def _drawn(rows: Rows) -> QImage:
    """A pixel a square, with the white around it; none where there is no code."""
    wide = len(rows) + 2 * _QUIET if rows else 0
    code = QImage(wide, wide, QImage.Format.Format_RGB32)
    code.fill(Qt.GlobalColor.white)
    for down, row in enumerate(rows, _QUIET):
        for across, dark in enumerate(row, _QUIET):
            if dark:
                code.setPixel(across, down, _BLACK)
    return code
