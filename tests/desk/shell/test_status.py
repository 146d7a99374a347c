"""What the foot of the window says, and when it stops saying it."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.status import Status
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.tasks import Tasks
from scenario_desk.model import edits
from scenario_desk.model.patches import patch
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


def test_undone_is_said_only_of_what_was_undone_whole(window: Window) -> None:
    bench, commands = window.workbench, window.commands
    status = window.findChild(Status)

    def elsewhere(edit: Any, *args: Any) -> None:
        assert bench.receive(patch(bench.committed, edit(bench.committed, *args)))

    bench.apply(edits.set_label, "talks", "They talk")
    commands.undo()
    assert status.said.text() == "Undone: Label “They talk”"
    commands.redo()
    assert status.said.text() == "Done again: Label “They talk”"
    elsewhere(edits.set_label, "talks", "Talk")
    commands.undo()
    assert status.said.text() == (
        "Label “They talk”: “label” of “Talk” was changed since, so it stays as it is."
    )
    bench.apply(edits.delete, "rout")
    elsewhere(edits.delete, "resist")
    commands.undo()
    assert status.said.text().startswith("This change puts something beside or below")
    bench.apply(edits.set_label, "push", "Push")
    commands.undo()
    elsewhere(edits.delete, "push")
    commands.redo()
    assert status.said.text().startswith("Label “Push”: “label” of")


def test_a_step_leaves_standing_what_was_done(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    status = status_of(bench, qtbot)
    status.say("The picture is on the clipboard.", warns=False)
    assert bench.apply(edits.set_label, "talks", "Talks fail")
    assert status.said.text() == "The picture is on the clipboard."
