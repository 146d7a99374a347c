"""Taking over what the room judges is opened from the menu, from the matrix and from a form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.taking.taking_dialog import TakingDialog
from tests.model.building import small_scenario
from tests.model.rooms import camps_of

MOST_MS = 60_000


@pytest.fixture
def room(window: Window) -> Window:
    """A window in which eight have judged."""
    window.workbench.apply(lambda _old: camps_of(small_scenario()))
    return window


def dialog(window: Window, qtbot: QtBot) -> TakingDialog:
    QApplication.processEvents()
    (found,) = window.work.findChildren(TakingDialog)
    qtbot.waitUntil(lambda: found.ways is not None, timeout=MOST_MS)
    return found


def close(asking: TakingDialog) -> None:
    asking.reject()
    QCoreApplication.sendPostedEvents(asking, QEvent.Type.DeferredDelete.value)


def test_the_menu_opens_it_for_all_that_was_judged(room: Window, qtbot: QtBot) -> None:
    room.actions_by_id["take_over"].trigger()
    asking = dialog(room, qtbot)
    assert asking.go.text() == "Take it for 10 judgements"
    close(asking)


def test_a_form_opens_it_for_what_it_is_of(room: Window, qtbot: QtBot) -> None:
    room.workbench.select("score", "e1/us1")
    QApplication.processEvents()
    control = room.work.inspector.form.controls["room.score/e1/us1.take"]
    control.buttons["with"].click()  # type: ignore[attr-defined]
    asking = dialog(room, qtbot)
    assert asking.go.text() == "Take it for 1 judgement"
    close(asking)


def test_while_results_are_held_nothing_is_taken(room: Window) -> None:
    QApplication.processEvents()
    assert room.actions_by_id["take_over"].isEnabled()
    room.workbench.hold(True)
    QApplication.processEvents()
    assert not room.actions_by_id["take_over"].isEnabled()
