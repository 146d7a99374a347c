"""A chance of nothing that hangs on a choice is not called ruled out."""

from __future__ import annotations

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.entities import Assumptions, Move
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.presentation.words.sentences import (
    branch_likelihood,
    endpoint_likelihood,
    headline,
    node_likelihood,
)
from tests.analysis.games import Grown, chance, decision, ending, game

PAYOFFS = {"good": {"us": 20.0}, "bad": {"us": 19.5}, "never": {"us": 0.0}}


def tree(forecast: float) -> Grown:
    return decision(
        "root",
        "us",
        (forecast, chance("over", (0.0, ending("n", "never")), (None, ending("b", "bad")))),
        (None, ending("g", "good")),
    )


def scenario(forecast: float = 0.3) -> Scenario:
    return game(tree(forecast), PAYOFFS)


def said(evaluation: Evaluation, node: str, endpoint: str) -> tuple[str, str, str]:
    row = evaluation.frame.node_index[node]
    return (
        branch_likelihood(evaluation, row),
        node_likelihood(evaluation, row),
        endpoint_likelihood(evaluation, evaluation.frame.endpoint_index[endpoint]),
    )


def test_what_nobody_would_choose_is_not_reached_if_owners_choose_so() -> None:
    rational = evaluate(lower(scenario()), Assumptions(decisions="rational"))
    no = "not reached if owners choose so"
    assert said(rational, "over", "bad") == (no, no, no)
    assert said(rational, "b", "bad") == ("certain", no, no)
    assert said(rational, "g", "good") == ("certain",) * 3
    # Where the forecast says 0, too, it hangs on no choice.
    assert said(rational, "n", "never") == ("ruled out",) * 3
    nothing = evaluate(lower(scenario(forecast=0)), Assumptions(decisions="rational"))
    assert said(nothing, "over", "bad") == ("ruled out",) * 3


def test_the_headline_does_not_rule_out_what_hangs_on_a_choice() -> None:
    signed = game(tree(0.3), PAYOFFS, signed=("bad",), reservation=10.0)
    rational = evaluate(lower(signed), Assumptions(decisions="rational"))
    assert headline(rational).startswith("1 of 3 could be signed")
    assert "0\u00a0%, not reached if owners choose so" in headline(rational)


def test_what_history_passed_by_is_ruled_out() -> None:
    moved = replace(scenario(), moves=(Move("g"),))
    for decisions in ("judged", "rational"):
        passed = evaluate(lower(moved), Assumptions(decisions=decisions))  # type: ignore[arg-type]
        assert said(passed, "over", "bad") == ("ruled out",) * 3


def test_with_forecasts_likelihoods_are_what_they_are() -> None:
    assert said(evaluate(lower(scenario())), "over", "bad") == ("unlikely",) * 3
