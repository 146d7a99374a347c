"""What phones are shown of a round that is revealed: medians, dots and reasons, and nobody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.room.aggregation import median
from scenario_desk.analysis.room.agreement import agreed
from scenario_desk.analysis.room.answers import Answers
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Judgement, Round, items
from scenario_desk.model.scenario import Scenario
from scenario_desk.workshop.paper import RoomSaid
from scenario_desk.workshop.units import ends, to_phone


def said_by_room(scenario: Scenario, told: Iterable[Assessment]) -> Mapping[str, RoomSaid]:
    """What the room said together, by item, where anybody gave a number."""
    by_item = _by_item(told)
    answers = _answers(scenario, by_item)
    medians = median(answers.values)
    return {
        item: RoomSaid(*_shown(item, medians[column]), int(answers.count[column]))
        for column, item in enumerate(by_item)
        if answers.count[column]
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
    by_item = _by_item(told)
    answers = _answers(scenario, by_item)
    medians, agree = median(answers.values), agreed(answers)
    shown: dict[str, Any] = {}
    for column, (item, given) in enumerate(by_item.items()):
        numbers = answers.best[:, column]
        count = int(answers.count[column])
        shown[item] = {
            "count": count or len(given),
            "dots": sorted(_to_phone(item, numbers[~np.isnan(numbers)])),
            "reasons": sorted(each.reason for each in given if each.reason),
            "agreed": bool(agree[column]),
        }
        if count:
            named = zip(("low", "best", "high"), _shown(item, medians[column]), strict=True)
            shown[item]["median"] = dict(named)
        if item == "poll":
            shown[item]["chosen"] = Counter(key for each in given for key in each.choice)
    shown |= {f"package/{key}": {"agreed": True} for key in signable}
    return {each.item: shown[each.item] for each in items(asked) if each.item in shown}


def _by_item(told: Iterable[Assessment]) -> dict[str, list[Assessment]]:
    found: dict[str, list[Assessment]] = {}
    for each in told:
        found.setdefault(each.judgement.item, []).append(each)
    return found


def _answers(scenario: Scenario, by_item: Mapping[str, list[Assessment]]) -> Answers:
    """The numbers that were given, a column for each item; rows are nobody in particular."""
    rows = max(map(len, by_item.values()), default=0)
    values = np.full((rows, len(by_item), 3), np.nan)
    reach = np.empty((2, len(by_item)))
    for column, given in enumerate(by_item.values()):
        least, most = ends(scenario, given[0].judgement)
        reach[0, column] = -np.inf if least is None else least
        reach[1, column] = np.inf if most is None else most
        for row, each in enumerate(given):
            if isinstance(each.answer, Estimate):
                values[row, column] = (each.answer.best, *each.answer.spread)
    silent = np.zeros(values.shape[:2], dtype=bool)
    return Answers(values, silent, silent, *reach)


def _shown(item: str, best_low_high: Floats) -> tuple[float, float, float]:
    """Low, best and high, as phones have them."""
    best, low, high = _to_phone(item, best_low_high)
    return low, best, high


def _to_phone(item: str, values: Floats) -> list[float]:
    kind = Judgement.parse(item).kind
    return [to_phone(kind, value) for value in values.tolist()]
