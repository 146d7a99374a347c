"""What a new canvas shows and which way it grows: as it was last chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk import settings
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.content import Content
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.on_demand import OnDemand

_DIRECTIONS: dict[str, Direction] = {"right": "right", "left": "left", "down": "down"}


def first_content(bench: Workbench) -> Content:
    """The tree of a workbench as a new canvas shows it."""
    on_demand = OnDemand.of(settings.TREE_SHOWS.read())
    return Content(bench.scenario, bench.frame, bench.evaluation, first_direction(), on_demand)


def first_direction() -> Direction:
    """The direction in which a new canvas shows its tree; unless chosen, as the language is read."""
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _DIRECTIONS.get(settings.TREE_GROWS.read(), "left" if from_right else "right")
