"""The endpoint that something is said of: the one that is selected, or was last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenario_desk.desk.bench.moments import Update
    from scenario_desk.desk.bench.workbench import Workbench


class EndpointMeant:
    """What a view remembers of it while other things are selected."""

    def __init__(self, workbench: Workbench, otherwise: Callable[[], str] | None = None) -> None:
        """otherwise: the one that is meant where none was selected yet, by id or ""; the first there
        is, where nothing is given."""
        self._bench, self._otherwise, self._last = workbench, otherwise or self._first, ""
        workbench.updated.connect(self._forget)

    def find(self) -> str:
        """Its id; "" where there is none."""
        bench, selection = self._bench, self._bench.selection
        meant = selection.endpoints(bench.scenario)
        if selection.kind == "endpoint":
            self._last = selection.primary
        elif meant:
            self._last = min(meant)
        if self._last not in bench.scenario.endpoints:
            self._last = self._otherwise()
        return self._last

    def _first(self) -> str:
        return next(iter(self._bench.scenario.endpoints), "")

    def _forget(self, update: Update) -> None:
        """Another scenario is open."""
        if update.changes is None:
            self._last = ""
