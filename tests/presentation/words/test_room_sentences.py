"""What is said of a room: its agreement and the rule for it, camps, overlaps, performance."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.improving import Improvement
from scenario_desk.analysis.packages.search import Offer
from scenario_desk.analysis.room.agreement import agreement
from scenario_desk.analysis.room.camps import camps
from scenario_desk.analysis.room.overlaps import Overlaps
from scenario_desk.analysis.room.performance import Performance
from scenario_desk.presentation.words.sentences import (
    agreed_rule,
    agreement_sentence,
    alpha_sentence,
    answered_sentence,
    brier_sentence,
    camps_rule,
    camps_sentence,
    concordance_sentence,
    differing_first,
    improvement_sentence,
    overlaps_sentence,
    performance_sentence,
    way_sentence,
)
from tests.analysis.room.rooms import OPEN, room
from tests.model.building import small_scenario

FRAME = lower(small_scenario())


def test_the_rule_says_how_near_is_near_on_each_scale() -> None:
    assert agreed_rule("score") == (
        "Agreed means: at least two gave a number, and fewer than a third of those who did are more"
        " than 33 points from the median (after RAND/UCLA)."
    )
    assert "more than 17 points from" in agreed_rule("weight")
    assert "more than 17 percentage points from" in agreed_rule("branch")
    assert "more than 17 percentage points from" in agreed_rule("success")
    assert "more than a sixth of what the answers span from" in agreed_rule("seed")


def test_agreement_is_said_with_its_spread_and_its_dissent() -> None:
    found = agreement(room([[(0, 10, 20)], [(5, 15, 25)], [(60, 70, 80)]]))
    assert agreement_sentence("score", found, 0) == (
        "Not agreed. Half of the answers lie within 30 points of one another; two of them lie 40 points"
        " apart on average. On average an answer lies outside the ranges of 67\N{NO-BREAK SPACE}% of the others."
    )


def test_single_numbers_have_no_ranges_to_lie_outside_of() -> None:
    found = agreement(room([[0.3], [0.32]], 0, 1))
    assert agreement_sentence("branch", found, 0) == (
        "Agreed. Half of the answers lie within 1.0 percentage points of one another; two of them lie"
        " 2.0 percentage points apart on average."
    )


def test_one_answer_is_nothing_to_agree_on() -> None:
    said = agreement_sentence("score", agreement(room([[5.0], [OPEN]])), 0)
    assert said == "Fewer than two gave a number: there is nothing to agree on."


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((9, 0, 0), "9 gave a number."),
        ((9, 1, 1), "9 gave a number, 1 abstained and 1 does not know."),
        ((0, 0, 2), "0 gave a number and 2 do not know."),
    ],
)
def test_what_is_no_number_is_counted_apart(counts: tuple[int, int, int], said: str) -> None:
    assert answered_sentence(*counts) == said


def test_how_it_was_put_together_is_said_with_its_weights() -> None:
    assert "all count alike" in way_sentence("median", weighted=False)
    assert "half the weight" in way_sentence("median", weighted=True)
    assert way_sentence("pool", weighted=True) != way_sentence("quantiles", weighted=True)


@pytest.mark.parametrize(
    ("alpha", "part"),
    [
        (-0.2, "−0.20: they differ more than by chance"),
        (0.5, "0.50: too little agreement"),
        (0.7, "0.70: enough agreement for tentative"),
        (0.849, "0.85: they can be relied on"),
        (OPEN, "unknown"),
    ],
)
def test_alpha_is_read_as_its_author_reads_it(alpha: float, part: str) -> None:
    assert part in alpha_sentence(alpha)


def test_rankings_are_said_with_their_ends() -> None:
    assert concordance_sentence(0.54).startswith("Kendall's W is 0.54, from 0 ")
    assert concordance_sentence(OPEN).startswith("Too few ranked")


def test_camps_are_said_with_their_sizes_and_where_they_meet() -> None:
    hawks, doves = [-80.0, 70, 10, 0], [60.0, -70, 15, 0]
    found = camps(room([hawks, doves, doves, hawks, doves]))
    assert camps_sentence(found) == (
        "2 camps, of 3 and 2. Their medians meet on 2 of 4 judgements."
    )
    alone = camps(room([[*hawks, OPEN]] * 3 + [[OPEN] * 4 + [1.0]]))
    assert camps_sentence(alone) == (
        "No camps: the answers follow no patterns that differ clearly. 1 answered nothing that another"
        " answered too, and is in none."
    )
    assert "0.25" in camps_rule()
    assert "average" in differing_first()


def overlaps(sees: list[int], brought_in: dict[str, int]) -> Overlaps:
    counts = [brought_in.get(key, 0) for key in FRAME.interest_ids]
    return Overlaps(np.zeros((len(sees), 4), np.int8), np.array(sees), np.array(counts))


def test_who_sees_an_agreement_and_why_the_others_do_not() -> None:
    first, second = (f"“{FRAME.scenario.interests[key].name}”" for key in ("us1", "ru1"))
    sees = [1] * 7 + [0] * 5
    assert overlaps_sentence(FRAME, overlaps(sees, {"us1": 4, "ru1": 1})) == (
        "7 of 12 see an agreement by their own numbers. 5 do not: with the room's median on"
        f" {first} 4 of them would."
    )
    assert overlaps_sentence(FRAME, overlaps([1, 0, -1], {"us1": 1, "ru1": 1})) == (
        "1 of 3 see an agreement by their own numbers. For 1 it is open, since judgements are missing."
        f" 1 does not: with the room's median on any of {first} and {second} it would."
    )
    assert overlaps_sentence(FRAME, overlaps([0, 0], {})) == (
        "0 of 2 see an agreement by their own numbers. 2 do not: the room's median on no single interest"
        " would change that for any of them."
    )
    assert overlaps_sentence(FRAME, overlaps([1, 1], {})).endswith("by their own numbers.")


def test_performance_is_said_with_what_it_rests_on() -> None:
    found = Performance(
        np.array([5, 0]), np.array([0.608, OPEN]), np.array([0.558, OPEN]), np.array([0.4338, 0.0])
    )
    assert performance_sentence(found, 0) == (
        "On 5 seed questions: calibration 0.61 × information 0.56; weight 43\N{NO-BREAK SPACE}%."
    )
    assert performance_sentence(found, 1).startswith("No seed question answered")
    assert brier_sentence(0.12, 0.5).startswith("Brier score 0.12 ")
    assert brier_sentence(OPEN, 0.0).startswith("No probability given")


def offer(us: float, ru: float, *linkages: str) -> Offer:
    return Offer(linkages, 0.5, np.array([us, ru, 0.0]), np.zeros(3), 0.0, (), (), 1)


def test_what_all_would_rather_have_is_said_with_what_each_gains() -> None:
    better = (("e1", offer(14, 20.5, "bases")), ("e1", offer(11, 30)))
    found = Improvement(offer(10, 18), better, (), (), 0.0)
    bases = f"“{FRAME.scenario.linkages['bases'].name}”"
    assert improvement_sentence(FRAME, found) == (
        f"Every principal would have more by {bases}: US 4.0 points more and RU 2.5 points more. So it"
        " would by 1 other package."
    )
    none = Improvement(offer(10, 18), (), (), (), 0.0)
    assert "is better for every principal" in improvement_sentence(FRAME, none)
    unsure = Improvement(offer(10, 18), (), ("bases",), (), 0.0)
    assert "was found" in improvement_sentence(FRAME, unsure)
