"""How an actor's weights decide: a map of two interests, and the nearest weights that turn it."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    NearestWeights,
    PairMap,
    Share,
    WeightSpace,
)
from scenario_desk.presentation.robustness.plane_map import PlaneMap, Side
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import weights_sentence
from scenario_desk.presentation.words.sentences.phrasing import quoted


def weight_plane(
    space: WeightSpace,
    share: Share,
    nearest: NearestWeights | None,
    pair: tuple[int, int],
    drawn: PairMap,
) -> PlaneMap:
    """The map of two of the space's interests, by their places."""
    scenario, frame = space.judged.frame.scenario, space.judged.frame
    sides = []
    for place, values in zip(pair, (drawn.first, drawn.second), strict=True):
        interest = scenario.interests[frame.interest_ids[space.interests[place]]]
        title = _("Weight of {interest}, share of all").format(interest=quoted(interest.name))
        sides.append(
            Side(
                title,
                quoted(interest.name),
                values,
                float(space.weights[place]),
                numbers.percent,
                100.0,
            )
        )
    gain = _everywhere(drawn)
    return PlaneMap(
        title=_("Weights"),
        says=(weights_sentence(space, share, nearest),),
        first=sides[0],
        second=sides[1],
        gain=gain,
        inside=gain >= -1e-9,
        boundary=drawn.boundary[None] if np.isfinite(drawn.boundary).all() else np.zeros((0, 2, 2)),
        most=1.0,
        foot=(_("All other interests share what is left, in the proportions as judged."),),
    )


def _everywhere(drawn: PairMap) -> Floats:
    """The gain, which is linear, also where the two would have more than all: up to the very edge."""
    x, y = np.meshgrid(drawn.first, drawn.second)
    known = np.isfinite(drawn.gain)
    terms = np.stack([np.ones_like(x), x, y], axis=-1)
    plane = np.linalg.lstsq(terms[known], drawn.gain[known], rcond=None)[0]
    return np.asarray(terms @ plane)
