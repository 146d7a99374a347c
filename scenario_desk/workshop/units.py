"""In which units phones are asked: probabilities in percent, all else as the scenario has it."""

from __future__ import annotations

from math import isfinite

from scenario_desk.analysis.room.reading import scale
from scenario_desk.model.room import SCALE_OF, Judgement
from scenario_desk.model.scenario import Scenario


def per_unit(kind: str) -> float:
    """How many units of a phone are 1 on the scale of the scenario."""
    return 100.0 if SCALE_OF.get(kind) == "probability" else 1.0


def ends_on_phone(scenario: Scenario, judgement: Judgement) -> tuple[float | None, float | None]:
    """The two ends of its scale in the units of phones; None where it has none."""
    unit = per_unit(judgement.kind)
    least, most = (each * unit if isfinite(each) else None for each in scale(scenario, judgement))
    return least, most


def unit_of(scenario: Scenario, judgement: Judgement) -> str:
    """What is written behind its numbers."""
    if SCALE_OF.get(judgement.kind) == "probability":
        return "%"
    if judgement.kind == "seed":
        return str(scenario.seeds[judgement.about[0]].unit)
    return ""


def to_phone(kind: str, value: float) -> float:
    """A value of the scenario as phones have it, without the dust of binary fractions."""
    return round(value * per_unit(kind), 9)


def to_scenario(kind: str, value: float) -> float:
    """A value of a phone as the scenario has it."""
    return round(value / per_unit(kind), 11) if per_unit(kind) != 1 else value
