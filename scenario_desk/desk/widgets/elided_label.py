"""A one-line label that shortens its text to fit and shows it whole as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain

_FEWEST = 20
"""Fewer letters of a name than this say nothing, unless they are all of it."""


class ElidedLabel(PlainLabel):
    """Plain text, elided at the right; asks for room for at most `most` letters, keeps `least`.

    One that may shrink to nothing shows nothing rather than a stump.
    """

    def __init__(
        self,
        text: str = "",
        least: int = 6,
        most: int = 400,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._least, self._most, self._elide = least, most, elide
        self._told = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._explain()

    def explain(self, told: str) -> None:
        """Say this as the tooltip instead of the text that does not fit."""
        self._told = told
        self._explain()

    def shown(self) -> str:
        """The text as far as it fits."""
        text = _one_line(self.text())
        found = self.fontMetrics().elidedText(text, self._elide, self.width())
        return "" if not self._least and len(found) < min(_FEWEST, len(text)) else found

    def _explain(self) -> None:
        whole = self._told or (self.text() if self.shown() != self.text() else "")
        explain(self, whole)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * self._least
        return QSize(min(least, self.sizeHint().width()), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(_one_line(self.text())) + 2
        return QSize(min(width, metrics.averageCharWidth() * self._most), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The style sheet may set the type last of all, and layouts remember the sizes before.
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), self.shown())
        painter.end()


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
