"""A band across the window while what it shows is not what it usually shows, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.plain_label import PlainLabel


class Band(QFrame):
    """What is shown in its place, what that means, and its buttons; hidden while it says nothing."""

    left = Signal()
    """The button that had the keyboard is gone: it goes elsewhere."""

    def __init__(
        self, workbench: Workbench, buttons: tuple[QPushButton, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("viewBand")
        self._bench, self._buttons = workbench, buttons
        self.title, self.means = PlainLabel(), PlainLabel()
        self.title.setObjectName("viewBandTitle")
        self.means.setWordWrap(True)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 5, 10, 5)
        across.setSpacing(14)
        across.addWidget(self.title)
        across.addWidget(self.means, 1)
        for button in buttons:
            across.addWidget(button)
        workbench.updated.connect(lambda _update: self.refresh())

    def refresh(self) -> None:
        """Say what holds now; what is new is announced."""
        raise NotImplementedError

    def say(self, title: str, means: str) -> None:
        """Show these words; "" hides it."""
        held = any(each.hasFocus() for each in self._buttons)
        self.title.setText(title)
        self.means.setText(means)
        self.setVisible(bool(title))
        if held and not title:
            self.left.emit()
