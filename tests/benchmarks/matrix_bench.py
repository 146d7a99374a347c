"""What a person waits for who works on all scores of a large matrix at once.

Beside each figure stands the same work on a plain dict of the scores, without a window.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from typing import Any

from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.growing import large_scenario
from tests.benchmarks.figures import figure, milliseconds

ENDPOINTS, ACTORS = 2_000, 50
WAIT_MS = 200.0
TIMES = 7
_PEER = "plain dict"

Scores = dict[ScoreKey, Estimate]


def rows(endpoints: int = ENDPOINTS, actors: int = ACTORS) -> list[dict[str, Any]]:
    """All cells selected, copied, cleared, and that taken back, until they are painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from scenario_desk.desk.app import application
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.matrix.matrix_view import MatrixView

    application()
    scenario = _rounded(large_scenario(60, actors=actors, endpoints=endpoints))
    bench = Workbench(Opened.of(scenario))
    view = MatrixView(bench)
    view.resize(1100, 700)
    view.model.show_actors(tuple(scenario.actors))
    view.show()
    QApplication.processEvents()
    plain = dict(scenario.scores.items())
    gone = set(plain)

    def shown(work: Callable[[], object]) -> None:
        work()
        QApplication.processEvents()

    def select_all() -> None:
        view.table.clearSelection()
        view.table.selectAll()

    taken: dict[str, list[float]] = {}
    for _turn in range(TIMES):
        for name, work in (
            ("select all", select_all),
            ("copy", view.copy),
            ("delete", view.clear_cells),
            ("undo", bench.undo),
        ):
            taken.setdefault(name, []).append(milliseconds(lambda work=work: shown(work)))
    QApplication.clipboard().clear()
    view.close()
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
    peers: dict[str, Callable[[], object]] = {
        "select all": lambda: list(plain),
        "copy": lambda: _lines(plain),
        "delete": lambda: {key: each for key, each in plain.items() if key not in gone},
        "undo": lambda: plain.keys() - {},
    }
    size = len(plain)
    return [
        figure(
            f"matrix: {name}, to pixels",
            size,
            median(taken[name]),
            WAIT_MS,
            peer=_PEER,
            peer_value=milliseconds(peer, TIMES),
        )
        for name, peer in peers.items()
    ]


def _rounded(scenario: Scenario) -> Scenario:
    """The scenario with scores as people type them."""
    return replace(
        scenario,
        scores=Table(
            {
                key: Estimate(*(round(number) for number in (each.best, *each.spread)))
                for key, each in scenario.scores.items()
            }
        ),
    )


def _lines(plain: Scores) -> str:
    return "\n".join(f"{each.low:g} {each.best:g} {each.high:g}" for each in plain.values())
