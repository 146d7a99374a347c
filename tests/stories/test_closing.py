"""Save, Discard or Cancel: asked only on leaving, and each does what it says."""

from __future__ import annotations

import pytest

from scenario_desk.exchange.scenario_file import load
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def person_with_changes(person: Facilitator) -> Facilitator:
    """Somebody who has a file open and has changed something since."""
    person.opens_template("Blank scenario")
    person.will_save_as("work.scenario")
    person.presses("Ctrl+S")
    assert "[*]" in person.window.windowTitle()
    assert not person.window.isWindowModified()
    asks(person, "What now?")
    assert person.window.isWindowModified()
    return person


def asks(person: Facilitator, question: str) -> None:
    person.goes_to_pane(person.window.tree)
    person.presses("Home", "F2", "Ctrl+A")
    person.writes(question, "Return")


def question_in(person: Facilitator) -> str:
    """The question at the root, as the file has it."""
    held = load(person.folder / "work.scenario")
    return held.nodes[held.root].question


def test_save_saves_and_closes(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    with person.answers("Save"):
        person.presses("Ctrl+Q")
    assert not person.window.isVisible()
    assert question_in(person) == "What now?"


def test_discard_closes_and_the_file_stays_as_it_was(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    with person.answers("Discard"):
        person.presses("Ctrl+Q")
    assert not person.window.isVisible()
    assert question_in(person) == ""


def test_cancel_goes_on(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    with person.answers("Cancel"):
        person.presses("Ctrl+Q")
    assert person.window.isVisible()
    assert person.window.isWindowModified()
    assert question_in(person) == ""
    asks(person, "And then?")
    assert person.steps() == 2


def test_esc_is_cancel(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    with person.answers_with("Esc"):
        person.presses("Ctrl+W")
    assert person.window.working
    assert person.window.isWindowModified()


def test_nothing_is_asked_where_nothing_is_lost(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    person.presses("Ctrl+Z")
    assert not person.window.isWindowModified()
    person.presses("Ctrl+Q")
    assert not person.window.isVisible()


def test_a_save_that_is_given_up_does_not_close(person: Facilitator) -> None:
    person.opens_template("Blank scenario")
    asks(person, "What now?")
    person.gives_up_the_file_dialog()
    with person.answers("Save"):
        person.presses("Ctrl+Q")
    assert person.window.isVisible()
    assert person.window.isWindowModified()


def test_opening_another_asks_first(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    person.presses("Ctrl+N")
    with person.answers("Cancel"):
        person.clicks_card("Syria 2017")
    assert person.scenario.title == ""
    person.clicks_button("← Back to What now?")
    assert person.scenario.nodes[person.scenario.root].question == "What now?"
    assert person.steps() == 1


def test_what_is_still_being_typed_is_saved_too(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    person.clicks_row("Actors", "Russia")
    person.types_into("name", "The Russian Federation")
    person.presses("Ctrl+S")
    held = load(person.folder / "work.scenario")
    assert held.actors["second"].name == "The Russian Federation"
    assert not person.window.isWindowModified()


def test_a_label_that_is_being_typed_is_saved_too(person_with_changes: Facilitator) -> None:
    person = person_with_changes
    person.goes_to_pane(person.window.tree)
    person.presses("Home", "Tab")
    person.writes("Talks")
    person.presses("Ctrl+S")
    held = load(person.folder / "work.scenario")
    assert [node.label for node in held.nodes.values()] == ["", "Talks"]
    assert person.is_in(person.window.tree)
    assert not person.window.isWindowModified()


def test_what_is_being_typed_is_asked_about_before_it_is_lost(person: Facilitator) -> None:
    person.opens_template("Blank scenario")
    person.clicks_row("Actors", "Russia")
    person.types_into("name", "The Russian Federation")
    with person.answers("Cancel"):
        person.presses("Ctrl+Q")
    assert person.scenario.actors["second"].name == "The Russian Federation"


def test_a_name_without_its_ending_asks_before_it_replaces_a_file(
    person_with_changes: Facilitator,
) -> None:
    person = person_with_changes
    person.will_save_as("work")
    with person.answers("Cancel"):
        person.presses("Ctrl+Shift+S")
    assert question_in(person) == ""
    assert person.window.isWindowModified()
    with person.answers("Replace"):
        person.presses("Ctrl+Shift+S")
    assert question_in(person) == "What now?"
    assert not (person.folder / "work").exists()
