"""How often both could accept an endpoint of Syria 2017 when scores and weights are drawn.

Against shares that a script apart from this program counted in 20,000 draws, by rules of its own:
triangular draws with low and high as the ends, the tree fixed, the margin asked for everywhere. It
drew otherwise in what its rules leave open, so they agree to within three draws in a hundred.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.standards import active_profiles
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Assumptions

SCENARIO = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
COUNTED = {"e01": 0.52, "e04": 0.94, "e05": 0.54, "e06": 0.59, "e07": 0.76, "e08": 0.46}
"""By endpoint; of the others less than half a draw in a hundred."""
DRAWS = 4_000


def triangular(estimates: Floats, rng: np.random.Generator) -> Floats:
    """float64[DRAWS, …] of estimates float64[3, …]; best where there is no spread."""
    best, low, high = estimates
    low, high = np.where(np.isnan(low), best, low), np.where(np.isnan(high), best, high)
    width = np.where(high > low, high - low, 1.0)
    share = rng.random((DRAWS, *best.shape))
    up = low + np.sqrt(share * width * (best - low))
    down = high - np.sqrt((1 - share) * width * (high - best))
    drawn: Floats = np.where(share < (best - low) / width, up, down)
    return np.where(high > low, drawn, best)


def test_how_often_both_could_accept() -> None:
    frame = lower(load(SCENARIO))
    active = active_profiles(frame, {})
    rng = np.random.default_rng(1)
    draws = Draws(scores=triangular(active.scores, rng), weights=triangular(active.weights, rng))
    found = judge(frame, Assumptions(), draws)
    both = frame.principal
    reached = found.values.utility[..., both] >= found.reservation.value[:, None, both] + 5
    red = found.acceptance.crossed[..., both[frame.interest_actor]].any(-1)
    shares = (reached.all(-1) & ~red).mean(0)
    told = [COUNTED.get(endpoint, 0.0) for endpoint in frame.endpoint_ids]
    assert shares == pytest.approx(told, abs=0.03)
    assert (shares[np.array(told) == 0] < 0.005).all()
