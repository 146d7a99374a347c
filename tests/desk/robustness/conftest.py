"""The robustness workspace on a workbench, shown offscreen, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench import draws as draws_file
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness import answers as answers_file
from scenario_desk.desk.robustness.robustness_view import RobustnessView
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.figure_view import FigureView
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.figure import Figure
from tests.desk.showing import workbench
from tests.model.building import small_scenario

FEW = Sampling(samples=512)
HANGS, MATTERS, RANKS, WEIGHTS, TWO, SITS, OPENS, HOLDS, SEES = range(9)


@dataclass
class Desk:
    """A workbench, its tasks, and the view."""

    bench: Workbench
    tasks: Tasks
    view: RobustnessView
    qtbot: QtBot
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Places that were asked to be shown."""

    @property
    def list(self) -> FigureView:
        return self.view.left.pane.view

    @property
    def picture(self) -> FigureView:
        return self.view.pane.view

    def finish(self) -> None:
        """Wait until all is drawn and worked out; while something is previewed nothing is drawn."""
        draws, answers = self.bench.draws, self.view.answers

        def rests() -> bool:
            drawn = self.bench.previewing or not draws.under_way
            return drawn and not answers.under_way

        self.qtbot.waitUntil(rests, timeout=60_000)
        QApplication.processEvents()

    def turn(self, page: int) -> Figure | None:
        """Choose a page by its tab, and wait for it."""
        self.view.choice.tabs[page].click()
        self.finish()
        return self.picture.figure

    def click(self, view: FigureView, key: str) -> None:
        spot = next(spot for spot in view.spots if spot.key == key)
        x, y = spot.box.middle
        at = QPoint(round(x), round(y) - view.verticalScrollBar().value())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.finish()

    def keys(self, view: FigureView, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(view, key)
        self.finish()


Show = Callable[[Scenario], Desk]


@pytest.fixture
def show(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Open a scenario in the workspace, 1200 by 760 pixels."""
    monkeypatch.setattr(draws_file, "REST_MS", 0)
    monkeypatch.setattr(answers_file, "REST_MS", 0)
    opened: list[Desk] = []

    def open_it(scenario: Scenario) -> Desk:
        bench = workbench(scenario)
        tasks = Tasks(bench)
        bench.draws.sample(FEW)
        bench.draws.run_in(tasks)
        view = RobustnessView(bench, tasks)
        qtbot.addWidget(view)
        view.resize(1_200, 760)
        with qtbot.waitExposed(view):
            view.show()
        desk = Desk(bench, tasks, view, qtbot)
        view.place_asked.connect(lambda kind, key: desk.asked.append((kind, key)))
        opened.append(desk)
        desk.finish()
        return desk

    yield open_it
    for desk in opened:
        desk.tasks.close()
        QApplication.processEvents()
        desk.bench.deleteLater()


@pytest.fixture
def desk(show: Show) -> Desk:
    return show(small_scenario())
