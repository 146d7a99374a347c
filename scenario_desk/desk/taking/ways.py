"""The ways to put together what a room judges, worked out for all judgements at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scenario_desk.analysis.room.aggregation import How
from scenario_desk.analysis.room.reading import Track, track
from scenario_desk.analysis.room.standing import Standing
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario

By = Literal["equal", "cooke", "brier"]
HOWS: tuple[How, ...] = ("median", "quantiles", "pool")
BYS: tuple[By, ...] = ("equal", "cooke", "brier")
"""All count alike; by calibration × information; by Brier score."""


class Way(NamedTuple):
    """How answers are put together."""

    how: How
    by: By = "equal"


@dataclass(frozen=True, eq=False)
class Ways:
    """By way what each judgement comes to, and how the participants did on the seed questions."""

    values: Mapping[Way, Mapping[Judgement, Estimate]]
    """Only ways that there are: without anybody who has a weight by performance there is none by it."""
    track: Track


def ways(scenario: Scenario, found: Standing, check: Callable[[], None]) -> Ways:
    """Every way; `check` is called between them."""
    did = track(scenario, found.reading.participants)
    values = {}
    for by in BYS:
        weights = did.weights(by)
        if by != "equal" and weights is None:
            continue
        for how in HOWS:
            check()
            values[Way(how, by)] = found.values(how, weights)
    return Ways(values, did)
