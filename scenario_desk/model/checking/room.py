"""Checks on what the room is asked and answered, and on injects."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.edits.room.soundness import (
    beyond,
    called_judgement,
    in_order,
    says_what,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import judgements
from scenario_desk.model.room import Assessment, Inject, items
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario


def check_injects(scenario: Scenario, ledger: Ledger) -> None:
    """Note injects that change nothing, and releases that do not hold together."""
    for inject in scenario.injects.values():
        ledger.go_on()
        _check_inject(scenario, ledger, inject)
    seen: set[str] = set()
    for each in scenario.released:
        about = ("scenario", each.inject)
        if each.inject not in scenario.injects:
            ledger.note("warning", "released_nothing", *about, id=each.inject)
        elif each.inject in seen:
            name = name_of(scenario, "injects", each.inject)
            ledger.note("warning", "released_twice", *about, inject=name)
        seen.add(each.inject)


def check_seeds(scenario: Scenario, ledger: Ledger) -> None:
    """Note seed questions by which nobody can be weighted."""
    for seed in scenario.seeds.values():
        if seed.truth is None:
            ledger.note("info", "seed_without_truth", "seeds", seed.id, seed=seed.name)
        if not in_order(seed):
            ledger.note("warning", "seed_disordered", "seeds", seed.id, seed=seed.name)


def check_rounds(scenario: Scenario, ledger: Ledger) -> None:
    """Note rounds that ask nothing."""
    for each in scenario.rounds.values():
        if not items(each):
            ledger.note("info", "round_is_empty", "rounds", each.id, round=each.name)


def check_assessments(scenario: Scenario, ledger: Ledger) -> None:
    """Note answers that are none, that are off their scale, and second ones to the same."""
    answered: set[tuple[Any, ...]] = set()
    for each in scenario.assessments.values():
        ledger.go_on()
        if not says_what(each):
            ledger.note("warning", "assessment_of_nothing", "assessments", each.id, id=each.id)
            continue
        _check_answer(scenario, ledger, each)
        place = (each.participant, each.round, each.as_actor, each.judgement)
        if each.participant is not None and place in answered:
            ledger.note(
                "warning",
                "answered_again",
                "assessments",
                each.id,
                participant=name_of(scenario, "participants", each.participant),
                what=called_judgement(scenario, each.judgement),
            )
        answered.add(place)


def _check_inject(scenario: Scenario, ledger: Ledger, inject: Inject) -> None:
    about = ("injects", inject.id)
    if inject.effects and not inject.endpoints:
        ledger.note("info", "inject_without_endpoints", *about, inject=inject.name)
    elif not (inject.effects or inject.endpoint_effects or inject.overrides):
        ledger.note("info", "inject_without_effect", *about, inject=inject.name)
    for endpoint in sorted(set(inject.endpoint_effects) - set(inject.endpoints)):
        if endpoint in scenario.endpoints:
            ledger.note(
                "info",
                "effects_not_attached",
                *about,
                linkage=inject.name,
                endpoint=name_of(scenario, "endpoints", endpoint),
            )
    for field, what, estimate in judgements(inject):
        if field != "overrides":
            ledger.note_unsound(estimate, what, *about, inject.name)


def _check_answer(scenario: Scenario, ledger: Ledger, told: Assessment) -> None:
    answer = told.answer
    if not isinstance(answer, Estimate):
        return
    least, most = SCALES[told.scale]
    low, high = answer.spread
    if not least <= low <= answer.best <= high <= most:
        name = called_judgement(scenario, told.judgement)
        ledger.note_unsound(answer, told.scale, "assessments", told.id, name)
    seed = None if told.seed is None else scenario.seeds.get(told.seed)
    if seed is not None and beyond(seed, answer) is not None:
        ledger.note(
            "warning",
            "answer_beyond_seed",
            "assessments",
            told.id,
            seed=seed.name,
            value=beyond(seed, answer),
        )
