"""How it is drawn can be chosen, and is drawn at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenario_desk.desk.robustness.sampling_dialog import SamplingDialog
from scenario_desk.model.scenario import replace
from tests.desk.robustness.conftest import Desk, Show
from tests.model.building import small_scenario


def opened(desk: Desk) -> SamplingDialog:
    desk.view.how.click()
    return next(iter(desk.view.findChildren(SamplingDialog)))


def pick(box, value: object) -> None:
    """Choose an entry by the keyboard, from the first one on."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _step in range(box.findData(value)):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_what_is_chosen_is_drawn_at_once_and_said(desk: Desk) -> None:
    before = desk.bench.scenario
    dialog = opened(desk)
    pick(dialog.weights, "unknown")
    desk.finish()
    assert desk.bench.draws.sampling.weights == "unknown"
    assert "Of weights nothing is taken as known." in desk.view.left.drawn.text()
    dialog.together.setFocus()
    QTest.keyClick(dialog.together, Qt.Key.Key_End)
    desk.finish()
    assert "with a correlation of 1" in desk.view.left.drawn.text()
    assert dialog.said.text().startswith("They go together wholly")
    QTest.keyClick(dialog.together, Qt.Key.Key_Home)
    assert dialog.said.text() == "Each is drawn by itself."
    dialog.seed.setFocus()
    QTest.keyClick(dialog.seed, Qt.Key.Key_Up)
    desk.finish()
    assert "seed 2" in desk.view.left.drawn.text()
    # It is a way of looking: nothing to undo.
    assert desk.bench.scenario is before
    assert desk.bench.undo_text == ""


def test_it_opens_as_it_is_drawn(desk: Desk) -> None:
    dialog = opened(desk)
    assert dialog.samples.currentData() == 512
    seed = dialog.seed
    assert seed.lineEdit().width() > seed.fontMetrics().horizontalAdvance(seed.text())
    pick(dialog.samples, 1_000)
    desk.finish()
    assert desk.bench.draws.found is not None
    assert desk.bench.draws.found.samples == 1_000
    assert opened(desk) is dialog
    dialog.close()
    desk.qtbot.waitUntil(lambda: not desk.view.findChildren(SamplingDialog))
    assert opened(desk).samples.currentData() == 1_000


def test_how_values_lie_is_asked_of_hard_ends_alone(show: Show) -> None:
    assert opened(show(small_scenario())).shape.isHidden()
    desk = show(replace(small_scenario(), limits="hard"))
    dialog = opened(desk)
    pick(dialog.shape, "uniform")
    desk.finish()
    assert desk.bench.draws.sampling.shape == "uniform"
    assert dialog.shape.isVisible()
