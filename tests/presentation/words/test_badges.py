"""Badges beside the overlap: a glyph and a word, with the sentences that say why."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.presentation.words.sentences import badges
from tests.model.building import small_scenario


@pytest.fixture(scope="module")
def syria() -> Evaluation:
    return evaluate(lower(load(locate("scenarios", "syria-2017.scenario"))))


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        ("e01", ["✓ holds if answered"]),
        ("e02", ["✗ slides away"]),
        ("e03", ["✗ slides away", "✗ not ratified"]),
        ("e04", ["✓ holds if answered", "✓ ratified"]),
        ("e05", ["✓ holds", "✗ not ratified"]),
    ],
)
def test_what_holds_and_is_ratified(syria: Evaluation, endpoint: str, words: list[str]) -> None:
    assert [each.words for each in badges(syria, endpoint)] == words


def test_each_says_why(syria: Evaluation) -> None:
    stability, ratification = badges(syria, "e03")
    assert "would slide from “Transition without Assad” to “Open-ended war”" in stability.why
    assert "and nobody can punish it" in stability.why
    assert "Russia could hardly carry it out: it needs 2 of 2" in ratification.why


def test_without_shifts_nothing_is_said_of_stability() -> None:
    bare = edits.remove(small_scenario(), "shifts", "push-on")
    evaluation = evaluate(lower(bare))
    asked = {each.asked for key in bare.endpoints for each in badges(evaluation, key)}
    assert "Stability" not in asked
