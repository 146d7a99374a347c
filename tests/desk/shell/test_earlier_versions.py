"""Each save keeps the version that it replaces; one is opened as an unsaved copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.shell.earlier_versions import versions_home
from scenario_desk.desk.shell.versions_dialog import VersionsDialog
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.backups import BESIDE, versions
from scenario_desk.exchange.file_lock import lock_beside
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from tests.model.building import small_scenario


@pytest.fixture
def file(window: Window, tmp_path: Path) -> Path:
    """The file in which what is open is saved."""
    path = tmp_path / "talks.scenario"
    window.workbench.mark_saved(small_scenario(), path)
    return path


def saves(window: Window, *titles: str) -> None:
    for title in titles:
        window.workbench.apply(edits.amend_scenario, title=title)
        assert window.files.save()


def titles(file: Path) -> list[str]:
    return [load(each.path).title for each in versions(file, versions_home())]


def test_each_save_keeps_what_it_replaces(window: Window, file: Path) -> None:
    saves(window, "a", "b", "c", "d", "e")
    assert load(file).title == "e"
    assert titles(file) == ["d", "c", "b"]
    beside = {each.name for each in file.parent.iterdir()}
    assert beside == {file.name, lock_beside(file).name}


def test_how_many_and_where_is_set(window: Window, file: Path) -> None:
    settings.VERSIONS.write(1)
    settings.VERSIONS_PLACE.write(settings.BESIDE)
    saves(window, "a", "b", "c")
    assert titles(file) == ["b"]
    assert (file.parent / BESIDE).is_dir()
    settings.VERSIONS_PLACE.write(str(file.parent / "elsewhere"))
    saves(window, "d")
    assert titles(file) == ["c"]
    settings.VERSIONS.write(0)
    saves(window, "e")
    assert titles(file) == []


def test_one_that_cannot_be_kept_is_said_once_and_the_file_is_saved(
    window: Window, file: Path, qtbot: QtBot
) -> None:
    blocked = file.parent / "blocked"
    blocked.write_text("no folder")
    settings.VERSIONS_PLACE.write(str(blocked))
    said: list[str] = []
    window.files.versions._failed.connect(said.append)
    saves(window, "a")
    assert said == []
    saves(window, "b")
    qtbot.waitUntil(lambda: len(said) == 1 and window.work.status.said.text() == said[0])
    assert said[0].startswith("The version that was replaced is not among the earlier ones.")
    saves(window, "c")
    QApplication.processEvents()
    assert (len(said), load(file).title) == (1, "c")


def shown(window: Window, accept: bool) -> list[list[str]]:
    """Answer the list that comes up next: its lines, or what it says without any."""
    read: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, VersionsDialog) or not dialog.isVisible():
            QTimer.singleShot(0, look)
            return
        lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        read.append(lines or [dialog.told.text()])
        if accept:
            dialog.list.setCurrentRow(1)
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, look)
    return read


def test_one_is_opened_as_an_unsaved_copy(window: Window, file: Path, qtbot: QtBot) -> None:
    saves(window, "a", "b", "c")
    read = shown(window, accept=True)
    with qtbot.waitSignal(window.files.opened):
        window.actions_by_id["versions"].trigger()
    assert len(read[0]) == 2
    assert all(line.startswith("Saved ") and line.endswith("kB") for line in read[0])
    assert (window.workbench.path, window.workbench.scenario.title) == (None, "a")
    assert load(file).title == "c"


def test_where_there_is_none_it_is_said_why(window: Window, file: Path, qtbot: QtBot) -> None:
    read = shown(window, accept=False)
    window.commands.show_versions()
    qtbot.waitUntil(lambda: bool(read))
    assert read == [["None is kept yet. Each save keeps the version that it replaces."]]
    settings.VERSIONS.write(0)
    read = shown(window, accept=False)
    window.commands.show_versions()
    qtbot.waitUntil(lambda: bool(read))
    assert "see Settings" in read[0][0]


def test_what_was_never_saved_has_none(window: Window) -> None:
    window.commands.show_versions()
    assert window.work.status.said.text() == "What was never saved has no earlier versions."
