"""What is open, compared with a file, with what was saved, with what it was some steps ago."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from scenario_desk.desk.compare.compare_window import CompareWindow
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.plain_text import plain
from scenario_desk.exchange.scenario_file import save
from scenario_desk.model import edits
from tests.model.building import small_scenario


@pytest.fixture(autouse=True)
def _closed(window: Window) -> Iterator[None]:
    yield
    window.comparing.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def opened(window: Window, qtbot: QtBot) -> CompareWindow:
    """The window that was asked for, once it is there."""
    qtbot.waitUntil(lambda: bool(window.comparing.windows))
    return window.comparing.windows[-1]


def names(compared: CompareWindow) -> tuple[str, str]:
    return compared.comparison.old.name, compared.comparison.new.name


def test_a_file_is_compared_with_what_is_open(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "before.scenario"
    save(edits.set_label(small_scenario(), "leave", "They go"), path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_by_id["compare_file"].trigger()
    compared = opened(window, qtbot)
    assert names(compared) == ("before.scenario", "<b>R&D</b>, open here, not saved")
    assert compared.comparison.changed == {"leave": "changed"}
    assert window.isVisible()


def test_a_file_that_is_none_is_refused_and_nothing_opens(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.scenario"
    path.write_text("{", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr(window.telling, "refuse", lambda title, _sentence: said.append(title))
    window.comparing.with_file(path)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Nothing was compared"]
    assert not window.comparing.windows


def test_what_is_open_is_compared_with_what_was_saved(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    action = window.actions_by_id["compare_saved"]
    assert not action.isEnabled()  # it never was
    bench = window.workbench
    bench.mark_saved(bench.committed, tmp_path / "work.scenario")
    window.actions_by_id.refresh()
    assert not action.isEnabled()  # nothing differs
    bench.apply(edits.set_label, "leave", "They go")
    window.actions_by_id.refresh()
    action.trigger()
    compared = opened(window, qtbot)
    assert names(compared) == ("work.scenario as last saved", "work.scenario, open here, not saved")
    assert compared.comparison.changed == {"leave": "changed"}


def test_an_earlier_state_is_found_by_the_step_it_came_before(window: Window, qtbot: QtBot) -> None:
    bench = window.workbench
    for number in range(8):
        bench.apply(edits.set_label, "leave", f"Label {number}")
    bench.apply(edits.set_label, "deal", "A bargain")
    rows_of_file = window.menuBar().actions()[0].menu().actions()
    place = rows_of_file.index(window.actions_by_id["compare_saved"])
    assert rows_of_file[place + 1] is window.earlier.menuAction()
    window.earlier.aboutToShow.emit()
    rows = [plain(action.text()) for action in window.earlier.actions()]
    assert rows[:2] == ["Before: Label “A bargain”", "Before: Label “Label 7”"]
    window.earlier.actions()[7].trigger()
    compared = opened(window, qtbot)
    assert compared.trees.old.accessibleName() == "Before: Label “Label 1”"
    assert compared.comparison.old.opened.scenario.nodes["leave"].label == "Label 0"
    assert set(compared.comparison.changed) == {"leave", "deal"}
    assert bench.scenario.nodes["deal"].label == "A bargain"
    assert bench.undo_text == "Label “A bargain”"


def test_what_is_open_and_saved_is_said_to_be(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    bench = window.workbench
    path = tmp_path / "before.scenario"
    save(edits.set_label(small_scenario(), "leave", "They go"), path)
    bench.mark_saved(bench.committed, tmp_path / "work.scenario")
    window.comparing.with_file(path)
    assert names(opened(window, qtbot)) == ("before.scenario", "work.scenario, open here, saved")


def test_windows_of_comparison_go_with_the_window_of_work(window: Window, qtbot: QtBot) -> None:
    window.comparing.show(small_scenario(), window.workbench.scenario, "one", "other")
    compared = opened(window, qtbot)
    assert names(compared) == ("one", "other")
    window.comparing.close()
    assert not compared.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not window.comparing.windows


def test_a_snapshot_is_compared_with_what_is_open_but_for_the_snapshots(
    window: Window, qtbot: QtBot
) -> None:
    bench = window.workbench
    bench.apply(edits.take_snapshot, "kept", "After round 2", "Ann", "2026-01-01T00:00:00Z")
    bench.apply(edits.set_label, "leave", "They go")
    bench.compare(bench.scenario.snapshots["kept"].scenario, "After round 2")
    compared = opened(window, qtbot)
    assert names(compared) == ("After round 2", "<b>R&D</b>, open here, not saved")
    assert compared.comparison.changed == {"leave": "changed"}
    assert len(compared.comparison.differences) == 1
