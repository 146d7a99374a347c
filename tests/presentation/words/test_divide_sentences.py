"""What stands between the principals in words: Syria 2017, and variations that have less to say."""

from __future__ import annotations

from dataclasses import replace as changed

import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import perception
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions, Relation
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.sentences import divided, headline
from tests.model.building import small_scenario


def said(scenario: Scenario, assumptions: Assumptions | None = None) -> list[str]:
    evaluation = evaluate(lower(scenario), assumptions)
    found = divided(evaluation, perception(evaluation.frame, evaluation.assumptions))
    return [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in found]


def with_principals(scenario: Scenario, *principals: str) -> Scenario:
    actors = [changed(each, principal=each.id in principals) for each in scenario.actors.values()]
    return replace(scenario, actors=Roster(actors))


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def test_the_three_sentences_of_the_flagship(syria: Scenario) -> None:
    assert said(syria) == [
        (
            "4 of 16 could be signed, barely; the chance of ending in one is 8 %, very unlikely: US"
            " rejects 5 and Russia rejects 10."
        ),
        (
            "Over these endpoints the interests that collide most are “Limit Iran, protect partners”"
            " (US) and “State continuity in Damascus” (Russia) (noted as partly opposed), then “US-led"
            " order and linked issues” (US) and “State continuity in Damascus” (Russia)."
        ),
        (
            "US fears “US-Russia clash” most (red line likeliest to be crossed: “Limit Iran, protect"
            " partners”, 8 %), Russia fears “State collapse” most (red line likeliest to be crossed:"
            " “State continuity in Damascus”, 3 %); what tells the endpoints apart most is “No direct"
            " clash with Russia” for US and “State continuity in Damascus” for Russia; US takes Russia"
            " to care less for “Keep radicalism away” than it does (6 % of its weight, not 14 %) and"
            " misses 2 agreements, Russia takes US to care more for “US-led order and linked issues”"
            " than it does (23 % of its weight, not 11 %) and misses 2 agreements."
        ),
    ]


def test_they_follow_what_is_assumed(syria: Scenario) -> None:
    signed, collide, _differ = said(syria, Assumptions(package="pk-b"))
    assert signed.startswith("6 of 16 could be signed, 1 of them barely")
    assert collide != said(syria)[1]


def test_without_principals_or_endpoints_only_the_headline_is_left(syria: Scenario) -> None:
    for scenario in (empty_scenario(), with_principals(syria), replace(syria, endpoints=Roster())):
        assert said(scenario) == [headline(evaluate(lower(scenario)))]


def test_one_principal_collides_with_nobody_and_misreads_nobody(syria: Scenario) -> None:
    signed, differ = said(with_principals(syria, "ru"))
    assert signed.endswith(": Russia rejects 10.")
    assert "collide" not in differ
    assert "takes" not in differ


def test_three_principals_are_all_told(syria: Scenario) -> None:
    signed, _collide, differ = said(with_principals(syria, "us", "ru", "irn"))
    assert "Iran rejects" in signed
    assert "Iran fears" in differ


def test_what_is_not_scored_is_said_to_be_open(syria: Scenario) -> None:
    signed, collide = said(replace(syria, scores=Table(), profiles=_own(syria)))
    assert signed.endswith("US rejects 0 (16 undecided) and Russia rejects 0 (16 undecided).")
    assert collide == (
        "Which interests collide is open: too little is weighed and scored for that."
    )


def test_without_perceived_profiles_nothing_is_misread(syria: Scenario) -> None:
    differ = said(replace(syria, profiles=_own(syria)))[2]
    assert "takes" not in differ
    assert "misses" not in differ


def _own(scenario: Scenario) -> Roster:
    return Roster(each for each in scenario.profiles.values() if each.kind == "own")


def test_interests_that_all_rise_together_are_said_to() -> None:
    after = load(locate("scenarios", "after-assad-2024.scenario"))
    assert said(after)[1] == (
        "From endpoint to endpoint, no interest of one tends to fall as one of the other rises."
    )


@pytest.mark.parametrize(
    ("sign", "noted"),
    [
        (-1, " (noted as opposed)"),
        (-0.5, " (noted as partly opposed)"),
        (0.5, " (noted as shared)"),
    ],
)
def test_what_is_noted_of_a_collision_is_said(sign: float, noted: str) -> None:
    small = small_scenario()
    [*_others, collide, _differ] = said(small)
    pair = evaluate(lower(small)).divide.collisions[0].interests
    names = [small.interests[key].name for key in pair]
    assert all(name in collide for name in names)
    relation = Relation("r", pair[1], pair[0], sign)
    assert noted in said(replace(small, relations=Roster([relation])))[1]
    assert "noted" not in said(replace(small, relations=Roster()))[1]


def test_names_from_a_file_are_not_formats() -> None:
    small = small_scenario()
    odd = "{0} {name} %s"
    renamed = replace(
        small, interests=Roster(changed(each, name=odd) for each in small.interests.values())
    )
    assert odd in said(renamed)[1]
