"""The host of a session: what of it is not in the scenario, and what happens outside the window.

All that can be saved is in the scenario and changes by edits; here is which session and round are
meant now. Pages read it, and listen to `changed`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.bench.workbench import Workbench


class Host(QObject):
    """Of one workbench."""

    changed = Signal()
    """Something to be shown changed that the workbench does not tell of."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
