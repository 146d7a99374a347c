"""Before and now, word for word, on Syria 2017 and on variations of it."""

from __future__ import annotations

from dataclasses import replace as changed

import pytest

from scenario_desk.analysis.effect import Effect, effect
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.words.sentences import (
    effect_headline,
    effect_in_short,
    effect_sentences,
    headline,
    then_now,
)
from tests.analysis.games import chance, ending, game


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


@pytest.fixture(scope="module")
def judged(syria: Scenario) -> Evaluation:
    return evaluate(lower(syria))


def with_reservation(scenario: Scenario, profile: str, best: float) -> Evaluation:
    held = changed(scenario.profiles[profile], reservation=Estimate(best=best))
    return evaluate(lower(replace(scenario, profiles=scenario.profiles.put(held))))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_the_same_is_said_once() -> None:
    assert then_now("4", "4") == "4"
    assert plain(then_now("4", "6")) == "4 → 6"


def of_package(scenario: Scenario, judged: Evaluation) -> Effect:
    return effect(judged, evaluate(judged.frame, Assumptions(package="pk-a")))


def test_the_headline_says_each_figure_before_and_now_where_it_differs(syria, judged):
    assert plain(effect_headline(of_package(syria, judged))) == (
        "Before → now: 4 of 16 could be signed, now 1 of them barely; the chance of ending in one is"
        " 8 % → 12 %, very unlikely · 0 → 2 with the package: chance 0 % → 37 %"
        " · 2 → 0 tolerated, nobody signs: chance 40 % → 0 %"
    )
    generous = effect(judged, with_reservation(syria, "ru-base", -90))
    assert plain(effect_headline(generous)) == (
        "Before → now: 4 → 6 of 16 could be signed; the chance of ending in one is 8 % → 9 %,"
        " very unlikely · 2 → 4 tolerated, nobody signs: chance 40 % → 70 %"
    )


def test_in_short_it_says_how_many_more_or_fewer_and_which_chances_changed(syria, judged):
    assert plain(effect_in_short(of_package(syria, judged))) == (
        "The same could be signed: chance 8 % → 12 %; 2 more with the package: chance 0 % → 37 %;"
        " 2 fewer tolerated: chance 40 % → 0 %"
    )
    generous = effect(judged, with_reservation(syria, "ru-base", -90))
    assert plain(effect_in_short(generous)) == (
        "2 more could be signed: chance 8 % → 9 %; 2 more tolerated: chance 40 % → 70 %"
    )
    assert effect_in_short(effect(judged, judged)) == "No difference to the overlap"


def test_the_sentences_say_who_moved_and_which_chances_changed(syria, judged):
    assert list(map(plain, effect_sentences(of_package(syria, judged)))) == [
        "Reached with the package now and not before: “Government victory” and “Astana condominium”.",
        "Tolerated before and not now: “Government victory” and “Astana condominium”.",
        "The chance of ending in what could be signed was 8 % and is 12 %.",
        "The chance of ending in what comes with the package was 0 % and is 37 %.",
        "The chance of ending in what is tolerated was 40 % and is 0 %.",
    ]


def test_what_is_as_it_was_says_so(syria, judged):
    same = effect(judged, evaluate(lower(syria)))
    assert plain(effect_headline(same)).startswith(
        "Before and now: 4 of 16 could be signed, barely; the chance of ending in one is 8 %,"
    )
    assert effect_sentences(same) == ["Every endpoint is where it was, and so are the chances."]


def test_what_nobody_can_say_any_more_is_undecided_now(syria, judged):
    unscored = replace(syria, scores=syria.scores.without(("e07", "ru3")))
    found = effect(judged, evaluate(lower(unscored)))
    assert plain(effect_headline(found)).endswith(" · 0 → 1 undecided")
    assert effect_in_short(found).endswith("; 1 more undecided")
    said = effect_sentences(found)
    name = syria.endpoints["e07"].name
    assert f"Undecided now and not before: “{name}”." in said
    assert f"Could be signed before and not now: “{name}”." in said


def test_endpoints_may_be_new_or_gone(syria, judged):
    key = judged.ids(judged.agreement_zone)[0]
    name = syria.endpoints[key].name
    kept = [each for each in syria.endpoints.values() if each.id != key]
    fewer = evaluate(lower(replace(syria, endpoints=Roster(kept))))

    said = plain(effect_headline(effect(judged, fewer)))
    assert said.startswith("Before → now: 4 → 3 of 16 → 15 could")
    assert effect_sentences(effect(judged, fewer))[:2] == [
        f"No longer there: “{name}”.",
        f"Could be signed before and not now: “{name}”.",
    ]
    assert effect_sentences(effect(fewer, judged))[:2] == [
        f"Not there before: “{name}”.",
        f"Could be signed now and not before: “{name}”.",
    ]


def test_as_many_but_others_are_not_the_same():
    tree = chance("start", (0.5, ending("1", "a")), (None, ending("2", "b")))

    def paying(a: float, b: float) -> Evaluation:
        payoffs = {"a": {"us": a}, "b": {"us": b}}
        return evaluate(lower(game(tree, payoffs, signed=("a", "b"), reservation=10.0)))

    others = effect(paying(20, 0), paying(0, 20))
    assert plain(effect_headline(others)) == (
        "Before → now: 1 (1 in, 1 out) of 2 could be signed; the chance of ending in one is 50 %,"
        " roughly even chance"
    )
    assert effect_in_short(others) == "1 other could be signed instead"


def test_without_principals_on_a_side_both_headlines_are_said(syria, judged):
    nobody = [changed(actor, principal=False) for actor in syria.actors.values()]
    alone = evaluate(lower(replace(syria, actors=Roster(nobody))))

    said = effect_headline(effect(alone, judged))
    assert said == f"Before: {headline(alone)} Now: {headline(judged)}"
    assert effect_headline(effect(alone, alone)) == f"Before and now: {headline(alone)}"
