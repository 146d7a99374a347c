"""What the foot of the window says, and when it stops saying it."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.status import Status
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from tests.model.building import small_scenario


def status_of(bench: Workbench, qtbot: Any) -> Status:
    tasks = Tasks()
    made = Status(bench, FindingWatch(bench, tasks), tasks)
    for part in (bench, tasks):
        part.setParent(made)
    qtbot.addWidget(made)
    return made


def test_the_next_step_takes_a_refusal_away(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    status = status_of(bench, qtbot)
    assert not bench.apply(edits.delete, (bench.scenario.root,))
    assert "root" in status.said.text()
    assert bench.apply(edits.set_label, "talks", "Talks fail")
    assert status.said.text() == ""


def test_a_step_leaves_standing_what_was_done(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    status = status_of(bench, qtbot)
    status.say("The picture is on the clipboard.", warns=False)
    assert bench.apply(edits.set_label, "talks", "Talks fail")
    assert status.said.text() == "The picture is on the clipboard."
