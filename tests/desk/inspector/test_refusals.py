"""A refused value stays in its field with the reason under it; nothing typed is lost."""

from __future__ import annotations

import pytest

from scenario_desk.desk.inspector.line_controls import LineControl
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import Key

ENTER, TAB, ESC = Key.Key_Return, Key.Key_Tab, Key.Key_Escape


@pytest.mark.parametrize(
    ("place", "key", "typed", "reason"),
    [
        ("score:e1/us1", "score", "101", "outside the scale"),
        ("score:e1/us1", "score", "many", "not a number"),
        ("score:e1/us1", "score", "3 2 1", "must not fall"),
        ("node:talks", "probability", "140", "outside the scale"),
        ("node:talks", "probability", "-0.1", "outside the scale"),
        ("profile:us-base", "weight.us1", "101", "outside the scale"),
        ("profile:us-base", "margin", "-1", "outside the scale"),
        ("profile:us-base", "line.us1", "-101", "−100"),
        ("linkage:relief", "effect..us2", "201", "outside the scale"),
        ("profile:us-base", "line.us2", "none", "base profile"),
    ],
)
def test_the_reason_stands_under_the_field(
    inspector: Inspector, place: str, key: str, typed: str, reason: str
) -> None:
    kind, _colon, thing = place.partition(":")
    before = inspector.scenario
    inspector.of(kind, thing).types(key, typed, ENTER)
    control = inspector.control(key)
    assert reason in control.refusal
    assert inspector.text(key) == typed
    assert control.field.property("refused")
    assert inspector.scenario is before
    assert not inspector.bench.undo_text


def test_a_refusal_outlives_the_focus_and_changes_elsewhere(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1").types("score", "500", TAB)
    inspector.bench.apply(edits.set_score, "e2", "us2", Estimate(1))
    assert inspector.text("score") == "500"
    assert inspector.control("score").refusal

    inspector.types("score", "50", ENTER)
    assert not inspector.control("score").refusal
    assert inspector.scenario.scores["e1", "us1"].best == 50


def test_esc_gives_up(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1").types("score", "500", ENTER, ESC)
    assert inspector.text("score") == "50 60 70"
    assert not inspector.control("score").refusal
    inspector.types("score.rationale", "Never mind", ESC)
    assert inspector.text("score.rationale") == ""
    inspector.view.area.setFocus()
    assert not inspector.bench.undo_text


def test_a_choice_that_is_refused_says_why(inspector: Inspector) -> None:
    inspector.of("node", "push").chooses("kind", "leaf")
    assert inspector.control("kind").refusal
    assert inspector.scenario.nodes["push"].kind == "decision"
    inspector.chooses("kind", "chance")
    assert not inspector.control("kind").refusal


def test_what_is_typed_stays_while_the_rest_follows_a_change(inspector: Inspector) -> None:
    inspector.of("node", "talks").types("label", "Half a wor")
    inspector.bench.apply(edits.set_question, "talks", "A new question?")
    assert inspector.text("label") == "Half a wor"
    assert inspector.text("question") == "A new question?"


def test_what_is_typed_stays_when_rows_come_and_go(inspector: Inspector) -> None:
    inspector.of("node", "leave").types("label", "Half a wor")
    control = inspector.control("label")
    inspector.bench.apply(edits.set_probability, "leave", Estimate(0.2))
    assert "probability.rationale" in inspector.view.form.controls
    assert inspector.control("label") is control
    assert inspector.text("label") == "Half a wor"
    assert isinstance(control, LineControl)
    assert control.line.hasFocus()


def test_what_was_typed_goes_to_what_it_was_typed_for(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1").types("name", "Peace")
    inspector.bench.select("endpoint", "e2")
    assert inspector.scenario.endpoints["e1"].name == "Peace"
    assert inspector.scenario.endpoints["e2"].name == "Imposed transition"
    assert inspector.text("name") == "Imposed transition"


def test_a_refused_text_is_not_taken_along_to_something_else(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1").types("score", "500")
    inspector.bench.select("score", "e1/us2")
    assert inspector.text("score") == "10 20 30"
    assert not inspector.control("score").refusal
    assert inspector.refusals == ["500 is outside the scale from −100 to 100."]


def test_a_number_keeps_its_reasons(inspector: Inspector) -> None:
    inspector.of("score", "e1/us1").types("score.rationale", "Seen twice.")
    inspector.types("score", "10", ENTER)
    kept = inspector.scenario.scores["e1", "us1"]
    assert (kept.best, kept.rationale) == (10, "Seen twice.")


def test_return_on_an_unchanged_field_is_no_step(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1").types("name", "Negotiated transition", ENTER)
    assert not inspector.bench.undo_text


def test_undo_shows_in_the_field(inspector: Inspector) -> None:
    inspector.of("endpoint", "e1").types("name", "Peace", ENTER)
    inspector.bench.undo()
    assert inspector.text("name") == "Negotiated transition"
    inspector.bench.redo()
    assert inspector.text("name") == "Peace"
