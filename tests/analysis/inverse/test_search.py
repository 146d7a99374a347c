"""Several alternatives: the cheapest first, none part of another."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse import search
from scenario_desk.analysis.inverse.detours import Detour, with_detours
from scenario_desk.analysis.inverse.problems import Found, Move, by_rate, filled
from scenario_desk.analysis.inverse.search import alternatives
from scenario_desk.analysis.inverse.smallest import inverse
from tests.analysis.inverse.cases import case


class Filling:
    """A need, and moves that fill it."""

    def __init__(self, need: float, moves: list[Move]) -> None:
        self.need, self.moves = need, sorted(moves, key=by_rate)

    def quick(self, excluded: frozenset[int]) -> Found | None:
        return self.solve(excluded)

    def solve(self, excluded: frozenset[int]) -> Found | None:
        return filled(self.need, self.moves, excluded)


def subsets(items: frozenset[int]) -> list[frozenset[int]]:
    sizes = range(len(items) + 1)
    every = chain.from_iterable(combinations(sorted(items), size) for size in sizes)
    return [frozenset(each) for each in every]


def one_by_one(problem: Filling, count: int) -> list[float]:
    """The costs of the alternatives, from every set of judgements that may change."""
    items = frozenset(move.item for move in problem.moves)
    tight: Mapping[frozenset[int], float] = {}
    for some in subsets(items):
        found = problem.solve(items - some)
        if found is not None and frozenset(found.changes) == some:
            tight = {**tight, some: found.cost}
    taken: list[frozenset[int]] = []
    for some in sorted(tight, key=lambda each: (round(tight[each], 10), len(each))):
        if not any(some <= each or some >= each for each in taken):
            taken.append(some)
    return sorted(tight[each] for each in taken)[:count]


@given(st.integers(0, 1_000_000))
def test_the_cheapest_of_all_sets_of_judgements(seed: int) -> None:
    chance = random.Random(seed)
    moves = [
        Move(item, chance.uniform(0.5, 5.0), chance.uniform(0.1, 1.0), 1.0)
        for item in range(chance.randint(1, 6))
    ]
    problem = Filling(chance.uniform(0.1, 6.0), moves)
    found = alternatives([(0.0, problem)], 4)
    assert found.complete
    costs = [each.cost for each in found.found]
    assert costs == pytest.approx(one_by_one(problem, 4))


def test_of_several_problems_the_cheapest_comes_first() -> None:
    dear, cheap = Filling(2.0, [Move(0, 1.0, 3.0, 1.0)]), Filling(1.0, [Move(1, 1.0, 3.0, 1.0)])
    found = alternatives([(0.0, dear), (0.5, cheap)], 2)
    assert [dict(each.changes) for each in found.found] == [{1: 1.0}, {0: 2.0}]


def test_what_does_not_hold_is_passed_over() -> None:
    problem = Filling(1.0, [Move(item, 1.0 + item, 9.0, 1.0) for item in range(3)])
    found = alternatives([(0.0, problem)], 3, lambda each: 2 not in each.changes)
    assert [set(each.changes) for each in found.found] == [{1}, {0}]


def test_a_long_search_ends_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST", 20)
    problem = Filling(5.0, [Move(item, 1.0, 1.0, 1.0) for item in range(30)])
    found = alternatives([(0.0, problem)], 100)
    assert not found.complete
    assert 0 < len(found.found) <= 20


@given(st.integers(0, 1_000_000))
def test_no_alternative_is_part_of_another(seed: int) -> None:
    scenario, assumptions = case(seed)
    for answer in inverse(lower(scenario), assumptions).answers(count=4):
        for kind in {change.kind for change in answer.changes}:
            mine = [each for each in answer.changes if each.kind is kind]
            sets = [frozenset(each.what.place.tolist()) for each in mine]
            for one, other in combinations(sets, 2):
                assert not one <= other
                assert not other <= one
            distances = [each.distance for each in mine]
            assert distances == sorted(distances)


@given(st.integers(0, 1_000_000))
def test_a_detour_is_gone_only_where_it_pays(seed: int) -> None:
    chance = random.Random(seed)
    moves = [
        Move(item, chance.uniform(0.2, 5.0), chance.uniform(0.1, 1.0), 1.0) for item in range(4)
    ]
    moves.sort(key=by_rate)
    detours = [
        Detour(
            Move(item, chance.uniform(0.2, 9.0), chance.uniform(0.1, 1.0), -1.0),
            chance.choice([0.0, chance.uniform(0.0, 0.5)]),
            chance.choice([0.0, chance.uniform(0.0, 2.0)]),
        )
        for item in chance.sample(range(8), chance.randint(1, 4))
    ]
    need = chance.uniform(0.1, 9.0)
    found = with_detours(need, moves, detours, frozenset())
    best = float("inf")
    for taken in subsets(frozenset(range(len(detours)))):
        gone = {detours[each].move.item for each in taken}
        lines = [each for each in moves if each.item not in gone]
        lines += [detours[each].move for each in taken]
        lost = sum(detours[each].loss for each in taken)
        with_these = filled(need + lost, sorted(lines, key=by_rate), frozenset())
        if with_these is not None:
            best = min(best, with_these.cost + sum(detours[each].cost for each in taken))
    assert (found.cost if found else float("inf")) == pytest.approx(best)
