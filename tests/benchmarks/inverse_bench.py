"""How long it takes to say what would bring in, or lose, each of a thousand endpoints."""

from __future__ import annotations

import gc
from typing import Any

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.smallest import KINDS, inverse
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from tests.analysis.growing import large_scenario
from tests.benchmarks.figures import figure, milliseconds

ENDPOINTS = 1_000
ALL_MS = 5_000.0
"""All kinds of changes of all endpoints."""
CHOSEN = 10
"""Where owners choose every change is evaluated, too: so many times fewer endpoints are asked about."""


def rows(endpoints: int = ENDPOINTS) -> list[dict[str, Any]]:
    """Times in milliseconds, of the three smallest changes of each kind."""
    scenario = large_scenario(3 * endpoints, endpoints=endpoints)
    scenario = edits.normalise_families(scenario, tuple(scenario.nodes))
    frame = lower(scenario)
    gc.collect()
    gc.freeze()
    judged = inverse(frame, Assumptions())
    found = [
        figure(
            "smallest changes of every kind",
            endpoints,
            milliseconds(lambda: list(judged.answers())),
            ALL_MS,
        )
    ]
    for kind in KINDS:
        taken = milliseconds(lambda kind=kind: list(judged.answers(kinds=(kind,))))
        found.append(figure(f"of them: {kind.name.lower()}", endpoints, taken))
    rational = inverse(frame, Assumptions(decisions="rational"))
    some = range(0, endpoints, CHOSEN)
    taken = milliseconds(lambda: list(rational.answers(some)))
    found.append(figure("smallest changes where owners choose", len(some), taken))
    gc.unfreeze()
    return found
