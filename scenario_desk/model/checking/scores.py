"""Checks on endpoints and their scores: what is missing, unreached, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checking.weights import base_of
from scenario_desk.model.entities import Actor, Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario


def check_endpoints(scenario: Scenario, ledger: Ledger, reached: set[str]) -> None:
    """Note endpoints that no leaf reaches."""
    for endpoint in scenario.endpoints.values():
        if endpoint.id not in reached:
            ledger.note(
                "warning", "endpoint_unreached", "endpoints", endpoint.id, endpoint=endpoint.name
            )


def check_scores(scenario: Scenario, ledger: Ledger) -> None:
    """Note scores that are missing, that score nothing, off the scale or out of order."""
    unsound = [key for key, estimate in scenario.scores.items() if not _is_sound(estimate)]
    for endpoint, interest in sorted(unsound):
        about = f"{endpoint}/{interest}"
        name = name_of(scenario, "endpoints", endpoint)
        ledger.note_unsound(scenario.scores[endpoint, interest], "score", "scores", about, name)
    _check_strays(scenario, ledger)
    _check_missing(scenario, ledger)


def _is_sound(estimate: Estimate) -> bool:
    low, best, high = estimate.low, estimate.best, estimate.high
    if low is None or high is None:
        return -100 <= best <= 100
    return -100 <= low <= best <= high <= 100


def _check_strays(scenario: Scenario, ledger: Ledger) -> None:
    strays = sorted(
        key
        for key in scenario.scores
        if key[0] not in scenario.endpoints or key[1] not in scenario.interests
    )
    for endpoint, interest in strays:
        ledger.note(
            "warning",
            "score_of_nothing",
            "scores",
            f"{endpoint}/{interest}",
            endpoint=name_of(scenario, "endpoints", endpoint),
            interest=name_of(scenario, "interests", interest),
        )


def _check_missing(scenario: Scenario, ledger: Ledger) -> None:
    """Gather missing scores by endpoint and actor, or wider where a whole row or column is."""
    interests: dict[str, list[str]] = {}
    for interest in scenario.interests.values():
        interests.setdefault(interest.actor, []).append(interest.id)
    actors = [actor for actor in scenario.actors.values() if actor.id in interests]
    if not actors or not scenario.endpoints:
        return
    missing = {actor.id: _missing(scenario, actor, interests[actor.id]) for actor in actors}
    endpoints = len(scenario.endpoints)
    bare = {
        actor.id
        for actor in actors
        if sum(map(len, missing[actor.id].values())) == endpoints * len(interests[actor.id])
    }
    if len(bare) == len(actors):
        ledger.note("warning", "nothing_scored", "scenario", scenario.root)
        return
    for actor in actors:
        if actor.id in bare:
            ledger.note("warning", "actor_unscored", "actors", actor.id, actor=actor.name)
    scored = [actor for actor in actors if actor.id not in bare]
    for endpoint in scenario.endpoints.values():
        _note_row(ledger, endpoint, scored, interests, missing)


def _note_row(
    ledger: Ledger,
    endpoint: Endpoint,
    actors: Iterable[Actor],
    interests: Mapping[str, list[str]],
    missing: Mapping[str, Mapping[str, list[str]]],
) -> None:
    gaps = {actor.id: missing[actor.id].get(endpoint.id, []) for actor in actors}
    if all(len(gap) == len(interests[actor]) for actor, gap in gaps.items()):
        ledger.note(
            "warning", "endpoint_unscored", "endpoints", endpoint.id, endpoint=endpoint.name
        )
        return
    for actor in actors:
        if gap := gaps[actor.id]:
            ledger.note(
                "warning",
                "scores_missing",
                "scores",
                f"{endpoint.id}/{gap[0]}",
                endpoint=endpoint.name,
                actor=actor.name,
                count=len(gap),
                of=len(interests[actor.id]),
            )


def _missing(scenario: Scenario, actor: Actor, interests: list[str]) -> dict[str, list[str]]:
    """By endpoint, the actor's interests that neither the scenario nor its base profile scores."""
    base = base_of(scenario, actor.id)
    known = scenario.scores
    gaps: dict[str, list[str]] = {}
    for endpoint in scenario.endpoints:
        for interest in interests:
            key = (endpoint, interest)
            if key not in known and (base is None or key not in base.scores):
                gaps.setdefault(endpoint, []).append(interest)
    return gaps
