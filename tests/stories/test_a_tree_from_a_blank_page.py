"""From the blank template to an overlap, saved, closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction

from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story

HEADLINE = "1 of 3 could be signed · 1 tolerated, nobody signs"


def sits_down_at_a_blank_page(person: Facilitator) -> None:
    person.tabs_to("Blank scenario")
    person.presses("Return")
    person.waits_until(lambda: person.window.working)
    person.is_seated()
    person.presses("Ctrl+1")
    person.waits_until(person.window.tree.isVisible)


def grows_the_tree_by_keyboard(person: Facilitator) -> None:
    """Will they talk? Talks 40 %: deal 60 % or collapse; else the truce holds 30 % or not."""
    person.goes_to_pane(person.window.tree)
    person.presses("Home")
    person.writes("Will they talk?", "Return")
    person.presses("Tab")
    person.writes("Talks", "Return")
    person.writes("40", "Return")
    person.presses("Return")
    person.writes("No talks", "Tab")
    person.writes("Truce holds", "Return")
    person.writes(".3", "Return")
    person.presses("Return")
    person.writes("Fighting", "Return")
    person.presses("Left", "Up", "Tab")
    person.writes("Deal", "Return")
    person.writes("60", "Return")
    person.presses("Return")
    person.writes("Collapse", "Return")
    person.presses("Left", "Left")
    person.commands("make it a decision")
    person.goes_to_pane(person.work.inspector)
    person.tabs_to("Owner")
    person.chooses("United States")


def names_what_they_want_and_how_it_may_end(person: Facilitator) -> None:
    """Interests from the menu, the inspector and the outline; endpoints from the menu."""
    person.clicks_row("Actors", "United States")
    person.clicks_menu("Scenario", "Add an interest")
    person.writes("Stability", "Return")
    person.clicks_row("Actors", "United States")
    person.clicks_button("Add an interest")
    person.writes("Standing", "Return")
    person.picks_in_outline(("Actors", "Russia"), "Add an interest")
    person.writes("Bases", "Return")
    for name in ("Settlement", "Truce", "War"):
        person.clicks_menu("Scenario", "Add an endpoint")
        person.writes(name, "Return")
    person.clicks_row("Endpoints", "Settlement")
    person.ticks("needs_agreement")


def says_where_each_leaf_leads(person: Facilitator) -> None:
    """By keyboard: to the leaf with the arrows, to the field with F6 and Tab."""
    person.goes_to_pane(person.window.tree)
    person.presses("Home", "Right", "Up", "Right", "Up")
    for leaf, endpoint in (
        ("Deal", "Settlement"),
        ("Collapse", "War"),
        ("Truce holds", "Truce"),
        ("Fighting", "War"),
    ):
        person.goes_to_pane(person.window.tree)
        assert person.current_label() == leaf
        person.goes_to_pane(person.work.inspector)
        person.tabs_to("Endpoint")
        person.chooses(endpoint)
        person.goes_to_pane(person.window.tree)
        person.presses("Down")


def scores_and_weighs(person: Facilitator) -> None:
    """One row by typing, the others pasted from a spreadsheet with its decimal commas."""
    person.presses("Ctrl+2")
    person.clicks_cell("Settlement", "Stability")
    person.writes("50", "Tab")
    person.writes("10 20 45", "Tab")
    person.writes("60", "Return")
    person.clipboard("10\t0\t40\r\n-40,0\t−20\t-30\r\n")
    person.clicks_cell("Truce", "Stability")
    person.presses("Ctrl+V")
    person.presses("Ctrl+1")
    for actor, profile, weights in (
        ("United States", "United States, base", {"Stability": "60", "Standing": "40"}),
        ("Russia", "Russia, base", {"Bases": "100"}),
    ):
        person.unfolds_row("Actors", actor)
        person.clicks_row("Actors", actor, profile)
        for interest, weight in weights.items():
            person.fills_in(f"weight.{person.id_of('interests', interest)}", weight)


def builds_everything(person: Facilitator) -> Scenario:
    sits_down_at_a_blank_page(person)
    grows_the_tree_by_keyboard(person)
    names_what_they_want_and_how_it_may_end(person)
    says_where_each_leaf_leads(person)
    scores_and_weighs(person)
    return person.scenario


def test_a_tree_grows_under_the_keyboard_alone(person: Facilitator) -> None:
    sits_down_at_a_blank_page(person)
    grows_the_tree_by_keyboard(person)
    nodes = person.scenario.nodes
    assert person.children("Will they talk?") == ["Talks", "No talks"]
    assert person.children("Talks") == ["Deal", "Collapse"]
    assert person.children("No talks") == ["Truce holds", "Fighting"]
    judged = {each.label: each.probability and each.probability.best for each in nodes.values()}
    assert judged == {
        "": None,
        "Talks": 0.4,
        "No talks": None,
        "Deal": 0.6,
        "Collapse": None,
        "Truce holds": 0.3,
        "Fighting": None,
    }
    assert nodes[person.scenario.root].kind == "decision"
    assert nodes[person.scenario.root].owner == "first"
    assert nodes[person.node("Talks")].kind == "chance"


def test_from_blank_to_the_overlap_to_a_file_and_back(person: Facilitator) -> None:
    built = builds_everything(person)
    assert person.score("Settlement", "Standing") == 20
    assert person.score("War", "Stability") == -40
    assert person.score("War", "Standing") == -20
    person.presses("Ctrl+3")
    person.waits_until(lambda: person.headline() == HEADLINE)
    assert "Settlement" in person.labels_in_the_chart()

    path = person.will_save_as("talks.scenario")
    person.presses("Ctrl+S")
    assert path.exists()
    assert not person.window.isWindowModified()
    assert "talks.scenario" in person.window.windowTitle()

    person.presses("Ctrl+W")
    person.waits_until(person.window.welcome.isVisible)
    assert not person.window.working
    person.opens_recent("talks")
    assert person.scenario == built
    person.presses("Ctrl+3")
    person.waits_until(lambda: person.headline() == HEADLINE)
    assert person.bench.path == path
    assert not person.window.isWindowModified()


def test_everything_can_be_undone_and_done_again(person: Facilitator) -> None:
    built = builds_everything(person)
    steps = person.steps()
    person.presses(*["Ctrl+Z"] * steps)
    assert person.bench.undo_text == ""
    assert person.scenario == load(locate("scenarios", "blank.scenario"))
    assert not person.window.isWindowModified()
    person.presses(*["Ctrl+Shift+Z"] * steps)
    assert person.bench.redo_text == ""
    assert person.scenario == built
    person.presses("Ctrl+3")
    person.waits_until(lambda: person.headline() == HEADLINE)


def test_sentences_that_grow_are_not_cut_off(person: Facilitator) -> None:
    sits_down_at_a_blank_page(person)
    grows_the_tree_by_keyboard(person)
    assert "its interests have not been weighed" in person.sentences()


def test_undo_takes_back_a_label_that_is_being_typed_and_redo_brings_it_again(
    person: Facilitator,
) -> None:
    person.opens_template("Blank scenario")
    person.goes_to_pane(person.window.tree)
    person.presses("Home", "Tab")
    person.writes("Talks", "Return")
    person.presses("Home", "Tab")
    person.writes("War goes on")

    def labels() -> list[str]:
        nodes = person.scenario.nodes
        return [nodes[key].label for key in nodes[person.scenario.root].children]

    # The mouse leaves the keyboard in the label; its own Ctrl+Z would take back letters.
    person.clicks_menu("Edit", next(_undo_words(person)))
    assert labels() == ["Talks"]
    assert "War goes on" in person.status()
    person.presses("Ctrl+Y")
    assert labels() == ["Talks", "War goes on"]
    assert person.status().startswith("Done again")


def _undo_words(person: Facilitator) -> Iterator[str]:
    texts = (action.text().replace("&", "") for action in person.window.findChildren(QAction))
    return (text for text in texts if text.startswith("Undo"))
