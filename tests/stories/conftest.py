"""A window on a screen and somebody who sits down at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from scenario_desk.desk.settings import SCORES_NOTE_SEEN, THEME
from scenario_desk.desk.shell.window import Window
from tests.stories.facilitator import Facilitator


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Facilitator]:
    """Somebody at the desk: the window shows its welcome page."""
    THEME.write("light")
    SCORES_NOTE_SEEN.write(True)
    window = Window()
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield Facilitator(window, qtbot, tmp_path, monkeypatch)
    window.working = False  # whoever leaves now wants to be asked nothing
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
