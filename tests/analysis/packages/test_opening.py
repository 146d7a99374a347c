"""What brings an endpoint in, held against every valid package judged one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.packages import opening, search
from scenario_desk.analysis.packages.lattice import dense_minimal, sparse_minimal
from scenario_desk.analysis.packages.search import Search
from scenario_desk.model.entities import Assumptions, Package
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from tests.analysis.newsworthy import with_news
from tests.analysis.packages.dealing import bargain, every_valid

CASES = st.fixed_dictionaries(
    {
        "linkages": st.integers(0, 5),
        "touched": st.integers(1, 6),
        "effect": st.sampled_from([20.0, 80.0, 200.0]),
        "rules": st.sampled_from([0.0, 0.4]),
        "groups": st.integers(0, 3),
        "missing": st.sampled_from([0.0, 0.0, 0.2]),
        "lines": st.sampled_from([0.0, 0.3]),
        "ask": st.sampled_from([-20.0, 0.0, 10.0, 40.0]),
        "attached": st.sampled_from([0.6, 1.0]),
    }
)


def evaluated(frame: Frame, linkages: tuple[str, ...]) -> Evaluation:
    return evaluate(frame, replace(frame.scenario.assumptions, linkages=linkages))


def opening_by_force(scenario: Scenario) -> dict[str, list[tuple[str, ...]]]:
    """By endpoint, the valid packages that bring it in and of which no part does."""
    frame = lower(scenario)
    found: dict[str, list[tuple[str, ...]]] = {key: [] for key in frame.endpoint_ids}
    for package in every_valid(scenario):
        seen = evaluated(frame, package)
        for key in seen.ids(seen.in_overlap == 1):
            if not any(set(part) < set(package) for part in found[key]):
                found[key].append(package)
    return found


def found_by_search(scenario: Scenario) -> dict[str, list[tuple[str, ...]]]:
    made = Search(lower(scenario), scenario.assumptions)
    openings = {key: made.opening(key) for key in scenario.endpoints}
    for each in openings.values():
        assert each.proven
        assert each.whole
        assert each.most_items is None
        assert each.count == len(each.minimal)
        fewest = min((len(offer.linkages) for offer in each.minimal), default=0)
        assert {offer.linkages for offer in each.smallest} == {
            offer.linkages for offer in each.minimal if len(offer.linkages) == fewest
        }
    return {
        key: sorted((each.linkages for each in opening.minimal), key=lambda p: (len(p), p))
        for key, opening in openings.items()
    }


@settings(max_examples=150)
@given(CASES, st.integers(0, 10_000), st.booleans())
def test_what_opens_an_endpoint_is_what_brute_force_finds(
    case: dict, seed: int, news: bool
) -> None:
    scenario = bargain(np.random.default_rng(seed), **case)
    scenario = with_news(scenario, seed) if news else scenario
    assert found_by_search(scenario) == opening_by_force(scenario)


@settings(max_examples=40)
@given(CASES, st.integers(0, 10_000))
def test_so_it_is_where_only_packages_of_a_few_items_are_looked_at(case: dict, seed: int) -> None:
    scenario = bargain(np.random.default_rng(seed), **case)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "MOST_LINKAGES", 0)
        assert found_by_search(scenario) == opening_by_force(scenario)


@settings(max_examples=40)
@given(CASES, st.integers(0, 10_000))
def test_the_smallest_are_found_by_the_program_too(case: dict, seed: int) -> None:
    """Where nothing is gone through one by one; what ties with a threshold is the chain's to say."""
    scenario = bargain(np.random.default_rng(seed), **(case | {"missing": 0.0}))
    scenario = with_news(scenario, seed) if seed % 2 else scenario
    by_force = opening_by_force(scenario)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "MOST_LINKAGES", 0)
        patched.setattr(opening, "MOST_PACKAGES", 0)
        patched.setattr(search, "SECONDS", 60.0)
        opening.few_items.cache_clear()
        made = Search(lower(scenario), scenario.assumptions)
        for key, all_of_it in by_force.items():
            found = made.opening(key)
            assert found.proven
            fewest = min(map(len, all_of_it), default=0)
            smallest = {each.linkages for each in found.smallest}
            assert smallest == {each for each in all_of_it if len(each) == fewest}
    opening.few_items.cache_clear()


@given(st.sets(st.integers(1, 255), max_size=40))
def test_minimal_sets(sets: set[int]) -> None:
    array = np.array(sorted(sets), np.uint64)
    wanted = [not any(other & one == other != one for other in sets) for one in sorted(sets)]
    assert dense_minimal(array).tolist() == wanted
    assert sparse_minimal(array).tolist() == wanted


def test_nothing_is_on_the_table_to_begin_with() -> None:
    """What the scenario has on the table, named or ticked, is no part of the answer."""
    scenario = bargain(np.random.default_rng(1), linkages=4, ask=0.0)
    plain = found_by_search(scenario)
    package = Package("p", "p", linkages=("l0", "l1"))
    named = replace(scenario, packages=Roster([package]), assumptions=Assumptions(package="p"))
    assert found_by_search(named) == plain


def test_what_is_in_already_needs_nothing() -> None:
    scenario = bargain(np.random.default_rng(1), linkages=3, ask=-100.0, endpoints=2)
    found = Search(lower(scenario), scenario.assumptions).opening("e1")
    assert found.in_overlap == 1
    (offer,) = found.smallest
    assert offer.linkages == ()
    assert offer.feasibility == 1.0
    assert (offer.given_up == 0.0).all()


def test_an_endpoint_nobody_can_be_brought_to() -> None:
    scenario = bargain(np.random.default_rng(1), linkages=5, ask=99.0)
    found = Search(lower(scenario), scenario.assumptions).opening("e0")
    assert found.smallest == found.minimal == ()
    assert found.proven


def test_without_linkages_nothing_opens() -> None:
    scenario = bargain(np.random.default_rng(1), linkages=0, ask=50.0)
    found = Search(lower(scenario), scenario.assumptions).opening("e0")
    assert found.smallest == ()
    assert found.proven


def test_of_forty_linkages_the_smallest_are_proven_and_it_is_said_what_was_looked_at() -> None:
    scenario = bargain(
        np.random.default_rng(0), linkages=40, endpoints=1, attached=1.0, effect=12.0, ask=10.0
    )
    found = Search(lower(scenario), scenario.assumptions).opening("e0")
    assert found.most_items == 4
    assert found.smallest
    for offer in found.smallest:
        assert len(offer.linkages) > 4
        assert offer.in_overlap == 1


def test_more_linkages_than_there_is_room_for_are_not_searched() -> None:
    scenario = bargain(
        np.random.default_rng(0), linkages=64, endpoints=1, attached=1.0, effect=12.0, ask=10.0
    )
    found = Search(lower(scenario), scenario.assumptions).opening("e0")
    assert found.smallest == ()
    assert found.most_items == 0
    assert not found.proven
    assert Search(lower(scenario), scenario.assumptions).frontier(["e0"]).unknown == ("e0",)


def test_the_orders() -> None:
    scenario = bargain(np.random.default_rng(5), linkages=8, ask=0.0, effect=30.0, attached=1.0)
    made = Search(lower(scenario), scenario.assumptions)
    key = max(scenario.endpoints, key=lambda each: made.opening(each).count)
    by_items = made.opening(key, "items").minimal
    assert len(by_items) > 2
    assert [len(e.linkages) for e in by_items] == sorted(len(e.linkages) for e in by_items)
    by_price = [each.price for each in made.opening(key, "given_up").minimal]
    assert by_price == sorted(by_price)
    by_chance = [each.feasibility for each in made.opening(key, "feasibility").minimal]
    assert by_chance == sorted(by_chance, reverse=True)
    assert {e.linkages for e in made.opening(key, "feasibility").minimal} == {
        e.linkages for e in by_items
    }


def test_work_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    scenario = bargain(np.random.default_rng(5), linkages=8, ask=0.0, attached=1.0)
    made = Search(lower(scenario), scenario.assumptions, go_on=stop)
    key = next(
        key
        for key in scenario.endpoints
        if Search(lower(scenario), scenario.assumptions).opening(key).count
    )
    with pytest.raises(Stopped):
        made.opening(key)


@settings(max_examples=40)
@given(CASES, st.integers(0, 10_000), st.integers(0, 3))
def test_where_the_chain_is_not_asked_further_it_is_said_up_to_where_it_was(
    case: dict, seed: int, room: int
) -> None:
    scenario = bargain(np.random.default_rng(seed), **(case | {"missing": 0.3}))
    by_force = opening_by_force(scenario)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(opening, "MOST_ASKED", room)
        patched.setattr(search.program, "fewest", lambda *_: search.program.Fewest(*_NONE))
        made = Search(lower(scenario), scenario.assumptions)
        for key, all_of_it in by_force.items():
            found = made.opening(key)
            limit = len(scenario.linkages) if found.most_items is None else found.most_items
            wanted = {each for each in all_of_it if len(each) <= limit}
            assert {offer.linkages for offer in found.minimal} == wanted


_NONE = (np.zeros(0, np.uint64), False, False)
