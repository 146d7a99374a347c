"""Best guesses with their doubt, word for word: on Syria 2017 and on what stands in for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.words.sentences import (
    answer,
    deciding,
    doubt,
    headline,
    holding,
)


def moment(scenario: Scenario, assumptions: Assumptions | None = None) -> Evaluation:
    return evaluate(lower(scenario), assumptions or scenario.assumptions)


def drawn(evaluation: Evaluation, samples: int = 2_000) -> Robustness:
    return robustness(evaluation.frame, evaluation.assumptions, Sampling(samples=samples))


def syria(name: str = "syria-2017") -> Scenario:
    return load(locate("scenarios", f"{name}.scenario"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", ",")


@pytest.fixture(scope="module")
def now() -> Evaluation:
    return moment(syria())


@pytest.fixture(scope="module")
def found(now: Evaluation) -> Robustness:
    return drawn(now)


COUNT = "4 of 16 could be signed, barely · 2 tolerated, nobody signs"


def test_where_nothing_is_drawn_the_headline_says_all(now: Evaluation) -> None:
    assert answer(now) == (headline(now), "")


def test_before_the_first_draws_chances_are_those_of_best_guesses(now: Evaluation) -> None:
    said, sure = answer(now, under_way=True)
    assert said == COUNT
    assert plain(sure) == (
        "Could be signed: very unlikely, 8 % · Tolerated: unlikely, 40 % · drawing how sure that is…"
    )


def test_the_ranges_say_that_they_still_move(now: Evaluation, found: Robustness) -> None:
    _, ranges = answer(now, None, found)
    assert plain(ranges) == (
        "Could be signed: almost no chance to very unlikely, 1 to 9 % · no overlap at all in 1 of 500"
        " draws"
    )
    said, sure = answer(now, None, found, under_way=True)
    assert said == COUNT
    assert sure == f"{ranges} · still drawing"


def test_beside_a_pinned_state_both_are_said(now: Evaluation, found: Robustness) -> None:
    before = moment(syria(), Assumptions(package="pk-a"))
    said, sure = answer(now, before, found)
    assert said.startswith("Before → now: ")
    assert sure == answer(now, None, found)[1]


def test_zones_are_counted_one_by_one() -> None:
    said, sure = answer(moment(syria(), Assumptions(package="pk-a")), under_way=True)
    assert said == "4 of 16 could be signed, 1 of them barely · 2 with the package"
    assert "With the package: unlikely, 37 %" in plain(sure)


@pytest.mark.parametrize(
    ("agreement", "overlap", "said"),
    [
        (1.0, 1.0, "Nothing could be signed in any draw · no overlap in any draw"),
        (0.0, 0.0, "1 to 9 % · some overlap in every draw"),
        (0.5, np.nan, "1 to 9 % · no overlap at all in 20 to 70 of 100 draws"),
    ],
)
def test_sets_that_are_always_or_never_empty_are_said_so(
    now: Evaluation, found: Robustness, agreement: float, overlap: float, said: str
) -> None:
    made_up = replace(found)
    for name, value in (("no_agreement", agreement), ("no_overlap", overlap)):
        parts = (value, 0.2, 0.7, 0.005)
        vars(made_up)[name] = Shares(*(np.asarray(part) for part in parts))
    assert plain(answer(now, None, made_up)[1]).endswith(said)


def test_without_a_spread_best_guesses_stand_and_that_is_said() -> None:
    now = moment(syria("after-assad-2024"))
    said, sure = answer(now, None, drawn(now, 64))
    assert said == "1 of 6 could be signed · 2 tolerated, nobody signs"
    assert plain(sure) == (
        "Could be signed: very unlikely, 12 % · Tolerated: unlikely, 38 %"
        " · no judgement that counts has a range: nobody knows how sure it is"
    )
    assert doubt(drawn(now, 64), now, "d1") == []


def test_an_empty_scenario_has_one_sentence() -> None:
    now = moment(empty_scenario())
    assert answer(now, under_way=True) == (headline(now), "")
    assert answer(now, None, drawn(now, 8)) == (headline(now), "")


def test_a_verdict_is_worded_with_its_doubt(now: Evaluation, found: Robustness) -> None:
    assert holding(None, now, "e06") == ""
    barely = holding(found, now, "e06")
    assert barely.startswith("barely; holds in 5")
    assert barely.endswith(" of 100 draws")
    first, second = doubt(found, now, "e06")
    assert first == f"B{barely[1:]}."
    assert second == deciding(found, "e06")
    assert holding(found, now, "e12").startswith("acceptable to both in none of")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.56, "barely; holds in 56 of 100 draws"),
        (0.95, "holds in 95 of 100 draws"),
        (1.0, "holds in all 2,000 draws"),
        (np.nan, "acceptable to both in 20 to 70 of 100 draws"),
    ],
)
def test_what_holds_nearly_always_is_not_barely(
    now: Evaluation, found: Robustness, value: float, said: str
) -> None:
    row = found.frame.endpoint_index["e06"]
    shares = [array.copy() for array in vars(found.overlap_index).values()]
    for array, put in zip(shares, (value, 0.2, 0.7, 0.005), strict=True):
        array[row] = put
    made_up = replace(found)
    vars(made_up)["overlap_index"] = Shares(*shares)
    assert plain(holding(made_up, now, "e06")) == said
