"""The log of a session goes into a file by a row of the File menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.window import Window
from scenario_desk.model.starting import empty_scenario
from tests.model.played import played


def choose(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), kind))


@pytest.mark.parametrize("name", ["log.md", "log.html"])
def test_it_is_written_in_the_kind_that_its_name_says(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    window.workbench.open(Opened.of(played()), None)
    path = tmp_path / name
    choose(monkeypatch, path)
    action = window.actions_by_id["export_log"]
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(path.exists)
    assert "Move: Talks" in path.read_text(encoding="utf-8")


def test_a_name_without_an_ending_gets_that_of_the_kind_chosen(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.workbench.open(Opened.of(played()), None)
    choose(monkeypatch, tmp_path / "log", "Markdown, to go into a report (*.md)")
    window.actions_by_id["export_log"].trigger()
    qtbot.waitUntil((tmp_path / "log.md").exists)


def test_without_a_session_there_is_nothing_to_export(window: Window) -> None:
    window.workbench.open(Opened.of(empty_scenario()), None)
    assert not window.actions_by_id["export_log"].isEnabled()
