"""What scrolls where it has no room."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Scrolled(QScrollArea):
    """As wide as there is room; only its height scrolls."""

    def __init__(self, name: str = "", widget: QWidget | None = None) -> None:
        """`name`: for a screen reader, where it can be walked to."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        if widget is not None:
            self.setWidget(widget)

    def give_way(self, lines: int) -> None:
        """Take what height is left, but so many lines at least."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines)
