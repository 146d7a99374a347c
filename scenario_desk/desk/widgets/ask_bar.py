"""A bar over the views: a sentence about what is open, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: what stands on its button, what that does, and where it needs one, a tip on it."""

    text: str
    do: Callable[[], object]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a bar says, and its answers."""

    sentence: str
    answers: tuple[Reply, ...]
    usual: int | None = None
    """The place of the answer that most want, where there is one."""


class AskBar(QFrame):
    """Asks without standing in the way; hidden while there is nothing to ask."""

    left = Signal()
    """What had the keyboard is gone with the question: it goes elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("askBar")
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(14, 5, 10, 5)
        self._across.setSpacing(8)
        self._across.addWidget(self.sentence, 1)
        self.hide()

    def ask(self, asked: Ask | None) -> None:
        """Say this from now on, or nothing; what is new is announced."""
        # Not hasFocus: a question may stand over the window at this moment.
        answered = self.window().focusWidget() in self.buttons
        for button in self.buttons:
            self._across.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.setVisible(asked is not None)
        if answered:
            self.left.emit()
        if asked is None:
            self.sentence.setText("")
            return
        for place, reply in enumerate(asked.answers):
            button = QPushButton(reply.text)
            button.setObjectName("primary" if place == asked.usual else "")
            button.setToolTip(reply.tip)
            button.clicked.connect(lambda _checked=False, do=reply.do: do())
            self._across.addWidget(button)
            button.show()
            self.buttons.append(button)
        if asked.sentence != self.sentence.text():
            self.sentence.setText(asked.sentence)
            announce(self, asked.sentence)
