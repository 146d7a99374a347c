"""The findings follow what is open, until the window closes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.desk.bench import finding_watch
from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Cancelled, Tasks
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Finding
from tests.desk.showing import workbench
from tests.model.building import small_scenario

Watched = tuple[Workbench, Tasks, FindingWatch]


@pytest.fixture
def watched(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """What is open is checked in a thread, as a huge scenario is, and without a pause."""
    monkeypatch.setattr(finding_watch, "_AT_ONCE", 0)
    monkeypatch.setattr(finding_watch, "_LONG_PAUSE_MS", 0)
    bench = workbench(small_scenario())
    tasks = Tasks(bench)
    yield bench, tasks, FindingWatch(bench, tasks, bench)
    tasks.close()
    QApplication.processEvents()


def test_an_edit_is_checked(qtbot: QtBot, watched: Watched) -> None:
    bench, _tasks, watch = watched
    bench.apply(edits.add_child, "push", "new")
    qtbot.waitUntil(lambda: watch.findings != ())
    assert watch.findings == all_findings(bench.evaluation)


def test_what_linkages_require_is_followed_off_the_interface_thread(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, _tasks, watch = watched
    monkeypatch.setattr(finding_watch, "_AT_ONCE", 1_000)
    bench.apply(edits.amend, "linkages", "relief", requires=("bases",))
    bench.apply(edits.amend, "linkages", "bases", excludes=("relief",))
    watch.check_now()
    assert watch.findings == ()
    qtbot.waitUntil(lambda: watch.findings != ())
    assert [each.about for each in watch.findings] == ["relief", "bargain"]


@pytest.mark.parametrize(("pairs", "at_once"), [((4 + 3 + 4) * 6, True), (65, False)])
def test_many_pairs_of_what_is_judged_are_checked_off_the_interface_thread(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch, pairs: int, at_once: bool
) -> None:
    bench, tasks, watch = watched
    monkeypatch.setattr(finding_watch, "_AT_ONCE", 1_000)
    monkeypatch.setattr(finding_watch, "_PAIRS_AT_ONCE", pairs)
    bench.apply(edits.add_child, "push", "new")
    watch.check_now()
    assert bool(watch.findings) == at_once
    assert not tasks.busy("check")
    qtbot.waitUntil(lambda: watch.findings != ())


def test_a_check_that_a_newer_one_or_closing_overtakes_stops_on_the_way(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, tasks, watch = watched
    stopped: list[BaseException] = []
    checking = threading.Semaphore(0)

    def endless(_evaluation: Evaluation, go_on: Callable[[], None]) -> tuple[Finding, ...]:
        checking.release()
        try:
            while True:
                go_on()
        except Cancelled as error:
            stopped.append(error)
            raise

    monkeypatch.setattr(finding_watch, "all_findings", endless)
    bench.apply(edits.add_child, "push", "new")
    qtbot.waitUntil(lambda: checking.acquire(blocking=False))
    bench.apply(edits.set_label, "push", "Newer")
    qtbot.waitUntil(lambda: checking.acquire(blocking=False))
    qtbot.waitUntil(lambda: len(stopped) == 1)
    tasks.close()
    assert len(stopped) == 2
    assert watch.findings == ()


def test_nothing_is_checked_once_the_window_closes(qtbot: QtBot, watched: Watched) -> None:
    bench, tasks, watch = watched
    bench.apply(edits.add_child, "push", "new")
    tasks.close()
    bench.apply(edits.set_label, "push", "Too late")
    qtbot.waitUntil(lambda: not watch._pause.isActive())
    assert watch.findings == ()


def test_what_is_only_previewed_is_not_checked(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, _tasks, watch = watched
    monkeypatch.setattr(finding_watch, "_AT_ONCE", 1_000)
    bench.preview(edits.set_probability, "deal", Estimate(0.1))
    bench.preview(edits.set_probabilities, "talks", {"deal": Estimate(1.0), "stall": Estimate(0.5)})
    assert not watch._pause.isActive()
    watch.check_now()
    assert watch.findings == ()
    bench.commit()
    qtbot.waitUntil(lambda: watch.findings != ())
    assert watch.findings == all_findings(bench.evaluation)
