"""Every scenario that is open has a journal, and only as long as it is."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.desk.settings import author
from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.journal import folder, journal, left_in
from scenario_desk.exchange.scenario_file import save
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.scenario"
    save(small_scenario(), path)
    return path


@pytest.fixture
def working(window: Window, file: Path, qtbot: QtBot) -> Window:
    """A window with that file open."""
    window.workbench.undo()
    with qtbot.waitSignal(window.files.opened):
        window.files.open_path(file)
    return window


def journals() -> list[Path]:
    return sorted(journals_home().iterdir()) if journals_home().exists() else []


def kept() -> Scenario:
    """What a start after a kill of now would find in the one journal there is."""
    (path,) = journals()
    left = left_in(folder.Folder(path, -1))
    history, lost = replayed(left.base, left.entries)
    assert lost == 0
    return history.current


def test_each_finished_edit_is_kept_and_a_preview_is_not(working: Window) -> None:
    bench = working.workbench
    bench.apply(edits.set_label, "talks", "One")
    assert kept() == bench.committed
    bench.preview(edits.set_label, "talks", "Two")
    assert kept().nodes["talks"].label == "One"
    bench.cancel()
    bench.undo()
    assert kept() == bench.committed == small_scenario()
    bench.redo()
    assert kept().nodes["talks"].label == "One"


def test_a_save_keeps_it_and_says_where(working: Window, file: Path) -> None:
    working.workbench.apply(edits.set_label, "talks", "One")
    assert working.files.save()
    (path,) = journals()
    assert left_in(folder.Folder(path, -1)).file == file


def test_another_file_ends_the_journal_of_the_one_before(
    working: Window, file: Path, qtbot: QtBot
) -> None:
    before = journals()
    with qtbot.waitSignal(working.files.opened):
        working.files.open_path(file)
    qtbot.waitUntil(lambda: len(journals()) == 1)
    assert journals() != before


def test_closing_ends_it(working: Window, qtbot: QtBot) -> None:
    working.files.close()
    qtbot.waitUntil(lambda: journals() == [])


def test_quitting_ends_it(working: Window) -> None:
    working.close()
    assert journals() == []


def test_a_disk_that_refuses_is_said_once_and_work_goes_on(
    working: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _content: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal.os, "write", refuse)
    with qtbot.waitSignal(working.files.keeping.said) as said:
        working.workbench.apply(edits.set_label, "talks", "One")
    assert "save your work" in said.args[0]
    assert "full" in said.args[0]
    with qtbot.assertNotEmitted(working.files.keeping.said):
        working.workbench.apply(edits.set_label, "talks", "Two")
    assert working.workbench.committed.nodes["talks"].label == "Two"


def test_a_home_that_cannot_be_written_is_said_and_the_file_opens(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    window.workbench.undo()
    journals_home().parent.mkdir(parents=True, exist_ok=True)
    journals_home().write_text("no folder")
    with qtbot.waitSignals([window.files.keeping.said, window.files.opened]):
        window.files.open_path(file)
    assert window.workbench.path == file


def test_who_works_here_is_who_was_named_else_the_account() -> None:
    assert author()
    settings.AUTHOR.write("Ann")
    assert author() == "Ann"


def test_an_account_whose_name_is_no_text_is_named_all_the_same(monkeypatch) -> None:
    monkeypatch.setattr(settings.getpass, "getuser", lambda: "Caf\udce9")
    assert author() == "Caf?"
