"""Where each holder of a picture sees the endpoints, beside where they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.lenses import settled
from scenario_desk.model.pictures import as_seen, by_own, pictures_held, seen_by


@dataclass(frozen=True, eq=False)
class SeenElsewhere:
    """Where one holder, by id, sees the endpoints, and of which it is mistaken."""

    holder: str
    utility: Floats
    """float64[E, A] as the holder sees it; nan unknown."""
    missed: Bools
    """bool[E] missed agreements."""
    hoped: Bools
    """bool[E] false hopes."""


def seen_elsewhere(frame: Frame, assumptions: Assumptions) -> tuple[SeenElsewhere, ...]:
    """Of every holder where all judge by own profiles; of one alone where all is as it sees it; and
    of nobody where pictures and own profiles are mixed in a way that nobody sees."""
    scenario = frame.scenario
    held, viewer = pictures_held(scenario), seen_by(scenario, assumptions)
    own = by_own(scenario, assumptions)
    if viewer is not None:
        held = {viewer: held[viewer]}
    elif not held or settled(scenario, own) != settled(scenario, assumptions):
        return ()
    true = judge(frame, own).zones.in_overlap
    found = []
    for holder, pictures in held.items():
        view = judge(frame, as_seen(scenario, assumptions, pictures))
        seen = view.zones.in_overlap
        missed, hoped = (true == YES) & (seen == NO), (true == NO) & (seen == YES)
        found.append(SeenElsewhere(holder, view.values.utility, missed, hoped))
    return tuple(found)
