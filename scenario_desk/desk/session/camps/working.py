"""What the page says, worked out in a thread from one moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.perception import Perception
from scenario_desk.analysis.room.camps import Camps, camps
from scenario_desk.analysis.room.overlaps import Overlaps, overlaps
from scenario_desk.analysis.room.own import own_numbers
from scenario_desk.analysis.room.pictures import Picture, perception_of_room, pictures
from scenario_desk.analysis.room.reading import Concordance, Track, concordances, track
from scenario_desk.analysis.room.standing import Standing, standing
from scenario_desk.model.entities import Assumptions


@dataclass(frozen=True, eq=False)
class Alike:
    """Of one moment."""

    frame: Frame
    standing: Standing
    people: Standing
    """The same of persons alone: answers that cannot be linked are left out."""
    judges: Standing
    """Those of them who gave any number: who gave none has no overlap of its own."""
    concordances: Mapping[str, Concordance]
    camps: Camps
    overlaps: Overlaps
    pictures: tuple[Picture, ...]
    perception: Mapping[str, Perception]
    asked: tuple[str | None, ...]
    """The participants that answered seed questions."""
    track: Track

    @property
    def unlinkable(self) -> bool:
        """Whether any answer cannot be linked to a person."""
        return None in self.standing.reading.participants


def alike(
    frame: Frame, assumptions: Assumptions, known: Standing | None, check: Callable[[], None]
) -> Alike:
    """All of it; known: the standing of the scenario, where it is known already. `check` raises where
    nobody wants it any more."""
    scenario = frame.scenario
    found = standing(scenario) if known is None else known
    participants = found.reading.participants
    people = found.by(row for row, each in enumerate(participants) if each is not None)
    numbered = np.flatnonzero(~np.isnan(people.reading.answers.best).all(axis=1))
    judges = people.by(numbered.tolist())
    check()
    own = own_numbers(frame, judges.reading.answers, judges.reading.about)
    seen = overlaps(frame, assumptions, own, check)
    answered = {each.participant for each in scenario.assessments.values() if each.kind == "seed"}
    asked = tuple(key for key in scenario.participants if key in answered)
    check()
    return Alike(
        frame,
        found,
        people,
        judges,
        concordances(found.reading),
        camps(people.reading.answers),
        seen,
        pictures(scenario),
        perception_of_room(scenario, assumptions),
        asked,
        track(scenario, asked),
    )


def of_group(found: Alike, group: str) -> Standing | None:
    """The answers of "camp:0" or "participant:p1" alone; None where there is no such group."""
    kind, _colon, key = group.partition(":")
    if kind == "camp" and int(key) < len(found.camps.medians):
        return found.people.by(np.flatnonzero(found.camps.of == int(key)).tolist())
    participants = found.people.reading.participants
    if kind == "participant" and key in participants:
        return found.people.by([participants.index(key)])
    return None
