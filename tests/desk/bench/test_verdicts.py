"""Badges of what is shown: worked out off the interface thread, and never of anything else."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench import verdicts as verdicts_file
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.words.sentences import badges
from tests.desk.showing import workbench
from tests.model.building import small_scenario


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    monkeypatch.setattr(verdicts_file, "REST_MS", 0)
    made = workbench(small_scenario())
    tasks = Tasks(made)
    made.verdicts.run_in(tasks)
    finish(made, qtbot)
    yield made
    tasks.close()
    QApplication.processEvents()
    made.deleteLater()


def finish(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.verdicts.under_way, timeout=30_000)
    QApplication.processEvents()


def are_of_what_is_shown(bench: Workbench) -> bool:
    now = bench.evaluation
    return bench.verdicts.found == {key: badges(now, key) for key in now.frame.endpoint_ids}


def test_they_are_those_of_what_is_shown(bench: Workbench) -> None:
    assert bench.verdicts.found["e3"][0].words == "✗ slides away"
    assert are_of_what_is_shown(bench)


def test_an_older_verdict_is_dropped_at_once(bench: Workbench, qtbot: QtBot) -> None:
    told: list[int] = []
    bench.verdicts.changed.connect(lambda: told.append(1))
    bench.apply(edits.remove, "shifts", "push-on")
    assert bench.verdicts.found == {}
    finish(bench, qtbot)
    assert told == [1]
    assert are_of_what_is_shown(bench)
    assert all(each.asked != "Stability" for each in bench.verdicts.found["e3"])


def test_while_something_is_dragged_nothing_is_worked_out(bench: Workbench, qtbot: QtBot) -> None:
    for best in (10, 20, 30):
        bench.preview(edits.set_score, "e1", "ru1", Estimate(best))
        assert bench.verdicts.found == {}
        assert not bench.verdicts.under_way
    bench.cancel()
    finish(bench, qtbot)
    assert are_of_what_is_shown(bench)


def test_held_results_have_none(bench: Workbench, qtbot: QtBot) -> None:
    bench.hold(True)
    assert bench.verdicts.found == {}
    bench.hold(False)
    finish(bench, qtbot)
    assert are_of_what_is_shown(bench)


def test_another_file_has_its_own(bench: Workbench, qtbot: QtBot) -> None:
    bench.open(Opened.of(empty_scenario()), None)
    assert bench.verdicts.found == {}
    finish(bench, qtbot)
    assert bench.verdicts.found == {}
    bench.open(Opened.of(small_scenario()), None)
    finish(bench, qtbot)
    assert are_of_what_is_shown(bench)


def test_the_interface_does_not_work_them_out(
    bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scenario_desk.analysis import evaluation as evaluation_file

    worked: list[bool] = []
    was = evaluation_file.holding

    def holding(*arguments, **named):
        worked.append(threading.current_thread() is threading.main_thread())
        return was(*arguments, **named)

    monkeypatch.setattr(evaluation_file, "holding", holding)
    bench.apply(edits.set_score, "e1", "ru1", Estimate(-20))
    finish(bench, qtbot)
    assert worked == [False]
