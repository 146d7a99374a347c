"""However the program ends, no edit is lost: the real signals, and the end of a session."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.desk.shell import ending as ending_module
from scenario_desk.desk.shell.ending import Ending, Signals
from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange import scenario_file
from scenario_desk.exchange.journal import Left, left_in, left_journals
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from tests.conftest import PATIENCE_S
from tests.model.building import small_scenario

CHECKOUT = Path(__file__).resolve().parents[3]
SMALL = small_scenario()
SIGNALS = [name for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]

_PROGRAM = """
import signal
import sys

# Whoever runs this may ignore some, as in the background; then the program does, too.
for name in {names}:
    signal.signal(getattr(signal, name), signal.SIG_DFL)

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from scenario_desk.desk import app
from scenario_desk.model import edits

def work(window):
    if not window.work.isVisible():
        QTimer.singleShot(0, window, lambda: work(window))
        return
    window.workbench.apply(edits.set_label, "talks", "Finished")
    {then}(window)
    QTimer.singleShot(0, window, lambda: ready(window))

def nothing(window):
    pass

def types(window):
    window.work.show_workspace("build")
    window.workbench.select("actor", "us")
    QApplication.processEvents()
    name = window.workbench.scenario.actors["us"].name
    fields = [each for each in window.findChildren(QLineEdit) if each.text() == name]
    fields[0].setFocus()
    fields[0].selectAll()
    QTest.keyClicks(fields[0], "Typed")

def asks(window):
    QTimer.singleShot(0, window, window.close)

def ready(window):
    if {then} is asks and QApplication.activeModalWidget() is None:
        QTimer.singleShot(0, window, lambda: ready(window))
    else:
        print("ready", flush=True)

begin = app._begin

def begin_and_work(window, path):
    begin(window, path)
    work(window)

app._begin = begin_and_work
code = app.main(sys.argv[1])
print("ended in its own way", flush=True)
sys.exit(code)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.scenario"
    save(SMALL, path)
    return path


def end(file: Path, number: int, then: str = "nothing") -> tuple[int, str, str]:
    """Work on a file in a program of its own and send it a signal; its exit code and words."""
    program = [sys.executable, "-c", _PROGRAM.format(then=then, names=SIGNALS), str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(program, stdout=pipe, stderr=pipe, text=True, cwd=CHECKOUT) as run:
        patience = threading.Timer(PATIENCE_S, run.kill)
        patience.start()
        assert run.stdout is not None
        if run.stdout.readline() == "ready\n":
            run.send_signal(number)
        said, wrong = run.communicate()
        patience.cancel()
        patience.join()
    return run.returncode, said, wrong


def found(home: Path) -> Left:
    """What the next start would find."""
    (journals,) = home.rglob("journals")
    (folder,) = left_journals(journals)
    left = left_in(folder)
    folder.release()
    return left


def recovered(home: Path) -> Scenario:
    """What it would be recovered to."""
    left = found(home)
    history, lost = replayed(left.base, left.entries)
    assert lost == 0
    return history.current


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_it_without_a_question_and_nothing_is_lost(
    name: str, file: Path, own_home: Path
) -> None:
    number = getattr(signal, name)
    code, said, wrong = end(file, number)
    assert (code, said) == (128 + number, "ended in its own way\n"), wrong
    assert recovered(own_home) == edits.set_label(SMALL, "talks", "Finished")
    assert found(own_home).ended
    assert load(file) == SMALL


def test_what_is_being_typed_is_kept_too(file: Path, own_home: Path) -> None:
    code, _said, wrong = end(file, signal.SIGTERM, "types")
    assert code == 128 + signal.SIGTERM, wrong
    assert recovered(own_home).actors["us"].name == "Typed"


def test_a_question_that_is_open_does_not_hold_it_up(file: Path, own_home: Path) -> None:
    code, said, wrong = end(file, signal.SIGTERM, "asks")
    assert (code, said) == (128 + signal.SIGTERM, "ended in its own way\n"), wrong
    assert recovered(own_home).nodes["talks"].label == "Finished"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that cannot be heard")
def test_a_kill_loses_nothing_either(file: Path, own_home: Path) -> None:
    code, said, _wrong = end(file, signal.SIGKILL)
    assert (code, said) == (-signal.SIGKILL, "")
    assert not found(own_home).ended
    assert recovered(own_home).nodes["talks"].label == "Finished"


def test_a_signal_is_heard_once_and_then_as_before(qtbot: QtBot) -> None:
    came: list[int] = []
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    parent = Window()
    qtbot.addWidget(parent)
    signals = Signals(parent)
    signals.came.connect(came.append)
    signal.raise_signal(signal.SIGINT)
    qtbot.waitUntil(lambda: came == [signal.SIGINT])
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)


def test_what_the_starter_ignores_stays_ignored(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = Window()
    qtbot.addWidget(parent)
    signals = Signals(parent)
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    signals.close()
    signal.signal(signal.SIGINT, before)


# the end of a session


class Session:
    """A session manager that may let programs ask."""

    def __init__(self, *, asks: bool) -> None:
        self.asks = asks
        self.calls: list[str] = []

    def allowsInteraction(self) -> bool:
        return self.asks

    def release(self) -> None:
        self.calls.append("release")

    def cancel(self) -> None:
        self.calls.append("cancel")


def logged_out(window: Window, session: Session) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ending = Ending(window, application)
    ending.commit(session)  # type: ignore[arg-type]
    ending.close()


def answer(button: QMessageBox.StandardButton) -> list[str]:
    """Press a button of the box that comes up next; what it says, once it has."""
    read: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isVisible():
            QTimer.singleShot(0, press)
            return
        read.append(box.text())
        box.button(button).click()

    QTimer.singleShot(0, press)
    return read


@pytest.fixture
def working(window: Window, file: Path, qtbot: QtBot) -> Window:
    """A window with that file open and changed."""
    window.workbench.undo()
    with qtbot.waitSignal(window.files.opened):
        window.files.open_path(file)
    window.workbench.apply(edits.set_label, "talks", "Finished")
    return window


def test_a_session_that_lets_ask_is_stopped_by_cancel(working: Window) -> None:
    session = Session(asks=True)
    read = answer(QMessageBox.StandardButton.Cancel)
    logged_out(working, session)
    assert "Save the changes" in read[0]
    assert session.calls == ["release", "cancel"]
    assert working.isVisible()


def test_what_was_discarded_then_is_not_asked_about_again(working: Window) -> None:
    session = Session(asks=True)
    answer(QMessageBox.StandardButton.Discard)
    logged_out(working, session)
    assert session.calls == ["release"]
    assert working.close()
    assert list(left_journals(journals_home())) == []


def test_what_is_done_after_that_is_asked_about(working: Window) -> None:
    answer(QMessageBox.StandardButton.Discard)
    logged_out(working, Session(asks=True))
    working.workbench.apply(edits.set_label, "talks", "More")
    read = answer(QMessageBox.StandardButton.Cancel)
    assert not working.close()
    assert read


def test_a_session_that_lets_nobody_ask_keeps_the_work(working: Window, own_home: Path) -> None:
    session = Session(asks=False)
    logged_out(working, session)
    assert session.calls == []
    working.leave_for_later()
    assert recovered(own_home) == edits.set_label(SMALL, "talks", "Finished")


def test_what_was_saved_leaves_nothing_behind(working: Window) -> None:
    assert working.files.save()
    working.leave_for_later()
    assert list(journals_home().iterdir()) == []


def test_a_save_that_runs_is_finished_first(
    working: Window, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    codes: list[int] = []
    go_on, slow = threading.Event(), scenario_file.save

    def held(*args: Any) -> None:
        go_on.wait()
        slow(*args)

    monkeypatch.setattr(scenario_file, "save", held)
    monkeypatch.setattr(ending_module.QApplication, "exit", codes.append)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ending = Ending(working, application)

    def end_meanwhile() -> None:
        ending.end(15)
        assert working.isVisible()
        go_on.set()

    QTimer.singleShot(0, end_meanwhile)
    working.files.save()
    qtbot.waitUntil(lambda: codes == [143])
    assert not working.isVisible()
    assert load(file).nodes["talks"].label == "Finished"
    ending.close()
