"""What is said of swings: their ends, trade-offs answered, and ratings that would agree."""

from __future__ import annotations

from scenario_desk.analysis.swings import Tradeoff
from scenario_desk.model.entities import Interest
from scenario_desk.presentation.words.sentences.swings import (
    contradiction_sentence,
    ends_sentence,
    nearest_sentence,
    tradeoff_sentence,
)
from tests.model.building import small_scenario

SMALL = small_scenario()
US1, US2, RU1 = (f"“{SMALL.interests[key].name}”" for key in ("us1", "us2", "ru1"))
ASKED = Tradeoff(("us1",), ("us2", "ru1"))
RATINGS = {"us1": 100, "us2": 70, "ru1": 40}


def test_ends_that_are_not_said_are_said_to_be_missing() -> None:
    said = Interest(id="x", actor="us", name="X", worst="War.", best="Peace.")
    assert ends_sentence(said) == "From: War.\nTo: Peace."
    half = Interest(id="x", actor="us", name="X", worst="War.")
    assert ends_sentence(half) == "From: War.\nTo: the best (not said in words)"


def test_an_answer_is_said_from_what_is_preferred() -> None:
    both = f"{US2} and {RU1}"
    assert tradeoff_sentence(SMALL, ASKED, "first") == f"Rather {US1} than {both}."
    assert tradeoff_sentence(SMALL, ASKED, "second") == f"Rather {both} than {US1}."
    assert tradeoff_sentence(SMALL, ASKED, "alike") == f"About the same: {US1}, and {both}."


def test_a_contradiction_says_what_the_ratings_come_to_in_the_same_order() -> None:
    first = contradiction_sentence(SMALL, RATINGS, ASKED, "first")
    assert first.endswith("But the ratings come to 100 against 110.")
    second = contradiction_sentence(SMALL, RATINGS | {"ru1": 20}, ASKED, "second")
    assert second.endswith("But the ratings come to 90 against 100.")


def test_the_nearest_ratings_are_said_as_far_as_they_differ() -> None:
    assert nearest_sentence(SMALL, RATINGS, RATINGS | {"us2": 59}) == (
        f"The nearest ratings that agree with every answer: {US2} 59 (now 70)."
    )
