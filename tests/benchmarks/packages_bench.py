"""How long it takes to search packages, and to find a Pareto frontier beside sorting.

Rows of other tools stand here where these are installed.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.search import Search
from scenario_desk.analysis.pareto import pareto
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.scenario import Scenario
from tests.analysis.packages.dealing import bargain, negotiation
from tests.benchmarks.figures import figure, milliseconds

FLAGSHIP = Path(__file__).parents[2] / "scenarios" / "syria-2017.scenario"
FRONTIER_S = 5.0
RESTING_MS = 300.0
FORTY_S = 15.0
TWICE = 2.0


def rows(
    issues: int = 12, linkages: int = 20, many: int = 40, points: int = 1_000_000
) -> list[dict[str, Any]]:
    """Times by the clock; the ratio to sorting is of processor time."""
    made = np.random.default_rng
    own = negotiation(made(1), issues=issues, settlements=5, interests=issues)
    shared = negotiation(made(1), issues=issues, settlements=5, interests=4)
    offers: dict[str, Any] = {"endpoints": 16, "interests": 8, "attached": 1.0, "effect": 20.0}
    return [
        _frontier("the frontier of 5 settlements of each issue", own, 5**issues),
        _frontier("the same where issues share clipped interests", shared, 5**issues),
        _openings("what opens each endpoint", load(FLAGSHIP), RESTING_MS),
        _openings("the same with every package of these", bargain(made(3), linkages=linkages, touched=4, ask=0.0, **offers), RESTING_MS),
        _openings("the same with rules between them", bargain(made(3), linkages=linkages, touched=4, ask=0.0, rules=0.2, groups=4, **offers), RESTING_MS),
        _openings("the same with far more, as far as bounded", bargain(made(3), linkages=many, touched=4, ask=10.0, **offers), FORTY_S * 1e3),
        *_pareto(points),
    ]  # fmt: skip


def _frontier(what: str, scenario: Scenario, packages: int) -> dict[str, Any]:
    frame = lower(scenario)
    work = Search(frame, scenario.assumptions)
    ours = milliseconds(lambda: work.frontier(frame.endpoint_ids))
    return figure(what, packages, ours / 1e3, FRONTIER_S, unit="s")


def _openings(what: str, scenario: Scenario, limit: float) -> dict[str, Any]:
    frame = lower(scenario)

    def work() -> None:
        search = Search(frame, scenario.assumptions)
        for key in frame.endpoint_ids:
            search.opening(key)

    return figure(what, len(scenario.linkages), milliseconds(work, 3 if limit < 1e3 else 1), limit)


def _pareto(points: int) -> list[dict[str, Any]]:
    made = np.random.default_rng(1)
    anywhere = made.uniform(-100.0, 100.0, (points, 2))
    angle = made.uniform(0.0, np.pi / 2, points)
    around = 100.0 * np.column_stack([np.cos(angle), np.sin(angle)])
    found = []
    for what, values in (("anywhere", anywhere), ("where all stand", around)):
        sort = _least(lambda values=values: np.lexsort(values.T))  # type: ignore[misc]
        mine = _least(lambda values=values: pareto(values))  # type: ignore[misc]
        name = f"a Pareto frontier of points {what}"
        found.append(
            figure(
                name,
                points,
                mine / sort,
                TWICE,
                peer="numpy, lexsort",
                peer_value=1.0,
                unit="times",
            )
        )
        found += _beside_moocore(name, values, mine)
    return found


def _beside_moocore(what: str, values: Floats, mine: float) -> list[dict[str, Any]]:
    if find_spec("moocore") is None:
        return []
    from moocore import is_nondominated

    taken = _least(lambda: is_nondominated(values, maximise=True, keep_weakly=True))
    return [
        figure(what, len(values), mine * 1e3, taken * 1e3, peer="moocore", peer_value=taken * 1e3)
    ]


def _least(work: Any, times: int = 3) -> float:
    """The least processor time of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)
