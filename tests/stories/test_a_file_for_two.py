"""Two people at one file: the second looks on, and neither writes over the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def colleague(
    person: Facilitator, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Facilitator]:
    """Somebody at another window."""
    window = Window()
    window.resize(1200, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield Facilitator(window, qtbot, tmp_path, monkeypatch)
    window.working = False
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def shared(person: Facilitator, colleague: Facilitator) -> Path:
    """The file that the person has open, and the colleague then opens as well."""
    sits_down(person)
    person.opens_template("Blank scenario")
    path = person.will_save_as("shared.scenario")
    person.presses("Ctrl+S")
    sits_down(colleague)
    colleague.opens_file(path)
    colleague.waits_until(lambda: colleague.window.working)
    colleague.is_seated()
    return path


def sits_down(person: Facilitator) -> None:
    person.window.activateWindow()
    person.waits_until(person.window.isActiveWindow)


def asks(person: Facilitator, question: str) -> None:
    person.goes_to_pane(person.window.tree)
    person.presses("Home", "F2", "Ctrl+A")
    person.writes(question, "Return")


def question_of(person: Facilitator) -> str:
    return person.scenario.nodes[person.scenario.root].question


def test_a_colleague_looks_on_and_sees_what_is_saved(
    person: Facilitator, colleague: Facilitator, shared: Path
) -> None:
    bar = colleague.work.open_elsewhere
    assert "you are looking at it read-only" in bar.sentence.text()
    asks(colleague, "Whose turn?")
    assert "read-only here" in colleague.window.tree.nodes.writing.editor.refusal
    colleague.presses("Esc")
    assert question_of(colleague) == ""
    sits_down(person)
    asks(person, "What now?")
    person.presses("Ctrl+S")
    sits_down(colleague)
    colleague.waits_until(colleague.work.changed_on_disk.isVisible)
    colleague.clicks_button("Reload", colleague.work.changed_on_disk)
    colleague.waits_until(lambda: question_of(colleague) == "What now?")
    sits_down(person)
    person.presses("Ctrl+Q")
    sits_down(colleague)
    colleague.waits_until(lambda: "not open elsewhere any more" in bar.sentence.text())
    colleague.clicks_button("Edit it", bar)
    colleague.waits_until(lambda: not bar.isVisible())
    asks(colleague, "And then?")
    colleague.presses("Ctrl+S")
    held = load(shared)
    assert held.nodes[held.root].question == "And then?"


def test_a_colleague_goes_on_with_a_copy(
    person: Facilitator, colleague: Facilitator, shared: Path
) -> None:
    colleague.clicks_button("Edit a copy", colleague.work.open_elsewhere)
    colleague.waits_until(lambda: not colleague.work.open_elsewhere.isVisible())
    assert "not saved yet" in colleague.window.windowTitle()
    asks(colleague, "What else?")
    copy = colleague.will_save_as("copy.scenario")
    colleague.presses("Ctrl+S")
    held = load(copy)
    assert held.nodes[held.root].question == "What else?"
    assert load(shared).nodes[held.root].question == ""


def test_a_file_that_a_folder_brings_anew_is_reloaded_and_can_be_taken_back(
    person: Facilitator,
) -> None:
    person.opens_template("Blank scenario")
    path = person.will_save_as("shared.scenario")
    person.presses("Ctrl+S")
    asks(person, "What now?")
    save(edits.amend_scenario(load(path), title="From elsewhere"), path)
    bar = person.work.changed_on_disk
    person.waits_until(bar.isVisible)
    assert "was changed on disk at" in bar.sentence.text()
    person.clicks_button("Reload", bar)
    person.waits_until(lambda: person.scenario.title == "From elsewhere")
    assert question_of(person) == ""
    person.presses("Ctrl+Z")
    assert question_of(person) == "What now?"
    assert person.window.isWindowModified()
