"""Which way the tree grows at first: as it was last chosen, else as the language is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk import settings
from scenario_desk.presentation.layout import Direction

_DIRECTIONS: dict[str, Direction] = {"right": "right", "left": "left", "down": "down"}


def first_direction() -> Direction:
    """The direction in which a new canvas shows its tree."""
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _DIRECTIONS.get(settings.TREE_GROWS.read(), "left" if from_right else "right")
