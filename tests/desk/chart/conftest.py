"""A chart on a workbench, shown offscreen, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart import ChartView
from scenario_desk.desk.chart.plot import OverlapPlot
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.lines import LineShape
from tests.model.building import small_scenario
from tests.presentation.chart.drawn import Drawn


@dataclass
class Chart:
    """A chart and its workbench, with the gestures of a user."""

    bench: Workbench
    view: ChartView

    @property
    def plot(self) -> OverlapPlot:
        return self.view.ensure_plot()

    def line(self, actor: str, kind: str) -> LineShape:
        """A line as it stands now, whatever the headline above it takes."""
        QApplication.processEvents()
        arranged = self.plot.arranged()
        assert arranged is not None
        return next(shape for shape in arranged.lines if shape.key == (actor, kind))

    def dot(self, endpoint: str) -> QPointF:
        arranged = self.plot.arranged()
        assert arranged is not None
        return middle(arranged.dot_box(self.bench.frame.endpoint_index[endpoint]))

    def drawn(self) -> Drawn:
        """The chart as it stands now."""
        plot, content = self.plot, self.view.content
        arranged = plot.arranged()
        assert content is not None
        assert arranged is not None
        area = Box(0, 0, plot.viewport().width(), plot.viewport().height())
        return Drawn(content, arranged, plot.look, area)

    def resize(self, width: int, height: int) -> None:
        """Make the view so large, and let plot and legend come to rest: each takes what the other
        leaves.
        """
        self.view.resize(width, height)
        for _turn in range(8):
            QApplication.processEvents()

    def press(self, at: QPointF) -> None:
        QTest.mousePress(self.plot.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())

    def move(self, at: QPointF) -> None:
        """Move with the left button down."""
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.LeftButton)

    def hover(self, at: QPointF) -> None:
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)

    def release(self, at: QPointF) -> None:
        QTest.mouseRelease(self.plot.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())

    def click(self, at: QPointF, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.mouseClick(
            self.plot.viewport(),
            Qt.MouseButton.LeftButton,
            modifiers or Qt.KeyboardModifier.NoModifier,
            at.toPoint(),
        )

    def drag(self, start: QPointF, by: QPoint, steps: int = 5) -> None:
        """Press, move in steps, release."""
        self.press(start)
        for step in range(1, steps + 1):
            self.move(start + QPointF(by) * step / steps)
        self.release(start + QPointF(by))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.plot, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def _send(self, kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton) -> None:
        viewport = self.plot.viewport()
        event = QMouseEvent(
            kind,
            at,
            viewport.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)


def middle(box: Box) -> QPointF:
    """Where a box is clicked."""
    return QPointF(*box.middle)


Show = Callable[[Scenario], Chart]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Open a scenario in a chart of 640 by 560 pixels."""
    benches: list[Workbench] = []

    def opened(scenario: Scenario) -> Chart:
        bench = Workbench(Opened.of(scenario))
        benches.append(bench)
        view = ChartView(bench)
        qtbot.addWidget(view)
        view.resize(640, 560)
        with qtbot.waitExposed(view):
            view.show()
        view.ensure_plot()
        chart = Chart(bench, view)
        chart.resize(640, 560)
        return chart

    yield opened
    for bench in benches:
        bench.deleteLater()


@pytest.fixture
def chart(show: Show) -> Chart:
    return show(small_scenario())


@pytest.fixture
def flagship(show: Show) -> Chart:
    return show(load(locate("scenarios", "syria-2017.scenario")))
