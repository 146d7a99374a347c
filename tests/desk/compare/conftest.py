"""The window of two scenarios, shown offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.compare.compare_window import CompareWindow
from scenario_desk.desk.compare.comparison import Comparison
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import workbench
from tests.model.building import small_scenario

Open = Callable[[Scenario, Scenario], CompareWindow]


def edited() -> Scenario:
    """The small scenario with something changed of every kind that the list tells apart."""
    scenario = edits.add_child(small_scenario(), "talks", "more", "More talks")
    scenario = edits.delete(scenario, ("hold",))
    scenario = edits.move(scenario, ("yield",), "talks")
    scenario = edits.set_label(scenario, "leave", "Washington goes home")
    scenario = edits.amend(scenario, "endpoints", "e2", name="A transition by force")
    scenario = edits.set_score(scenario, "e4", "us1", Estimate(95))
    scenario = edits.set_reservation(scenario, "ru-base", Estimate(-80))
    scenario = edits.set_weight(scenario, "us-base", "us2", Estimate(90))
    return edits.amend(scenario, "actors", "ir", name="Persia")


@pytest.fixture
def beside() -> Workbench:
    """The workbench of the window that it was opened from."""
    return workbench(small_scenario())


@pytest.fixture
def open_window(qtbot: QtBot, beside: Workbench) -> Iterator[Open]:
    """Opens windows, and lets go of them."""
    tasks = Tasks()
    opened: list[CompareWindow] = []

    def make(old: Scenario, new: Scenario) -> CompareWindow:
        window = CompareWindow(Comparison.of(("A.scenario", old), ("B", new)), beside, tasks)
        opened.append(window)
        window.resize(1_280, 800)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    yield make
    for window in opened:
        if isValid(window):
            window.close()
    tasks.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(open_window: Open) -> CompareWindow:
    """The small scenario beside what became of it."""
    return open_window(small_scenario(), edited())
