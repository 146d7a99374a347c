"""What the file commands suggest and ask; the stories tell the rest of opening and saving."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.bench import moments
from scenario_desk.desk.shell.files import file_name
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.tasks import Task
from scenario_desk.exchange import atomic, scenario_file
from scenario_desk.exchange.scenario_file import load
from scenario_desk.exchange.scenario_file import save as write_scenario
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Syria 2017", "syria-2017"),
        ("Syria: how it ends", "syria"),
        ("  A/B \\ C?  ", "a-b-c"),
        ("Сирия 2017", "сирия-2017"),
        ("", "is-there-an-ending-that-both-could-sign"),
        ("…", "scenario"),
        ("x" * 200, "x" * 48),
    ],
)
def test_a_file_is_named_after_its_title(title: str, name: str) -> None:
    assert file_name(edits.amend_scenario(small_scenario(), title=title)) == name


def answer(*buttons: QMessageBox.StandardButton) -> list[QMessageBox]:
    """Press a button of each of the boxes that come up next; the boxes, once they have."""
    boxes: list[QMessageBox] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isVisible() or box in boxes:
            # What asks may have to look first.
            QTimer.singleShot(0, press)
            return
        boxes.append(box)
        button = buttons[len(boxes) - 1]
        if len(boxes) < len(buttons):
            QTimer.singleShot(0, press)
        box.button(button).click()

    QTimer.singleShot(0, press)
    return boxes


def test_the_question_shows_a_name_as_it_is_written(window: Window) -> None:
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.may_quit()
    assert "<b>R&D</b>" in boxes[0].text()
    assert boxes[0].textFormat() == Qt.TextFormat.PlainText


def test_discard_leaves_and_cancel_stays(window: Window) -> None:
    answer(QMessageBox.StandardButton.Discard)
    assert window.files.may_quit()
    answer(QMessageBox.StandardButton.Cancel)
    window.files.close()
    assert window.working
    assert window.workbench.modified


def test_a_file_that_is_saved_and_opened_is_among_the_recent_ones(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "mine.scenario", tmp_path / "other.scenario"
    window.workbench.mark_saved(small_scenario(), path)
    assert window.files.save()
    assert load(path) == window.workbench.scenario
    write_scenario(small_scenario(), other)
    window.files.open_path(other)
    qtbot.waitUntil(lambda: window.workbench.path == other)
    assert settings.recent_files() == [other.resolve(), path.resolve()]
    assert not window.workbench.undo_text


# one after the other


class Held:
    """Something slow that is at work until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.go_on = Event()
        slow = getattr(scenario_file, name)

        def held(*args: Any, **values: Any) -> Any:
            self.go_on.wait()
            return slow(*args, **values)

        monkeypatch.setattr(scenario_file, name, held)


@pytest.fixture
def saving(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Held:
    """A save that begins now takes until it is let go on."""
    window.workbench.mark_saved(small_scenario(), tmp_path / "mine.scenario")
    return Held(monkeypatch, "save")


def other_file(tmp_path: Path) -> Path:
    other = tmp_path / "other.scenario"
    write_scenario(edits.amend_scenario(small_scenario(), title="Other"), other)
    return other


def when_read(window: Window, do: Callable[[], object]) -> None:
    """Do something once a file that is being opened has been read."""

    def ended(task: Task) -> None:
        if task.name == "open":
            window.tasks.ended.disconnect(ended)
            QTimer.singleShot(0, do)

    window.tasks.ended.connect(ended)


def test_a_file_that_is_read_during_a_save_is_opened_after_it(
    window: Window, qtbot: QtBot, saving: Held, tmp_path: Path
) -> None:
    other, mine = other_file(tmp_path), window.workbench.scenario
    when_read(window, saving.go_on.set)
    QTimer.singleShot(0, lambda: window.files.open_path(other))
    assert window.files.save()
    assert window.workbench.scenario == load(tmp_path / "mine.scenario") == mine
    qtbot.waitUntil(lambda: window.workbench.path == other)
    assert window.workbench.scenario.title == "Other"


def test_what_is_done_during_the_save_is_asked_about_before_that(
    window: Window, qtbot: QtBot, saving: Held, tmp_path: Path
) -> None:
    other, bench = other_file(tmp_path), window.workbench

    def change() -> None:
        bench.apply(edits.amend_scenario, title="Later")
        saving.go_on.set()

    when_read(window, change)
    QTimer.singleShot(0, lambda: window.files.open_path(other))
    assert window.files.save()
    boxes = answer(QMessageBox.StandardButton.Cancel)
    qtbot.waitUntil(lambda: bool(boxes))
    assert bench.scenario.title == "Later"
    assert window.isWindowModified()


def test_a_window_that_is_closed_during_a_save_goes_after_it(
    window: Window, qtbot: QtBot, saving: Held, tmp_path: Path
) -> None:
    mine = window.workbench.scenario

    def close() -> None:
        assert not window.close()
        assert not window.close()
        saving.go_on.set()

    QTimer.singleShot(0, close)
    assert window.files.save()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert load(tmp_path / "mine.scenario") == mine


def test_a_save_asked_for_during_a_save_writes_what_was_done_meanwhile(
    window: Window, qtbot: QtBot, saving: Held, tmp_path: Path
) -> None:
    def change_and_save() -> None:
        window.workbench.apply(edits.amend_scenario, title="Later")
        assert not window.files.save()
        saving.go_on.set()

    QTimer.singleShot(0, change_and_save)
    assert window.files.save()
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert load(tmp_path / "mine.scenario").title == "Later"


def test_a_file_that_is_read_while_a_question_is_open_waits_for_the_answer(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other, reading = other_file(tmp_path), Held(monkeypatch, "load")
    boxes: list[object] = []

    def discard() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        boxes.append(box)
        box.button(QMessageBox.StandardButton.Discard).click()

    when_read(window, discard)
    window.files.open_path(other)
    QTimer.singleShot(0, reading.go_on.set)
    window.files.close()
    assert len(boxes) == 1
    assert not window.working
    qtbot.waitUntil(lambda: window.working)
    assert window.workbench.path == other


def test_a_file_that_is_read_while_a_name_is_asked_for_is_not_saved_under_it(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other, mine = other_file(tmp_path), window.workbench.scenario
    window.workbench.mark_saved(mine, tmp_path / "mine.scenario")
    copy = tmp_path / "copy.scenario"

    def choose(*_args: object) -> tuple[str, str]:
        window.files.open_path(other)
        read: list[bool] = []
        when_read(window, lambda: read.append(True))
        qtbot.waitUntil(lambda: bool(read))
        return str(copy), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", choose)
    assert window.files.save_as()
    assert load(copy) == mine
    qtbot.waitUntil(lambda: window.workbench.path == other)


def test_of_two_files_asked_for_at_once_the_later_is_opened(
    window: Window, qtbot: QtBot, saving: Held, tmp_path: Path
) -> None:
    other, last = other_file(tmp_path), tmp_path / "last.scenario"
    write_scenario(edits.amend_scenario(small_scenario(), title="Last"), last)
    seen: list[str] = []
    window.workbench.updated.connect(lambda update: seen.append(update.scenario.title))

    def ask_for_the_last() -> None:
        when_read(window, saving.go_on.set)
        window.files.open_path(last)

    when_read(window, ask_for_the_last)
    QTimer.singleShot(0, lambda: window.files.open_path(other))
    assert window.files.save()
    qtbot.waitUntil(lambda: window.workbench.path == last)
    assert "Other" not in seen


# others at the same file


@pytest.fixture
def mine(window: Window, qtbot: QtBot, tmp_path: Path) -> Path:
    """The file that is open in the window, and changed there."""
    path = tmp_path / "mine.scenario"
    write_scenario(small_scenario(), path)
    window.workbench.mark_saved(window.workbench.committed, path)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.workbench.scenario.title == small_scenario().title)
    window.workbench.apply(edits.amend_scenario, title="Mine")
    return path


def theirs() -> Scenario:
    return edits.amend_scenario(small_scenario(), title="Theirs")


def write_in_place(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"A small conflict", b"A small_conflict"))
    os.utime(path, ns=(0, 0))


OTHERS: list[Callable[[Path], object]] = [
    lambda path: write_scenario(theirs(), path),
    write_in_place,
    lambda path: path.write_text("no scenario any more"),
]


@pytest.mark.parametrize("change", OTHERS)
def test_what_others_saved_is_not_overwritten_unasked(
    window: Window, mine: Path, change: Callable[[Path], object]
) -> None:
    change(mine)
    there = mine.read_bytes()
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.save()
    assert mine.read_bytes() == there
    assert "“mine.scenario” was changed by another program or window at" in boxes[0].text()
    assert window.workbench.modified
    answer(QMessageBox.StandardButton.Discard)
    assert window.files.save()
    assert load(mine).title == "Mine"


@pytest.mark.parametrize("away", [Path.unlink, lambda path: path.rename(path.with_name("b"))])
def test_a_file_that_is_gone_is_not_made_again_unasked(
    window: Window, mine: Path, away: Callable[[Path], object]
) -> None:
    away(mine)
    window.workbench.mark_saved(window.workbench.committed, mine)
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.save()
    assert not mine.exists()
    assert "“mine.scenario” is no longer there" in boxes[0].text()
    assert window.isWindowModified(), "what is open is nowhere else"
    answer(QMessageBox.StandardButton.Discard)
    assert window.files.save()
    assert load(mine).title == "Mine"


def test_instead_of_overwriting_it_can_be_saved_elsewhere(
    window: Window, mine: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_scenario(theirs(), mine)
    copy = tmp_path / "copy.scenario"
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(copy), ""))
    answer(QMessageBox.StandardButton.Save)
    assert window.files.save()
    assert load(mine) == theirs()
    assert load(copy).title == "Mine"
    window.workbench.apply(edits.amend_scenario, title="Mine again")
    assert window.files.save()
    assert load(copy).title == "Mine again"


def test_a_scenario_is_saved_under_its_own_ending_whatever_is_there(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("a table")
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(table), ""))
    assert window.files.save_as()
    assert table.read_text() == "a table"
    assert load(tmp_path / "scores.csv.scenario") == window.workbench.scenario


REFUSALS = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "it is not permitted there",
    errno.EROFS: "the drive can only be read",
    errno.ENOENT: "a file or folder on the way does not exist",
    errno.ESTALE: "the drive or the network is gone",
    errno.EBUSY: "another program is using it",
}


@pytest.mark.parametrize("number", REFUSALS)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_what_cannot_be_saved_is_kept_and_can_be_saved_elsewhere(
    window: Window, mine: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    real, elsewhere = getattr(atomic.os, step), mine.with_name("copy.scenario")
    failed: list[str] = []

    def fails_once(*arguments: Any) -> Any:
        if failed:
            return real(*arguments)
        failed.append(step)
        raise OSError(number, os.strerror(number))

    # An earlier version would be written first.
    settings.VERSIONS.write(0)
    monkeypatch.setattr(atomic.os, step, fails_once)
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.save()
    assert boxes[0].text() == "mine.scenario was not saved"
    assert boxes[0].button(QMessageBox.StandardButton.Save).text() == "Save elsewhere…"
    assert f"({REFUSALS[number]})" in boxes[0].informativeText()
    assert boxes[0].informativeText().endswith(" Your work is still open.")
    assert load(mine) == small_scenario()
    assert [each.name for each in mine.parent.iterdir() if ".saving" in each.name] == []
    assert window.workbench.modified
    assert window.workbench.scenario.title == "Mine"

    failed.clear()
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(elsewhere), ""))
    answer(QMessageBox.StandardButton.Save)
    assert window.files.save()
    assert load(elsewhere).title == "Mine"
    assert load(mine) == small_scenario()
    assert not window.workbench.modified


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_window_whose_save_fails_stays_unless_it_is_saved_elsewhere(
    window: Window, mine: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    def full(*_arguments: Any) -> None:
        if len(failed) < 1:
            failed.append(1)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(*_arguments)

    failed: list[int] = []
    write, copy = scenario_file.save, mine.with_name("copy.scenario")
    monkeypatch.setattr(scenario_file, "save", full)
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(copy), ""))
    window.workbench.apply(edits.amend_scenario, title="Later")
    last = QMessageBox.StandardButton.Save if elsewhere else QMessageBox.StandardButton.Cancel
    boxes = answer(QMessageBox.StandardButton.Save, last)
    assert window.close() == elsewhere
    assert len(boxes) == 2
    assert window.isVisible() != elsewhere
    assert copy.exists() == elsewhere
    if elsewhere:
        assert load(copy).title == "Later"
    else:
        assert window.workbench.modified


def test_a_folder_that_is_gone_loses_no_work(
    window: Window, mine: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    window.workbench.mark_saved(small_scenario(), share / "far.scenario")
    share.rmdir()
    choose = "PySide6.QtWidgets.QFileDialog.getSaveFileName"
    monkeypatch.setattr(choose, lambda *_args: (str(tmp_path / "near.scenario"), ""))
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.save()
    assert "a file or folder on the way does not exist" in boxes[0].informativeText()
    assert window.workbench.scenario.title == "Mine"
    answer(QMessageBox.StandardButton.Save)
    assert window.files.save()
    assert load(tmp_path / "near.scenario").title == "Mine"
    assert window.workbench.path == tmp_path / "near.scenario"


def test_what_the_window_saved_itself_is_never_asked_about(window: Window, mine: Path) -> None:
    for title in ("One", "Two", "Three"):
        window.workbench.apply(edits.amend_scenario, title=title)
        assert window.files.save()
        assert load(mine).title == title


def test_what_was_only_touched_is_saved_over_without_a_question(window: Window, mine: Path) -> None:
    for change in (lambda: os.utime(mine, ns=(0, 0)), lambda: replaced_by_the_same(mine)):
        change()
        window.workbench.apply(edits.amend_scenario, notes=str(mine.stat().st_ino))
        assert window.files.save()
        assert load(mine) == window.workbench.scenario


def replaced_by_the_same(path: Path) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(path.read_bytes() + b"\n")
    os.replace(beside, path)


def test_leaving_asks_as_saving_does_and_stays_when_in_doubt(window: Window, mine: Path) -> None:
    write_scenario(theirs(), mine)

    answer(QMessageBox.StandardButton.Save, QMessageBox.StandardButton.Cancel)
    assert not window.files.may_quit()
    assert load(mine) == theirs()


# a read that is not wanted any more


@pytest.mark.parametrize("step", ["lower", "evaluate"])
@pytest.mark.parametrize("first", ["cancel", "quit"])
def test_a_file_that_is_being_made_ready_can_be_left(
    window: Window,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    step: str,
    first: str,
) -> None:
    other, begun, go_on, steps = other_file(tmp_path), Event(), Event(), []
    for name in ("lower", "evaluate"):
        do = getattr(moments, name)

        def held(*args: Any, name: str = name, do: Callable[..., Any] = do) -> Any:
            steps.append(name)
            if name == step and not begun.is_set():
                begun.set()
                go_on.wait()
            return do(*args)

        monkeypatch.setattr(moments, name, held)
    window.files.open_path(other)
    qtbot.waitUntil(begun.is_set)
    # It goes on once it is not wanted any more, and not before.
    window.tasks.ended.connect(lambda _task: go_on.set())
    if first == "cancel":
        window.tasks.cancel("open")
    answer(QMessageBox.StandardButton.Discard)
    assert window.close()
    assert steps == (["lower"] if step == "lower" else ["lower", "evaluate"])
    assert window.workbench.path is None


def test_the_principals_of_a_template_are_called_as_was_asked(window: Window, qtbot: QtBot) -> None:
    window.workbench.mark_saved(window.workbench.scenario, Path("here.scenario"))
    window.files.open_template(locate("scenarios", "blank.scenario"), ("Armenia", ""))
    qtbot.waitUntil(lambda: window.workbench.scenario.title == "")
    scenario = window.workbench.scenario
    assert [each.label for each in scenario.principals] == ["Armenia", "Russia"]
    assert [each.name for each in scenario.profiles.values()] == ["Armenia, base", "Russia, base"]
    assert not window.workbench.modified
    assert "United States" not in scenario.notes
    assert window.work.header.title.text() == "Armenia and Russia"
    window.workbench.apply(edits.set_question, scenario.root, "Does the road open?")
    assert window.work.header.title.text() == "Does the road open?"
    assert window.windowTitle().startswith("Does the road open?")
    assert window.files.suggested(".svg").name == "does-the-road-open.svg"


def test_what_a_snapshot_holds_is_opened_by_itself(window: Window, qtbot: QtBot) -> None:
    window.workbench.mark_saved(window.workbench.scenario, Path("here.scenario"))
    snapshot = window.workbench.scenario.snapshots["start"]
    with qtbot.waitSignal(window.files.opened):
        window.workbench.copy_wanted.emit(snapshot.scenario)
    assert window.workbench.scenario == snapshot.scenario
    assert window.workbench.path is None
    assert not window.workbench.scenario.snapshots


def test_what_is_not_saved_is_asked_about_before_a_snapshot_is_opened(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.telling, "ask", lambda title, *_: asked.append(title))
    before = window.workbench.scenario
    window.workbench.apply(edits.set_label, "talks", "They talk")
    window.workbench.copy_wanted.emit(before.snapshots["start"].scenario)
    qtbot.waitUntil(lambda: bool(asked))
    assert window.workbench.scenario.nodes["talks"].label == "They talk"
