"""What the file commands suggest, ask and put aside; the stories tell the rest of opening and saving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.shell.files import file_name
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from tests.model.building import small_scenario


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Syria 2017", "syria-2017"),
        ("Syria: how it ends", "syria"),
        ("  A/B \\ C?  ", "a-b-c"),
        ("Сирия 2017", "сирия-2017"),
        ("", "scenario"),
        ("…", "scenario"),
        ("x" * 200, "x" * 48),
    ],
)
def test_a_file_is_named_after_its_title(title: str, name: str) -> None:
    assert file_name(edits.amend_scenario(small_scenario(), title=title)) == name


def answer(button: QMessageBox.StandardButton) -> list[QMessageBox]:
    """Press a button of the box that comes up next; the box, once it has."""
    boxes: list[QMessageBox] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        boxes.append(box)
        box.button(button).click()

    QTimer.singleShot(0, press)
    return boxes


def test_the_question_shows_a_name_as_it_is_written(window: Window) -> None:
    boxes = answer(QMessageBox.StandardButton.Cancel)
    assert not window.files.may_leave()
    assert "<b>R&D</b>" in boxes[0].text()
    assert boxes[0].textFormat() == Qt.TextFormat.PlainText


def test_discard_leaves_and_cancel_stays(window: Window) -> None:
    answer(QMessageBox.StandardButton.Discard)
    assert window.files.may_leave()
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
    save(small_scenario(), other)
    window.files.open_path(other)
    qtbot.waitUntil(lambda: window.workbench.path == other)
    assert settings.recent_files() == [other.resolve(), path.resolve()]
    assert not window.workbench.undo_text


def test_unsaved_work_is_put_aside_whole(window: Window, tmp_path: Path) -> None:
    rescued = window.files.rescue()
    assert rescued is not None
    assert load(rescued) == window.workbench.scenario
    window.workbench.mark_saved(window.workbench.committed, tmp_path / "x.scenario")
    assert window.files.rescue() is None


def test_work_that_cannot_be_put_aside_is_said_and_kept(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scenario_desk.desk.shell.files.rescue_path", full)
    assert window.files.rescue() is None
    qtbot.waitUntil(lambda: "No space left on device" in window.work.status.said.text())
    assert window.workbench.modified
