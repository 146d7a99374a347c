"""What figures hang on, as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown, or not asked for. Indices are shares, low and
high the figure with the judgement at its low and its high, crossing a value of the judgement.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np

from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares
from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    NearestWeights,
    Share,
    WeightSpace,
)
from scenario_desk.analysis.uncertainty.value import Worth

Plain = dict[str, Any]

_NOT_ASKED = dict.fromkeys(
    (
        *("low", "high", "crossing", "first_order", "total"),
        *("value_of_information", "standard_error"),
    )
)


def tornado_json(found: Tornado, target: str) -> Plain:
    """A bar for each judgement, the longest first."""
    rows = [
        _about(found.judged, number)
        | {
            "low": _number(found.at_low[number]),
            "high": _number(found.at_high[number]),
            "crossing": _number(found.crossing[number]),
            "crossing_within_range": bool(found.within_range[number]),
        }
        for number in found.order.tolist()
    ]
    return {"what": "tornado", "target": target, "best": _number(found.best), "rows": rows}


def sobol_json(found: Shares, target: str) -> Plain:
    """The indices of each judgement, by their total; standard_error is that of the total index."""
    indices = found.indices
    first, total = found.of_all(indices.first_order), found.of_all(indices.total)
    first_error, error = found.of_all(indices.first_order_error), found.of_all(indices.total_error)
    spans = found.of_all(indices.first_order_interval), found.of_all(indices.total_interval)
    rows = [
        _about(found.judged, number)
        | {
            "first_order": _number(first[number]),
            "total": _number(total[number]),
            "standard_error": _number(error[number]),
            "first_order_standard_error": _number(first_error[number]),
            "first_order_interval": [_number(each) for each in spans[0][:, number]],
            "total_interval": [_number(each) for each in spans[1][:, number]],
        }
        for number in falling(total).tolist()
    ]
    sampling = found.study.drawing.sampling
    return {
        "what": "sobol",
        "target": target,
        "samples": found.samples,
        "seed": sampling.seed,
        "variance": _number(indices.variance),
        "rows": rows,
    }


def value_json(found: Worth, target: str, seed: int) -> Plain:
    """What knowing each judgement would be worth, the most first: in points of its own utility to
    who chooses at a node, else in units of the figure's variance."""
    rows = [
        _about(found.judged, number)
        | {
            "value_of_information": _number(found.each[number].value),
            "standard_error": _number(found.each[number].standard_error),
        }
        for number in found.order
    ]
    everything = found.everything
    return {
        "what": "voi",
        "target": target,
        "samples": found.samples,
        "seed": seed,
        "everything": {
            "value": _number(everything.value),
            "standard_error": _number(everything.standard_error),
        },
        "rows": rows,
    }


def weights_json(
    found: list[tuple[WeightSpace, Share, NearestWeights | None]], target: str
) -> Plain:
    """For each principal the share of all weights with which it accepts, and the nearest that
    turn it."""
    rows = []
    for space, share, nearest in found:
        frame = space.judged.frame
        rows.append(
            {"about": {"kind": "actor", "id": frame.actor_ids[space.actor]}}
            | _NOT_ASKED
            | {
                "accepts": space.accepts,
                "share": _number(share.value),
                "standard_error": _number(share.standard_error),
                "distance": nearest and _number(nearest.distance),
                "nearest": nearest
                and [
                    {"interest": frame.interest_ids[row], "from": _number(old), "to": _number(new)}
                    for row, old, new in zip(
                        space.interests.tolist(), space.weights, nearest.weights, strict=True
                    )
                ],
            }
        )
    return {"what": "weights", "target": target, "rows": rows}


def falling(values: np.ndarray) -> np.ndarray:
    """Places by falling value, the unknown last."""
    return np.argsort(-np.nan_to_num(values, nan=-np.inf), kind="stable")


def _about(judged: Judgements, number: int) -> Plain:
    kind, of = Kind(judged.kind[number]), judged.about(number)
    return {"about": {"kind": kind.name.lower(), "id": "/".join(of), "of": list(of)}} | _NOT_ASKED


def _number(value: float) -> float | None:
    return float(value) if isfinite(value) else None
