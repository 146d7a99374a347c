"""How long it takes to say what a figure hangs on: Syria 2017."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.judgements import judgements
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.analysis.uncertainty.sensitivity.sobol import refined, study
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin
from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado
from scenario_desk.analysis.uncertainty.sensitivity.two_way import two_way
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Assumptions
from tests.benchmarks.figures import figure, milliseconds

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
AT_ONCE_MS = 100.0
"""What seems to be there at once."""


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
    return found
