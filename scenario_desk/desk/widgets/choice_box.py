"""A combo box whose words are never cut off without a sign."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from scenario_desk.desk.widgets.plain_text import tip

_AROUND = 24
"""Pixels beside the words of a list, its scroll bar included."""
_AIR = 4
"""Pixels that styles keep free within the field."""
_SHARE = 0.9
"""A list takes at most this share of the screen."""


class ChoiceBox(QComboBox):
    """Closed, it elides what has no room, and its tooltip says all; its list is as wide as its words."""

    def shown(self) -> str:
        """What the closed box says, as far as it fits."""
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self._room())

    @property
    def _words(self) -> str:
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return field.width() - _AIR

    def showPopup(self) -> None:
        most = round(self.screen().availableGeometry().width() * _SHARE)
        words = self.view().sizeHintForColumn(0) + _AROUND
        self.view().setMinimumWidth(min(max(words, self.width()), most))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.shown() != self._words:
            QToolTip.showText(event.globalPos(), tip(self._words), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown()
        if self.currentIndex() < 0:
            colour = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.ButtonText, colour)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
