"""Where a panel stands that is worked with beside the window's views."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QStyle, QWidget

_LETTERS = 92


def show_beside(panel: QDialog, window: QWidget) -> None:
    """Bring a panel to the front; one that was not shown stands where a line begins, so that what
    stands at its end is still seen, and below the head, where it is named what is on the table."""
    if not panel.isVisible():
        _place(panel, window)
    come_forward(panel, window)


def come_forward(panel: QDialog, window: QWidget) -> None:
    """Show a panel in front of the window, whose keys work in it, too."""
    panel.addActions(window.window().actions())
    panel.show()
    panel.raise_()
    panel.activateWindow()


def _place(panel: QDialog, window: QWidget) -> None:
    around = window.window().geometry()
    wide = min(panel.fontMetrics().averageCharWidth() * _LETTERS, round(around.width() * 0.55))
    panel.resize(wide, round(around.height() * 0.85))
    place = panel.rect()
    place.moveTopLeft(around.topLeft() + QPoint(0, round(around.height() * 0.13)))
    panel.move(QStyle.visualRect(panel.layoutDirection(), around, place).topLeft())
