"""Bargaining solutions, by value."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenario_desk.analysis.bargaining import solutions
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.pareto import pareto
from tests.analysis.games import chance, ending, game

GOODS = {
    # (to Bill, to Jack), from Nash (1950), "The Bargaining Problem"
    "book": (2, 4),
    "whip": (2, 2),
    "ball": (2, 1),
    "bat": (2, 2),
    "box": (4, 1),
    "pen": (10, 1),
    "toy": (4, 1),
    "knife": (6, 2),
    "hat": (2, 2),
}
BILLS = ("book", "whip", "ball", "bat", "box")
UNIT = 4.0
"""Points of the scale per unit of gain, so that the greatest gain, 22, stays within 100."""


def trades() -> Evaluation:
    """Every way to pass goods between Bill and Jack, as endpoints that both must sign."""
    payoffs = {}
    for passed in product((0, 1), repeat=len(GOODS)):
        bill = jack = 0
        for good, moves in zip(GOODS, passed, strict=True):
            sign = -moves if good in BILLS else moves
            bill += sign * GOODS[good][0]
            jack -= sign * GOODS[good][1]
        key = "t" + "".join(map(str, passed))
        payoffs[key] = {"bill": UNIT * bill, "jack": UNIT * jack}
    tree = chance("root", (None, ending("leaf")))
    return evaluate(lower(game(tree, payoffs, signed=tuple(payoffs), reservation=0.0)))


def test_bill_and_jack() -> None:
    evaluation = trades()
    assert len(evaluation.frame.endpoint_ids) == 512
    (best,) = evaluation.bargaining["nash"]
    # Bill gives book, whip, ball and bat, and gets pen, toy and knife.
    assert best == "t" + "1111" + "0" + "111" + "0"
    row = evaluation.frame.endpoint_index[best]
    gains = evaluation.shortfall[row] / UNIT
    assert gains == pytest.approx([12, 5])
    assert evaluation.pareto[row]
    both = (evaluation.utility >= 0).all(1)
    assert (evaluation.agreement_zone == both).all()


def named(gains: list[tuple[float, ...]]) -> dict[str, list[int]]:
    array = np.array(gains, float)
    found = solutions(array, np.ones(len(array), bool))
    return {rule: np.flatnonzero(members).tolist() for rule, members in found.items()}


def test_the_four_rules_can_all_differ() -> None:
    gains = [(12.0, 2.0), (2.0, 7.0), (4.5, 4.5), (7.0, 3.5), (0.0, 8.0)]
    # products 24, 14, 20.25, 24.5, 0; of the ideals 12 and 8 the smaller shares are
    # .25, .167, .375, .4375, 0; smaller gains 2, 2, 4.5, 3.5, 0; sums 14, 9, 9, 10.5, 8
    assert named(gains) == {
        "nash": [3],
        "kalai_smorodinsky": [3],
        "egalitarian": [2],
        "utilitarian": [0],
    }


def test_ties_are_sets() -> None:
    for members in named([(2.0, 3.0), (3.0, 2.0), (1.0, 1.0)]).values():
        assert members == [0, 1]


def test_three_principals() -> None:
    gains = [(6.0, 1.0, 1.0), (2.0, 2.0, 2.0), (3.0, 3.0, 1.0)]
    assert named(gains) == {
        "nash": [2],
        "kalai_smorodinsky": [2],
        "egalitarian": [1],
        "utilitarian": [0],
    }


def test_one_principal_takes_its_best() -> None:
    assert named([(1.0,), (5.0,)])["nash"] == [1]


def test_who_can_gain_nothing_has_no_say_in_shares() -> None:
    assert named([(1.0, 0.0), (2.0, 0.0)])["kalai_smorodinsky"] == [1]


@pytest.mark.parametrize("principals", [0, 2])
def test_without_candidates_there_is_no_solution(principals: int) -> None:
    found = solutions(np.ones((3, principals)), np.zeros(3, bool))
    assert not any(members.any() for members in found.values())


def test_only_what_could_be_signed_is_bargained_over() -> None:
    tree = chance("root", (0.5, ending("l1", "status")), (0.5, ending("l2", "deal")))
    payoffs = {
        "status": {"us": 0, "ru": 0},
        "deal": {"us": 10, "ru": 10},
        "drift": {"us": 40, "ru": 40},
    }
    evaluation = evaluate(lower(game(tree, payoffs, signed=("deal",), margin=5)))
    assert evaluation.ids(evaluation.agreement_zone) == ("deal",)
    assert evaluation.ids(evaluation.tolerated) == ("status", "drift")
    assert evaluation.bargaining["nash"] == ("deal",)
    assert evaluation.ids(evaluation.pareto) == ("drift",)


def test_where_the_smallest_gains_tie_the_next_decides() -> None:
    assert named([(3.0, 8.0), (9.0, 3.0), (3.0, 3.0)])["egalitarian"] == [1]
    gains = [(2.0, 5.0, 4.0), (6.0, 2.0, 4.0), (4.0, 9.0, 2.0), (2.0, 4.0, 4.0)]
    assert named(gains)["egalitarian"] == [2]
    # A tie in all of them, whoever it is that gains which.
    assert named([(3.0, 8.0, 4.0), (8.0, 4.0, 3.0)])["egalitarian"] == [0, 1]
    noise = 1e-13
    assert named([(3.0 + noise, 5.0), (3.0, 7.0)])["egalitarian"] == [1]


def test_a_product_of_nothing_still_prefers_what_nothing_dominates() -> None:
    assert named([(0.0, 10.0), (0.0, 40.0)])["nash"] == [1]
    assert named([(0.0, 10.0), (30.0, 0.0), (20.0, 0.0)])["nash"] == [0, 1]
    # Rounding is no gain, however great what it is multiplied with.
    assert named([(0.0, 50.0), (1e-13, 20.0), (-1e-13, 40.0)])["nash"] == [0]


@given(
    arrays(
        float,
        st.tuples(st.integers(1, 10), st.integers(1, 4)),
        elements=st.sampled_from([0.0, -1e-12, 1e-12, 0.3, 0.1 + 0.2, 8.0, 70 / 3]),
    )
)
def test_no_solution_is_dominated_and_each_rule_has_one(gains: np.ndarray) -> None:
    found = solutions(gains, np.ones(len(gains), bool))
    frontier = pareto(gains)
    for members in found.values():
        assert members.any()
        assert not (members & ~frontier).any()
