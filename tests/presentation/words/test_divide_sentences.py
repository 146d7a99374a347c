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
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.sentences import divided, headline
from tests.model.building import small_scenario


def said(scenario: Scenario, assumptions: Assumptions | None = None) -> list[str]:
    """The paragraphs."""
    evaluation = evaluate(lower(scenario), assumptions)
    found = divided(evaluation, perception(evaluation.frame, evaluation.assumptions))
    return [" ".join(each).replace("\N{NO-BREAK SPACE}", " ") for each in found]


def with_principals(scenario: Scenario, *principals: str) -> Scenario:
    actors = [changed(each, principal=each.id in principals) for each in scenario.actors.values()]
    return replace(scenario, actors=Roster(actors))


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def test_the_paragraphs_of_the_flagship(syria: Scenario) -> None:
    assert said(syria) == [
        (
            "4 of 16 could be signed, barely; the chance of ending in one is 8 %, very unlikely. US"
            " rejects 5 and Russia rejects 10. Both principals reject “Iranian-led victory”,"
            " “Open-ended war”, “State collapse” and 2 more."
        ),
        (
            "Over these endpoints the interests that collide most are “Limit Iran, protect partners”"
            " (US) and “State continuity in Damascus” (Russia) (noted as partly opposed). Next come"
            " “US-led order and linked issues” (US) and “State continuity in Damascus” (Russia)."
        ),
        (
            "US fears “US-Russia clash” most. The red line of US likeliest to be crossed is “Limit"
            " Iran, protect partners” (8 %). What tells the endpoints apart most for US is “No direct"
            " clash with Russia”. US takes Russia to care less for “Keep radicalism away” than it"
            " does (6 % of its weight, not 14 %). US misses 2 agreements."
        ),
        (
            "Russia fears “State collapse” most. The red line of Russia likeliest to be crossed is"
            " “State continuity in Damascus” (3 %). What tells the endpoints apart most for Russia is"
            " “State continuity in Damascus”. Russia takes US to care more for “US-led order and"
            " linked issues” than it does (23 % of its weight, not 11 %). Russia misses 2 agreements."
        ),
    ]


@pytest.mark.parametrize("name", ["syria-2017", "after-assad-2024", "chemical-weapons-2013"])
def test_no_sentence_is_long(name: str) -> None:
    scenario = load(locate("scenarios", f"{name}.scenario"))
    for assumptions in (None, *(each.assumptions for each in scenario.lenses.values())):
        evaluation = evaluate(lower(scenario), assumptions)
        found = divided(evaluation, perception(evaluation.frame, evaluation.assumptions))
        assert max(len(each.split()) for sentences in found for each in sentences) <= 30


def test_what_all_principals_reject_is_named() -> None:
    small = small_scenario()
    scores = small.scores
    for interest in small.interests:
        scores = scores.set(("e4", interest), Estimate(-90))
    hopeless = replace(small, scores=scores)
    name = small.endpoints["e4"].name
    assert f"Both principals reject “{name}”" in said(hopeless)[0]
    three = with_principals(hopeless, "us", "ru", "ir")
    assert f"All principals reject “{name}”" in said(three)[0]
    assert "reject “" not in said(with_principals(hopeless, "us"))[0]


def test_they_follow_what_is_assumed(syria: Scenario) -> None:
    signed, collide, *_differ = said(syria, Assumptions(package="pk-b"))
    assert signed.startswith("6 of 16 could be signed, 1 of them barely")
    assert collide != said(syria)[1]


def test_without_principals_or_endpoints_only_the_headline_is_left(syria: Scenario) -> None:
    for scenario in (empty_scenario(), with_principals(syria), replace(syria, endpoints=Roster())):
        assert said(scenario) == [headline(evaluate(lower(scenario)))]


def test_one_principal_collides_with_nobody_and_misreads_nobody(syria: Scenario) -> None:
    signed, differ = said(with_principals(syria, "ru"))
    assert signed.endswith(". Russia rejects 10.")
    assert "collide" not in differ
    assert "takes" not in differ


def test_three_principals_are_all_told(syria: Scenario) -> None:
    signed, _collide, *differ = said(with_principals(syria, "us", "ru", "irn"))
    assert "Iran rejects" in signed
    assert any("Iran fears" in each for each in differ)
    assert len(differ) == 3


def test_what_is_not_scored_is_said_to_be_open(syria: Scenario) -> None:
    signed, collide = said(replace(syria, scores=Table(), profiles=_own(syria)))
    assert signed.endswith("US rejects 0 (16 undecided) and Russia rejects 0 (16 undecided).")
    assert collide == (
        "Which interests collide is open: too little is weighed and scored for that."
    )


def test_without_perceived_profiles_nothing_is_misread(syria: Scenario) -> None:
    differ = " ".join(said(replace(syria, profiles=_own(syria)))[2:])
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
    collide = said(small)[1]
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
