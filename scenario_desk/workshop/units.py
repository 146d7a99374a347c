"""In which units phones are asked: probabilities in percent, all else as the scenario has it."""

from __future__ import annotations

from scenario_desk.model.room import SCALE_OF, Judgement
from scenario_desk.model.scenario import Scenario


def per_unit(kind: str) -> float:
    """How many units of a phone are 1 on the scale of the scenario."""
    return 100.0 if SCALE_OF.get(kind) == "probability" else 1.0


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
