"""The log page: what happened and what it came to, and a slider back through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.log_page import LogPage
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.presentation.words.sentences.headline import headline
from tests.desk.session.conftest import window_at
from tests.desk.showing import Key
from tests.model.played import DAY, played


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A window in whose session workspace the log of a played session is shown."""
    yield from window_at(qtbot, played(), LogPage)


def page(window: Window) -> LogPage:
    found = window.work.session.page
    assert isinstance(found, LogPage)
    return found


def press(
    window: Window, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def branches(window: Window) -> list[str]:
    return [move.branch for move in window.workbench.scenario.moves]


def test_the_slider_goes_back_by_the_keyboard_and_esc_leads_to_now(window: Window) -> None:
    log, bench = page(window), window.workbench
    present = bench.scenario
    assert log.slider.value() == log.slider.maximum() == 6
    assert log.at.text() == "Now"
    assert window.work.past_band.isHidden()
    log.slider.setFocus()
    for _press in range(5):
        press(window, Key.Key_Left)
    assert bench.past.entry == "x1"
    assert branches(window) == ["talks"]
    assert headline(bench.evaluation) in log.at.text()
    assert "The past: 2 of 6" in window.work.past_band.title.text()
    assert "Move: Talks" in window.work.past_band.means.text()
    assert not window.work.past_band.isHidden()
    press(window, Key.Key_Escape)
    assert bench.past.entry == ""
    assert bench.scenario == present
    assert window.work.past_band.isHidden()
    assert log.slider.value() == 6


def test_an_entry_that_is_walked_to_is_shown_everywhere(window: Window) -> None:
    log = page(window)
    log.log.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Home)
    assert window.workbench.past.entry == "x0"
    press(window, Key.Key_Down)
    assert window.workbench.past.entry == "x1"
    assert log.slider.value() == 1
    assert log.ripe.view.marked == log.log.view.marked == {"x1"}


def test_the_past_stays_in_another_workspace_and_can_be_walked_there(window: Window) -> None:
    log, bench = page(window), window.workbench
    bench.past.look_at("x1")
    press(window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.work.panes.workspace == "overlap"
    assert branches(window) == ["talks"]
    press(window, Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert bench.past.entry == "x2"
    QTest.mouseClick(window.work.past_band.earlier, Qt.MouseButton.LeftButton)
    assert bench.past.entry == "x1"
    press(window, Key.Key_Escape)
    assert branches(window) == ["push"]
    assert log.slider.maximum() == 6


def test_what_is_done_now_is_in_the_log_at_once(window: Window) -> None:
    log, bench = page(window), window.workbench
    bench.apply(edits.take_back, "push")
    QApplication.processEvents()
    figure = log.log.view.figure
    assert figure is not None
    assert figure.twin.rows[-1][0].startswith("7. Step back: ")
    assert log.slider.maximum() == 7
    assert log.ripe.view.figure is not None
    assert len(log.ripe.view.spots) == 7


def test_held_results_are_not_shown_here_either(window: Window) -> None:
    log, bench = page(window), window.workbench
    bench.past.look_at("x1")
    bench.hold(True)
    QApplication.processEvents()
    assert log.held.isVisible()
    assert log.ripe.view.figure is None
    figure = log.log.view.figure
    assert figure is not None
    assert all("could be signed" not in " ".join(row) for row in figure.twin.rows)
    assert "could be signed" not in log.at.text()
    QTest.mouseClick(log.held.button, Qt.MouseButton.LeftButton)
    assert log.ripe.view.figure is not None


def test_without_a_log_it_says_what_goes_there(window: Window) -> None:
    bench = window.workbench
    bench.apply(edits.close_session, DAY, "2017-02-01T18:00:00Z")
    bench.apply(edits.remove_all, "log", list(bench.scenario.log))
    QApplication.processEvents()
    assert page(window).notice.isVisible()
    assert "Nothing is in the log yet" in page(window).notice.sentence.text()


def test_of_several_sessions_each_has_its_log(window: Window) -> None:
    bench, log = window.workbench, page(window)
    assert not log.sessions.isVisible()
    bench.apply(edits.close_session, DAY, "2017-02-01T18:00:00Z")
    bench.apply(edits.add_new, "sessions", "next", name="Next day", opened="2017-02-02T09:00:00Z")
    bench.apply(edits.happened, "resist")
    QApplication.processEvents()
    assert log.sessions.isVisible()
    log.sessions.setCurrentIndex(1)
    log.sessions.activated.emit(1)
    QApplication.processEvents()
    assert log.slider.maximum() == len(
        [each for each in bench.scenario.log.values() if each.session == "next"]
    )


def test_everything_on_it_has_a_name(window: Window) -> None:
    log = page(window)
    for control in (log.slider, log.now, log.sessions, log.as_table, log.log.view, log.ripe.view):
        assert control.accessibleName() or control.text(), control  # type: ignore[attr-defined]


def test_the_present_is_what_is_saved_while_the_past_is_shown(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, path = window.workbench, tmp_path / "session.scenario"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    present = bench.committed
    bench.past.look_at("x1")
    QApplication.processEvents()
    assert window.actions_by_id["save"].isEnabled()
    assert "read-only" not in window.windowTitle()
    assert not window.actions_by_id["inject_next"].isEnabled()
    assert window.files.save()
    assert load(path) == present
    assert bench.past.entry == "x1"
