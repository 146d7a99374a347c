"""How long it takes to say what a figure hangs on: Syria 2017.

A row of SALib stands here where it is installed (group `bench` in pyproject.toml).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.uncertainty.judgements import judgements
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Study, refined, study
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin
from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado
from scenario_desk.analysis.uncertainty.sensitivity.two_way import two_way
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Assumptions
from tests.benchmarks.figures import figure, milliseconds

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
AT_ONCE_MS = 100.0
"""What seems to be there at once."""
_FAR = 6.0
"""Standard errors by which no two of some hundreds of indices differ by chance."""
_AT_ONCE = 1_000


def rows() -> list[dict[str, Any]]:
    """Times in milliseconds, medians; sizes are judgements, cells of a map, evaluations."""
    frame, nobody = lower(load(FLAGSHIP)), Assumptions()
    judged = judgements(frame, nobody)
    endpoint, overlap = Margin(frame.endpoint_index["e05"]), Likelihood("overlap")
    found = []
    for name, target in (("an endpoint", endpoint), ("the overlap", overlap)):
        taken = milliseconds(lambda target=target: tornado(frame, nobody, target), 5)
        found.append(figure(f"tornado of {name}", len(judged), taken, AT_ONCE_MS))
        job = study(frame, nobody, Sampling(samples=64, quasi=False), target)
        taken = milliseconds(lambda job=job: list(refined(job)))
        found.append(figure(f"Sobol indices of {name}", job.evaluations, taken))
    taken = milliseconds(lambda: two_way(judged, endpoint, 0, 1), 5)
    found.append(figure("map of two judgements", 41 * 41, taken, AT_ONCE_MS))
    return [*found, *_beside_others(frame)]


def _beside_others(frame: Frame, draws: int = 256) -> list[dict[str, Any]]:
    """The indices of an endpoint by another tool, of the same figure at as many points."""
    if find_spec("SALib") is None:
        return []
    endpoint = Margin(frame.endpoint_index["e05"])
    job = study(frame, Assumptions(), Sampling(draws, quasi=False), endpoint)
    *_, ours = refined(job)
    mine = milliseconds(lambda: list(refined(job)))
    theirs: dict[str, Any] = {}
    taken = milliseconds(lambda: theirs.update(_by_salib(job, draws)))
    error = np.hypot(ours.indices.total_error, theirs["ST_conf"] / 1.96)
    if (np.abs(ours.indices.total - theirs["ST"]) > _FAR * error).any():
        raise AssertionError("SALib comes to other indices")
    what = "Sobol indices of an endpoint, by as many draws"
    return [figure(what, draws, mine, peer="SALib", peer_value=taken)]


def _by_salib(job: Study, draws: int) -> dict[str, Any]:
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sample

    count = len(job.drawing.judged)
    problem = {
        "num_vars": count,
        "names": [str(place) for place in range(count)],
        "bounds": [[0.0, 1.0]] * count,
    }
    points = sample.sample(problem, draws, calc_second_order=False, seed=1)
    inside = points.clip(2.0**-40, 1.0 - 2.0**-40)
    figures = [
        job.figure(job.drawing.values(inside[start : start + _AT_ONCE]))
        for start in range(0, len(inside), _AT_ONCE)
    ]
    found = analysis.analyze(problem, np.concatenate(figures), calc_second_order=False, seed=1)
    return dict(found)
