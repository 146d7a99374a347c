"""Keeps the findings of the open scenario up to date, a moment after the last change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.model.messages import Finding

_PAUSE_MS = 120
"""A burst of changes is checked once, when it has calmed down."""
_LONG_PAUSE_MS = 700
"""A huge scenario is checked in a thread, which slows the window: so not while it is painting."""
_AT_ONCE = 3_000
"""Up to this many nodes, scores and linkages a check is faster than handing it to a thread."""
_PAIRS_AT_ONCE = 30_000
"""And up to this many pairs of an interest with what is judged by it, or judges by it."""


class FindingWatch(QObject):
    """`findings`, and `changed` when they differ.

    They are those of the scenario as it stands: a gesture that is still running has none.
    """

    changed = Signal()

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evaluation, self._tasks = workbench.evaluation, tasks
        self.findings: tuple[Finding, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._check)
        workbench.updated.connect(self._on_update)

    def _on_update(self, update: Update) -> None:
        if not update.previewing:
            self._evaluation = update.evaluation
            self._wait()

    def _wait(self) -> None:
        self._pause.start(_PAUSE_MS if self._small() else _LONG_PAUSE_MS)

    def check_now(self) -> None:
        """Check what is open now; a huge scenario soon, off the interface thread."""
        if self._small():
            self._check()
        else:
            self._wait()

    def _small(self) -> bool:
        scenario = self._evaluation.frame.scenario
        size = len(scenario.nodes) + len(scenario.scores) + len(scenario.linkages)
        judging = len(scenario.endpoints) + len(scenario.actors) + len(scenario.profiles)
        if size > _AT_ONCE or judging * len(scenario.interests) > _PAIRS_AT_ONCE:
            return False
        # What linkages require of one another takes a library that has to be loaded first.
        return not any(each.requires or each.excludes for each in scenario.linkages.values())

    def _check(self) -> None:
        self._pause.stop()
        if self._tasks.closed:
            return
        evaluation = self._evaluation
        if self._small():
            self._take(all_findings(evaluation))
            return

        def work(progress: Progress) -> tuple[Finding, ...]:
            return all_findings(evaluation, progress.check)

        self._tasks.run("check", "", work, self._take)

    def _take(self, findings: tuple[Finding, ...]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.changed.emit()
