"""The weights of a profile say what they bear on, and a margin where it counts nowhere."""

from __future__ import annotations

import html

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from scenario_desk.desk.inspector.line_controls import WeightControl
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.numbers import percent
from tests.desk.inspector.conftest import Inspector
from tests.desk.showing import Key, focus, press, write

WORDS = "no effect"


def weight(inspector: Inspector, interest: str) -> WeightControl:
    control = inspector.control(f"weight.{interest}")
    assert isinstance(control, WeightControl)
    return control


def test_the_range_stands_under_each_weight_and_follows_the_scores(inspector: Inspector) -> None:
    inspector.of("profile", "us-base")
    scored = {
        (end, "us1"): Estimate(-100 + 30 * place)
        for place, end in enumerate(inspector.scenario.endpoints)
    }
    inspector.bench.apply(edits.set_scores, scored, {})
    QApplication.processEvents()
    control = weight(inspector, "us1")
    share = 30 * (len(scored) - 1) / 200
    assert control.note.text().startswith(f"{percent(share)} used: ")
    assert not control.note.isHidden()
    for told in (control.line.accessibleDescription(), control.slider.accessibleDescription()):
        assert f"{percent(share)} of the swing" in told
        assert "−100 to " in told
    assert "of the swing" in control.note.toolTip()


def test_a_margin_that_counts_nowhere_says_so(inspector: Inspector) -> None:
    bench = inspector.bench
    bench.apply(edits.amend, "actors", "us", principal=False)
    inspector.of("profile", "us-base")
    assert WORDS in inspector.sentences()
    # What is typed is kept: the actor may become one who signs.
    inspector.types("margin", "7")
    inspector.of("actor", "us")
    assert "it signs from" not in inspector.sentences()
    bench.apply(edits.amend, "actors", "us", principal=True)
    assert "it signs from" in inspector.sentences()
    inspector.of("profile", "us-base")
    assert WORDS not in inspector.sentences()
    assert inspector.scenario.profiles["us-base"].margin == Estimate(7)


def test_a_score_whose_weight_is_missing_is_marked_among_the_bars(inspector: Inspector) -> None:
    name = inspector.scenario.interests["us1"].name

    def told() -> str:
        (columns, _tokens) = inspector.control("bars").row.value
        return "; ".join(bar.told for column in columns for bar in column.bars)

    inspector.of("endpoint", "e1")
    assert "no weight" not in told()
    inspector.bench.apply(edits.set_weight, "us-base", "us1", None)
    assert told().count("no weight") == 1
    assert f"{name} " in told().partition(" (no weight)")[0]


@pytest.mark.parametrize(
    ("key", "start", "end"), [(Key.Key_Tab, "us1", "us2"), (Key.Key_Backtab, "us2", "us1")]
)
def test_tab_goes_from_number_to_number(
    inspector: Inspector, key: Key, start: str, end: str
) -> None:
    """Not to the slider beside it, where the next number would be typed in vain."""
    inspector.of("profile", "us-base").types(f"weight.{start}", "41", key)
    assert focus() is weight(inspector, end).line
    write("17")
    press(Key.Key_Return)
    weights = inspector.scenario.profiles["us-base"].weights
    assert (weights[start].best, weights[end].best) == (41, 17)


def test_what_a_word_of_the_trade_means_is_told_at_its_field(inspector: Inspector) -> None:
    inspector.of("interest", "us1")
    row = inspector.control("unit").row
    assert row.explained
    assert html.escape(row.explained) in inspector.control("unit").toolTip()
    labels = {label.text(): label for label in inspector.view.form.findChildren(QLabel)}
    assert html.escape(row.explained) in labels[row.label].toolTip()
    inspector.of("node", "root")
    assert inspector.control("resolves").row.explained
    assert inspector.control("information_set").row.explained
