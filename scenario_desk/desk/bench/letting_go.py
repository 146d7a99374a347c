"""Letting go of a huge scenario bit by bit: freed at once, it would hold the window still."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from scenario_desk.model.scenario import Scenario

_TURNS = 128
"""In about so many it goes, each between events: some thousand nodes, a few milliseconds."""


def let_go(scenario: Scenario, owner: QObject) -> None:
    """Hold on to the pieces of a scenario, and drop a few whenever `owner`'s thread is idle."""
    pieces = [*scenario.parents.pieces(), *scenario.nodes.pieces()]
    share = len(pieces) // _TURNS
    if not share:
        return
    timer = QTimer(owner)

    def drop() -> None:
        del pieces[-share:]
        if not pieces:
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(drop)
    timer.start(0)
