"""What branches add up to is said in words, with what is missing or too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.sentences.branches import (
    in_place_sentence,
    total,
    total_sentence,
)
from tests.model.building import small_scenario


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([0.5, 0.5], "They add up to 100 %."),
        ([0.1] * 10, "They add up to 100 %."),
        ([0.5, 0.3], "They add up to 80 %: 20 % is missing."),
        ([0.5, 0.8], "They add up to 130 %: 30 % too much."),
        ([0.999], "They add up to >99 %: <1 % is missing."),
        ([0.5, None], "The numbers add up to 50 %; the rest is 50 %."),
        ([0.5, None, None], "The numbers add up to 50 %; the rest, 50 %, is shared by 2."),
        (
            [0.7, 0.5, None],
            "The numbers add up to 120 %: 20 % too much, and nothing is left for the rest.",
        ),
    ],
)
def test_what_branches_add_up_to(given: list[float | None], sentence: str):
    found = total([None if best is None else Estimate(best) for best in given])

    assert total_sentence(found).replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_a_rational_choice_and_a_package_stand_in_place_of_the_numbers():
    scenario = small_scenario()
    judged = evaluate(lower(scenario), Assumptions())
    assert in_place_sentence(judged, "push") == ""

    rational = edits.amend_node(scenario, "push", resolves="rational")
    chosen = evaluate(lower(rational), Assumptions())
    assert in_place_sentence(chosen, "push") == (
        "RU chooses rationally here, so figures use “Moscow resists” and not these numbers."
    )

    quantal = Assumptions(decisions="quantal", sharpness=0.0)
    responded = in_place_sentence(evaluate(lower(scenario), quantal), "push")
    assert responded.replace("\N{NO-BREAK SPACE}", " ") == (
        "By quantal response of RU figures use “Moscow yields” 20 % and “Moscow resists” 80 % and not"
        " these numbers."
    )

    under = evaluate(lower(scenario), replace(Assumptions(), package="bargain"))
    assert in_place_sentence(under, "talks") == (
        "The package “The larger bargain” puts other numbers in their place while it is on the table."
    )
    assert in_place_sentence(under, "root") == ""
