"""A weight that is missing: what is open for it, and what is decided all the same."""

from __future__ import annotations

from dataclasses import replace as changed
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Assumptions, Interest, Linkage
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.sentences import node_sentence, undecided
from tests.analysis.games import chance, ending, game
from tests.analysis.test_draws import assert_alike, drawn

ENDS = ("war", "freeze", "deal")
TREE = chance(
    "root", (0.5, ending("l1", "war")), (0.3, ending("l2", "freeze")), (0.2, ending("l3", "deal"))
)
SHARES = (0.5 / 0.8, 0.3 / 0.8, 0.0)


def scenario(
    weights: list[float | None],
    scores: dict[str, list[float | None]],
    *,
    reservation: float | str = "derived",
    margin: float = 0.0,
) -> Scenario:
    """One principal with these weights, and its scores by endpoint, each as many."""
    start = game(TREE, {key: {"us": 0} for key in ENDS}, signed=("deal",), margin=margin)
    ids = [f"us{number}" for number in range(1, len(weights) + 1)]
    profile = changed(
        start.profiles["us-base"],
        reservation="derived" if reservation == "derived" else Estimate(float(reservation)),
        weights=Table({i: Estimate(w) for i, w in zip(ids, weights, strict=True) if w is not None}),
    )
    return replace(
        start,
        interests=Roster(Interest(key, "us", key) for key in ids),
        profiles=start.profiles.put(profile),
        scores=Table(
            {
                (end, key): Estimate(score)
                for end, row in scores.items()
                for key, score in zip(ids, row, strict=True)
                if score is not None
            }
        ),
        linkages=Roster(
            [Linkage("money", "Money", endpoints=("deal",), effects=Table({ids[-1]: Estimate(30)}))]
        ),
    )


def evaluated(*args: object, **fields: object) -> Evaluation:
    return evaluate(lower(scenario(*args, **fields)))  # type: ignore[arg-type]


SCORES: dict[str, list[float | None]] = {"war": [-10, -40], "freeze": [-10, -40], "deal": [30, -20]}


@pytest.mark.parametrize(("held", "verdict"), [(-2.0, 1), (0.0, -1), (31.0, 0)])
def test_a_missing_weight_leaves_the_bounds_of_none_and_the_heaviest(
    held: float, verdict: int
) -> None:
    evaluation = evaluated([60, None], SCORES, reservation=held)
    row = evaluation.frame.endpoint_index["deal"]
    assert np.isnan(evaluation.utility[row, 0])
    assert evaluation.utility_low[row, 0] == pytest.approx((60 * 30 + 100 * -20) / 160)
    assert evaluation.utility_high[row, 0] == pytest.approx(30)
    assert evaluation.acceptable[row, 0] == verdict


@pytest.mark.parametrize(("margin", "verdict"), [(27.0, 1), (30.0, -1), (41.0, 0)])
def test_one_missing_weight_is_one_unknown_on_both_sides(margin: float, verdict: int) -> None:
    # U − R is 40 with no weight there, and (60 · 40 + 100 · 20) / 160 = 27.5 with the heaviest.
    evaluation = evaluated([60, None], SCORES, margin=margin)
    assert np.isnan(evaluation.reservation[0])
    assert evaluation.reservation_low[0] == pytest.approx((60 * -10 + 100 * -40) / 160)
    assert evaluation.reservation_high[0] == pytest.approx(-10)
    assert evaluation.acceptable[evaluation.frame.endpoint_index["deal"], 0] == verdict


def test_each_missing_weight_lies_where_it_does_most() -> None:
    scores: dict[str, list[float | None]] = {key: [10, 50, -30, 20] for key in ENDS}
    evaluation = evaluated([40, None, None, None], scores)
    # The greatest: 50 alone joins, since 20 is below what that comes to.
    assert evaluation.utility_high[0, 0] == pytest.approx((400 + 5000) / 140)
    assert evaluation.utility_low[0, 0] == pytest.approx((400 - 3000) / 140)


def test_an_interest_without_any_score_is_not_in_use_yet() -> None:
    scores: dict[str, list[float | None]] = {key: [10, None] for key in ENDS}
    evaluation = evaluated([40, None], scores)
    assert evaluation.utility[:, 0].tolist() == [10, 10, 10]
    assert not evaluation.missing.any()
    assert any(found.code == "weights_missing" for found in check(evaluation.frame.scenario))
    # With a single one it is, and what is missing besides may be anything.
    evaluation = evaluated([40, None], scores | {"war": [10, 0]})
    assert np.isnan(evaluation.utility).all()
    assert evaluation.utility_high[2, 0] == pytest.approx((400 + 10000) / 140)


def test_a_weight_of_nothing_is_a_weight() -> None:
    assert evaluated([60, 0], SCORES).utility[:, 0].tolist() == [-10, -10, 30]


def test_it_is_said_which_weight_is_missing() -> None:
    evaluation = evaluated([60, None], SCORES, reservation=0.0)
    assert "no weight for “us2”" in undecided(evaluation, "deal")[0]


def test_a_choice_is_unknown_where_a_weight_is_missing() -> None:
    start = scenario([60, None], SCORES)
    root = changed(start.nodes["root"], kind="decision", owner="us")
    evaluation = evaluate(lower(start.with_nodes({"root": root})))
    assert not evaluation.chosen.any()
    assert node_sentence(evaluation, "root").startswith(
        "What us would choose is unknown: not all of its interests have been weighed."
    )


@pytest.mark.parametrize("linked", [False, True])
def test_many_draws_are_judged_as_each_alone(linked: bool) -> None:
    scores = SCORES | {"freeze": [None, 35, 10], "war": [-10, -40, None], "deal": [30, -20, 20]}
    frame = lower(scenario([60, None, None], scores))
    assumptions = Assumptions(linkages=("money",) if linked else ())
    draws = drawn(frame, 4, 7)
    for kept in (vars(draws), {"weights": draws.weights}, {"scores": draws.scores}):
        many = judge(frame, assumptions, Draws(**kept))
        for draw in range(4):
            one = {name: values[draw] for name, values in kept.items()}
            assert_alike(many, judge(frame, assumptions, Draws(**one)), draw)


WEIGHT = st.sampled_from([None, None, 0.0, 20.0, 100.0])
SCORE = st.sampled_from([None, -80.0, 0.0, 35.0, 90.0])


@given(
    weights=st.tuples(st.sampled_from([10.0, 70.0]), WEIGHT, WEIGHT),
    scores=st.tuples(*[st.tuples(SCORE, SCORE, SCORE)] * 3),
    held=st.sampled_from(["derived", -20.0, 15.0]),
    linked=st.booleans(),
    margin=st.sampled_from([0.0, 25.0, 60.0]),
)
def test_bounds_and_verdicts_are_those_of_all_that_is_missing_at_its_ends(
    weights: tuple[float | None, ...],
    scores: tuple[tuple[float | None, ...], ...],
    held: float | str,
    linked: bool,
    margin: float,
) -> None:
    rows = {end: list(row) for end, row in zip(ENDS, scores, strict=True)}
    start = scenario(list(weights), rows, reservation=held, margin=margin)
    assumptions = Assumptions(linkages=("money",) if linked else ())
    evaluation = evaluate(lower(start), assumptions)

    table = np.array([[np.nan if s is None else s for s in row] for row in scores])
    added = np.zeros((3, 3))
    added[2, 2] = 30.0 if linked else 0.0
    used = ~np.isnan(table).all(axis=0)
    open_weights = [
        (0.0, 100.0) if w is None and used[i] else (w or 0.0,) for i, w in enumerate(weights)
    ]
    low = high = None
    gain_low = np.full(3, np.inf)
    gain_high = -gain_low
    for swings in product(*open_weights):
        share = np.array(swings) / sum(swings)
        worst = np.where(np.isnan(table), -100.0, table)
        best = np.where(np.isnan(table), 100.0, table)
        ends = [(each + added).clip(-100, 100) @ share for each in (worst, best)]
        low = ends[0] if low is None else np.minimum(low, ends[0])
        high = ends[1] if high is None else np.maximum(high, ends[1])
        for end in range(3):
            # Each interest's part of U − R at its ends; what is missing is one unknown.
            parts = []
            for i in range(3):
                own = [table[end, i]] if not np.isnan(table[end, i]) else [-100, 100, 70, -70]
                of_rest = [
                    sum(s * e[k, i] for k, s in enumerate(SHARES) if k != end)
                    for e in (worst, best)
                ]
                mine = SHARES[end]
                parts.append(
                    [
                        np.clip(x + added[end, i], -100, 100)
                        - (mine * x + r if held == "derived" else 0.0)
                        for x in own
                        for r in of_rest
                    ]
                )
            fixed = 0.0 if held == "derived" else float(held)
            gain_low[end] = min(
                gain_low[end], float(np.dot([min(part) for part in parts], share)) - fixed
            )
            gain_high[end] = max(
                gain_high[end], float(np.dot([max(part) for part in parts], share)) - fixed
            )
    np.testing.assert_allclose(evaluation.utility_low[:, 0], low, atol=1e-9)
    np.testing.assert_allclose(evaluation.utility_high[:, 0], high, atol=1e-9)
    asked = margin * (np.arange(3) == 2)
    expected = np.where(gain_low - asked >= -1e-7, 1, np.where(gain_high - asked < -1e-7, 0, -1))
    assert evaluation.acceptable[:, 0].tolist() == expected.tolist()
