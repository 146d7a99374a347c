"""What phones are shown of a round that is revealed: medians, dots and reasons, and nobody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.room.agreement import agreed
from scenario_desk.analysis.room.answers import LONG, Answers, quantile
from scenario_desk.analysis.room.reading import read
from scenario_desk.model.room import Assessment, Judgement, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.units import to_phone


def said_by_room(scenario: Scenario, told: Iterable[Assessment]) -> Mapping[str, RoomSaid]:
    """What the room said together, by item, where anybody gave a number."""
    found = read(scenario, told)
    return {
        each.item: _said(found.answers, column, each)
        for column, each in enumerate(found.judgements)
        if found.answers.count[column]
    }


def results_of(
    scenario: Scenario,
    asked: Round,
    told: Iterable[Assessment],
    signable: Collection[str] = (),
) -> dict[str, Any]:
    """What phones are shown of a round, by item, as `Room.show` takes it.

    Of packages those alone that all could sign; dots and reasons in an order that tells nothing.
    """
    listed, given = list(told), dict[Judgement, list[Assessment]]()
    for each in listed:
        given.setdefault(each.judgement, []).append(each)
    answers = read(scenario, listed, tuple(given)).answers
    agree = agreed(answers)
    shown: dict[str, Any] = {}
    for column, (judgement, said) in enumerate(given.items()):
        numbers = answers.best[:, column]
        count = int(answers.count[column])
        result = shown[judgement.item] = {
            "count": count or len(said),
            "dots": sorted(_to_phone(judgement, each) for each in numbers[~np.isnan(numbers)]),
            "reasons": sorted(each.reason for each in said if each.reason),
            "agreed": bool(agree[column]),
        }
        if count:
            room = _said(answers, column, judgement)
            result |= {"median": room.median, "low": room.low, "high": room.high}
        if judgement.kind == "poll":
            result["chosen"] = Counter(key for each in said for key in each.choice)
    shown |= {f"package/{key}": {"agreed": True} for key in signable}
    return {each.item: shown[each.item] for each in items(asked) if each.item in shown}


def _said(answers: Answers, column: int, judgement: Judgement) -> RoomSaid:
    """What is said of the best values, as phones have it: the same as stands before the room."""
    best = answers.best[:, column]
    low, middle, high = (_to_phone(judgement, quantile(best, share)) for share in (0.25, 0.5, 0.75))
    if _to_phone(judgement, answers.width[column]) >= LONG:
        low, high = float(round(low)), float(round(high))
    return RoomSaid(low, middle, high, int(answers.count[column]))


def _to_phone(judgement: Judgement, value: float | Floats) -> float:
    return to_phone(judgement.kind, float(value))
