"""How sentences write names and points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.model.entities import Actor
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed


class Framed(Protocol):
    """Figures of a frame, at one moment or over many draws."""

    @property
    def frame(self) -> Frame: ...


MOST_NAMES = 3
"""A sentence lists so many names; the rest are counted."""


_ROUND = 9.95
"""From here on a distance in points is said without a decimal: nobody judges that finely."""


def amount(distance: float) -> str:
    """A distance between two utilities, its sign aside: "2.7", "18".

    One decimal below ten: a verdict can hang on less than a point.
    """
    size = abs(distance)
    if 0 < size < 0.05:
        return _("less than {amount}").format(amount=numbers.utility(0.1, digits=1))
    return numbers.utility(size, digits=0 if size >= _ROUND else 1)


def points(distance: float) -> str:
    """The same with its unit: "2.7 points"."""
    return _("{amount} points").format(amount=amount(distance))


def principals_of(figures: Framed) -> list[tuple[int, Actor]]:
    """The principals with their rows."""
    frame = figures.frame
    return [
        (int(place), frame.scenario.actors[frame.actor_ids[place]])
        for place in np.flatnonzero(frame.principal)
    ]


def who(figures: Framed, both: str, every: str, one: str, **values: object) -> str:
    """A sentence about all principals, as many as there are."""
    principals = principals_of(figures)
    text = {1: one, 2: both}.get(len(principals), every)
    return text.format(name=principals[0][1].label, **values)


def no_principals() -> str:
    """What is said instead of all that is about an overlap, where nobody makes one."""
    return _("No principals: nobody's signature is asked for.")


def results_held() -> str:
    """What stands where an answer would, while people score without seeing it."""
    return _("Results are held while scores are given.")


def quoted(name: str) -> str:
    """A name given by people, marked as such; one that was left empty is said to be."""
    return _("“{text}”").format(text=name) if name else _("(unnamed)")


def some(names: Sequence[str]) -> str:
    """The first names quoted, and how many more there are."""
    said = [quoted(name) for name in names[:MOST_NAMES]]
    left = len(names) - len(said)
    if left:
        said.append(ngettext("{count} more", "{count} more", left).format(count=left))
    return listed(said)
