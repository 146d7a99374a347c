"""What dragging a line means as an edit: another margin, or a stated no-agreement value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scenario_desk.model.edits import shift_margin, shift_reservation
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.chart.content import Side
from scenario_desk.presentation.chart.lines import Kind


@dataclass(frozen=True, slots=True)
class LineEdit:
    """An edit of one profile that puts a line where the user wants it."""

    edit: Callable[..., Scenario]
    profile: str
    best: float

    @property
    def arguments(self) -> tuple[Any, ...]:
        return (self.profile, self.best)


def line_edit(side: Side, kind: Kind, value: float, step: float) -> LineEdit | None:
    """The edit that moves a line to `value`, in round steps; None where no profile can take it.

    The signing line stops at the no-agreement line: a margin is never negative.
    """
    if side.profile is None:
        return None
    if kind == "signing":
        margin = _round(value - side.lines.reservation, step, "margin")
        return LineEdit(shift_margin, side.profile, margin)
    return LineEdit(shift_reservation, side.profile, _round(value, step, "reservation"))


def _round(wanted: float, step: float, what: str) -> float:
    """The round step next to what is wanted, on the scale of what it is."""
    low, high = SCALES[what]
    return min(max(round(round(wanted / step) * step, 6) + 0.0, low), high)
