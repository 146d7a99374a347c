"""In which units phones are asked: probabilities in percent, all else as the scenario has it."""

from __future__ import annotations

from scenario_desk.model.room import SCALE_OF, Judgement, Seed
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario


def per_unit(kind: str) -> float:
    """How many units of a phone are 1 on the scale of the scenario."""
    return 100.0 if SCALE_OF.get(kind) == "probability" else 1.0


def ends(scenario: Scenario, judgement: Judgement) -> tuple[float | None, float | None]:
    """The two ends of its scale, as the scenario has it; None where it has none."""
    if judgement.kind == "seed":
        seed: Seed = scenario.seeds[judgement.about[0]]
        return seed.least, seed.most
    if judgement.kind in ("poll", "package"):
        return None, None
    return SCALES[SCALE_OF[judgement.kind]]


def ends_on_phone(scenario: Scenario, judgement: Judgement) -> tuple[float | None, float | None]:
    """As `ends`, in the units of phones."""
    least, most = ends(scenario, judgement)
    unit = per_unit(judgement.kind)
    return (None if least is None else least * unit, None if most is None else most * unit)


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
