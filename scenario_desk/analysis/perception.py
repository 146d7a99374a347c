"""The perception gap: agreements missed and false hopes, as each holder sees the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.standards import active_profile
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.table import Table


@dataclass(frozen=True)
class Perception:
    """How one holder sees the overlap; endpoint ids in their order."""

    overlap: tuple[str, ...]
    """What the holder takes to be in the overlap."""
    missed_agreements: tuple[str, ...]
    """In the overlap under everyone's own profiles, but not as the holder sees it."""
    false_hopes: tuple[str, ...]
    """In the overlap as the holder sees it, but not under everyone's own profiles."""
    undecided: tuple[str, ...]
    """Neither of these, since one of the two views is undecided."""


def perception(frame: Frame, assumptions: Assumptions) -> dict[str, Perception]:
    """The perception gap of every actor that holds a picture of another, by its id.

    The holder judges by its own profile and takes the others to judge by the first perceived
    profile it holds of each, or by their own where it holds none; derived reservation values follow
    from that. Own profiles are the active ones, or the base profile where the active one is a
    perceived one. The package or linkages are those of the assumptions.
    """
    held = _held(frame)
    if not held:
        return {}
    own = _own(frame, assumptions)
    true = _in_overlap(frame, assumptions, own)
    result = {}
    for holder, pictures in held.items():
        seen = _in_overlap(frame, assumptions, own | pictures)
        result[holder] = Perception(
            overlap=_ids(frame, seen == YES),
            missed_agreements=_ids(frame, (true == YES) & (seen == NO)),
            false_hopes=_ids(frame, (seen == YES) & (true == NO)),
            undecided=_ids(frame, (true == UNDECIDED) | (seen == UNDECIDED)),
        )
    return result


def _held(frame: Frame) -> dict[str, dict[str, str]]:
    """By holder, in the order of the actors: the profile it holds of each other actor."""
    held: dict[str, dict[str, str]] = {}
    for profile in frame.scenario.profiles.values():
        holder = profile.holder
        if (
            profile.kind == "perceived"
            and holder is not None
            and holder in frame.actor_index
            and profile.actor in frame.actor_index
            and profile.actor != holder
        ):
            held.setdefault(holder, {}).setdefault(profile.actor, profile.id)
    return {actor: held[actor] for actor in frame.actor_ids if actor in held}


def _own(frame: Frame, assumptions: Assumptions) -> dict[str, str]:
    own: dict[str, str] = {}
    for row, actor in enumerate(frame.actor_ids):
        active = active_profile(frame, row, assumptions.profiles)
        if active is not None and frame.scenario.profiles[active.id].kind == "own":
            own[actor] = active.id
    return own


def _in_overlap(frame: Frame, assumptions: Assumptions, profiles: dict[str, str]) -> Ints:
    """int8[E] whether it is in the overlap where the actors judge by these profiles; three-valued."""
    return judge(frame, replace(assumptions, profiles=Table(profiles))).zones.in_overlap


def _ids(frame: Frame, endpoints: Bools) -> tuple[str, ...]:
    return tuple(frame.endpoint_ids[row] for row in np.flatnonzero(endpoints))
