"""Opening and leaving a field changes nothing, and typing changes only what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.inspector.text_controls import TextControl
from scenario_desk.model import edits
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import CTRL, Key, press, undo_names

NBSP, THIN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
EXACT = 200 / 3
"""It reads 66.6666666667 in a field."""


def retype(inspector: Inspector, key: str) -> None:
    """Type a letter and take it back: the field says what it said, and was edited."""
    control = inspector.control(key)
    control.field.setFocus()
    press(Key.Key_End, Key.Key_5, Key.Key_Backspace, Key.Key_Return)


@pytest.mark.parametrize(
    ("edit", "values", "place", "key"),
    [
        (edits.set_score, ("e1", "us1", Estimate(EXACT)), ("score", "e1/us1"), "score"),
        (edits.set_score, ("e1", "us1", Estimate(50, 0.1 + 0.2, EXACT)), ("score", "e1/us1"), "score"),
        (edits.set_probability, ("talks", Estimate(1 / 3)), ("node", "talks"), "probability"),
        (edits.set_probability, ("talks", Estimate(2 / 3, 0.1, 6 / 7)), ("node", "talks"), "probability"),
        (edits.set_weight, ("us-base", "us1", Estimate(EXACT)), ("profile", "us-base"), "weight.us1"),
        (
            edits.set_red_line,
            ("us-base", "us1", RedLine(floor=-EXACT)),
            ("profile", "us-base"),
            "line.us1",
        ),
    ],
)  # fmt: skip
def test_a_number_that_reads_as_before_is_the_number_before(
    inspector: Inspector, edit, values, place, key
) -> None:
    inspector.bench.apply(edit, *values)
    before = inspector.scenario
    inspector.of(*place)
    retype(inspector, key)
    assert inspector.scenario == before
    assert len(undo_names(inspector.bench)) == 1


def test_only_the_number_that_was_changed_changes(inspector: Inspector) -> None:
    inspector.bench.apply(edits.set_score, "e1", "us1", Estimate(EXACT, 100 / 7, 90))
    inspector.of("score", "e1/us1").types("score", "14.2857142857 66.6666666667 80", Key.Key_Return)
    assert inspector.scenario.scores["e1", "us1"] == Estimate(EXACT, 100 / 7, 80)


def test_no_break_spaces_stay_in_texts_that_are_edited(inspector: Inspector) -> None:
    french = f"«{NBSP}Non{NBSP}»{THIN}!\n5{NBSP}% :{NBSP}assez"
    inspector.bench.apply(edits.amend, "endpoints", "e1", notes=french, indicators=(f"3{NBSP}kt",))
    inspector.of("endpoint", "e1")
    for key in ("notes", "indicators"):
        control = inspector.control(key)
        inspector.view.area.ensureWidgetVisible(control)
        control.field.setFocus()
        press(Key.Key_End, modifiers=CTRL)
        press(Key.Key_Exclam)
        inspector.view.area.setFocus()
    endpoint = inspector.scenario.endpoints["e1"]
    assert endpoint.notes == french + "!"
    assert endpoint.indicators == (f"3{NBSP}kt!",)


def test_no_break_spaces_are_copied_out_of_a_text(inspector: Inspector) -> None:
    french = f"Prix{NBSP}: 5{NBSP}%\nfin"
    inspector.bench.apply(edits.amend, "endpoints", "e1", notes=french)
    control = inspector.of("endpoint", "e1").control("notes")
    assert isinstance(control, TextControl)
    control.text.setFocus()
    press(Key.Key_A, Key.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text() == french


@pytest.mark.parametrize(
    ("kind", "thing", "key", "name"),
    [
        ("actor", "us", "name", lambda s: s.actors["us"].name),
        ("node", "talks", "label", lambda s: s.nodes["talks"].label),
        ("scenario", "scenario", "title", lambda s: s.title),
    ],
)
def test_a_line_takes_no_line_breaks_and_is_not_cut(
    inspector: Inspector, kind: str, thing: str, key: str, name
) -> None:
    control = inspector.of(kind, thing).control(key)
    control.field.setFocus()
    QApplication.clipboard().setText("United\r\n\tStates\x07")
    press(Key.Key_A, Key.Key_V, modifiers=CTRL)
    assert inspector.text(key) == "United States"
    assert "line breaks" in control.refusal
    press(Key.Key_Return)
    assert name(inspector.scenario) == "United States"
    assert not control.refusal

    QApplication.clipboard().setText("w" * 33_000)
    press(Key.Key_A, Key.Key_V, modifiers=CTRL)
    press(Key.Key_Return)
    assert name(inspector.scenario) == "United States"
    assert len(inspector.text(key)) == 33_000
    assert "longer than" in control.refusal
