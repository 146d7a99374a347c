"""A window with something open in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.settings import SCORES_NOTE_SEEN
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from tests.model.building import small_scenario


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """A window with the small scenario open, changed and never saved."""
    SCORES_NOTE_SEEN.write(True)
    opened = Window()
    opened.resize(1_400, 900)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    opened.workbench.open(Opened.of(small_scenario()), None)
    opened.start_work()
    opened.workbench.apply(edits.amend_scenario, title="<b>R&D</b>")
    yield opened
    opened.working = False
    opened.close()
    opened.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
