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

PAYOFFS = {"good": {"us": 20.0}, "bad": {"us": 15.0}, "never": {"us": 0.0}}


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


def test_what_hangs_on_a_close_choice_is_open() -> None:
    is_open = "open: reached if a close choice goes otherwise"
    ranged = game(tree(0.3), PAYOFFS, spread=10.0)
    close = game(tree(0.3), PAYOFFS | {"bad": {"us": 19.5}})
    for each in (ranged, close):
        rational = evaluate(lower(each), Assumptions(decisions="rational"))
        assert said(rational, "over", "bad") == (is_open,) * 3
        assert said(rational, "n", "never") == ("ruled out",) * 3
        certain = "open: certain unless a close choice goes otherwise"
        assert said(rational, "g", "good") == (certain,) * 3
        # Below what is open, a branch that nobody chooses is as certain as it ever was.
        assert said(rational, "b", "bad")[0] == "certain"
    signed = game(tree(0.3), PAYOFFS, spread=10.0, signed=("bad",), reservation=10.0)
    rational = evaluate(lower(signed), Assumptions(decisions="rational"))
    assert f"0\u00a0%, {is_open}" in headline(rational)


def test_what_one_sure_choice_cuts_off_is_not_open_by_a_close_one_above_it() -> None:
    """The close choice at the root would lead to the sure one, which does not lead on."""
    below = decision("sure", "us", (0.5, ending("c", "bad")), (None, ending("d", "good")))
    above = decision("root", "us", (0.3, below), (None, ending("g", "better")))
    payoffs = {"good": {"us": 20.0}, "better": {"us": 20.5}, "bad": {"us": -20.0}}
    rational = evaluate(lower(game(above, payoffs)), Assumptions(decisions="rational"))
    no, is_open = (
        "not reached if owners choose so",
        "open: reached if a close choice goes otherwise",
    )
    assert said(rational, "c", "bad") == (no, no, no)
    assert said(rational, "d", "good") == ("certain", is_open, is_open)


def test_what_history_passed_by_is_ruled_out() -> None:
    moved = replace(scenario(), moves=(Move("g"),))
    for decisions in ("judged", "rational"):
        passed = evaluate(lower(moved), Assumptions(decisions=decisions))  # type: ignore[arg-type]
        assert said(passed, "over", "bad") == ("ruled out",) * 3


def test_by_quantal_response_a_forecast_of_something_stays_something() -> None:
    quantal = evaluate(lower(scenario()), Assumptions(decisions="quantal", sharpness=0.1))
    # 0.3 e^-0.5 / (0.3 e^-0.5 + 0.7) = 21 %
    assert said(quantal, "over", "bad") == ("unlikely",) * 3
    assert said(quantal, "n", "never") == ("ruled out",) * 3


def test_with_forecasts_likelihoods_are_what_they_are() -> None:
    assert said(evaluate(lower(scenario())), "over", "bad") == ("unlikely",) * 3
