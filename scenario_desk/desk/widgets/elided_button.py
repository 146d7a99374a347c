"""A tool button that shortens its words to the room it has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
)

from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words.harmless import harmless

_MARK = " ▾"


class ElidedButton(QToolButton):
    """Opens its menu; says `words`, elided to fit, and all of them as tooltip and by name."""

    def __init__(self, most: int = 27, least: int = 12) -> None:
        """It never asks for more room than `most` letters take; `least` stay however narrow."""
        super().__init__()
        self._words = self._told = self._short = ""
        self._most, self._least = most, least
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str, told: str = "", short: str = "") -> None:
        """Show these words, or where they do not fit `short`; `told` explains them in the tooltip,
        which begins with all of them."""
        words, short = (" ".join(harmless(each).split()) for each in (words, short))
        if (words, told, short) != (self._words, self._told, self._short):
            self._words, self._told, self._short = words, told, short
            explain(self, f"{words}\n{told}" if told else words)
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def shown(self) -> str:
        """The words as far as they fit, with the mark of a menu."""
        metrics = self.fontMetrics()
        room = self.width() - self._frame() - metrics.horizontalAdvance(_MARK)
        fits = metrics.horizontalAdvance(self._words) <= room
        words = self._words if fits else self._short or self._words
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) + _MARK

    def _frame(self) -> int:
        return 14

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self._words + _MARK) + self._frame() + 2
        return QSize(min(wanted, self._wide(self._most)), metrics.height() + 12)

    def minimumSizeHint(self) -> QSize:
        least = min(self._wide(self._least), self.sizeHint().width())
        return QSize(least, self.fontMetrics().height() + 12)

    def _wide(self, letters: int) -> int:
        return self.fontMetrics().averageCharWidth() * letters + self._frame() + 12

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The style sheet may set the type last of all, and layouts remember the sizes before.
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = unmarked(self.shown())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.end()
