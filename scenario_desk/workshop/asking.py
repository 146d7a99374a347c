"""From a round of the scenario to the paper that phones are given: the questions and no more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Assessment, Judgement, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.sentences.asking import (
    promise_sentence,
    sealed_warning,
    worded,
)
from scenario_desk.workshop.ballots import Answer
from scenario_desk.workshop.paper import Item, Option, Paper, RoomSaid
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.revealing import answer_json
from scenario_desk.workshop.room import Seat
from scenario_desk.workshop.showing import said_by_room
from scenario_desk.workshop.units import ends_on_phone, unit_of

_STEPS = 100
"""Into about so many steps the scale of a question of fact is cut."""


def asking(scenario: Scenario, id: str) -> Paper:  # noqa: A002
    """The paper of a round; one that asks again shows what the room and everybody said before.

    Raises WorkshopRefused where there is no such round, or it asks nothing.
    """
    asked = scenario.rounds.get(id)
    if asked is None:
        raise WorkshopRefused("round_unknown", id=id)
    judgements = items(asked)
    if not judgements:
        raise WorkshopRefused("round_without_items", round=asked.name)
    earlier = _answers_to(scenario, asked.after)
    room = said_by_room(scenario, earlier)
    return Paper(
        asked.id,
        asked.name,
        tuple(_item(scenario, asked, each, room.get(each.item)) for each in judgements),
        asked.text,
        name_of(scenario, "actors", asked.as_actor) if asked.as_actor else "",
        asked.numbers,
        asked.anonymity,
        promise_sentence(asked),
        asked.after is not None,
        sealed_warning(_principals(scenario)) if asked.packages else "",
        asked.of,
        _by_voter(earlier),
    )


def seats_of(scenario: Scenario, session: str) -> tuple[Seat, ...]:
    """What participants of a session can sit for."""
    found = scenario.sessions.get(session)
    keys = found.seats if found else ()
    return tuple(Seat(key, name_of(scenario, "actors", key)) for key in keys)


def _answers_to(scenario: Scenario, round: str | None) -> list[Assessment]:  # noqa: A002
    if round is None:
        return []
    return [each for each in scenario.assessments.values() if each.round == round]


def _by_voter(earlier: Iterable[Assessment]) -> Mapping[str, Mapping[str, Answer]]:
    """What each said before, by participant and item; nothing of who cannot be linked."""
    found: dict[str, dict[str, Answer]] = {}
    for each in earlier:
        if each.participant is not None:
            found.setdefault(each.participant, {})[each.judgement.item] = answer_json(each)
    return found


def _principals(scenario: Scenario) -> int:
    return sum(actor.principal for actor in scenario.actors.values())


def _item(scenario: Scenario, asked: Round, judgement: Judgement, room: RoomSaid | None) -> Item:
    wording = worded(scenario, judgement)
    least, most = ends_on_phone(scenario, judgement)
    return Item(
        judgement.item,
        judgement.kind,
        wording.title,
        wording.group,
        wording.help,
        wording.low,
        wording.high,
        least,
        most,
        _step(least, most) if judgement.kind == "seed" else 1,
        unit_of(scenario, judgement),
        _options(scenario, asked) if judgement.kind == "poll" else (),
        room,
    )


def _step(least: float | None, most: float | None) -> float:
    """A round step: 1, 2 or 5 with any number of noughts."""
    if least is None or most is None or most <= least:
        return 1
    rough = (most - least) / _STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if rough <= power * times * (1 + 1e-9))


def _options(scenario: Scenario, asked: Round) -> tuple[Option, ...]:
    return tuple(Option(key, name_of(scenario, "endpoints", key)) for key in asked.poll)
