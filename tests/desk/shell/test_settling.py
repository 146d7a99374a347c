"""What is half done when somebody saves, undoes or leaves: typing is taken, a drag is let go of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from scenario_desk.desk.inspector.line_controls import WeightControl
from scenario_desk.desk.printing.print_dialog import PrintDialog
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from tests.desk.chart.conftest import Chart, middle
from tests.desk.matrix.conftest import Matrix
from tests.desk.outline.conftest import Outline
from tests.desk.showing import LEFT, PLAIN, Key, click, press, write
from tests.desk.tree.desk import mark, pull
from tests.desk.tree.test_dragging import take


@pytest.fixture
def path(window: Window, tmp_path: Path) -> Path:
    """The file in which the scenario is kept, without its last change."""
    window.workbench.mark_saved(window.workbench.committed, tmp_path / "mine.scenario")
    window.workbench.select("")
    return tmp_path / "mine.scenario"


# drags


@contextmanager
def branch(window: Window, qtbot: QtBot) -> Iterator[None]:
    tree = window.work.tree
    window.work.show_workspace("build")
    qtbot.waitUntil(lambda: tree.content.position_of("stall") > 0)
    take(tree, "stall")
    pull(tree, mark(tree, "push"))
    qtbot.waitUntil(lambda: window.workbench.previewing)
    yield
    place = mark(tree, "push")
    pull(tree, place)
    QTest.mouseRelease(tree, LEFT, PLAIN, place)


@contextmanager
def line_of_the_chart(window: Window, qtbot: QtBot) -> Iterator[None]:
    window.work.show_workspace("overlap")
    chart = Chart(window.workbench, window.work.chart)
    chart.plot.arranged()
    QApplication.processEvents()
    start = middle(chart.line("ru", "signing").handle)
    chart.press(start)
    chart.move(start + QPointF(0, -10))
    chart.move(start + QPointF(0, -20))
    yield
    chart.move(start + QPointF(0, -30))
    chart.release(start + QPointF(0, -30))


@contextmanager
def weight(window: Window, qtbot: QtBot) -> Iterator[None]:
    window.work.show_workspace("build")
    window.workbench.select("profile", "us-base")
    control = window.work.inspector.form.controls["weight.us1"]
    assert isinstance(control, WeightControl)
    window.work.inspector.area.ensureWidgetVisible(control)
    QApplication.processEvents()
    slider, option = control.slider, QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    kind = QStyle.ComplexControl.CC_Slider
    grip = slider.style().subControlRect(kind, option, part, slider).center()
    QTest.mousePress(slider, LEFT, PLAIN, grip)
    QTest.mouseMove(slider, grip - QPoint(20, 0))
    yield
    QTest.mouseMove(slider, grip - QPoint(30, 0))
    QTest.mouseRelease(slider, LEFT, PLAIN, grip - QPoint(30, 0))
    assert slider.value() == round(
        window.workbench.scenario.profiles["us-base"].weights["us1"].best
    )


Drag = Callable[[Window, QtBot], "contextmanager[None]"]
DRAGS = [branch, line_of_the_chart, weight]


@pytest.mark.parametrize("drag", DRAGS)
def test_a_drag_that_is_not_done_is_not_saved_nor_gone_on_with(
    window: Window, qtbot: QtBot, path: Path, drag: Drag
) -> None:
    bench = window.workbench
    before, step = bench.scenario, bench.undo_text
    with drag(window, qtbot):
        assert bench.previewing
        assert window.files.save()
        assert not bench.previewing
    assert bench.scenario == load(path) == before
    assert bench.undo_text == step
    assert not window.isWindowModified()


@pytest.mark.parametrize("drag", DRAGS)
def test_undo_lets_go_of_a_drag_and_takes_back_the_step_before(
    window: Window, qtbot: QtBot, path: Path, drag: Drag
) -> None:
    bench = window.workbench
    with drag(window, qtbot):
        window.actions_by_id["undo"].trigger()
    assert not bench.previewing
    assert bench.scenario.title != "<b>R&D</b>"
    assert not bench.undo_text
    assert bench.redo_text


def test_a_key_does_nothing_while_a_line_is_dragged(window: Window, qtbot: QtBot) -> None:
    bench = window.workbench
    with line_of_the_chart(window, qtbot):
        plot = window.work.chart.ensure_plot()
        plot.pointer.focused = ("ru", "signing")
        QTest.keyClick(plot, Qt.Key.Key_Up)
        assert bench.previewing
    bench.undo()
    assert bench.undo_text == "Change title"


# typing


def name(window: Window) -> None:
    window.workbench.select("actor", "us")
    QApplication.processEvents()
    field = window.work.inspector.form.controls["name"].line  # type: ignore[attr-defined]
    click(field)
    field.selectAll()
    write("Washington")


def name_in_the_outline(window: Window) -> None:
    Outline(window.workbench, window.work.outline).click("actor", "us")
    press(Key.Key_F2)
    write("Washington")


def label(window: Window) -> None:
    window.workbench.select("node", "stall")
    window.work.tree.setFocus()
    press(Key.Key_F2)
    write("Washington")


def new_branch(window: Window) -> None:
    window.workbench.select("node", "stall")
    window.work.tree.setFocus()
    press(Key.Key_Return)
    write("Washington")


def score(window: Window) -> None:
    window.work.show_workspace("score")
    Matrix(window.workbench, window.work.matrix).go("e2", "ru1")
    write("77")


def probabilities(window: Window) -> None:
    window.workbench.select("node", "stall")
    window.work.tree.setFocus()
    press(Key.Key_Percent)
    write("7")


TYPED = [name, name_in_the_outline, label, new_branch, score, probabilities]


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_being_typed_is_saved_as_one_step(
    window: Window, path: Path, typed: Callable[[Window], None]
) -> None:
    bench = window.workbench
    before, step = bench.scenario, bench.undo_text
    window.work.show_workspace("build")
    typed(window)
    assert bench.committed == before
    assert window.files.save()
    assert bench.committed == bench.scenario == load(path) != before
    assert not bench.previewing
    bench.undo()
    assert bench.scenario == before
    assert bench.undo_text == step


@pytest.mark.parametrize("typed", TYPED)
def test_undo_takes_back_what_is_being_typed(
    window: Window, path: Path, typed: Callable[[Window], None]
) -> None:
    bench = window.workbench
    before = bench.scenario
    window.work.show_workspace("build")
    typed(window)
    window.actions_by_id["undo"].trigger()
    assert bench.scenario == before
    assert bench.redo_text


@pytest.mark.parametrize("command", ["save", "undo"])
def test_an_open_quick_line_is_left_with_nothing_done(
    window: Window, path: Path, command: str
) -> None:
    bench = window.workbench
    window.work.show_workspace("build")
    bench.select("node", "stall")
    window.work.tree.setFocus()
    press(Key.Key_Equal)
    write("70")
    assert bench.previewing
    before = bench.committed
    window.actions_by_id[command].trigger()
    assert window.work.nodes.quick.isHidden()
    assert not bench.previewing
    assert bench.scenario.nodes["stall"] == before.nodes["stall"]
    assert bench.redo_text == ("Change title" if command == "undo" else "")


def test_a_score_that_is_refused_stays_to_be_mended(window: Window, path: Path) -> None:
    before = window.workbench.scenario
    score(window)
    write("7777")
    assert window.files.save()
    editor = Matrix(window.workbench, window.work.matrix).editor()
    assert editor is not None
    assert editor.text() == "777777"
    assert window.workbench.scenario == load(path) == before


@pytest.mark.parametrize(
    "command",
    ["save", "save_as", "export", "print", "copy_svg", "close", "undo", "redo", "quit"],
)
def test_a_command_on_the_whole_settles_first(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(PrintDialog, "exec", lambda _self: 0)
    settled: list[str] = []
    window.workbench.settling.connect(lambda: settled.append(command))
    if command == "redo":
        window.workbench.undo()
    window.actions_by_id[command].trigger()
    assert settled
