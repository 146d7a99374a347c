"""What the room judges, in words: in its own unit, with who differs, and each answer by alias."""

from __future__ import annotations

from dataclasses import replace as with_fields

from scenario_desk.analysis.room.standing import standing
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.sentences import (
    alias,
    answer_sentence,
    judged_number,
    judgement_name,
    line_sentence,
    room_sentences,
)
from tests.model.building import small_scenario
from tests.model.rooms import told, with_room

BRANCH = ("branch", "talks")
SCENARIO = with_room(
    small_scenario(),
    told("p0", BRANCH, Estimate(0.2)),
    told("p1", BRANCH, Estimate(0.3, 0.25, 0.4), reason="They asked for it."),
    told("p2", BRANCH, "unknown"),
)


def test_probabilities_are_said_as_percentages() -> None:
    said = room_sentences(SCENARIO, standing(SCENARIO), Judgement.parse("branch/talks"))
    text = " ".join(said).replace("\N{NO-BREAK SPACE}", " ")
    assert "2 gave a number and 1 does not know." in text
    assert "Median 25 %; the middle half lies from 23 % to 28 %." in text
    given = [answer_sentence(SCENARIO, each) for each in SCENARIO.assessments.values()]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in given] == [
        "Ada: 20 %",
        "Ben: 30 % (25 % to 40 %) — They asked for it.",
        "Cyd does not know",
    ]


def test_where_nobody_gave_a_number_nothing_is_said_of_a_median() -> None:
    scenario = with_room(small_scenario(), told("p0", BRANCH, "abstains"))
    said = room_sentences(scenario, standing(scenario), Judgement.parse("branch/talks"))
    assert len(said) == 1
    assert "1 abstained" in said[0]


def test_numbers_that_are_not_known_are_a_dash() -> None:
    assert judged_number("score", float("nan")) == "–"
    assert judged_number("score", 41 + 1 / 3) == "41.3"


def test_who_cannot_be_linked_or_has_no_alias_is_said_so() -> None:
    assert alias(SCENARIO, None) == "someone"
    nameless = with_fields(SCENARIO.participants["p0"], name="")
    assert alias(replace(SCENARIO, participants=Roster([nameless])), "p0") != ""


def test_judgements_have_names_by_what_they_are_of() -> None:
    interest = SCENARIO.interests["us1"].name
    assert judgement_name(SCENARIO, Judgement.parse("score/e1/us1")) == (
        f"Negotiated transition · United States: {interest}"
    )
    assert judgement_name(SCENARIO, Judgement.parse("weight/us1")) == (
        f"What matters to United States · {interest}"
    )


def test_a_line_says_on_how_much_the_room_agrees() -> None:
    assert line_sentence(0.25, 3, 4).replace("\N{NO-BREAK SPACE}", " ") == (
        "The room agrees on 3 of 4 judgements here; its middle half spans 25 % of the scale on average."
    )
    assert line_sentence(float("nan"), 0, 0) == ""
