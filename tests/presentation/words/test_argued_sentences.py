"""What is said of moves that are argued about, and of sealed acceptance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.room.adjudication import Success
from scenario_desk.model.room import Proposal, Round
from scenario_desk.presentation.words.sentences import (
    decision_sentences,
    proposed_sentence,
    success_sentence,
    votes_sentence,
)
from scenario_desk.presentation.words.sentences.asking import anonymity_sentence, promise_sentence
from tests.model.building import small_scenario

SMALL = small_scenario()
MOVE = Proposal("p", "day", "Blockade", actor="ru", branch="push")
GAP = "\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    return text.replace(GAP, " ")


def test_a_move_says_whose_it_is_and_what_becomes_of_its_branch() -> None:
    label = SMALL.nodes["push"].label
    team = SMALL.actors["ru"].name
    assert proposed_sentence(SMALL, MOVE) == (
        f"Proposed by {team}. If it succeeds, “{label}” has happened."
    )
    won = replace(MOVE, decided="vote", outcome="succeeds", actor=None)
    assert proposed_sentence(SMALL, won) == f"By it “{label}” has happened."
    assert proposed_sentence(SMALL, replace(won, outcome="fails")) == ""
    assert proposed_sentence(SMALL, Proposal("q", "day", "Wait")) == ""


def test_estimates_are_summed_up() -> None:
    found = Success(np.array([0.2, 0.5, 0.625, 0.9]), 0.5625, (0.4, 0.7))
    assert plain(success_sentence(found)) == (
        "Median 56.2 % of 4 estimates; the middle half from 40 % to 70 %."
    )
    assert (
        plain(success_sentence(Success(np.array([0.3]), 0.3, (0.3, 0.3)))) == "One estimate: 30 %."
    )


def test_votes_are_counted_with_even_odds_apart() -> None:
    found = Success(np.array([0.2, 0.5, 0.6, 0.9]), 0.55, (0.4, 0.7))
    assert votes_sentence(found) == "2 hold it more likely to succeed, 1 to fail; 1 says even odds."
    sure = Success(np.array([0.6]), 0.6, (0.6, 0.6))
    assert votes_sentence(sure) == "1 holds it more likely to succeed, 0 to fail."


@pytest.mark.parametrize(
    ("roll", "outcome", "said"),
    [
        (0.599, "succeeds", "The die showed 59.9 %, below the chance of 60 %. Seed 7."),
        (0.6, "fails", "The die showed 60 %, not below the chance of 60 %. Seed 7."),
    ],
)
def test_a_die_says_what_it_showed_and_its_seed(roll: float, outcome: str, said: str) -> None:
    thrown = replace(MOVE, decided="die", chance=0.6, seed=7, roll=roll, outcome=outcome)
    verdict, why = decision_sentences(thrown)
    assert verdict == ("It succeeds." if outcome == "succeeds" else "It fails.")
    assert plain(why) == said


def test_what_is_not_decided_says_nothing() -> None:
    assert decision_sentences(MOVE) == ("", "")


def test_a_round_of_packages_alone_does_not_promise_what_others_do() -> None:
    sealed = Round("r", "day", "Sign?", packages=("bargain",))
    assert promise_sentence(sealed) == ""
    mixed = replace(sealed, weights=("us1",))
    assert promise_sentence(mixed) == anonymity_sentence("alias")
