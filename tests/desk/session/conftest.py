"""A session on a workbench whose file is saved, and phones that join it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.settings import SCORES_NOTE_SEEN
from scenario_desk.desk.shell.window import Window
from scenario_desk.model import edits
from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from tests.conftest import PATIENCE_S
from tests.desk.showing import workbench
from tests.model.building import small_scenario
from tests.workshop.phones import HOST, Line, joined


@dataclass
class Hall:
    """A host with its workbench, and the phones that joined, by alias."""

    bench: Workbench
    host: Host
    qtbot: QtBot
    stack: ExitStack
    lines: dict[str, Line] = field(default_factory=dict)

    def until(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=round(PATIENCE_S * 1_000))

    def rest(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: not self.host.busy)

    def start(self) -> None:
        self.host.start(HOST)
        self.rest()
        assert self.host.running, self.host.notice

    def come(self, alias: str, seat: str | None = None) -> Line:
        """Somebody joins; they are a participant when it returns."""
        assert self.host.joining is not None
        phone = joined(self.host.joining, alias, seat)
        line = self.stack.enter_context(phone.line())
        self.lines[alias] = line
        self.until(lambda: alias in self.aliases)
        return line

    @property
    def aliases(self) -> list[str]:
        return [each.name for each in self.bench.scenario.participants.values()]

    def prepare(self, name: str = "First", **asks: Any) -> str:
        """A prepared round, in place of those there are in the session."""
        session = self.host.session
        assert session is not None
        key = f"r-{name.casefold()}"
        found = Round(key, session.id, name, **asks)
        assert self.bench.apply(edits.add, "rounds", found)
        return key

    def ask(self, name: str = "First", **asks: Any) -> str:
        """An open round, which every phone has before it."""
        key = self.prepare(name, **asks)
        assert self.host.open_round(key)
        self.rest()
        for line in self.lines.values():
            line.until("open")
        return key


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    bench = workbench(small_scenario())
    bench.path = tmp_path / "small.scenario"
    host = Host(bench)
    with ExitStack() as stack:
        yield Hall(bench, host, qtbot, stack)
    host.close()
    bench.deleteLater()


def window_at(qtbot: QtBot, scenario: Scenario, page: type[SessionPage]) -> Iterator[Window]:
    """A whole window that shows a page of the session workspace."""
    SCORES_NOTE_SEEN.write(True)
    opened = Window()
    opened.resize(1_280, 800)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    opened.workbench.open(Opened.of(scenario), None)
    opened.start_work()
    opened.work.show_workspace("session")
    opened.work.session.show_page(page)
    QApplication.processEvents()
    yield opened
    opened.working = False
    opened.close()
    opened.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
