"""A large button with a title and a description."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.words.harmless import harmless


class Card(QAbstractButton):
    """Pressed by mouse, by Return or Space, or by a screen reader, it says `clicked`."""

    def __init__(
        self, title: str, description: str, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quietCard" if quiet else "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = self._column = QVBoxLayout(self)
        margin = 6 if quiet else 14
        column.setContentsMargins(margin + 2, margin, margin, margin)
        column.setSpacing(1 if quiet else 4)
        name = self._name = PlainLabel()
        name.setWordWrap(True)
        name.setObjectName("cardTitle")
        told: QLabel = ElidedLabel() if quiet else PlainLabel()
        told.setWordWrap(not quiet)
        told.setObjectName("muted")
        self._told = told
        column.addWidget(name)
        column.addWidget(told)
        self.say(title, description)

    def say(self, title: str, description: str) -> None:
        """Be called something else, or something else about it."""
        self.title = title
        self.setAccessibleName(harmless(title))
        self.setAccessibleDescription(harmless(description))
        self._name.setText(title)
        self._told.setText(description)
        self._told.setVisible(bool(description))

    def ask(self, *fields: QWidget) -> None:
        """Put fields into the card, beside one another; Return in them chooses it."""
        across = QHBoxLayout()
        across.setSpacing(8)
        for field in fields:
            across.addWidget(field)
        self._column.addLayout(across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing over its background: its labels say what it is."""
