"""The efficient packages, held against all valid packages compared with one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages import efficient, search, tables
from scenario_desk.analysis.packages.chances import feasibility
from scenario_desk.analysis.packages.rules import held
from scenario_desk.analysis.packages.search import Frontier, Search
from scenario_desk.analysis.pareto import pareto
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from tests.analysis.newsworthy import with_news
from tests.analysis.packages.dealing import bargain, every_valid, is_valid

CASES = st.fixed_dictionaries(
    {
        "linkages": st.integers(0, 5),
        "touched": st.integers(1, 6),
        "effect": st.sampled_from([20.0, 80.0, 200.0]),
        "rules": st.sampled_from([0.0, 0.4]),
        "groups": st.integers(0, 3),
        "lines": st.sampled_from([0.0, 0.3]),
        "attached": st.sampled_from([0.6, 1.0]),
        "actors": st.sampled_from([("us", "ru"), ("us", "ru", "cn")]),
    }
)
Point = tuple[float, ...]


def efficient_by_force(scenario: Scenario, as_one: list[set[str]]) -> set[Point]:
    """Each efficient point over all endpoints, rounded."""
    frame = lower(scenario)
    points: set[Point] = set()
    for package in every_valid(scenario):
        seen = evaluate(frame, replace(scenario.assumptions, linkages=package))
        chance = 1.0
        for decision in [*as_one, *({key} for key in package if not _among(key, as_one))]:
            held = [scenario.linkages[key].feasibility.best for key in package if key in decision]
            chance *= min(held, default=1.0)
        for row in seen.utility:
            points.add(tuple(np.round([*row, chance], 7).tolist()))
    return {
        one
        for one in points
        if not any(other != one and all(np.array(other) >= one) for other in points)
    }


def _among(key: str, as_one: list[set[str]]) -> bool:
    return any(key in decision for decision in as_one)


def points_of(found: Frontier, scenario: Scenario) -> set[Point]:
    for _endpoint, offer in found.points:
        assert is_valid(scenario, offer.linkages)
    return {
        tuple(np.round([*offer.utility, offer.feasibility], 7).tolist())
        for _endpoint, offer in found.points
    }


@settings(max_examples=150)
@given(CASES, st.integers(0, 10_000), st.booleans())
def test_what_stands_is_what_brute_force_finds(case: dict, seed: int, joined: bool) -> None:
    scenario = bargain(np.random.default_rng(seed), **case)
    scenario = with_news(scenario, seed) if seed % 2 else scenario
    as_one = [set(list(scenario.linkages)[:2])] if joined else []
    found = Search(lower(scenario), scenario.assumptions, as_one).frontier(list(scenario.endpoints))
    assert found.gap == 0.0
    assert points_of(found, scenario) == efficient_by_force(scenario, as_one)


@settings(max_examples=50)
@given(CASES, st.integers(0, 10_000), st.booleans())
def test_programs_find_the_same_points(case: dict, seed: int, joined: bool) -> None:
    scenario = bargain(np.random.default_rng(seed), **case)
    scenario = with_news(scenario, seed) if seed % 2 else scenario
    as_one = [set(list(scenario.linkages)[:2])] if joined else []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(efficient, "MOST_OPTIONS", 0)
        patched.setattr(search, "SECONDS", 60.0)
        made = Search(lower(scenario), scenario.assumptions, as_one)
        found = made.frontier(list(scenario.endpoints))
    assert found.gap == 0.0
    assert points_of(found, scenario) == efficient_by_force(scenario, as_one)


def test_a_program_that_is_out_of_time_states_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = bargain(np.random.default_rng(3), linkages=6, attached=1.0)
    monkeypatch.setattr(efficient, "MOST_OPTIONS", 0)
    monkeypatch.setattr(search, "SECONDS", 0.0)
    found = Search(lower(scenario), scenario.assumptions).frontier(["e0"])
    assert found.gap > 0.0
    assert [offer.linkages for _endpoint, offer in found.points] == [()]


def test_a_linkage_without_a_feasibility_is_not_compared() -> None:
    scenario = bargain(np.random.default_rng(3), linkages=4, attached=1.0)
    first, *others = scenario.linkages.values()
    scenario = replace(scenario, linkages=Roster([replace(first, feasibility=None), *others]))
    found = Search(lower(scenario), scenario.assumptions).frontier(["e0"])
    assert found.left_out == ("l0",)
    assert all("l0" not in offer.linkages for _endpoint, offer in found.points)
    alone = Search(lower(scenario), scenario.assumptions).offer("e0", ["l0"])
    assert np.isnan(alone.feasibility)


def test_an_endpoint_of_unknown_utility_is_named() -> None:
    scenario = bargain(np.random.default_rng(3), linkages=2, missing=1.0)
    found = Search(lower(scenario), scenario.assumptions).frontier(list(scenario.endpoints))
    assert found.points == ()
    assert found.unknown == ("e0", "e1")


def test_feasibility_is_the_product_or_of_one_decision_the_least() -> None:
    packages = np.array([[1, 1, 0], [1, 1, 1], [0, 0, 0], [0, 1, 1]], bool)
    chances = np.array([0.5, 0.4, 0.1])
    assert feasibility(chances, packages) == pytest.approx([0.2, 0.02, 1.0, 0.04])
    assert feasibility(chances, packages, [(0, 1)]) == pytest.approx([0.4, 0.04, 1.0, 0.04])
    unknown = feasibility(np.array([0.5, np.nan, 0.1]), packages)
    assert np.isnan(unknown).tolist() == [True, True, False, True]


@settings(max_examples=100)
@given(CASES, st.integers(0, 10_000))
def test_and_among_more_linkages(case: dict, seed: int) -> None:
    scenario = bargain(np.random.default_rng(seed), **(case | {"linkages": 8, "endpoints": 1}))
    made = Search(lower(scenario), scenario.assumptions)
    packages = held(np.arange(256, dtype=np.uint64), 8)
    packages = packages[made.rules.valid(packages)]
    utility = made.tables.judged(packages).utility[:, 0]
    values = np.column_stack([utility, feasibility(made.tables.feasibility, packages)])
    wanted = {tuple(each) for each in np.round(values[pareto(values)], 7).tolist()}
    assert points_of(made.frontier(["e0"]), scenario) == wanted


@settings(max_examples=30)
@given(CASES, st.integers(0, 10_000))
def test_many_packages_judged_at_once_are_each_as_if_alone(case: dict, seed: int) -> None:
    scenario = bargain(np.random.default_rng(seed), **case, missing=0.1)
    frame = lower(scenario)
    count = len(scenario.linkages)
    packages = held(np.arange(1 << count, dtype=np.uint64), count)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tables, "_CELLS", 40)
        seen = Search(frame, scenario.assumptions).tables.judged(packages)
    for place, package in enumerate(packages):
        chosen = tuple(np.array(list(scenario.linkages), object)[package])
        alone = evaluate(frame, replace(scenario.assumptions, linkages=chosen))
        np.testing.assert_allclose(seen.utility[place], alone.utility, atol=1e-9)
        assert (seen.in_overlap[place] == alone.in_overlap).all()
        np.testing.assert_allclose(seen.margin_of[place], alone.margin_of, atol=1e-9)


def test_endpoints_that_are_alike_stand_together() -> None:
    scenario = bargain(np.random.default_rng(3), linkages=2, endpoints=2, attached=1.0)
    scores = scenario.scores.updated(
        {
            ("e1", interest): score
            for (end, interest), score in scenario.scores.items()
            if end == "e0"
        }
    )
    twins = replace(scenario, scores=scores)
    found = Search(lower(twins), twins.assumptions).frontier(["e0", "e1"])
    of = {key: [o.linkages for end, o in found.points if end == key] for key in ("e0", "e1")}
    assert of["e0"] == of["e1"] != []


def test_when_its_time_is_over_a_program_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = bargain(np.random.default_rng(5), linkages=6, endpoints=1)
    looked = Search(lower(scenario), scenario.assumptions)
    whole = {offer.linkages for _end, offer in looked.frontier(["e0"]).points}
    monkeypatch.setattr(search, "SECONDS_ONE_BY_ONE", -1.0)
    monkeypatch.setattr(search, "SECONDS", -1.0)
    late = Search(lower(scenario), scenario.assumptions).frontier(["e0"])
    assert late.gap > 0.0
    assert {offer.linkages for _end, offer in late.points} < whole | {()}
    monkeypatch.setattr(search, "SECONDS", 60.0)
    found = Search(lower(scenario), scenario.assumptions).frontier(["e0"])
    assert found.gap == 0.0
    assert {offer.linkages for _end, offer in found.points} == whole
