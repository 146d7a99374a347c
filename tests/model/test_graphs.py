"""What follows from rules: by value, and against every choice there is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations, count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.model.checking.linkages import MOST_STEPS
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Linkage, LinkageGroup, Package, Relation
from scenario_desk.model.graphs import (
    MOST_LINKAGES,
    MOST_REQUIRED,
    MOST_TOLD,
    Contradiction,
    Steps,
    excluding,
    lacking,
    never_chosen,
    opposed,
)
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario

SMALL = small_scenario()
Rules = dict[str, tuple[str, ...]]


def ruled(
    requires: Rules, excludes: Rules | None = None, groups: dict[str, str] | None = None
) -> Scenario:
    """The small scenario with linkages that hold to these rules, in the order of their names."""
    excludes, groups = excludes or {}, groups or {}
    names = sorted({*requires, *excludes, *groups, *sum((*requires.values(),), ())} - {"gone"})
    linkages = [
        Linkage(
            name,
            name.upper(),
            requires=requires.get(name, ()),
            excludes=excludes.get(name, ()),
            group=groups.get(name),
        )
        for name in names
    ]
    kinds = [LinkageGroup(group, group) for group in sorted(set(groups.values()))]
    bare = replace(SMALL, packages=Roster(), lenses=Roster())
    return replace(bare, linkages=Roster(linkages), groups=Roster(kinds))


def told(scenario: Scenario) -> list[tuple[str, str]]:
    """The findings about rules, as (code, linkage)."""
    codes = ("no_feasibility", "linkage_without_endpoints")
    findings = [finding for finding in check(scenario) if finding.code not in codes]
    assert all("{" not in words(finding) for finding in findings)
    return [(finding.code, finding.about) for finding in findings]


def test_what_is_required_through_others_may_not_be_excluded() -> None:
    scenario = ruled({"a": ("b",), "b": ("c",)}, {"a": ("c",)})
    assert never_chosen(scenario) == {"a": Contradiction(one="a", other="c")}
    assert told(scenario) == [("linkage_requires_excluded", "a")]
    assert told(ruled({"a": ("b",), "b": ("c",)}, {"c": ("a",)})) == [
        ("linkage_requires_excluded", "a")
    ]


def test_it_is_all_one_who_of_the_two_excludes_the_other() -> None:
    assert told(ruled({"a": ("b",)}, {"b": ("a",)})) == [("linkage_requires_excluded", "a")]
    assert told(ruled({"a": ("b",)}, {"a": ("b",)})) == [("linkage_contradicts_itself", "a")]


def test_what_comes_along_may_not_clash() -> None:
    scenario = ruled({"a": ("b", "c")}, {"b": ("c",)})
    assert never_chosen(scenario) == {"a": Contradiction(one="b", other="c")}
    assert told(scenario) == [("linkage_requires_excluding", "a")]


def test_what_requires_something_impossible_is_impossible() -> None:
    scenario = ruled({"a": ("b",), "b": ("c", "d")}, {"c": ("d",)})
    assert never_chosen(scenario) == {
        "a": Contradiction("b"),
        "b": Contradiction(one="c", other="d"),
    }
    assert told(scenario) == [
        ("linkage_requires_impossible", "a"),
        ("linkage_requires_excluding", "b"),
    ]


def test_of_a_group_one_comes_along_at_most() -> None:
    assert told(ruled({"a": ("b",)}, groups={"a": "g", "b": "g"})) == [
        ("linkage_requires_of_its_group", "a")
    ]
    assert told(ruled({"a": ("b", "c")}, groups={"b": "g", "c": "g"})) == [
        ("linkage_requires_of_one_group", "a")
    ]


def test_a_circle_is_chosen_as_a_whole() -> None:
    circle: Rules = {"a": ("b",), "b": ("c",), "c": ("a",)}
    assert never_chosen(ruled(circle)) == {}
    assert never_chosen(ruled(circle, {"b": ("a",)})) == {
        "a": Contradiction(one="a", other="b"),
        "b": Contradiction(one="b", other="a"),
        "c": Contradiction("a"),
    }


def test_what_excludes_itself_is_never_chosen() -> None:
    assert told(ruled({}, {"a": ("a",)})) == [("linkage_excludes_itself", "a")]


def test_what_is_not_there_contradicts_nothing() -> None:
    assert never_chosen(ruled({"a": ("gone",)}, {"a": ("gone",), "b": ("gone",)})) == {}


def test_exactly_one_of_a_group_needs_one_that_can_be_chosen() -> None:
    group = LinkageGroup("g", "Arms", "exactly_one")
    scenario = ruled({"a": ("b",)}, {"b": ("a",)}, {"a": "g"})
    assert ("group_without_choice", "g") in told(replace(scenario, groups=Roster([group])))
    free = ruled({"a": ("b",)}, groups={"a": "g"})
    assert ("group_without_choice", "g") not in told(replace(free, groups=Roster([group])))
    assert ("group_without_choice", "g") in told(replace(SMALL, groups=Roster([group])))


def test_what_is_lacking_is_told_to_the_end_and_once() -> None:
    scenario = ruled({"a": ("b",), "b": ("c", "gone"), "c": ("a", "d"), "e": ("b", "d")})
    assert list(lacking(scenario, ("a",), Steps())) == [
        ("a", "b"),
        ("a", "c"),
        ("a", "gone"),
        ("a", "d"),
    ]
    assert list(lacking(scenario, ("e", "a", "b"), Steps())) == [
        ("e", "d"),
        ("b", "c"),
        ("b", "gone"),
    ]
    assert list(lacking(scenario, ("nowhere",), Steps())) == []


def test_a_pair_that_excludes_one_another_is_told_once() -> None:
    scenario = ruled({}, {"a": ("b", "c"), "b": ("a", "b"), "c": ()})
    assert list(excluding(scenario, ("c", "b", "a", "b"), Steps())) == [
        ("b", "a"),
        ("b", "b"),
        ("a", "c"),
    ]


def test_of_a_flood_of_pairs_each_linkage_tells_some() -> None:
    names = tuple(f"n{number:02}" for number in range(40))
    scenario = ruled({}, dict.fromkeys(names, names))
    pairs = list(excluding(scenario, names, Steps()))
    assert max(Counter(one for one, _other in pairs).values()) == MOST_TOLD
    assert {one for one, _other in pairs} == set(names)


def test_relations_of_one_pair_agree_in_their_sign() -> None:
    roster = SMALL.relations
    for relation in (
        Relation("back", "ru1", "us1", 0.5),
        Relation("same", "ru1", "us1", -0.5),
        Relation("none", "us2", "ru2", 0),
    ):
        roster = roster.put(relation)
    scenario = replace(SMALL, relations=roster)
    assert [(one.id, other.id) for one, other in opposed(scenario)] == [("us1-ru1", "back")]
    assert told(scenario) == [("relations_contradict", "back")]


NAMES = "abcdef"
some_names = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
rules = st.dictionaries(st.sampled_from(NAMES), some_names)


@settings(max_examples=300)
@given(rules, rules, st.dictionaries(st.sampled_from(NAMES), st.sampled_from("gh")))
def test_exactly_what_stands_in_no_choice_is_never_chosen(
    requires: Rules, excludes: Rules, groups: dict[str, str]
) -> None:
    scenario = ruled(requires, excludes, groups)
    linkages = scenario.linkages
    choices = (
        set(choice)
        for count in range(1, len(linkages) + 1)
        for choice in combinations(linkages, count)
    )
    chosen = {key for choice in choices if _holds(scenario, choice) for key in choice}
    never = never_chosen(scenario)
    assert never is not None
    assert never.keys() == linkages.keys() - chosen
    for key, why in never.items():
        if why.through:
            assert why.through in linkages[key].requires
            assert why.through in never
        else:
            comes = {key, *(other for _key, other in lacking(scenario, (key,), Steps()))}
            assert {why.one, why.other} <= comes
            assert not _holds(scenario, {why.one, why.other}, requiring=False)


def _holds(scenario: Scenario, choice: set[str], requiring: bool = True) -> bool:
    members = [scenario.linkages[key] for key in choice]
    groups = [each.group for each in members if each.group is not None]
    return (
        (
            not requiring
            or all(set(each.requires) & scenario.linkages.keys() <= choice for each in members)
        )
        and not any(choice & set(each.excludes) for each in members)
        and len(groups) == len(set(groups))
    )


def test_a_flood_of_rules_is_not_followed_but_said() -> None:
    names = [f"n{number}" for number in range(600)]
    assert len(names) ** 2 > MOST_REQUIRED
    scenario = ruled(dict.fromkeys(names, tuple(names)))
    assert never_chosen(scenario) is None
    assert ("rules_not_followed", "root") in told(scenario)


def test_what_is_only_required_counts_among_those_that_are_followed() -> None:
    names = tuple(f"n{number}" for number in range(MOST_LINKAGES))
    assert never_chosen(ruled({"a": names[1:]})) == {}
    assert never_chosen(ruled({"a": names})) is None


def test_packages_share_the_rules_that_are_followed() -> None:
    """Each may lead through all rules there are: what has no end for all of them is said."""
    names = [f"n{number:03}" for number in range(501)]
    many = MOST_STEPS // 500
    packages = [Package(f"p{number}", "Deal", linkages=("n000",)) for number in range(2 * many)]
    chain = ruled({one: (other,) for one, other in pairwise(names)})
    excluding_all = ruled({}, {"n000": tuple(names[1:])})
    groups = Roster([LinkageGroup(name, name, "exactly_one") for name in names[1:]])
    for scenario, code, found in (
        (chain, "package_lacks", MOST_STEPS),
        (excluding_all, "package_excludes", 0),
        (
            replace(chain, linkages=Roster([Linkage("n000", "A")]), groups=groups),
            "package_skips_group",
            MOST_STEPS,
        ),
    ):
        flooded = replace(scenario, packages=Roster(packages))
        findings = check(flooded)
        assert ("rules_not_followed", f"p{many}") in told(flooded)
        listed = sum(finding.code == code for finding in findings)
        more = sum(
            finding.values["count"]
            for finding in findings
            if finding.code == "more_findings" and finding.values["like"].code == code
        )
        assert listed + more == found
        few = replace(scenario, packages=Roster(packages[:many]))
        assert "rules_not_followed" not in {finding.code for finding in check(few)}


def test_a_check_ends_where_it_is_not_to_go_on() -> None:
    class Enough(Exception):
        pass

    def until(last: int) -> Callable[[], None]:
        calls = count(1)

        def go_on() -> None:
            if next(calls) == last:
                raise Enough

        return go_on

    scenario = replace(SMALL, packages=Roster(Package(f"p{n}", "Deal") for n in range(50)))
    for last in range(1, 50):
        with pytest.raises(Enough):
            check(scenario, until(last))


def test_where_nothing_is_required_no_library_is_loaded() -> None:
    code = (
        "import sys; from tests.model.building import small_scenario;"
        "from scenario_desk.model.checks import check; check(small_scenario());"
        "print('networkx' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False"]
