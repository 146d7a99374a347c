"""What it would take, in sentences: Syria 2017 and small games."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.smallest import KINDS, inverse
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.sentences import (
    answer_sentences,
    change_sentence,
    range_sentence,
)
from tests.analysis.games import chance, ending, game


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(scenario, endpoint: str, kind: Kind) -> list[str]:
    frame = lower(scenario)
    answer = inverse(frame, Assumptions()).answer(frame.endpoint_index[endpoint], (kind,))
    return [plain(change_sentence(answer, change)) for change in answer.changes]


def deal(ru: float, reservation: float | str = 0.0):
    tree = chance("n", (0.4, ending("a", "deal")), (0.6, ending("b", "war")))
    payoffs = {"deal": {"us": 40, "ru": ru}, "war": {"us": -50, "ru": -50}}
    return game(tree, payoffs, signed=("deal",), reservation=reservation, margin=5.0)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.SCORE, "it were 15 points better for ru on “Payoff” (−10 → 5)"),
        (Kind.RESERVATION, "ru expected 15 points less without a deal (0 → −15)"),
    ],
)
def test_what_would_bring_it_in(kind: Kind, text: str) -> None:
    assert said(deal(-10.0), "deal", kind) == [f"“deal” would be in the overlap if {text}."]


def test_what_would_lose_it() -> None:
    first, second = said(deal(10.0), "deal", Kind.MARGIN)
    start = "“deal” would no longer be in the overlap if "
    # Rounded so that what is read is enough.
    assert first == start + "ru asked 5.0 points more for its signature (5 → 10.1)."
    assert second == start + "us asked 35 points more for its signature (5 → 40.1)."


def test_a_red_line_is_left_behind_by_a_step() -> None:
    scenario = edits.set_red_line(deal(40.0), "ru-base", "ru1", RedLine(40.0))
    (one,) = said(scenario, "deal", Kind.SCORE)
    text = "it were less than 0.1 points better for ru on “Payoff” (40 → 40.1)"
    assert one == f"“deal” would be in the overlap if {text}."


def test_other_endings_and_branches_are_named() -> None:
    scenario = deal(-60.0, "derived")
    assert said(scenario, "deal", Kind.SCORE)[-1] == (
        "“deal” would be in the overlap if “war” were 15 points worse for ru on “Payoff”"
        " (−50 → −65)."
    )
    tree = chance(
        "n", (0.5, ending("a", "deal")), (0.3, ending("b", "war")), (None, ending("c", "x"))
    )
    payoffs = {
        "deal": {"us": 0, "ru": -10},
        "war": {"us": -50, "ru": -50},
        "x": {"us": -50, "ru": 50},
    }
    scenario = edits.set_label(game(tree, payoffs, signed=("deal",)), "b", "Strike")
    # It is accepted by so much as a hair.
    assert said(scenario, "deal", Kind.PROBABILITY)[0] == (
        "“deal” would no longer be in the overlap if the probability of “Strike” were a little less"
        " than 30 %, not 30 %."
    )


def test_cares_less_and_within_what_was_judged() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    frame = lower(scenario)
    evaluation = evaluate(frame, Assumptions())
    search = inverse(frame, Assumptions())
    answer = search.answer(frame.endpoint_index["e06"], (Kind.WEIGHT,))
    change = answer.changes[0]
    assert plain(change_sentence(answer, change)) == (
        "“Decentralised Syria” would no longer be in the overlap if Russia cared 4.5 points less about"
        " “Limit cost” (50 → 45.5)."
    )
    told = "That is within what was judged: nobody is sure that it is in."
    assert range_sentence(answer, change) == told
    answer = search.answer(frame.endpoint_index["e05"], (Kind.WEIGHT,))
    assert range_sentence(answer, answer.changes[0]) == ""
    assert answer_sentences(evaluation, answer, held=False) == []


def test_kinds_of_which_no_change_would_do_are_named() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    evaluation = evaluate(lower(scenario), Assumptions())
    search = inverse(evaluation.frame, Assumptions())
    there, away = (search.answer(evaluation.frame.endpoint_index[key]) for key in ("e01", "e02"))
    assert answer_sentences(evaluation, there, held=False) == [
        (
            "No change of these alone would lose it: stated no-agreement values, margins and the"
            " probabilities of one node."
        )
    ]
    (said,) = answer_sentences(evaluation, away, held=False)
    assert said.startswith("No change of these alone would bring it in: weights, ")
    assert answer_sentences(evaluation, there, held=True) == []


def test_without_principals_one_sentence_is_enough() -> None:
    scenario = deal(-10.0)
    for key in list(scenario.actors):
        scenario = edits.amend(scenario, "actors", key, principal=False)
    evaluation = evaluate(lower(scenario), Assumptions())
    answer = inverse(evaluation.frame, Assumptions()).answer(0)
    assert answer_sentences(evaluation, answer, held=False) == [
        "No principals: nobody's signature is asked for."
    ]


def test_nothing_would_do() -> None:
    scenario = deal(-10.0)
    evaluation = evaluate(lower(scenario), Assumptions())
    search = inverse(evaluation.frame, Assumptions())
    answer = search.answer(0, (Kind.WEIGHT,))
    assert answer_sentences(evaluation, answer, held=False) == [
        "No change of weights alone would bring it in."
    ]
    assert answer_sentences(evaluation, answer, held=True) == [
        "No change was found that does it while choices are held as they are."
    ]
    every = replace(answer, kinds=KINDS)
    assert answer_sentences(evaluation, every, held=False) == [
        "No change of one kind of judgement alone would bring it in."
    ]


def test_what_is_missing_is_said() -> None:
    scenario = edits.set_score(deal(10.0), "deal", "us1", None)
    evaluation = evaluate(lower(scenario), Assumptions())
    answer = inverse(evaluation.frame, Assumptions()).answer(0)
    assert answer_sentences(evaluation, answer, held=False) == [
        "What it would take cannot be said while judgements are missing.",
        "Undecided for us: no score on “Payoff”.",
    ]


def test_an_estimate_of_its_own_is_rounded_as_it_is_read() -> None:
    scenario = edits.set_score(deal(40.0), "deal", "ru1", Estimate(3.33))
    assert said(scenario, "deal", Kind.SCORE) == [
        "“deal” would be in the overlap if it were 1.7 points better for ru on “Payoff” (3.3 → 5)."
    ]
