"""Something nobody foresaw: it is said, the work is safe, and the program goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from scenario_desk.desk.app import listen_for_mishaps
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.exchange.journal import left_in
from scenario_desk.exchange.journal.folder import Folder
from scenario_desk.model.scenario import Scenario
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def person_at_work(person: Facilitator, monkeypatch: pytest.MonkeyPatch) -> Iterator[Facilitator]:
    """Somebody with unsaved work; the program listens for mishaps as it does when it is started."""
    for name in ("enable", "disable"):
        monkeypatch.setattr(faulthandler, name, lambda *_args: None)
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    mishaps = listen_for_mishaps(person.window)
    person.opens_template("Blank scenario")
    person.goes_to_pane(person.window.tree)
    person.presses("Home")
    person.writes("What now?", "Return")
    yield person
    mishaps.uninstall()


def would_be_recovered() -> Scenario:
    """What the next start would find if the program ended now."""
    (path,) = journals_home().iterdir()
    left = left_in(Folder(path, None))  # type: ignore[arg-type]
    return replayed(left.base, left.entries)[0].current


def test_an_error_in_a_command_is_reported_and_the_work_is_safe(
    person_at_work: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, before = person_at_work, person_at_work.scenario
    monkeypatch.setattr(NodeCommands, "duplicate", breaks)
    seen: list[str] = []

    def reads(dialog: QWidget) -> None:
        report = dialog.findChild(QPlainTextEdit)
        assert report is not None
        seen.extend((person.words_on(dialog), report.toPlainText()))
        person.clicks_button("Copy report", dialog)
        person.clicks_button("Go on working", dialog)

    with hands.answering(reads):
        person.presses("Ctrl+D")

    words, report = seen
    assert "Something went wrong that should not have" in words
    assert "ZeroDivisionError: it broke" in report
    assert "Python 3." in report
    assert QGuiApplication.clipboard().text() == report

    assert "Your unsaved work is on the disk as well" in words
    assert would_be_recovered() == before

    assert person.scenario is before
    person.presses("Tab")
    person.writes("Talks", "Return")
    assert person.children("What now?") == ["Talks"]
    assert person.steps() == 2


def test_an_error_in_every_frame_is_told_once_and_the_program_goes_on(
    person_at_work: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, tree = person_at_work, person_at_work.window.tree
    whole = TreeView.paint_over

    def reads(dialog: QWidget) -> None:
        monkeypatch.setattr(TreeView, "paint_over", whole)
        person.clicks_button("Go on working", dialog)

    monkeypatch.setattr(TreeView, "paint_over", breaks)
    with hands.answering(reads) as asked:
        tree.update()
        lets_the_program_run_until(lambda: asked and QApplication.activeModalWidget() is None)

    monkeypatch.setattr(TreeView, "paint_over", breaks)
    tree.update()
    lets_the_program_run_until(lambda: "went wrong again" in person.status())
    monkeypatch.setattr(TreeView, "paint_over", whole)

    person.goes_to_pane(tree)
    person.presses("Home", "Tab")
    person.writes("Talks", "Return")
    assert person.children("What now?") == ["Talks"]


def lets_the_program_run_until(seen: Callable[[], object]) -> None:
    """Run the event loop as the program does; what breaks in it reaches the program's hooks."""
    loop, eye, looks = QEventLoop(), QTimer(), count()

    def look() -> None:
        if seen() or next(looks) > 30_000:
            loop.quit()

    eye.setInterval(2)
    eye.timeout.connect(look)
    eye.start()
    loop.exec()
    eye.stop()
    assert seen()


def test_where_nothing_is_unsaved_nothing_is_said_of_it(
    person_at_work: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = person_at_work
    person.will_save_as("work.scenario")
    person.presses("Ctrl+S")
    monkeypatch.setattr(NodeCommands, "duplicate", breaks)
    said: list[str] = []

    def reads(dialog: QWidget) -> None:
        said.append(person.words_on(dialog))
        person.clicks_button("Go on working", dialog)

    with hands.answering(reads):
        person.presses("Ctrl+D")
    assert "unsaved work is on the disk" not in said[0]


def breaks(*_args: object) -> None:
    raise ZeroDivisionError("it broke")
