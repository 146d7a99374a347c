"""What a crash left is shown at the next start, and becomes what is answered; no file is touched."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from scenario_desk.desk.settings import SCORES_NOTE_SEEN
from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.desk.shell.recovery.recovery_dialog import RecoveryDialog
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.file_lock import FileLock, Holder, take_lock
from scenario_desk.exchange.journal import Journal, left_in, left_journals
from scenario_desk.exchange.journal import journal as journal_module
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.patches import patch_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.titles import title_of
from tests.model.building import small_scenario

SMALL = small_scenario()
Button = QMessageBox.StandardButton


@pytest.fixture
def fresh(qtbot: QtBot) -> Iterator[Window]:
    """A window as it is when the program was just started."""
    SCORES_NOTE_SEEN.write(True)
    opened = Window()
    opened.resize(1_200, 800)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    yield opened
    opened.working = False
    opened.close()
    opened.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.scenario"
    save(SMALL, path)
    return path


def labelled(scenario: Scenario, text: str) -> Scenario:
    return edits.set_label(scenario, "talks", text)


def crash(file: Path | None, *labels: str, saved_after: int = 0) -> Path:
    """Work in a window that crashed: these labels one after the other; its journal."""
    journal = Journal.begin(journals_home(), SMALL, file, author="Ann")
    scenario = SMALL
    for count, label in enumerate(labels, 1):
        between = changes(scenario, labelled(scenario, label))
        journal.record("done", "set_label", between, patch_of(between, 100))
        scenario = between.new
        if count == saved_after:
            assert file is not None
            save(scenario, file)
            journal.saved(file)
    journal.close(keep=True)
    return journal.folder


def asked(window: Window, qtbot: QtBot) -> RecoveryDialog:
    """The question, once it is there."""
    qtbot.waitUntil(lambda: window.recovery.dialog is not None)
    dialog = window.recovery.dialog
    assert dialog is not None
    return dialog


def press(dialog: RecoveryDialog, words: str) -> None:
    buttons = {each.text().replace("&", ""): each for each in dialog.findChildren(QPushButton)}
    buttons[words].click()


def recovered(window: Window, qtbot: QtBot) -> None:
    """Press Recover and wait for what comes."""
    dialog = asked(window, qtbot)
    with qtbot.waitSignal(window.files.opened):
        press(dialog, "Recover")
    qtbot.waitUntil(lambda: window.working)


def finds_nothing(window: Window, qtbot: QtBot) -> None:
    """Start, and wait until what was left has been looked through; nothing is asked."""

    ended: list[str] = []
    window.tasks.ended.connect(lambda task: ended.append(task.name))
    window.recovery.begin()
    qtbot.waitUntil(lambda: "look_left" in ended)
    QApplication.processEvents()
    assert window.recovery.dialog is None


def answer(button: Button, read: list[str]) -> None:
    """Press a button of the box that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isVisible():
            QTimer.singleShot(0, press)
            return
        read.append(f"{box.text()} {box.informativeText()}")
        box.button(button).click()

    QTimer.singleShot(0, press)


def left() -> list[Path]:
    return sorted(journals_home().iterdir())


# recovering


def test_what_was_left_comes_back_unsaved_with_its_undo_history(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    before, gone = file.read_bytes(), crash(file, "First", "Second")
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert dialog.name.text() == "talks.scenario"
    assert str(file.parent) in dialog.where.text()
    assert "2 edits were recorded" in dialog.where.text()
    assert "it crashed, was killed, or the power failed" in dialog.where.text()
    assert "Second" in dialog.changes.toPlainText()
    assert dialog.listed.text() == (
        "What Recover would change, compared with “talks.scenario” as it is now:"
    )
    assert not dialog.state.isVisible()
    assert not dialog.list.isVisible()
    recovered(fresh, qtbot)
    bench = fresh.workbench
    assert bench.committed == labelled(SMALL, "Second")
    assert (bench.path, bench.modified, fresh.isWindowModified()) == (file, True, True)
    assert file.read_bytes() == before
    bench.undo()
    assert bench.committed == labelled(SMALL, "First")
    bench.undo()
    assert not bench.modified
    bench.redo()
    (journal,) = left()
    assert journal != gone
    assert fresh.files.save()
    assert load(file) == labelled(SMALL, "First")


def test_its_file_is_held_from_then_on(fresh: Window, qtbot: QtBot, file: Path) -> None:
    crash(file, "First")
    fresh.recovery.begin()
    recovered(fresh, qtbot)
    assert isinstance(take_lock(file, "Ben"), Holder)
    assert fresh.workbench.read_only is None


def test_where_its_file_is_open_elsewhere_it_comes_back_without_one(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    held = take_lock(file, "Ben")
    assert isinstance(held, FileLock)
    fresh.recovery.begin()
    recovered(fresh, qtbot)
    bench = fresh.workbench
    assert (bench.path, bench.modified, bench.read_only) == (None, True, None)
    assert bench.committed == labelled(SMALL, "First")
    qtbot.waitUntil(lambda: "open elsewhere" in fresh.work.status.said.text())
    held.release()


def test_what_is_done_after_a_recovery_survives_the_next_crash(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    fresh.recovery.begin()
    recovered(fresh, qtbot)
    fresh.workbench.apply(edits.set_label, "talks", "Second")
    fresh.leave_for_later()
    (folder,) = left_journals(journals_home())
    again = left_in(folder)
    folder.release()
    assert (again.base, again.file, again.held) == (SMALL, file, 0)
    assert [entry.how for entry in again.entries] == ["done", "done"]


def test_work_without_a_file_comes_back_without_one(fresh: Window, qtbot: QtBot) -> None:
    crash(None, "First")
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert "Never saved to a file." in dialog.where.text()
    assert "what you started from" in dialog.listed.text()
    recovered(fresh, qtbot)
    assert (fresh.workbench.path, fresh.workbench.modified) == (None, True)


def test_a_file_that_others_changed_is_said_and_asked_about_before_it_is_saved_over(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "Mine")
    save(theirs := edits.amend_scenario(SMALL, title="Theirs"), file)
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert "was changed by another program" in dialog.state.text()
    assert "What was changed there is not in this work" in dialog.state.text()
    assert "Theirs" in dialog.changes.toPlainText()
    recovered(fresh, qtbot)
    bar = fresh.work.changed_on_disk
    qtbot.waitUntil(bar.isVisible)
    assert [each.text() for each in bar.buttons] == [
        "Show differences",
        "Merge…",
        "Keep mine",
        "Reload",
    ]
    read: list[str] = []
    answer(Button.Cancel, read)
    assert not fresh.files.save()
    assert "was changed" in read[0]
    assert load(file) == theirs


def test_a_file_saved_in_between_is_no_change_by_others(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First", "Second", saved_after=1)
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert not dialog.state.text()
    assert "First" in dialog.changes.toPlainText()
    recovered(fresh, qtbot)
    assert fresh.files.save()
    assert load(file) == labelled(SMALL, "Second")


def test_a_file_that_is_gone_can_be_saved_there_again(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    file.unlink()
    fresh.recovery.begin()
    assert "no longer there" in asked(fresh, qtbot).state.text()
    recovered(fresh, qtbot)
    assert fresh.workbench.modified
    assert fresh.files.save()
    assert load(file) == labelled(SMALL, "First")


def test_a_file_that_cannot_be_read_is_left_as_it_is(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    file.write_text("half of it")
    fresh.recovery.begin()
    assert "cannot be read" in asked(fresh, qtbot).state.text()
    recovered(fresh, qtbot)
    assert fresh.workbench.path is None
    assert file.read_text() == "half of it"


def test_it_bears_its_marking_and_is_heard_whole(fresh: Window, qtbot: QtBot, file: Path) -> None:
    secret = edits.amend_scenario(SMALL, marking="RESTRICTED")
    journal = Journal.begin(journals_home(), SMALL, file)
    between = changes(SMALL, secret)
    journal.record("done", "amend_scenario", between, patch_of(between, 100))
    journal.close(keep=True)
    file.unlink()
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert (dialog.marking.text(), dialog.marking.isVisible()) == ("RESTRICTED", True)
    heard = dialog.changes.accessibleDescription()
    assert "1 edit was recorded" in heard
    assert "no longer there" in heard
    assert dialog.changes.accessibleName() == dialog.listed.text()
    assert dialog.list.accessibleName() == "Unsaved work that was found"


def test_lost_lines_are_said(fresh: Window, qtbot: QtBot, file: Path) -> None:
    folder = crash(file, "First", "Second", "Third")
    (steps,) = folder.glob("steps-*")
    lines = steps.read_bytes().splitlines(keepends=True)
    steps.write_bytes(b"".join([*lines[:2], b"lost\n", *lines[3:]]))
    fresh.recovery.begin()
    said = asked(fresh, qtbot).damage.text()
    assert said.startswith("1 of 3 recorded edits could not be read.")
    assert "1 that was built upon what is missing" in said
    recovered(fresh, qtbot)
    assert fresh.workbench.committed == labelled(SMALL, "First")


def test_work_that_was_kept_at_a_log_out_is_told_from_what_a_crash_left(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "Crashed")
    journal = Journal.begin(journals_home(), SMALL)
    between = changes(SMALL, labelled(SMALL, "Kept"))
    journal.record("done", "set_label", between, patch_of(between, 100))
    journal.ended()
    journal.close(keep=True)
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    told = {}
    for row in range(2):
        dialog.list.setCurrentRow(row)
        told["Kept" in dialog.changes.toPlainText()] = dialog.where.text()
    assert "The system closed Scenario Desk" in told[True]
    assert "Scenario Desk was not closed" in told[False]


def test_the_day_stands_beside_the_time(fresh: Window, qtbot: QtBot, file: Path) -> None:
    crash(file, "First")
    crash(None, "Second")
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    for row in range(2):
        dialog.list.setCurrentRow(row)
        time = dialog.current.time
        assert time is not None
        day = time.astimezone().strftime("%Y-%m-%d ")
        assert f"1 edit was recorded, on {day}" in dialog.where.text()
        assert dialog.list.item(row).text().partition("\n")[2].startswith(day)


# where there is nothing to ask


def test_what_is_in_the_file_already_goes_without_a_word(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First", saved_after=1)
    crash(file)
    crash(None)
    crash(None, "Changed", SMALL.nodes["talks"].label)
    assert len(left()) == 4
    finds_nothing(fresh, qtbot)
    assert left() == []


def test_what_cannot_be_read_is_said_and_kept(fresh: Window, qtbot: QtBot, file: Path) -> None:
    broken, newer = crash(file, "First"), crash(file, "Second")
    (broken / "base-1.scenario").write_text("half of it")
    (steps,) = newer.glob("steps-*")
    steps.write_bytes(steps.read_bytes().replace(b'"version": 1', b'"version": 2', 1))
    finds_nothing(fresh, qtbot)
    qtbot.waitUntil(lambda: bool(fresh.welcome._said.text()))
    said = fresh.welcome._said.text()
    assert f"cannot be read; it is kept in “{broken}”" in said
    assert f"newer Scenario Desk left unsaved work in “{newer}”" in said
    assert left() == sorted([broken, newer])


def test_another_window_that_is_open_is_left_alone(fresh: Window, qtbot: QtBot) -> None:
    journal = Journal.begin(journals_home(), SMALL)
    between = changes(SMALL, labelled(SMALL, "First"))
    journal.record("done", "set_label", between, patch_of(between, 100))
    finds_nothing(fresh, qtbot)
    journal.close()


def test_the_menu_says_where_there_is_nothing(fresh: Window, qtbot: QtBot) -> None:
    fresh.actions_by_id["recover"].trigger()
    qtbot.waitUntil(lambda: fresh.welcome._said.text() == "No unsaved work was found.")


# other answers


def test_later_asks_again(fresh: Window, qtbot: QtBot, file: Path) -> None:
    gone = crash(file, "First")
    fresh.recovery.begin()
    press(asked(fresh, qtbot), "Later")
    assert (fresh.recovery.dialog, left()) == (None, [gone])
    fresh.recovery.ask()
    assert asked(fresh, qtbot).name.text() == "talks.scenario"


def test_a_window_that_is_closed_without_an_answer_leaves_it(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    fresh.recovery.begin()
    asked(fresh, qtbot)
    fresh.close()
    assert len(list(left_journals(journals_home()))) == 1


def test_discarding_asks_once_and_says_what_is_lost(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    gone, before = crash(file, "First"), file.read_bytes()
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    read: list[str] = []
    answer(Button.Cancel, read)
    press(dialog, "Discard…")
    assert "“talks.scenario”" in read[0]
    assert "1 recorded edit goes" in read[0]
    assert left() == [gone]
    answer(Button.Discard, read)
    press(dialog, "Discard…")
    qtbot.waitUntil(lambda: left() == [] and fresh.recovery.dialog is None)
    assert file.read_bytes() == before
    assert not fresh.working


def test_saved_elsewhere_it_is_whole_and_left_no_more(
    fresh: Window, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash(file, "First")
    other = file.with_name("other.scenario")
    suggested: list[str] = []

    def choose(_parent: Any, _title: str, path: str, *_more: object) -> tuple[str, str]:
        suggested.append(path)
        return str(other), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    fresh.recovery.begin()
    press(asked(fresh, qtbot), "Save elsewhere…")
    qtbot.waitUntil(lambda: fresh.recovery.dialog is None)
    assert suggested == [str(file.with_name("talks (recovered).scenario"))]
    assert load(other) == labelled(SMALL, "First")
    assert load(file) == SMALL
    assert left() == []


def test_nothing_is_saved_over_what_is_open_elsewhere(
    fresh: Window, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, other = crash(file, "First"), file.with_name("other.scenario")
    save(SMALL, other)
    lock = take_lock(other, "Bob")
    assert isinstance(lock, FileLock)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(other), ""))
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    read: list[str] = []
    answer(Button.Ok, read)
    press(dialog, "Save elsewhere…")
    qtbot.waitUntil(lambda: bool(read))
    assert "“other.scenario” is open for Bob" in read[0]
    assert load(other) == SMALL
    assert left() == [gone]
    lock.release()


def test_what_cannot_be_saved_elsewhere_is_still_there(
    fresh: Window, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = crash(file, "First")
    nowhere = str(file.parent / "none" / "x.scenario")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (nowhere, ""))
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    read: list[str] = []
    answer(Button.Ok, read)
    press(dialog, "Save elsewhere…")
    qtbot.waitUntil(lambda: bool(read))
    assert "What was found is still there." in read[0]
    assert (fresh.recovery.dialog, left()) == (dialog, [gone])


def test_several_are_a_list_to_go_through(fresh: Window, qtbot: QtBot, file: Path) -> None:
    crash(file, "First")
    untitled = crash(None, "Second")
    fresh.recovery.begin()
    dialog = asked(fresh, qtbot)
    assert dialog.list.isVisible()
    names = [dialog.list.item(row).text().partition("\n")[0] for row in range(2)]
    assert sorted(names) == sorted(["talks.scenario", title_of(SMALL)])
    dialog.list.setCurrentRow(names.index("talks.scenario"))
    assert "First" in dialog.changes.toPlainText()
    answer(Button.Discard, [])
    press(dialog, "Discard…")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert not dialog.list.isVisible()
    assert "Second" in dialog.changes.toPlainText()
    recovered(fresh, qtbot)
    assert fresh.workbench.committed == labelled(SMALL, "Second")
    assert untitled not in left()


def test_what_was_not_recovered_is_asked_about_later(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    crash(None, "Second")
    fresh.recovery.begin()
    recovered(fresh, qtbot)
    said = fresh.work.status.said.text()
    assert said == "Recovered, and not saved yet. More unsaved work was found: see the menu File."
    assert len(left()) == 2
    fresh.recovery.ask()
    assert len(asked(fresh, qtbot)._found) == 1


# with a file to open


def test_the_file_that_is_opened_is_asked_about_before_it_is(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    crash(file, "First")
    crash(None, "Second")
    fresh.recovery.begin(file)
    assert asked(fresh, qtbot).name.text() == "talks.scenario"
    assert not fresh.working
    recovered(fresh, qtbot)
    assert fresh.workbench.committed == labelled(SMALL, "First")


def test_without_an_answer_the_file_opens_as_it_is(fresh: Window, qtbot: QtBot, file: Path) -> None:
    crash(file, "First")
    fresh.recovery.begin(file)
    dialog = asked(fresh, qtbot)
    with qtbot.waitSignal(fresh.files.opened):
        press(dialog, "Later")
    assert (fresh.workbench.committed, fresh.workbench.path) == (SMALL, file)


def test_another_file_opens_and_it_is_asked_about_too(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    other = file.with_name("other.scenario")
    save(edits.amend_scenario(SMALL, title="Other"), other)
    crash(file, "First")
    fresh.recovery.begin(other)
    dialog = asked(fresh, qtbot)
    qtbot.waitUntil(lambda: fresh.working)
    assert fresh.workbench.path == other
    assert dialog.isVisible()
    recovered(fresh, qtbot)
    assert fresh.workbench.path == file


def test_a_file_opens_at_once_where_nothing_was_left(
    fresh: Window, qtbot: QtBot, file: Path
) -> None:
    with qtbot.waitSignal(fresh.files.opened):
        fresh.recovery.begin(file)
    assert fresh.workbench.path == file


# what may go wrong meanwhile


def test_where_what_is_open_stays_it_is_kept(window: Window, qtbot: QtBot, file: Path) -> None:
    crash(file, "First")
    window.recovery.ask()
    dialog = asked(window, qtbot)
    read: list[str] = []
    answer(Button.Cancel, read)
    press(dialog, "Recover")
    qtbot.waitUntil(lambda: bool(read) and not window.tasks.busy())
    assert "Save the changes" in read[0]
    assert window.workbench.path is None
    (folder,) = left_journals(journals_home())
    assert [entry.step for entry in left_in(folder).entries] == ["set_label"]
    folder.release()


def test_a_full_disk_takes_nothing_away(
    fresh: Window, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = crash(file, "First")
    fresh.recovery.begin()
    asked(fresh, qtbot)

    def refuse(_handle: int, _content: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal_module.os, "write", refuse)
    with qtbot.waitSignal(fresh.files.keeping.said) as said:
        recovered(fresh, qtbot)
    assert "would not survive a crash" in said.args[0]
    assert fresh.workbench.committed == labelled(SMALL, "First")
    assert left() == [gone]
