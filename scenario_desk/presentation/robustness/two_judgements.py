"""A map of any two judgements: where an endpoint is acceptable to all as both vary."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.uncertainty.judgements import SHARES, Judgements, Kind
from scenario_desk.analysis.uncertainty.sensitivity.two_way import TwoWayMap
from scenario_desk.presentation.robustness.judged import short_name
from scenario_desk.presentation.robustness.plane_map import PlaneMap, Side
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import judged_value
from scenario_desk.presentation.words.sentences.phrasing import quoted


def two_judgements(
    judged: Judgements, endpoint: str, pair: tuple[int, int], found: TwoWayMap
) -> PlaneMap:
    """Of an endpoint's acceptance, over the ranges of the judgements in these two places."""
    assert found.inside is not None, "a map of an endpoint says where it is accepted"
    scenario = judged.frame.scenario
    sides = [
        _side(judged, number, values, endpoint)
        for number, values in zip(pair, (found.first, found.second), strict=True)
    ]
    share = float(found.inside.mean())
    name = quoted(scenario.endpoints[endpoint].name)
    if share in (0.0, 1.0):
        text = (
            _("{endpoint} is acceptable to all wherever the two lie in their ranges.")
            if share
            else _("{endpoint} is not acceptable to all wherever the two lie in their ranges.")
        )
    else:
        text = _("{endpoint} is acceptable to all in {share} of this square.")
    return PlaneMap(
        title=_("Two judgements"),
        says=(text.format(endpoint=name, share=numbers.percent(share)),),
        first=sides[0],
        second=sides[1],
        gain=np.where(np.isnan(found.value), 0.0, found.value),
        inside=found.inside,
        boundary=found.boundary,
        foot=(_("Each from its low to its high; all other judgements at their best."),),
    )


def _side(judged: Judgements, number: int, values: Floats, endpoint: str) -> Side:
    kind = Kind(judged.kind[number])
    name = short_name(judged, number, endpoint)
    return Side(
        title=name,
        name=name,
        values=values,
        at=float(judged.estimates[BEST, number]),
        said=lambda value: judged_value(kind, value),
        scale=100.0 if kind in SHARES else 1.0,
    )
