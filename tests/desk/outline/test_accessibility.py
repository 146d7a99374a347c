"""The outline is the accessible twin of the canvas: what a screen reader finds in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.conftest import Heard
from tests.desk.outline.conftest import Outline
from tests.desk.showing import Key, press
from tests.model.building import small_scenario

Text = QAccessible.Text


@pytest.fixture(autouse=True)
def screen_reader() -> Iterator[None]:
    """One that listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def unfolded(outline: Outline) -> Outline:
    outline.view.nodes.unfold_all()
    return outline


def spoken(outline: Outline) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(outline.view.list)
    assert found is not None
    return found


def items(outline: Outline) -> dict[str, QAccessibleInterface]:
    """The rows that can be seen, by their names up to the figure."""
    whole = spoken(outline)
    rows = [whole.child(place) for place in range(whole.childCount())]
    return {
        row.text(Text.Name).partition(":")[0]: row
        for row in rows
        if row.role() == QAccessible.Role.TreeItem
    }


def test_it_is_a_tree_of_items_and_nothing_is_nameless(unfolded: Outline) -> None:
    whole = spoken(unfolded)
    assert whole.role() == QAccessible.Role.Tree
    assert whole.text(Text.Name) == "Outline"
    rows = [whole.child(place) for place in range(whole.childCount())]
    assert all(row.text(Text.Name).strip() for row in rows)
    roles = {row.role() for row in rows}
    assert roles == {QAccessible.Role.TreeItem, QAccessible.Role.ColumnHeader}


def test_every_node_is_an_item_with_its_probability(unfolded: Outline) -> None:
    rows = items(unfolded)
    nodes = unfolded.scenario.nodes
    for node in nodes.values():
        words = node.label or node.question
        if node.endpoint:
            words += f" → {unfolded.scenario.endpoints[node.endpoint].name}"
        assert words in rows, words
    said = rows["Talks open"].text(Text.Name).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Talks open: 50 %"
    unfolded.bench.apply(edits.set_probability, "talks", None)
    assert items(unfolded)["Talks open"].text(Text.Name) != said


def test_the_description_says_what_a_node_is(unfolded: Outline) -> None:
    rows = items(unfolded)
    said = rows["Washington pushes"].text(Text.Description)
    assert said.startswith("decision, Russia")
    assert said.endswith("2 branches, level 2")
    unfolded.bench.apply(edits.set_endpoint, "leave", None)
    said = items(unfolded)["Washington leaves"].text(Text.Description)
    assert said == "leaf, ends nowhere yet, level 2"


def test_folding_is_told(unfolded: Outline) -> None:
    before = spoken(unfolded).childCount()
    row = items(unfolded)["Talks open"]
    assert row.state().expandable
    assert row.state().expanded
    assert not items(unfolded)["A deal → Negotiated transition"].state().expandable
    unfolded.view.nodes.host.fold(["talks"])
    assert not items(unfolded)["Talks open"].state().expanded
    assert spoken(unfolded).childCount() == before - 2


def test_what_is_selected_and_where_the_keyboard_is_are_told(unfolded: Outline) -> None:
    unfolded.bench.select("node", "talks", "leave")
    rows = items(unfolded)
    chosen = {name for name, row in rows.items() if row.state().selected}
    assert chosen == {"Talks open", "Washington leaves → Reconquest"}
    assert [name for name, row in rows.items() if row.state().focused] == [
        "Washington leaves → Reconquest"
    ]
    press(Key.Key_Up)
    assert [name for name, row in items(unfolded).items() if row.state().focused] != [
        "Washington leaves → Reconquest"
    ]


def test_a_linkage_says_whether_it_is_on_the_table(unfolded: Outline) -> None:
    row = items(unfolded)["Sanctions relief"]
    assert row.state().checkable
    assert not row.state().checked
    unfolded.bench.toggle_linkage("relief")
    assert items(unfolded)["Sanctions relief"].state().checked


def test_the_editor_over_a_row_says_what_it_edits(unfolded: Outline) -> None:
    unfolded.click("node", "talks")
    unfolded.view.nodes.writing.edit_probability()
    editor = QAccessible.queryAccessibleInterface(unfolded.view.nodes.writing.editor)
    assert editor is not None
    assert editor.role() == QAccessible.Role.EditableText
    assert editor.text(Text.Name) == "Probability of the branch"
    press(Key.Key_Escape)


def test_folding_and_ticking_are_told_as_they_happen(unfolded: Outline, heard: Heard) -> None:
    unfolded.click("node", "talks")
    del heard.told[:]
    press(Key.Key_Left)
    assert ("expanded", items(unfolded)["Talks open"].text(Text.Name)) in heard.told
    unfolded.click("linkage", "relief")
    del heard.told[:]
    press(Key.Key_Space)
    assert unfolded.bench.linkages_on_table == ("relief",)
    assert ("checked", "Sanctions relief") in heard.told


def test_the_current_row_is_told_when_it_says_something_else(
    unfolded: Outline, heard: Heard
) -> None:
    unfolded.click("node", "talks")
    del heard.told[:]
    unfolded.bench.apply(edits.set_probability, "talks", Estimate(0.25))
    assert [name.partition(":")[0] for kind, name in heard.told if kind == "NameChanged"] == [
        "Talks open"
    ]
    assert "25" in heard.told[-1][1]


def test_the_field_of_a_new_name_is_named(unfolded: Outline) -> None:
    unfolded.click("actor", "us")
    press(Key.Key_F2)
    editor = QAccessible.queryAccessibleInterface(unfolded.editor())
    assert editor is not None
    assert editor.text(Text.Name) == "Name"
    press(Key.Key_Escape)


def test_headings_say_and_take_the_key_that_adds(unfolded: Outline) -> None:
    # No interface is held on to: its thing may go, and another be taken for it.
    said = {name: row.text(Text.Description) for name, row in items(unfolded).items()}
    assert said["Actors"] == "Add an actor: Ins"
    assert "Ins" not in said["Tree"]
    before = len(unfolded.scenario.actors)
    unfolded.view.list.setCurrentIndex(unfolded.row(SECTION, "actors"))
    press(Key.Key_Insert)
    assert len(unfolded.scenario.actors) == before + 1
    assert unfolded.editor().hasFocus()
    press(Key.Key_Escape)
    unfolded.view.list.setCurrentIndex(unfolded.row(SECTION, "tree"))
    press(Key.Key_Insert)
    assert len(unfolded.scenario.nodes) == len(small_scenario().nodes)


def test_every_endpoint_says_who_could_sign_it_unless_results_are_held(unfolded: Outline) -> None:
    said = {name: row.text(Text.Name) for name, row in items(unfolded).items()}
    names = [each.name for each in unfolded.scenario.endpoints.values()]
    classes = {said[name].rpartition(", ")[2] for name in names}
    assert len(classes) > 1
    assert "" not in classes
    unfolded.bench.hold(True)
    assert {row.text(Text.Name) for row in items(unfolded).values()} >= set(names)
