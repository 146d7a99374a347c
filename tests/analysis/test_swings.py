"""Ratings by swings: what moving and rating keep, what is asked, and the nearest that agree."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from scenario_desk.analysis.swings import (
    ALIKE,
    Answer,
    Tradeoff,
    as_weights,
    by_words,
    contradicted,
    most,
    moved,
    nearest,
    rated,
    started,
    tradeoffs,
)

FOUR = {"a": 100, "b": 60, "c": 45, "d": 10}


def items(ratings):
    return list(ratings.items())


def sound(ratings) -> bool:
    known = [points for points in ratings.values() if points is not None]
    return (
        next(iter(ratings.values())) == 100
        and all(0 <= points <= 100 for points in known)
        and known == sorted(known, reverse=True)
    )


def test_it_starts_from_the_weights_the_heaviest_having_100() -> None:
    assert items(started({"a": 20.0, "b": None, "c": 80.0, "d": 0.0})) == [
        ("c", 100),
        ("a", 25),
        ("d", 0),
        ("b", None),
    ]
    assert items(started({"a": None, "b": None})) == [("a", 100), ("b", None)]
    assert items(started({"a": 0.0, "b": 0.0})) == [("a", 100), ("b", 0)]


def test_a_weight_keeps_a_fraction_that_its_rating_rounds() -> None:
    weights = {"a": 100.0, "b": 62.5, "c": 30.25}
    ratings = rated(started(weights), "c", 20)
    assert as_weights(ratings, weights) == {"a": 100.0, "b": 62.5, "c": 20.0}


def test_what_is_moved_takes_the_nearest_rating_that_fits() -> None:
    assert items(moved(FOUR, "c", 1)) == [("a", 100), ("c", 60), ("b", 60), ("d", 10)]
    assert items(moved(FOUR, "d", 0)) == [("d", 100), ("a", 100), ("b", 60), ("c", 45)]
    assert items(moved(FOUR, "a", 2)) == [("b", 100), ("c", 45), ("a", 45), ("d", 10)]
    assert items(moved({"a": 100, "b": 60, "c": None}, "c", 1)) == [
        ("a", 100),
        ("c", None),
        ("b", 60),
    ]


def test_what_is_rated_lower_takes_those_after_it_along() -> None:
    assert rated(FOUR, "b", 20) == {"a": 100, "b": 20, "c": 20, "d": 10}
    assert (most(FOUR, "a"), most(FOUR, "c")) == (100, 60)
    assert most({"a": 100, "b": None, "c": 3}, "c") == 100
    for interest, points in (("a", 90), ("c", 61), ("c", -1)):
        with pytest.raises(ValueError, match=f"{interest} cannot be rated"):
            rated(FOUR, interest, points)


def test_no_sequence_of_moves_and_ratings_leaves_the_order() -> None:
    for seed in range(30):
        chance = Random(seed)
        ratings = started({key: chance.choice([None, 10.0, 55.5, 90.0]) for key in "abcdef"})
        for _step in range(40):
            key = chance.choice(list(ratings))
            if chance.random() < 0.5 or key == next(iter(ratings)):
                ratings = moved(ratings, key, chance.randrange(6))
            else:
                ratings = rated(ratings, key, chance.randint(0, most(ratings, key)))
            assert sound(ratings), ratings


def test_the_closest_sums_are_asked_first_and_each_interest_seldom() -> None:
    asked = tradeoffs(FOUR)
    assert asked[0] == Tradeoff(("a",), ("b", "c"))
    assert len(set(asked)) == len(asked) == 4
    many = tradeoffs({name: 100 - 9 * place for place, name in enumerate("abcdefgh")})
    assert {key for each in many for key in (*each.first, *each.second)} == set("abcdefgh")
    # Without three that matter there are no sums.
    assert tradeoffs({"a": 100, "b": 50}) == ()
    assert tradeoffs({"a": 100, "b": 50, "c": 0, "d": None}) == ()


def test_an_answer_is_contradicted_where_the_ratings_are_not_clearly_so() -> None:
    asked = Tradeoff(("a",), ("b", "c"))
    assert contradicted(FOUR, asked, "first")
    assert not contradicted(FOUR, asked, "second")
    assert not contradicted(FOUR, asked, "alike")
    level = {"a": 100, "b": 60, "c": 40}
    assert contradicted(level, asked, "first")
    assert contradicted(level, asked, "second")
    apart = {"a": 100, "b": 60, "c": 40 + ALIKE + 1}
    assert contradicted(apart, asked, "alike")


def test_the_nearest_agree_and_none_is_nearer() -> None:
    """Against all ratings of four interests on a coarse scale, which the true ones refine."""
    step = 5
    grid = [
        dict(zip("abcd", (100, *rest), strict=True))
        for rest in product(range(0, 101, step), repeat=3)
        if list(rest) == sorted(rest, reverse=True)
    ]
    answers: tuple[Answer, ...] = ("first", "second", "alike")
    for seed in range(25):
        chance = Random(seed)
        rest = sorted((chance.randint(0, 100) for _each in range(3)), reverse=True)
        ratings = dict(zip("abcd", (100, *rest), strict=True))
        pairs = [
            Tradeoff(("a",), ("b", "c")),
            Tradeoff(("b",), ("c", "d")),
            Tradeoff(("a", "d"), ("b", "c")),
        ]
        given = {
            each: chance.choice(answers) for each in chance.sample(pairs, chance.randint(1, 3))
        }

        def agrees(one, given=given) -> bool:
            return not any(contradicted(one, *each) for each in given.items())

        def cost(one, ratings=ratings) -> int:
            return sum(abs(one[key] - ratings[key]) for key in ratings)

        found = nearest(ratings, given)
        fitting = [cost(each) for each in grid if agrees(each)]
        if found is None:
            assert not fitting
            continue
        assert sound(found)
        assert agrees(found)
        assert cost(found) <= min(fitting, default=400)
        assert cost(found) >= (0 if agrees(ratings) else 1)


def test_the_nearest_on_every_point_of_a_small_scale() -> None:
    """Three interests, so that all 5,151 ratings can be tried."""
    asked = Tradeoff(("a",), ("b", "c"))
    every = [{"a": 100, "b": one, "c": other} for one in range(101) for other in range(one + 1)]
    for answer in ("first", "second", "alike"):
        fitting = [each for each in every if not contradicted(each, asked, answer)]
        for ratings in (
            {"a": 100, "b": 90, "c": 70},
            {"a": 100, "b": 30, "c": 20},
            {"a": 100, "b": 50, "c": 50},
        ):
            found = nearest(ratings, {asked: answer})
            assert found in fitting
            least = min(
                abs(each["b"] - ratings["b"]) + abs(each["c"] - ratings["c"]) for each in fitting
            )
            assert abs(found["b"] - ratings["b"]) + abs(found["c"] - ratings["c"]) == least


def test_what_agrees_stays_and_answers_against_one_another_have_none() -> None:
    asked, dearer = Tradeoff(("a",), ("b", "c")), Tradeoff(("a", "d"), ("b", "c"))
    assert nearest(FOUR, {asked: "second"}) == FOUR
    # More than a alone, and yet less than a with d: d would be worth less than nothing.
    assert nearest(FOUR, {asked: "first", dearer: "second"}) is None
    assert nearest({**FOUR, "e": None}, {asked: "first"}) is not None


def lowest_by_program(steps: list[int]) -> list[float]:
    """MACBETH's basic scale by its linear program, brought to 100: over all pairs of neighbours, "no
    improvement" being the last."""
    from scipy.optimize import linprog

    count = len(steps)
    gaps = np.eye(count) - np.eye(count, k=1)
    rows, limits = [], []
    for one, stronger in enumerate(steps):
        rows += [-gaps[one]] if stronger else [gaps[one], -gaps[one]]
        limits += [-stronger] if stronger else [0, 0]
        for other, weaker in enumerate(steps):
            if stronger > weaker:
                rows.append(gaps[other] - gaps[one])
                limits.append(weaker - stronger)
    found = linprog(np.ones(count), A_ub=np.array(rows), b_ub=limits, bounds=(0, None))
    return (100 * found.x / found.x[0]).tolist()


def test_words_come_to_the_basic_scale_of_the_linear_program() -> None:
    for steps in product(range(0, 7, 2), repeat=4):
        if any(steps):
            worded = by_words(FOUR, dict(zip(FOUR, steps, strict=True)))
            assert list(worded.values()) == pytest.approx(lowest_by_program(list(steps)), abs=0.51)
            assert sound(worded)


def test_words_change_nothing_before_all_is_said_nor_where_all_is_worth_nothing() -> None:
    assert by_words(FOUR, {"a": 1, "b": 2, "c": 3, "d": None}) is FOUR
    assert by_words(FOUR, {"a": 1, "b": 2}) is FOUR
    assert by_words(FOUR, dict.fromkeys(FOUR, 0)) is FOUR
