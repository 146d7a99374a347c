"""A session is led by keys of the window, also while it is presented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.session.round_dialog import RoundDialog
from scenario_desk.desk.settings import SCORES_NOTE_SEEN
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from tests.desk.showing import SHIFT, press
from tests.model.building import small_scenario
from tests.workshop.phones import HOST


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The small scenario, its session served on loopback, and a round prepared."""
    SCORES_NOTE_SEEN.write(True)
    opened = Window()
    opened.resize(1_280, 800)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    bench = opened.workbench
    bench.open(Opened.of(small_scenario()), tmp_path / "small.scenario")
    opened.start_work()
    bench.apply(edits.add_new, "rounds", "r1", session="day", name="First", scores=(("e1", "us1"),))
    host = opened.work.session.host
    host.start(HOST)
    qtbot.waitUntil(lambda: host.running and not host.busy)
    yield opened
    opened.working = False
    opened.close()
    opened.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_one_key_opens_closes_and_reveals_a_round(window: Window, qtbot: QtBot) -> None:
    host, action = window.work.session.host, window.actions_by_id["round_next"]
    assert window.work.panes.workspace != "session"
    for words, state in (("Open", "open"), ("Close", "closed"), ("Reveal", "revealed")):
        assert action.text().replace("&", "").startswith(words)
        press(Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: not host.busy)
        assert window.workbench.scenario.rounds["r1"].state == state
    assert window.work.panes.workspace == "session"
    assert window.work.session.page is window.work.session.room


def test_it_goes_on_while_it_is_presented(window: Window, qtbot: QtBot) -> None:
    host = window.work.session.host
    window.work.show_workspace("session")
    press(Qt.Key.Key_F5)
    assert window.presenting.on
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: not host.busy)
    assert window.presenting.on
    assert host.round is not None
    assert window.work.session.room.asking.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.presenting.on


def test_a_key_prepares_a_round(window: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F7, modifiers=SHIFT)
    dialog = window.work.session.room.bar.findChild(RoundDialog)
    assert dialog is not None
    dialog.reject()


def test_a_window_that_goes_lets_go_of_the_phones(window: Window) -> None:
    host = window.work.session.host
    window.working = False
    window.close()
    assert not host.running
