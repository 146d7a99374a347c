"""Quantal response: between the forecast and rational choice, known by hand and at both ends."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.entities import Assumptions, Move, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import decision, ending, game
from tests.analysis.growing import large_scenario
from tests.analysis.test_induction import at, codes, entry

SEEDS = st.integers(0, 1_000)


def quantal(scenario: Scenario, sharpness: float, **assumed: object) -> Evaluation:
    assumptions = Assumptions(decisions="quantal", sharpness=sharpness, **assumed)  # type: ignore[arg-type]
    return evaluate(lower(scenario), assumptions)


def choice(first: float, forecast: float = 0.5, **fields: object) -> Scenario:
    """One decision between two ends, worth `first` and 0 to who decides."""
    tree = decision("d", "us", (forecast, ending("l1", "e1")), (None, ending("l2", "e2")))
    return game(tree, {"e1": {"us": first}, "e2": {"us": 0}}, **fields)  # type: ignore[arg-type]


def test_two_moves_of_two_branches_by_hand() -> None:
    """The entrant expects the incumbent to respond, as in agent quantal response equilibrium."""
    found = quantal(entry(), 0.02)
    # To the incumbent a fight is worth −50 and a duopoly 50; forecast 70 to 30.
    fights = 0.7 * exp(-2.0) / (0.7 * exp(-2.0) + 0.3)
    assert at(found, found.probability, "fights") == pytest.approx(fights)
    # To the entrant entry is then worth −50 p + 50 (1 − p), staying out 0; forecast even.
    enters = 1 / (1 + exp(-0.02 * (50 - 100 * fights)))
    assert at(found, found.probability, "fight") == pytest.approx(enters)
    assert at(found, found.reach, "shares") == pytest.approx(enters * (1 - fights))
    assert at(found, found.forecast, "fights") == 0.7
    assert found.quantal.sum() == 2
    assert not found.rational.any()
    assert codes(found) == []


def test_a_lead_of_a_fraction_of_a_point_does_not_make_a_certainty() -> None:
    found = quantal(choice(0.3), 0.1)
    assert at(found, found.probability, "l1") == pytest.approx(1 / (1 + exp(-0.03)))
    assert evaluate(lower(choice(0.3)), Assumptions(decisions="rational")).probability[1] == 1.0


def test_a_tie_leaves_the_forecast_and_nothing_forecast_is_never_chosen() -> None:
    assert quantal(choice(0, 0.2), 3.0).probability[1] == pytest.approx(0.2)
    assert quantal(choice(90, 0.0), 3.0).probability[1] == 0.0
    # However far the branch that is forecast lies below, nothing underflows.
    assert quantal(choice(90, 0.0), 1e6).probability[2] == 1.0


@given(SEEDS)
def test_with_a_sharpness_of_nothing_it_is_the_forecast(seed: int) -> None:
    scenario = large_scenario(40, actors=3, endpoints=5, seed=seed)
    found, judged = quantal(scenario, 0.0), evaluate(lower(scenario), Assumptions())
    for name in ("probability", "reach", "reservation", "overlap_reach", "expected_utility"):
        mine, theirs = getattr(found, name), getattr(judged, name)
        np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-9, err_msg=name)


@given(SEEDS)
def test_ever_sharper_it_becomes_rational_choice(seed: int) -> None:
    """Of what is forecast at all; a tie shares by forecast, which random scores do not make."""
    scenario = large_scenario(40, actors=3, endpoints=5, seed=seed)
    rational = evaluate(lower(scenario), Assumptions(decisions="rational"))
    frame = rational.frame
    chosen = rational.probability[rational.rational[frame.parent]]
    tied = bool(((chosen > 0) & (chosen < 1)).any())
    hopeless = rational.chosen & (rational.forecast == 0.0)
    if tied or hopeless.any():
        return
    found = quantal(scenario, 1e9)
    np.testing.assert_allclose(found.probability, rational.probability, atol=1e-6)
    np.testing.assert_allclose(found.reservation, rational.reservation, atol=1e-6)


@given(SEEDS, st.floats(0.0, 3.0), st.floats(0.0, 3.0))
def test_the_sharper_the_better_for_who_alone_decides(seed: int, one: float, two: float) -> None:
    payoffs = np.random.default_rng(seed).uniform(-80, 80, 3)
    ends = {f"e{k}": {"us": float(value)} for k, value in enumerate(payoffs)}
    tree = decision(
        "d", "us", (0.5, ending("a", "e0")), (0.2, ending("b", "e1")), (None, ending("c", "e2"))
    )
    scenario = game(tree, ends)
    less, more = (quantal(scenario, each).expected_utility[0, 0] for each in sorted((one, two)))
    assert more >= less - 1e-9


def test_where_nobody_can_choose_the_forecast_stands() -> None:
    nobody = entry().with_nodes({"fight": replace(entry().nodes["fight"], owner=None)})
    wants = replace(entry().profiles["incumbent-base"], weights=Table())
    idle = replace_fields(entry(), profiles=entry().profiles.put(wants))
    shared = entry().with_nodes(
        {key: replace(entry().nodes[key], information_set="h") for key in ("fight", "enter")}
    )
    unfinished = entry().with_nodes({"fights": replace(entry().nodes["fights"], endpoint=None)})
    for scenario, code in (
        (nobody, "rational_without_owner"),
        (idle, "rational_without_interests"),
        (shared, "rational_information_set"),
        (unfinished, "rational_unknown"),
    ):
        found = quantal(scenario, 1.0)
        assert at(found, found.probability, "fights") == 0.7
        assert (code, "fight") in codes(found)
    happened = quantal(replace_fields(entry(), moves=(Move("fights"),)), 1.0)
    assert at(happened, happened.reach, "fights") == 1.0
    assert not happened.quantal.any()


def test_a_node_that_says_how_it_resolves_is_not_asked() -> None:
    for how, share in (("judged", 0.7), ("rational", 0.0)):
        node = replace(entry().nodes["fight"], resolves=how)  # type: ignore[arg-type]
        found = quantal(entry().with_nodes({"fight": node}), 0.02)
        assert at(found, found.probability, "fights") == share
        assert at(found, found.quantal, "enter")
        assert at(found, found.rational, "fight") == (how == "rational")


def test_what_ties_but_for_rounding_is_shared_however_sharp() -> None:
    found = quantal(choice(1e-12, 0.3), 1e15)
    assert found.probability.tolist()[1:] == [0.3, 0.7]


def test_a_package_moves_what_owners_lean_from() -> None:
    put = Table({"d": Table({"l1": Estimate(0.1), "l2": None})})
    scenario = choice(20, 0.5, reservation="derived")
    scenario = replace_fields(scenario, packages=Roster([Package("p", "Promise", overrides=put)]))
    found, without = quantal(scenario, 0.1, package="p"), quantal(scenario, 0.1)
    assert found.probability[1] == pytest.approx(0.1 * exp(2) / (0.1 * exp(2) + 0.9))
    assert without.probability[1] == pytest.approx(exp(2) / (exp(2) + 1))
    # What is expected without a deal is expected without the package.
    assert found.reservation == pytest.approx(without.reservation)
    assert without.reservation[0] == pytest.approx(20 * without.probability[1])
