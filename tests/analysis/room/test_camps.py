"""Camps: who answers alike, how many such groups there are, and where they meet."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.room.camps import NO_CAMP, camps, distances, silhouette
from tests.analysis.room.rooms import OPEN, many, room

HAWKS, DOVES = [-80.0, 70, 10, 0], [60.0, -70, 15, 0]


def near(pattern: list[float], by: float) -> list[float]:
    return [value + by for value in pattern]


def test_two_patterns_are_two_camps_the_larger_first() -> None:
    found = camps(room([near(HAWKS, 2), near(DOVES, 1), near(DOVES, -3), HAWKS, near(DOVES, 4)]))
    assert found.of.tolist() == [1, 0, 0, 1, 0]
    assert found.sizes == (3, 2)
    assert found.medians[0].tolist() == near(DOVES, 1)
    assert found.meet.tolist() == [False, False, True, True]
    assert found.between[0] == pytest.approx((61 + 79) / 200)


def test_three_patterns_are_three_camps() -> None:
    third = [0.0, 0, -90, 90]
    people = [near(pattern, by) for pattern in (HAWKS, DOVES, third) for by in (0, 3, 6)]
    found = camps(room(people))
    assert found.sizes == (3, 3, 3)
    assert found.of.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_room_without_structure_is_one() -> None:
    """Patterns all over the scales, as far from one another as can be."""
    answers = many(40, 30, seed=5)
    found = camps(answers)
    assert set(found.of.tolist()) == {0}
    assert np.isnan(found.silhouette)
    assert np.isnan(found.between).all()
    assert not found.meet.any()


def test_people_are_compared_on_what_both_answered() -> None:
    answers = room([[0.0, OPEN, 100], [60, 0, OPEN], [OPEN, 40, 0]])
    apart = distances(answers)
    assert apart[0, 1] == pytest.approx(60 / 200)
    assert apart[0, 2] == pytest.approx(100 / 200)
    assert apart[1, 2] == pytest.approx(40 / 200)


def test_who_shares_no_answer_with_anybody_is_in_no_camp() -> None:
    rows = [[*near(HAWKS, by), OPEN] for by in (0, 2, 4)]
    rows += [[*near(DOVES, by), OPEN] for by in (0, 2)]
    found = camps(room([*rows, [OPEN] * 4 + [50.0]]))
    assert found.of.tolist() == [0, 0, 0, 1, 1, NO_CAMP]


def test_two_who_share_nothing_are_as_far_apart_as_any_two() -> None:
    """The second and the third share no answer, though both share some with the first."""
    rows = [[0.0, 0, 0, 0], [OPEN, OPEN, 5, 5], [5, 5, OPEN, OPEN], near(HAWKS, 0), near(HAWKS, 1)]
    found = camps(room(rows))
    assert found.of[3] == found.of[4] != found.of[0]


def test_the_silhouette_by_hand() -> None:
    """Two at 0 and 1, one at 10: (9.5 − 1) / 9.5 … and 0 for who is alone."""
    places = np.array([0.0, 1, 10])
    apart = np.abs(places[:, None] - places[None])
    expected = ((10 - 1) / 10 + (9 - 1) / 9 + 0) / 3
    assert silhouette(apart, np.array([0, 0, 1])) == pytest.approx(expected)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_too_few_are_one_camp_or_none(people: int) -> None:
    found = camps(room([HAWKS, DOVES][:people]) if people else many(0, 4))
    assert len(found.sizes) == (1 if people == 2 else 0)
