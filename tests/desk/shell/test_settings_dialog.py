"""What can be set that is no matter of looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.shell.settings_dialog import SettingsDialog
from scenario_desk.desk.shell.window import Window


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(lambda: None, window)
    qtbot.addWidget(made)
    return made


def test_it_shows_what_is_set_and_sets_it_with_ok_alone(
    window: Window, dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (dialog.name.text(), dialog.count.value, dialog.place.value) == ("", 3, "")
    dialog.name.setText(" Ann ")
    dialog.count.choose(20)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    press(dialog, "Another folder…")
    assert dialog.place.currentText() == f"In {tmp_path}"
    dialog.reject()
    assert (settings.AUTHOR.read(), settings.VERSIONS.read()) == ("", 3)
    dialog.accept()
    assert settings.author() == "Ann"
    assert settings.VERSIONS.read() == 20
    assert settings.VERSIONS_PLACE.read() == str(tmp_path)
    again = SettingsDialog(lambda: None, window)
    assert (again.name.text(), again.count.value) == ("Ann", 20)
    assert again.place.value == str(tmp_path)


@pytest.mark.parametrize("stored", ["many", "-1", "", "3.5"])
def test_what_nobody_could_have_set_is_the_default(stored: str) -> None:
    settings._store().setValue(settings.VERSIONS.key, stored)
    assert settings.VERSIONS.read() == 3


def test_everything_has_a_name_to_be_heard(dialog: SettingsDialog) -> None:
    assert dialog.name.accessibleName() == "Your name"
    assert dialog.count.accessibleName() == "Earlier versions kept of each file"
    assert dialog.place.accessibleName() == "Where they are kept"


def test_it_leads_to_what_is_set_of_looks(window: Window, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, SettingsDialog) or not shown.isVisible():
            QTimer.singleShot(0, look)
            return
        seen.append(True)
        press(shown, "What is shown, and how…")

    QTimer.singleShot(0, look)
    window.actions_by_id["settings"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    fields = [each for each in window.findChildren(QLineEdit) if each.accessibleName() == "Command"]
    assert fields[0].text() == "View"


def press(dialog: SettingsDialog, words: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == words).click()
