"""Which packages are valid, and what follows from a choice."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.packages.following import (
    Following,
    circles,
    following,
    never_chosen,
)
from scenario_desk.analysis.packages.rules import held, rules_of, valid_packages
from scenario_desk.model.entities import Linkage, LinkageGroup
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from tests.analysis.packages.dealing import bargain, every_valid, is_valid


def offering(*linkages: Linkage, groups: tuple[LinkageGroup, ...] = ()) -> Scenario:
    return Scenario(
        title="", root="", nodes=Table({}), linkages=Roster(linkages), groups=Roster(groups)
    )


def chosen(scenario: Scenario, *linkages: str) -> Following:
    return following(rules_of(scenario), linkages)


@settings(max_examples=200)
@given(
    st.integers(0, 6), st.sampled_from([0.0, 0.3, 0.7]), st.integers(0, 3), st.integers(0, 10**6)
)
def test_the_valid_packages(linkages: int, rules: float, groups: int, seed: int) -> None:
    made = np.random.default_rng(seed)
    scenario = bargain(made, linkages=linkages, rules=rules, groups=groups)
    found, ids = rules_of(scenario), tuple(scenario.linkages)
    wanted = {frozenset(package) for package in every_valid(scenario)}
    every = held(np.arange(1 << linkages, dtype=np.uint64), linkages)
    names = [frozenset(ids[k] for k in np.flatnonzero(row)) for row in every]
    assert {name for name, ok in zip(names, found.valid(every), strict=True) if ok} == wanted
    for most in range(linkages + 1):
        packages = valid_packages(found, most, 10_000)
        assert packages is not None
        listed = [frozenset(ids[k] for k in np.flatnonzero(r)) for r in held(packages, linkages)]
        assert len(listed) == len(set(listed))
        assert {*listed, frozenset()} == {each for each in wanted if len(each) <= most}


@settings(max_examples=100)
@given(st.integers(1, 5), st.integers(0, 3), st.integers(0, 10**6))
def test_what_follows_holds_in_every_valid_package(linkages: int, groups: int, seed: int) -> None:
    scenario = bargain(np.random.default_rng(seed), linkages=linkages, rules=0.4, groups=groups)
    packages = list(every_valid(scenario))
    for key in scenario.linkages:
        found = chosen(scenario, key)
        holding = [set(package) for package in packages if key in package]
        for package in holding:
            assert found.possible
            assert package >= set(found.along)
            assert not package & set(found.out)


def test_a_choice_brings_along_rules_out_and_leaves_one() -> None:
    scenario = offering(
        Linkage("a", "A", requires=("b",), excludes=("c",)),
        Linkage("b", "B"),
        Linkage("c", "C", group="g"),
        Linkage("d", "D", requires=("c",)),
        Linkage("e", "E", group="g"),
        groups=(LinkageGroup("g", "G", "exactly_one"),),
    )
    found = chosen(scenario, "a")
    assert found.along == ("b", "e")
    assert found.out == ("c", "d")
    assert found.possible
    assert is_valid(scenario, ("a", "b", "e"))


def test_what_contradicts_is_told() -> None:
    scenario = offering(
        Linkage("a", "A", requires=("b", "c")),
        Linkage("b", "B", excludes=("c",)),
        Linkage("c", "C"),
        Linkage("d", "D", excludes=("d",)),
    )
    assert chosen(scenario, "a").clashes == (("b", "c"),)
    assert chosen(scenario, "d").clashes == (("d", "d"),)
    assert not chosen(scenario, "a").possible
    assert chosen(scenario, "b").out == ("a", "c", "d")


def test_a_group_with_nothing_left() -> None:
    scenario = offering(
        Linkage("a", "A", excludes=("b",)),
        Linkage("b", "B", group="g"),
        groups=(LinkageGroup("g", "G", "exactly_one"),),
    )
    found = chosen(scenario, "a")
    assert found.emptied
    assert not found.possible
    assert [package for package in every_valid(scenario) if "a" in package] == []


def test_circles() -> None:
    scenario = offering(
        Linkage("a", "A", requires=("b",)),
        Linkage("b", "B", requires=("c",)),
        Linkage("c", "C", requires=("a",)),
        Linkage("d", "D", requires=("a",)),
        Linkage("e", "E", requires=("gone",)),
    )
    assert circles(rules_of(scenario)) == (("a", "b", "c"),)


def test_too_many_are_not_listed() -> None:
    scenario = bargain(np.random.default_rng(0), linkages=12)
    assert valid_packages(rules_of(scenario), 12, 1_000) is None
    assert len(valid_packages(rules_of(scenario), 2, 1_000)) == 1 + 12 + 66  # type: ignore[arg-type]


@settings(max_examples=100)
@given(st.integers(0, 6), st.integers(0, 3), st.integers(0, 10**6))
def test_what_can_never_be_chosen_is_in_no_valid_package(
    linkages: int, groups: int, seed: int
) -> None:
    made = np.random.default_rng(seed)
    scenario = bargain(made, linkages=linkages, rules=0.6, groups=groups)
    possible = {key for package in every_valid(scenario) for key in package}
    assert not possible & set(never_chosen(rules_of(scenario)))


def test_a_circle_that_contradicts_itself_is_never_chosen() -> None:
    scenario = offering(
        Linkage("a", "A", requires=("b",)),
        Linkage("b", "B", requires=("c",)),
        Linkage("c", "C", excludes=("a",)),
        Linkage("d", "D", requires=("d",)),
    )
    assert never_chosen(rules_of(scenario)) == ("a",)
    group = LinkageGroup("g", "G", "exactly_one")
    assert never_chosen(rules_of(offering(Linkage("a", "A"), groups=(group,)))) == ("a",)
