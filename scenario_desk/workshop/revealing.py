"""Between the answers of phones and the assessments of the scenario, both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_ids
from scenario_desk.model.room import Assessment, Judgement, Participant, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.workshop.ballots import Answer, Ballot, Known
from scenario_desk.workshop.units import to_phone, to_scenario


def answer_json(told: Assessment) -> Answer:
    """An assessment as the phone sent it."""
    said: dict[str, Any] = {}
    if isinstance(told.answer, Estimate):
        low, high = told.answer.low, told.answer.high
        numbers = {"low": low, "best": told.answer.best, "high": high}
        said = {
            name: to_phone(told.kind, value) for name, value in numbers.items() if value is not None
        }
    elif told.answer is None:
        said = {"choice": list(told.choice)}
    else:
        said = {told.answer: True}
    if told.reason:
        said["reason"] = told.reason
    return said


def participant_of(who: Known) -> Participant:
    """Somebody who joined, as the scenario has them."""
    return Participant(who.id, who.alias, who.seat or None)


def assessments_of(
    scenario: Scenario,
    asked: Round,
    ballots: Iterable[Ballot],
) -> tuple[Assessment, ...]:
    """What was answered in a round, to be revealed by one edit.

    Packages are left out: of them only `signable` is told. So is a poll in which somebody took back
    all they had chosen, whoever is no participant of the scenario, and what the round no longer asks.
    """
    asks = {each.item for each in items(asked)}
    told = [
        each
        for each in map(partial(_still_offered, asked), ballots)
        if each.item in asks
        and not each.item.startswith("package/")
        and each.answer.get("choice") != []
        and (each.voter is None or each.voter in scenario.participants)
    ]
    ids = new_ids(len(told))
    return tuple(_assessment(asked, id, each) for id, each in zip(ids, told, strict=True))  # noqa: A001


def no_longer_asked(asked: Round, ballots: Iterable[Ballot]) -> int:
    """How many answers judge what was removed from the round since they were given."""
    asks = {each.item for each in items(asked)}
    return sum(each.item not in asks for each in ballots)


def _still_offered(asked: Round, ballot: Ballot) -> Ballot:
    """Without the endpoints that a poll offered then, and does not any more."""
    if "choice" not in ballot.answer:
        return ballot
    choice = [each for each in ballot.answer["choice"] if each in asked.poll]
    return replace(ballot, answer={**ballot.answer, "choice": choice})


def _assessment(asked: Round, id: str, ballot: Ballot) -> Assessment:  # noqa: A002
    judgement = Judgement.parse(ballot.item)
    answer = ballot.answer
    about: dict[str, Any] = judgement.names
    return Assessment(
        id,
        ballot.voter,
        asked.id,
        judgement.kind,  # type: ignore[arg-type]
        **about,
        as_actor=asked.as_actor,
        answer=_answer(judgement.kind, answer),
        choice=tuple(answer.get("choice", ())),
        reason=answer.get("reason", ""),
        why=answer.get("why", ""),
        time=ballot.time,
    )


def _answer(kind: str, answer: Answer) -> Any:
    """The estimate, or why there is none; None where a choice is the answer."""
    if "best" in answer:
        low, high = (
            to_scenario(kind, answer[end]) if end in answer else None for end in ("low", "high")
        )
        return Estimate(to_scenario(kind, answer["best"]), low, high)
    silent = (each for each in ("abstains", "unknown") if answer.get(each))
    return next(silent, None)


def signable(scenario: Scenario, asked: Round, ballots: Iterable[Ballot]) -> tuple[str, ...]:
    """The packages that all who were asked could sign: each team where there are seats, else each
    who answered.

    A team could sign what one of it said yes to and none said no to. A team that did not answer
    could sign nothing.
    """
    said: dict[str, dict[str, list[bool]]] = {}
    for each in ballots:
        judgement = Judgement.parse(each.item)
        if judgement.kind == "package":
            team = _team(scenario, each)
            votes = said.setdefault(team, {}).setdefault(judgement.about[0], [])
            votes += [each.answer["yes"]] if "yes" in each.answer else []
    session = scenario.sessions.get(asked.session)
    teams = asked.of or (session.seats if session else ()) or tuple(said)
    return tuple(
        package
        for package in asked.packages
        if teams and all(_could_sign(said.get(team, {}).get(package, [])) for team in teams)
    )


def _could_sign(votes: list[bool]) -> bool:
    return bool(votes) and all(votes)


def _team(scenario: Scenario, ballot: Ballot) -> str:
    who = scenario.participants.get(ballot.voter or "")
    return (who.seat if who else None) or ballot.voter or ""
