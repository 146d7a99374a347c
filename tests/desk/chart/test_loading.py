"""The chart must not cost the first painted window its library."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart import ChartView
from tests.model.building import small_scenario

HEAVY = "{'pyqtgraph', 'scipy', 'networkx'}"


def test_the_view_does_not_import_its_library() -> None:
    code = f"import sys; import scenario_desk.desk.chart; print(sorted({HEAVY} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_plot_comes_after_the_first_paint(qtbot: QtBot) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    view = ChartView(bench)
    qtbot.addWidget(view)
    assert view.plot is None
    view.resize(600, 500)
    view.show()
    qtbot.waitUntil(lambda: view.plot is not None)
    QApplication.processEvents()
    assert view.plot is not None
    assert view.plot.content is not None
    assert view.entrances[0] is view.plot
    bench.deleteLater()
