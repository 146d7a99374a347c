"""What draws rest on: whether figures drawn of one moment are those of another."""

from __future__ import annotations

from dataclasses import fields

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.model.entities import Assumptions

Ground = tuple[Frame, Assumptions, Sampling]


def same_ground(one: Ground, other: Ground) -> bool:
    """Whether nothing that bears on a figure differs between the two; costs next to nothing.

    A frame shares what an edit did not touch with the last one, so it is enough to see that all is
    shared. Of two frames made independently it is False, though they may be equal.
    """
    (frame, assumptions, sampling), (later, assumed, sampled) = one, other
    if assumptions != assumed or sampling != sampled:
        return False
    was, now = frame.scenario, later.scenario
    if was is now:
        return True
    shared = all(getattr(frame, name) is getattr(later, name) for name in _FIGURES)
    # Which scores are drawn together hangs on their sources, which no frame has.
    joint = sampling.correlation > 0.0
    cited = not joint or (was.scores is now.scores and was.profiles is now.profiles)
    return shared and cited and was.limits == now.limits


_FIGURES = tuple(field.name for field in fields(Frame) if field.name != "scenario")
