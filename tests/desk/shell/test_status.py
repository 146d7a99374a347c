"""What the foot of the window says, and when it stops saying it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

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


def test_what_is_selected_next_takes_a_refusal_away(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    status = status_of(bench, qtbot)
    status.say("The picture is on the clipboard.", warns=False)
    bench.select("node", "talks")
    QCoreApplication.processEvents()
    bench.select("node", "stall")
    assert status.said.text() == "The picture is on the clipboard."
    assert not bench.apply(edits.delete, (bench.scenario.root,))
    refusal = status.said.text()
    bench.select("node", "push")
    assert status.said.text() == refusal, "said by the same click that selects"
    QCoreApplication.processEvents()
    bench.select("node", "talks")
    assert status.said.text() == ""


def test_what_is_done_next_takes_a_refusal_away(window: Window) -> None:
    window.workbench.open(Opened.of(small_scenario()), None)
    status = window.findChild(Status)
    assert not window.workbench.apply(edits.delete, (window.workbench.scenario.root,))
    assert "root" in status.said.text()
    QCoreApplication.processEvents()
    window.actions_by_id["workspace_build"].trigger()
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


def test_what_was_undone_is_not_said_after_the_next_step(window: Window) -> None:
    bench, status = window.workbench, window.findChild(Status)
    bench.apply(edits.set_label, "talks", "They talk")
    window.commands.undo()
    assert status.said.text()
    bench.apply(edits.set_label, "push", "Push harder")
    assert status.said.text() == ""


def test_nothing_is_said_of_what_was_open_before(window: Window) -> None:
    status = window.findChild(Status)
    for warns in (True, False):
        status.say("About the former one.", warns=warns)
        window.workbench.open(Opened.of(small_scenario()), None)
        assert status.said.text() == ""


def test_undo_after_a_view_was_chosen_says_why_it_does_nothing(window: Window) -> None:
    window.workbench.open(Opened.of(small_scenario()), None)
    bench, status = window.workbench, window.findChild(Status)
    assert not window.actions_by_id["undo"].isEnabled()
    package = next(iter(bench.scenario.packages))
    bench.assume(replace(bench.assumptions, package=package))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "a view, not an edit" in status.said.text()
    assert bench.assumptions.package == package
    bench.resolve_decisions("rational")
    assert status.said.text() == ""
