"""Several nodes at once: what they share is shown, what differs is mixed, an edit is one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scenario_desk.desk.inspector.choice_controls import CheckControl, ChoiceControl
from scenario_desk.desk.inspector.line_controls import LineControl
from scenario_desk.desk.inspector.text_controls import TextControl
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import Key, undo_names
from tests.model.building import small_scenario


def check(inspector: Inspector, key: str) -> Qt.CheckState:
    control = inspector.control(key)
    assert isinstance(control, CheckControl)
    return control.box.checkState()


def line(inspector: Inspector, key: str) -> tuple[str, str]:
    """What stands in a field, and what stands there while it is empty."""
    control = inspector.control(key)
    assert isinstance(control, LineControl)
    return control.line.text(), control.line.placeholderText()


def choice(inspector: Inspector, key: str) -> tuple[str, str]:
    control = inspector.control(key)
    assert isinstance(control, ChoiceControl)
    return control.box.currentText(), control.box.placeholderText()


def test_what_they_share_is_shown(inspector: Inspector):
    inspector.of("node", "deal", "stall")

    assert choice(inspector, "kind")[0] == "leaf"
    assert check(inspector, "historical") == Qt.CheckState.Unchecked


def test_what_differs_is_mixed(inspector: Inspector):
    inspector.bench.apply(edits.amend_node, "deal", historical=True, notes="Signed.", start="2017")
    inspector.of("node", "deal", "stall", "push")

    assert choice(inspector, "kind") == ("", "mixed")
    assert choice(inspector, "endpoint") == ("", "mixed")
    assert line(inspector, "probability") == ("", "mixed")
    assert line(inspector, "start") == ("", "mixed")
    assert check(inspector, "historical") == Qt.CheckState.PartiallyChecked
    notes = inspector.control("notes")
    assert isinstance(notes, TextControl)
    assert notes.text.placeholderText() == "mixed"


def test_a_probability_is_given_to_all_of_them(inspector: Inspector):
    inspector.bench.apply(edits.set_probability, "talks", Estimate(0.5, rationale="Cables."))
    inspector.of("node", "talks", "push").types("probability", "20 25 30", Key.Key_Return)

    nodes = inspector.scenario.nodes
    assert nodes["push"].probability == Estimate(0.25, 0.2, 0.3)
    assert nodes["talks"].probability == Estimate(0.25, 0.2, 0.3, rationale="Cables.")
    assert line(inspector, "probability")[0] == "20 25 30 %"
    assert undo_names(inspector.bench)[0] == "Change probability of 2 branches"


def test_emptied_it_makes_all_of_them_the_rest(inspector: Inspector):
    inspector.of("node", "talks", "push").types("probability", "5", Key.Key_Backspace)
    inspector.control("probability").settle()

    assert inspector.scenario.nodes["talks"].probability is None
    assert inspector.scenario.nodes["push"].probability is None
    assert len(undo_names(inspector.bench)) == 1


def test_left_alone_a_mixed_field_changes_nothing(inspector: Inspector):
    inspector.of("node", "talks", "push").types("probability", "5", Key.Key_Escape)
    inspector.of("node", "deal", "stall")

    assert inspector.scenario == small_scenario()
    assert not inspector.bench.undo_text


@pytest.mark.parametrize(
    ("key", "value"), [("resolves", "rational"), ("owner", "ir"), ("phase", "first")]
)
def test_a_choice_is_made_for_all_it_suits(inspector: Inspector, key: str, value: str):
    inspector.of("node", "root", "push", "talks").chooses(key, value)

    nodes = inspector.scenario.nodes
    assert [getattr(nodes[each], key) for each in ("root", "push")] == [value, value]
    assert getattr(nodes["talks"], key) == (value if key == "phase" else None)
    assert len(undo_names(inspector.bench)) == 1


def test_nothing_can_be_chosen_where_they_differ(inspector: Inspector):
    inspector.of("node", "root", "push").chooses("owner", None)

    assert inspector.scenario.nodes["root"].owner is None
    assert inspector.scenario.nodes["push"].owner is None
    assert len(undo_names(inspector.bench)) == 1


def test_one_information_set_for_several_decisions(inspector: Inspector):
    inspector.of("node", "root", "push").types("information_set", "fog", Key.Key_Return)

    nodes = inspector.scenario.nodes
    assert [nodes[key].information_set for key in ("root", "push")] == ["fog", "fog"]
    assert len(undo_names(inspector.bench)) == 1


def test_history_and_notes_for_several(inspector: Inspector):
    inspector.bench.apply(edits.amend_node, "deal", historical=True)
    inspector.of("node", "root", "talks", "deal").ticks("historical")
    nodes = inspector.scenario.nodes
    assert [nodes[key].historical for key in ("root", "talks", "deal")] == [False, True, True]
    assert check(inspector, "historical") == Qt.CheckState.Checked

    inspector.types("notes", "To be checked.")
    inspector.control("notes").settle()
    nodes = inspector.scenario.nodes
    assert {nodes[key].notes for key in ("root", "talks", "deal")} == {"To be checked."}
    assert len(undo_names(inspector.bench)) == 3


def test_rows_that_suit_none_of_them_are_left_out(inspector: Inspector):
    inspector.of("node", "deal", "stall")
    assert "resolves" not in inspector.view.form.controls
    inspector.of("node", "talks", "resist")
    assert "endpoint" not in inspector.view.form.controls
    assert "owner" not in inspector.view.form.controls
