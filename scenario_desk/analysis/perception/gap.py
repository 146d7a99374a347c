"""The perception gap: agreements missed and false hopes, as each holder sees the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.pictures import as_seen, by_own, pictures_held


@dataclass(frozen=True)
class Reading:
    """How an interest of another actor is read: what it weighs there, and what it is worth."""

    interest: str
    own: float
    """Its share of that actor's weights by its own profile, 0 … 1."""
    seen: float
    """The same as the holder sees it."""
    apart: float
    """Points of utility, 0 … 200: the mean over the endpoints, each counted once, of how far weight ×
    score as seen lies from weight × score by that actor's own profile; nan where no endpoint is
    scored by both."""


@dataclass(frozen=True)
class Perception:
    """How one holder sees the overlap; endpoint ids in their order."""

    own_overlap: tuple[str, ...]
    """What is in the overlap under everyone's own profiles."""
    own_undecided: tuple[str, ...]
    """What may be in it, or may not."""
    overlap: tuple[str, ...]
    """What the holder takes to be in the overlap."""
    missed_agreements: tuple[str, ...]
    """In the overlap under everyone's own profiles, but not as the holder sees it."""
    false_hopes: tuple[str, ...]
    """In the overlap as the holder sees it, but not under everyone's own profiles."""
    undecided: tuple[str, ...]
    """Neither of these, since one of the two views is undecided."""
    readings: Mapping[str, tuple[Reading, ...]]
    """By actor of whom it holds a picture: its interests, in their order, as they are read."""


def perception(
    frame: Frame, assumptions: Assumptions, go_on: Callable[[], None] = lambda: None
) -> dict[str, Perception]:
    """The perception gap of every actor that holds a picture of another, by its id.

    The holder judges by its own profile and takes the others to judge by the first perceived
    profile it holds of each, or by their own where it holds none; derived reservation values follow
    from that. Own profiles are the active ones, or the base profile where the active one is a
    perceived one. The package or linkages are those of the assumptions. `go_on` is called before
    each holder; what it raises ends the work.
    """
    held = pictures_held(frame.scenario)
    if not held:
        return {}
    truth = judge(frame, by_own(frame.scenario, assumptions))
    true = truth.zones.in_overlap
    result = {}
    for holder, pictures in held.items():
        go_on()
        picture = judge(frame, as_seen(frame.scenario, assumptions, pictures))
        seen = picture.zones.in_overlap
        result[holder] = Perception(
            own_overlap=_ids(frame, true == YES),
            own_undecided=_ids(frame, true == UNDECIDED),
            overlap=_ids(frame, seen == YES),
            missed_agreements=_ids(frame, (true == YES) & (seen == NO)),
            false_hopes=_ids(frame, (seen == YES) & (true == NO)),
            undecided=_ids(frame, (true == UNDECIDED) | (seen == UNDECIDED)),
            readings=_readings(frame, truth, picture, pictures),
        )
    return result


def _readings(
    frame: Frame, truth: Judgement, picture: Judgement, pictures: Iterable[str]
) -> dict[str, tuple[Reading, ...]]:
    """By actor, how its interests are read in the picture."""
    own, seen = truth.standards.weights, picture.standards.weights
    apart = np.abs(picture.values.scores * seen - truth.values.scores * own)
    known = ~np.isnan(apart)
    count = known.sum(axis=0)
    mean = np.where(known, apart, 0.0).sum(axis=0) / np.where(count, count, np.nan)
    found = {}
    for actor in pictures:
        columns = np.flatnonzero(frame.interest_actor == frame.actor_index[actor]).tolist()
        found[actor] = tuple(
            Reading(frame.interest_ids[i], float(own[i]), float(seen[i]), float(mean[i]))
            for i in columns
        )
    return found


def _ids(frame: Frame, endpoints: Bools) -> tuple[str, ...]:
    return tuple(frame.endpoint_ids[row] for row in np.flatnonzero(endpoints))
