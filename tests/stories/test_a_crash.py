"""The program is killed in the middle of work; the next start gives it back, with its undo history."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from tests.conftest import PATIENCE_S
from tests.model.building import small_scenario
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story

CHECKOUT = Path(__file__).resolve().parents[2]

_WORK = """
import sys
from PySide6.QtCore import QTimer
from scenario_desk.desk import app
from tests.stories import hands

def work(window):
    if not window.work.isVisible():
        QTimer.singleShot(0, window, lambda: work(window))
        return
    window.activateWindow()
    for question in ("What now?", "And then?"):
        window.tree.setFocus()
        hands.press("Home", "F2", "Ctrl+A")
        hands.write(question)
        hands.press("Return")
    hands.press("F2", "Ctrl+A")
    hands.write("Not finis")
    print("ready", flush=True)

begin = app._begin

def begin_and_work(window, path):
    begin(window, path)
    work(window)

app._begin = begin_and_work
app.main(sys.argv[1])
"""


def works_and_is_killed(file: Path) -> None:
    """Somebody opens a file in a window of its own and asks twice; then the power is cut."""
    command = [sys.executable, "-c", _WORK, str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=CHECKOUT) as run:
        patience = threading.Timer(PATIENCE_S, run.kill)
        patience.start()
        assert run.stdout is not None
        ready = run.stdout.readline()
        run.kill()
        _said, wrong = run.communicate()
        patience.cancel()
        patience.join()
    assert ready == "ready\n", wrong
    assert run.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="a kill there says 1, as any failure does")
def test_work_that_was_killed_comes_back_is_undone_and_saved(
    person: Facilitator, own_home: Path
) -> None:
    file = person.folder / "talks.scenario"
    save(small_scenario(), file)
    works_and_is_killed(file)
    # Qt names the folder of a program by the program, and this one is the test's.
    (left,) = own_home.rglob("journals")
    left.rename(journals_home())
    assert load(file) == small_scenario()

    read: list[str] = []

    def reads(dialog: QWidget) -> None:
        changes = dialog.findChild(QPlainTextEdit)
        assert changes is not None
        read.extend((person.words_on(dialog), changes.toPlainText()))
        person.clicks_button("Recover", dialog)

    with hands.answering(reads):
        person.window.recovery.begin()
        person.waits_until(lambda: person.window.working)
    words, changes = read
    assert "Unsaved work was found" in words
    assert "talks.scenario" in words
    assert "2 edits were recorded" in words
    assert "And then?" in changes

    person.is_seated()
    assert person.window.isWindowModified()
    assert question(person) == "And then?"
    person.presses("Ctrl+Z")
    assert question(person) == "What now?"
    person.presses("Ctrl+S")
    assert not person.window.isWindowModified()
    scenario = small_scenario()
    assert load(file) == edits.set_question(scenario, scenario.root, "What now?")
    person.presses("Ctrl+Z")
    assert question(person) == scenario.nodes[scenario.root].question


def question(person: Facilitator) -> str:
    return person.scenario.nodes[person.scenario.root].question
