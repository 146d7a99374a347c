"""What phones are shown of a round that is revealed: medians, dots and reasons, and nobody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.room.aggregation import median
from scenario_desk.analysis.room.agreement import agreed
from scenario_desk.analysis.room.reading import read
from scenario_desk.model.room import Assessment, Judgement, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.units import to_phone


def said_by_room(scenario: Scenario, told: Iterable[Assessment]) -> Mapping[str, RoomSaid]:
    """What the room said together, by item, where anybody gave a number."""
    found = read(scenario, told)
    medians, count = median(found.answers.values), found.answers.count
    return {
        each.item: RoomSaid(*_shown(each, medians[column]), int(count[column]))
        for column, each in enumerate(found.judgements)
        if count[column]
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
    medians, agree = median(answers.values), agreed(answers)
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
            named = zip(("low", "best", "high"), _shown(judgement, medians[column]), strict=True)
            result["median"] = dict(named)
        if judgement.kind == "poll":
            result["chosen"] = Counter(key for each in said for key in each.choice)
    shown |= {f"package/{key}": {"agreed": True} for key in signable}
    return {each.item: shown[each.item] for each in items(asked) if each.item in shown}


def _shown(judgement: Judgement, best_low_high: Floats) -> tuple[float, float, float]:
    """Low, best and high, as phones have them."""
    best, low, high = (_to_phone(judgement, each) for each in best_low_high)
    return low, best, high


def _to_phone(judgement: Judgement, value: float) -> float:
    return to_phone(judgement.kind, float(value))
