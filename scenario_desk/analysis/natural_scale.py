"""The natural scale: an actor's utility in its own unit, where it has one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.utilities import BEST, WORST


@dataclass(frozen=True)
class Scale:
    """What −100 and +100 are on an actor's scale, and in which unit; itself where it has none."""

    at_minus_100: float = WORST
    at_plus_100: float = BEST
    unit: str = ""
    is_natural: bool = False

    def natural(self, utility: Floats) -> Floats:
        """Utilities (any shape, −100 … 100) in the natural unit; nan stays unknown."""
        share = (np.asarray(utility) - WORST) / (BEST - WORST)
        result: Floats = self.at_minus_100 + share * (self.at_plus_100 - self.at_minus_100)
        return result


def scale_of(frame: Frame, actor: int) -> Scale:
    """The scale of the actor of this row.

    Natural where the actor has exactly one interest and that names both of its natural ends: the
    weighted mean of one score is that score. Utilities of more are in no unit.
    """
    rows = np.flatnonzero(frame.interest_actor == actor)
    if len(rows) != 1:
        return Scale()
    interest = frame.scenario.interests[frame.interest_ids[rows[0]]]
    if interest.natural_worst is None or interest.natural_best is None:
        return Scale()
    return Scale(interest.natural_worst, interest.natural_best, interest.unit, is_natural=True)
