"""What the room stands by: the last answers, rounds asked again, and how far it agrees on them."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.room.standing import distance_of, rounded, spread_of, standing
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, told, with_room

SCORE = ("score", "e1", "us1")
JUDGED = Judgement("score", ("e1", "us1"))


def test_the_last_answer_of_each_counts() -> None:
    scenario = with_room(
        small_scenario(),
        told("p0", SCORE, Estimate(10), round="one"),
        told("p1", SCORE, Estimate(30), round="one"),
        told("p0", SCORE, Estimate(50), round="two"),
    )
    found = standing(scenario)
    assert found.reading.participants == ("p0", "p1")
    assert found.reading.answers.best[:, 0].tolist() == [50, 30]
    assert [each.round for each in found.given[JUDGED]] == ["two", "one"]
    assert found.values() == {JUDGED: Estimate(40)}


def test_unlinkable_answers_of_a_round_that_was_asked_again_give_way() -> None:
    """Else each would count twice."""
    first = [told(None, SCORE, Estimate(n), round="one", id=f"u{n}") for n in (10, 20)]
    again = [told(None, SCORE, Estimate(n), round="two", id=f"v{n}") for n in (60, 80)]
    other = told(None, ("score", "e2", "us1"), Estimate(5), round="one", id="x")
    found = standing(with_room(small_scenario(), *first, other, *again))
    assert found.values()[JUDGED] == Estimate(70)
    # What was not asked again stands.
    assert found.values()[Judgement("score", ("e2", "us1"))] == Estimate(5)
    assert found.reading.participants == (None, None)


def test_who_answered_by_name_gives_way_to_answers_that_cannot_be_linked() -> None:
    found = standing(
        with_room(
            small_scenario(),
            told("p0", SCORE, Estimate(10), round="one"),
            told(None, SCORE, Estimate(60), round="two", id="v"),
        )
    )
    assert found.values() == {JUDGED: Estimate(60)}


def test_a_round_asked_again_as_somebody_else_takes_nothing_back() -> None:
    found = standing(
        with_room(
            small_scenario(),
            told(None, SCORE, Estimate(10), round="one", id="u"),
            told(None, SCORE, Estimate(60), round="two", id="v", as_actor="us"),
        )
    )
    assert found.values() == {JUDGED: Estimate(10)}


def test_what_has_no_place_in_the_scenario_or_is_said_as_another_is_left_out() -> None:
    found = standing(
        with_room(
            small_scenario(),
            told("p0", ("seed", "q1"), Estimate(10)),
            told("p0", ("score", "e1", "ru1"), Estimate(10), as_actor="ru"),
        )
    )
    assert found.reading.judgements == ()


def test_judgements_stand_by_kind_and_in_the_order_of_the_scenario() -> None:
    found = standing(camps_of(small_scenario()))
    items = [each.item for each in found.reading.judgements]
    assert items[:3] == ["score/e1/us1", "score/e1/ru1", "score/e2/us1"]
    assert items[-2:] == ["weight/us1", "branch/talks"]


def test_who_differs_most_is_a_person() -> None:
    found = standing(camps_of(small_scenario()))
    assert found.reading.participants[found.farthest[found.column[JUDGED]]] == "p4"
    same = standing(
        with_room(small_scenario(), told("p0", SCORE, Estimate(5)), told("p1", SCORE, Estimate(5)))
    )
    assert same.farthest.tolist() == [-1]
    unknown = standing(
        with_room(
            small_scenario(),
            told("p0", SCORE, Estimate(0)),
            told("p1", SCORE, Estimate(1)),
            told(None, SCORE, Estimate(90), round="one", id="u"),
        )
    )
    assert unknown.farthest.tolist() == [-1]


def test_abstaining_is_no_number() -> None:
    found = standing(camps_of(small_scenario()))
    place = found.column[JUDGED]
    assert found.agreement.count[place] == 7
    assert found.reading.answers.abstains[:, place].sum() == 1
    assert np.isnan(found.reading.answers.best[7, place])


def test_agreement_of_a_line_is_that_of_its_cells() -> None:
    found = standing(camps_of(small_scenario()))
    spread, agreed, asked = spread_of(found, [found.column[JUDGED]])
    low, high = found.quartiles[found.column[JUDGED]].tolist()
    assert spread == pytest.approx((high - low) / 200)
    assert (agreed, asked) == (1, 1)
    assert spread_of(found, [])[1:] == (0, 0)
    away = distance_of(found)
    assert int(np.nanargmax(away)) in (4, 5)
    assert np.isnan(away[7])


def test_a_group_has_its_own_values() -> None:
    found = standing(camps_of(small_scenario())).by([4, 5])
    assert found.reading.participants == ("p4", "p5")
    assert found.values()[JUDGED] == Estimate(-80, -100, -60)
    assert len(found.given[JUDGED]) == 2


def test_values_have_no_more_digits_than_people_gave() -> None:
    assert rounded(JUDGED, Estimate(1 / 3, 0.04, 99.99)) == Estimate(0.3, 0, 100)
    assert rounded(Judgement("branch", ("talks",)), Estimate(1 / 3)) == Estimate(0.333)
