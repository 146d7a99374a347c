"""Bargaining over lotteries in sentences."""

from __future__ import annotations

from dataclasses import replace as changed

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.presentation.words.sentences import lottery_caveat, lottery_sentences
from tests.analysis.games import chance, ending, game


def said(scenario: Scenario) -> list[str]:
    found = lottery_sentences(evaluate(lower(scenario)))
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in found]


def two_ends() -> Scenario:
    """US gains 12 in the one, Russia 6 in the other, and neither anything in the other's."""
    payoffs = {"mine": {"us": 12, "ru": 0}, "thine": {"us": 0, "ru": 6}}
    tree = chance("root", (None, ending("leaf")))
    return game(tree, payoffs, signed=("mine", "thine"), reservation=0.0)


def test_each_rule_says_its_chances_and_what_each_gains() -> None:
    caveat, *rules, currency = said(two_ends())
    assert caveat == lottery_caveat()
    assert rules == [
        "Nash: “mine” with 50 % and “thine” with 50 %; us gains 6.0 points and ru gains 3.0 points.",
        (
            "Kalai–Smorodinsky: “mine” with 50 % and “thine” with 50 %; us gains 6.0 points and ru"
            " gains 3.0 points."
        ),
        (
            "Egalitarian: “thine” with 67 % and “mine” with 33 %; us gains 4.0 points and ru gains 4.0"
            " points."
        ),
        "Utilitarian: “mine” for certain; us gains 12 points and ru gains 0.0 points.",
    ]
    assert currency.startswith("Egalitarian and utilitarian compare")


def test_where_nothing_would_be_signed_there_is_nothing_to_draw_for() -> None:
    scenario = two_ends()
    high = changed(scenario.profiles["us-base"], reservation=Estimate(50))
    assert said(replace(scenario, profiles=scenario.profiles.put(high))) == [
        "Nothing would be signed, so there is nothing to draw lots for."
    ]


def test_what_is_not_known_leaves_it_open() -> None:
    scenario = two_ends()
    # Whatever the missing score, it is enough for who asks for nothing; how much it gains is open.
    easy = changed(scenario.profiles["us-base"], reservation=Estimate(-100))
    unscored = replace(scenario, scores=scenario.scores.without(("thine", "us1")))
    assert said(replace(unscored, profiles=scenario.profiles.put(easy))) == [
        "What could be won is not all known yet, so there is no solution over lotteries either."
    ]
