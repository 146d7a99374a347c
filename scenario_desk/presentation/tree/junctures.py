"""Critical junctures: where it is settled whether the war ends in the overlap.

The importance of all nodes adds up to q(1 − q), the variance of ending in the overlap seen from the
root; so each node's part of it is a share of what is still open (`analysis.induction.importance`).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness

Floats = npt.NDArray[np.float64]

LEAST = 0.02
"""A node that settles less of it is no juncture."""
_FOREMOST = 5
"""So many junctures are named; a room cannot follow more."""
_SETTLED = 1e-9
"""Below this q(1 − q) nothing is open any more."""


def shares(evaluation: Evaluation) -> Floats:
    """float64[N]: which part of what is still open each node settles; 0 … 1, adding up to 1.

    All 0 where nothing is open.
    """
    q = float(evaluation.overlap_reach[0])
    still_open = q * (1.0 - q)
    if not still_open > _SETTLED:
        return np.zeros(len(evaluation.overlap_reach))
    return evaluation.importance / still_open


def foremost(shares_: Floats) -> Mapping[int, int]:
    """The rows of the nodes that settle most, each with its rank from 1 on."""
    count = min(_FOREMOST, len(shares_))
    candidates = np.argpartition(-shares_, count - 1)[:count]
    ranked = candidates[np.lexsort((candidates, -shares_[candidates]))]
    return {row: rank for rank, row in enumerate(ranked.tolist(), 1) if shares_[row] >= LEAST}


def counts_junctures(found: Robustness) -> bool:
    """Whether draws have been asked about junctures: by the measure `junctures`."""
    return "importance" in found.tally.sums
