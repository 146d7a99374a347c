"""What the room judges is worked out once, off the interface thread where there is much of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench import room_standing
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster
from tests.desk.showing import workbench
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, told, with_room


def test_it_stays_the_same_while_no_answer_comes(qtbot: QtBot) -> None:
    bench = workbench(camps_of(small_scenario()))
    found = bench.room.found
    assert found is not None
    bench.apply(edits.set_score, "e1", "us1", Estimate(3))
    assert bench.room.found is found
    bench.apply(lambda old: replace(old, assessments=old.assessments.without("p0-weight-us1-")))
    assert bench.room.found is not None
    assert bench.room.found is not found


def test_where_nobody_answered_there_is_none(qtbot: QtBot) -> None:
    bench = workbench(replace(small_scenario(), assessments=Roster([])))
    assert bench.room.found is None
    bench.apply(lambda _old: with_room(small_scenario(), told("p0", ("seed", "q1"), Estimate(4))))
    assert bench.room.found is None


def test_many_answers_are_read_in_a_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room_standing, "FEW", 5)
    window = QObject()
    tasks, bench = Tasks(window), workbench(camps_of(small_scenario()))
    bench.room.run_in(tasks)
    with qtbot.waitSignal(bench.room.changed, timeout=60_000):
        assert bench.room.found is None
    assert bench.room.found is not None
    tasks.close()
    QApplication.processEvents()
