"""What dragging a line means as an edit: another margin, or a stated no-agreement value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from scenario_desk.desk.chart.content import Side
from scenario_desk.desk.chart.lines import Kind
from scenario_desk.model.edits import set_margin, set_reservation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario

_MARGIN = (0.0, 200.0)
_RESERVATION = (-100.0, 100.0)


@dataclass(frozen=True, slots=True)
class LineEdit:
    """An edit of one profile that puts a line where the user wants it."""

    edit: Callable[..., Scenario]
    profile: str
    value: Estimate

    @property
    def arguments(self) -> tuple[Any, ...]:
        return (self.profile, self.value)


def line_edit(
    committed: Scenario, side: Side, kind: Kind, value: float, step: float
) -> LineEdit | None:
    """The edit that moves a line to `value`, in round steps; None where no profile can take it.

    A ranged estimate keeps its range around the new best value. The signing line stops at the
    no-agreement line: a margin is never negative.
    """
    if side.profile is None:
        return None
    if kind == "signing":
        held = _in_force(committed, side, "margin")
        margin = _moved(held, value - side.lines.reservation, step, _MARGIN)
        return LineEdit(set_margin, side.profile, margin)
    held = _in_force(committed, side, "reservation")
    return LineEdit(set_reservation, side.profile, _moved(held, value, step, _RESERVATION))


def _in_force(scenario: Scenario, side: Side, field: str) -> Estimate | None:
    """The estimate that the active profile states, else the base profile; None if derived."""
    for key in (side.profile, scenario.actors[side.actor].base_profile):
        profile = scenario.profiles.get(key)
        held = getattr(profile, field) if profile is not None else None
        if held is not None:
            return held if isinstance(held, Estimate) else None
    return None


def _moved(
    held: Estimate | None, wanted: float, step: float, limits: tuple[float, float]
) -> Estimate:
    """The estimate with its best value at the round step next to `wanted`, within its limits."""
    best = min(max(round(round(wanted / step) * step, 6) + 0.0, limits[0]), limits[1])
    if held is None:
        return Estimate(best)
    if held.low is None or held.high is None:
        return replace(held, best=best)
    shift = best - held.best
    low, high = (
        min(max(round(end + shift, 6), limits[0]), limits[1]) for end in (held.low, held.high)
    )
    return replace(held, best=best, low=low, high=high)
