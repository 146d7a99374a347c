"""What holders of pictures see wrongly on a chart: which endpoint, how, and where they see it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import misread_sentence

MOST_MISREADS = 40
"""So many are marked: those of the likeliest endpoints."""


class Misread(NamedTuple):
    """One endpoint as one holder sees it."""

    endpoint: int
    hoped: bool
    """A false hope; else a missed agreement."""
    words: str
    holder: str
    """Whose mistake it is: all that is said where there is no room for the words."""
    sentence: str
    x: float
    """Where the holder sees it, in utility; nan where that is unknown."""
    y: float


def misreads_of(evaluation: Evaluation, across: str, up: str) -> tuple[Misread, ...]:
    """All of them, by holder, then by likelihood, on the axes of two actors given by id."""
    frame = evaluation.frame
    scenario, a, b = frame.scenario, frame.actor_index[across], frame.actor_index[up]
    found = []
    for view in evaluation.seen_elsewhere:
        name = scenario.actors[view.holder].label
        wrong = np.flatnonzero(view.missed | view.hoped)
        for row in wrong[np.argsort(-evaluation.endpoint_reach[wrong], kind="stable")].tolist():
            hoped = bool(view.hoped[row])
            text = _("false hope of {name}") if hoped else _("missed by {name}")
            x, y = float(view.utility[row, a]), float(view.utility[row, b])
            sentence = misread_sentence(scenario, view.holder, hoped=hoped)
            found.append(Misread(row, hoped, text.format(name=name), name, sentence, x, y))
    return tuple(found)
