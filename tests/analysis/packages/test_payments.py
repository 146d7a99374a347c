"""Side payments that would hold a spoiler, held against every valid package judged one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages import opening
from scenario_desk.analysis.packages.payments import SidePayments, side_payments
from scenario_desk.analysis.packages.search import ORDERS, Search
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from tests.analysis.packages.dealing import bargain, every_valid

SPOILERS = ("s1", "s2")
CASES = st.fixed_dictionaries(
    {
        "linkages": st.integers(0, 5),
        "touched": st.integers(2, 8),
        "effect": st.sampled_from([20.0, 80.0, 200.0]),
        "rules": st.sampled_from([0.0, 0.4]),
        "groups": st.integers(0, 3),
        "missing": st.sampled_from([0.0, 0.0, 0.1]),
        "lines": st.sampled_from([0.0, 0.3]),
        "ask": st.sampled_from([-20.0, 0.0, 10.0]),
        "attached": st.sampled_from([0.6, 1.0]),
    }
)


def spoiled(seed: int, **case: object) -> Scenario:
    """Two principals and two secondary actors with much leverage."""
    scenario = bargain(np.random.default_rng(seed), actors=("us", "ru", *SPOILERS), **case)
    for key in SPOILERS:
        scenario = edits.amend(scenario, "actors", key, principal=False, leverage="strong")
    return scenario


def evaluated(scenario: Scenario, linkages: tuple[str, ...] = ()) -> Evaluation:
    return evaluate(lower(scenario), replace(scenario.assumptions, linkages=linkages))


def found_in(evaluation: Evaluation) -> dict[tuple[str, str], SidePayments]:
    search = Search(evaluation.frame, evaluation.assumptions)
    every = (
        each
        for endpoint in evaluation.frame.endpoint_ids
        for each in side_payments(search, evaluation, endpoint)
    )
    return {(each.endpoint, each.actor): each for each in every}


def holds(seen: Evaluation, row: int, actor: int, now: int) -> bool:
    """By the words of the definition."""
    value, threshold = seen.utility[row, actor], seen.threshold[row, actor]
    enough = value >= threshold - 1e-9 * max(1.0, abs(value))
    certain = bool(enough) or seen.acceptable[row, actor] == 1
    order = {0: 0, -1: 1, 1: 2}
    return certain and order[int(seen.in_overlap[row])] >= order[now]


def by_force(
    scenario: Scenario, now: Evaluation
) -> dict[tuple[str, str], tuple[list[set[str]], float]]:
    """Of each endpoint and spoiler the minimal payments, and what is missing with the best."""
    frame = now.frame
    table = set(now.linkages)
    seen = [
        (set(each) - table, evaluated(scenario, each))
        for each in every_valid(scenario)
        if table <= set(each)
    ]
    found = {}
    for row, actor in np.argwhere(now.spoilers).tolist():
        stands = int(now.in_overlap[row])
        good = [extra for extra, each in seen if holds(each, row, actor, stands)]
        minimal = [one for one in good if not any(other < one for other in good)]
        order = {0: 0, -1: 1, 1: 2}
        lacking = [
            -float(each.shortfall[row, actor])
            for _extra, each in [(set(), now), *seen]
            if order[int(each.in_overlap[row])] >= order[stands]
        ]
        found[frame.endpoint_ids[row], frame.actor_ids[actor]] = (minimal, min(lacking))
    return found


def agrees(scenario: Scenario, table: tuple[str, ...]) -> None:
    now = evaluated(scenario, table)
    wanted, found = by_force(scenario, now), found_in(now)
    assert found.keys() == wanted.keys()
    for key, (minimal, missing) in wanted.items():
        each = found[key]
        told = [set(offer.linkages) for offer in each.offers]
        assert sorted(map(sorted, told)) == sorted(map(sorted, minimal)), key
        assert (each.count, each.proven, each.most_items) == (len(minimal), True, None)
        if minimal:
            assert each.missing == 0.0
        elif not np.isnan(each.missing):
            assert each.missing == pytest.approx(missing)
        else:
            assert any(key not in scenario.scores for key in every_cell(scenario))


def every_cell(scenario: Scenario) -> list[tuple[str, str]]:
    return [(end, interest) for end in scenario.endpoints for interest in scenario.interests]


@settings(max_examples=120)
@given(CASES, st.integers(0, 10_000))
def test_the_payments_are_what_brute_force_finds(case: dict, seed: int) -> None:
    agrees(spoiled(seed, **case), ())


@settings(max_examples=60)
@given(CASES, st.integers(0, 10_000), st.integers(0, 40))
def test_beside_what_is_on_the_table_too(case: dict, seed: int, chosen: int) -> None:
    scenario = spoiled(seed, **case)
    valid = list(every_valid(scenario))
    agrees(scenario, valid[chosen % len(valid)])


@settings(max_examples=30)
@given(CASES, st.integers(0, 10_000))
def test_so_it_is_where_only_packages_of_a_few_items_are_looked_at(case: dict, seed: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "MOST_LINKAGES", 0)
        agrees(spoiled(seed, **case), ())


def holding_both(**effects: float) -> Scenario:
    """One spoiler that lacks 10 points, and offers of which each helps it by so many."""
    scenario = spoiled(3, linkages=len(effects), rules=0.0, groups=0, attached=1.0, interests=1)
    table = {("e0", key): Estimate(50) for key in scenario.interests}
    table["e0", "s10"] = Estimate(-10)
    offers = [
        replace(
            linkage, endpoints=("e0",), effects=type(linkage.effects)({"s10": Estimate(effect)}),
            feasibility=Estimate(0.5), givers=("us",),
        )
        for linkage, effect in zip(scenario.linkages.values(), effects.values(), strict=True)
    ]  # fmt: skip
    scores = type(scenario.scores)(table)
    return replace(scenario, scores=scores, linkages=Roster(offers))


def asked_for(scenario: Scenario) -> SidePayments:
    now = evaluated(edits.set_reservation(scenario, "s1-base", Estimate(0)))
    (found,) = side_payments(Search(now.frame, now.assumptions), now, "e0")
    return found


def test_what_is_missing_is_said_where_none_would_do() -> None:
    found = asked_for(holding_both(one=4, two=3))
    assert (found.offers, found.moved) == ((), True)
    assert found.missing == pytest.approx(3)
    nothing = asked_for(holding_both(one=0))
    assert (nothing.offers, nothing.moved) == ((), False)
    assert nothing.missing == pytest.approx(10)


def test_the_least_that_is_enough() -> None:
    found = asked_for(holding_both(one=4, two=10, three=6))
    assert {each.linkages for each in found.offers} == {("l1",), ("l0", "l2")}
    assert found.offers[0].linkages == ("l1",)
    assert found.offers[0].price == 0.0


@pytest.mark.parametrize("by", ORDERS)
def test_the_order_is_the_one_asked_for(by) -> None:
    now = evaluated(spoiled(11, linkages=5, effect=200.0, touched=8, attached=1.0, ask=0.0))
    search = Search(now.frame, now.assumptions)
    every = [each for key in now.frame.endpoint_ids for each in side_payments(search, now, key, by)]
    assert any(len(each.offers) > 1 for each in every)
    for each in every:
        keys = {
            "items": [len(offer.linkages) for offer in each.offers],
            "given_up": [offer.price for offer in each.offers],
            "feasibility": [-offer.feasibility for offer in each.offers],
        }[by]
        assert keys == sorted(keys)
