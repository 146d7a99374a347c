"""Bargaining over lotteries: known answers, and one way of working it out against another."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenario_desk.analysis.bargaining import RULES
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.lotteries import Lottery, hull, lotteries
from scenario_desk.analysis.pareto import pareto
from tests.analysis.games import chance, ending, game
from tests.analysis.test_bargaining import UNIT, trades


def solved(gains: list[tuple[float, ...]]) -> dict[str, Lottery]:
    return lotteries(np.array(gains, float), np.ones(len(gains), bool))


def test_bill_and_jack_need_no_lot() -> None:
    """Nash (1950): what they swap is best also among all lotteries of swaps."""
    evaluation = trades()
    nash = evaluation.lotteries["nash"]
    assert nash.is_one
    assert evaluation.ids(nash.chances > 0) == evaluation.bargaining["nash"]
    assert nash.gains / UNIT == pytest.approx([12, 5])


GOODS = {
    # Points of 100 to her and to him, from Brams and Taylor (1996), "Fair Division": Jolis v Jolis.
    "Paris apartment": (55, 35),
    "Paris studio": (1, 6),
    "New York coop": (1, 8),
    "farm": (1, 8),
    "cash": (6, 5),
    "securities": (17, 18),
    "profit sharing": (15, 15),
    "life insurance": (4, 5),
}


def test_the_adjusted_winner_of_a_divorce() -> None:
    """A share of a good is worth what a chance of it is, so the adjusted winner is a lottery.

    Adjusted winner: each gets what it values more, and from who has more go goods, those first that
    both value most alike, until both have as many points. The division is efficient and equitable,
    so it is egalitarian, and Kalai and Smorodinsky's, since 100 points are the ideal of both.
    """
    payoffs = {}
    for taken in product((0, 1), repeat=len(GOODS)):
        hers = sum(mine for own, (mine, _his) in zip(taken, GOODS.values(), strict=True) if own)
        his = sum(its for own, (_hers, its) in zip(taken, GOODS.values(), strict=True) if not own)
        payoffs["d" + "".join(map(str, taken))] = {"her": hers, "him": his}
    tree = chance("root", (None, ending("leaf")))
    evaluation = evaluate(lower(game(tree, payoffs, signed=tuple(payoffs), reservation=0.0)))
    # She has 55 + 6 + 15, he 6 + 8 + 8 + 18 + 5 = 45: the profit sharing, valued alike, goes first.
    # 61 + 15 (1 − x) = 45 + 15 x would need more than all of it; then cash, 6 to 5: 61 − 6 y = 60 + 5 y.
    share = 60 + 5 / 11
    for rule in ("egalitarian", "kalai_smorodinsky"):
        assert evaluation.lotteries[rule].gains == pytest.approx([share, share])
    swapped = {
        key: p
        for key, p in zip(payoffs, evaluation.lotteries["egalitarian"].chances, strict=True)
        if p
    }
    assert swapped == {"d10000000": pytest.approx(1 / 11), "d10001000": pytest.approx(10 / 11)}
    # Points add up to most where each good goes to who values it more; the profit sharing to either.
    utilitarian = evaluation.lotteries["utilitarian"]
    assert utilitarian.gains.sum() == pytest.approx(121)


def test_halfway_between_two() -> None:
    """On the line from (10, 0) to (0, 10) all rules but the utilitarian, which ties, meet halfway."""
    for rule, found in solved([(10, 0), (0, 10), (4, 4)]).items():
        assert found.gains == pytest.approx([5, 5]), rule
        assert found.chances == pytest.approx([0.5, 0.5, 0])


def test_the_rules_differ() -> None:
    """From (12, 0) to (0, 6): the product is greatest halfway, equal shares too, equal gains at 4."""
    found = solved([(12, 0), (0, 6)])
    assert found["nash"].gains == pytest.approx([6, 3])
    assert found["kalai_smorodinsky"].gains == pytest.approx([6, 3])
    assert found["egalitarian"].gains == pytest.approx([4, 4])
    assert found["utilitarian"].gains == pytest.approx([12, 0])
    assert found["egalitarian"].chances == pytest.approx([1 / 3, 2 / 3])


def test_three_who_share_a_pie() -> None:
    found = solved([(9, 0, 0), (0, 9, 0), (0, 0, 9)])
    for rule in RULES:
        assert found[rule].gains == pytest.approx([3, 3, 3])
    # Imai: the third gets at most 1; the other two then share what is left of the first two levels.
    found = solved([(10, 0, 1), (0, 10, 1), (2, 2, 0)])
    assert found["egalitarian"].gains == pytest.approx([5, 5, 1])


def test_who_can_gain_nothing_has_no_say() -> None:
    found = solved([(8, 0, 0), (0, 4, 0)])
    assert found["nash"].gains == pytest.approx([4, 2, 0])
    nothing = solved([(0, 0), (0, 0)])
    assert {tuple(each.gains) for each in nothing.values()} == {(0.0, 0.0)}


def test_there_is_none_where_nothing_is_to_be_had_or_known() -> None:
    assert lotteries(np.ones((3, 2)), np.zeros(3, bool)) == {}
    assert lotteries(np.ones((3, 0)), np.ones(3, bool)) == {}
    assert lotteries(np.array([[1.0, np.nan]]), np.ones(1, bool)) == {}


def test_the_hull_leaves_out_what_a_lot_betters() -> None:
    points = np.array([(0.0, 8.0), (4.0, 3.0), (4.0, 4.0), (8.0, 0.0), (6.0, 2.5), (1.0, 8.0)])
    assert hull(points).tolist() == [5, 4, 3]
    assert hull(np.zeros((0, 2))).tolist() == []


GAINS = st.integers(1, 4).flatmap(
    lambda principals: arrays(
        float,
        st.tuples(st.integers(1, 8), st.just(principals)),
        elements=st.sampled_from([0.0, 0.5, 3.0, 10.0, 20.0, 31.0, 70 / 3]),
    )
)


@settings(deadline=None)
@given(GAINS)
def test_no_lottery_does_better_by_the_measure_of_a_rule(gains: np.ndarray) -> None:
    """Against lotteries at random, the endpoints themselves, and mixtures with them."""
    found = lotteries(gains, np.ones(len(gains), bool))
    numbers = np.random.default_rng(len(gains))
    others = np.vstack((numbers.dirichlet(np.ones(len(gains)), 200), np.eye(len(gains))))
    gaining = gains.max(0) > 0
    ideal = gains.max(0)[gaining]
    measures = {
        "nash": lambda g: (g[:, gaining] / ideal).prod(1) ** (1 / max(1, gaining.sum())),
        "kalai_smorodinsky": lambda g: (g[:, gaining] / ideal).min(1, initial=1.0),
        "egalitarian": lambda g: g[:, gaining].min(1, initial=100.0),
        "utilitarian": lambda g: g.sum(1),
    }
    for rule, measure in measures.items():
        chances = found[rule].chances
        assert chances.sum() == pytest.approx(1)
        assert found[rule].gains == pytest.approx(chances @ gains)
        mine = float(measure(found[rule].gains[None])[0])
        every = np.vstack((others, 0.9 * chances + 0.1 * others, 0.999 * chances + 0.001 * others))
        assert measure(every @ gains).max() <= mine + 1e-6
        # Nothing with a chance is dominated, and no lottery is better for all.
        assert pareto(gains)[chances > 0].all()
        better = others @ gains - found[rule].gains
        assert not ((better > -1e-9).all(1) & (better > 1e-4).any(1)).any()


@settings(deadline=None)
@given(
    arrays(
        float,
        st.tuples(st.integers(1, 8), st.just(2)),
        elements=st.sampled_from([1.0, 2.0, 7.0, 20.0, 31.0, 70 / 3]),
    )
)
def test_two_by_the_edges_are_as_many_by_programmes(gains: np.ndarray) -> None:
    """A third principal to whom all is one leaves Nash's and Kalai's answers as they are."""
    three = np.column_stack((gains, np.full(len(gains), 40.0)))
    every = np.ones(len(gains), bool)
    two, more = lotteries(gains, every), lotteries(three, every)
    for rule in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert more[rule].gains[:2] == pytest.approx(two[rule].gains, abs=1e-4)
