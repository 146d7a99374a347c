"""Badges of what is shown: whether endpoints would hold and be ratified, worked out in a thread.

They are of what is shown or there are none: while something is previewed, results are held, or a
change has not been followed yet, `of` says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scenario_desk.desk.tasks import Progress, Tasks

if TYPE_CHECKING:
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.desk.bench.moments import Update
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.presentation.words.sentences.badges import Badge

REST_MS = 250
"""A burst of changes is followed once, when it has calmed down."""
_NAME = "verdicts"

Badges = Mapping[str, "tuple[Badge, ...]"]
"""By id of the endpoint."""


class Verdicts(QObject):
    """The badges of a workbench. See the module's words."""

    changed = Signal()
    """There are badges now, though nothing else that is shown has changed."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
        self._tasks: Tasks | None = None
        self._known: tuple[Evaluation, Badges] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        workbench.updated.connect(self._follow)
        workbench.hold_changed.connect(lambda _held: self._look())

    def run_in(self, tasks: Tasks) -> None:
        """Begin to work: without this nothing is ever found."""
        self._tasks = tasks
        self._look()

    @property
    def found(self) -> Badges:
        """Of each endpoint; {} while there are none of what is shown."""
        bench, known = self._bench, self._known
        if known is None or bench.previewing or bench.hold_results:
            return {}
        return known[1] if known[0] is bench.evaluation else {}

    @property
    def under_way(self) -> bool:
        """Whether they are being worked out, or about to be."""
        working = self._tasks is not None and self._tasks.busy(_NAME)
        return self._rest.isActive() or working

    def _follow(self, _update: Update) -> None:
        self._look()

    def _look(self) -> None:
        """Work out what is shown now, a moment later, where that is not known."""
        bench, tasks = self._bench, self._tasks
        if tasks is None or tasks.closed:
            return
        tasks.cancel(_NAME)
        other = self._known is not None and self._known[0] is not bench.evaluation
        if other and not bench.previewing:
            self._known = None
        if bench.previewing or bench.hold_results or self._known is not None:
            self._rest.stop()
        else:
            self._rest.start()

    def _begin(self) -> None:
        if self._tasks is None or self._tasks.closed or self._bench.previewing:
            return
        evaluation = self._bench.evaluation

        def work(progress: Progress) -> Badges:
            from scenario_desk.presentation.words.sentences.badges import badges

            found = {}
            for key in evaluation.frame.endpoint_ids:
                progress.check()
                found[key] = badges(evaluation, key)
            return found

        self._tasks.run(_NAME, "", work, lambda found: self._take(evaluation, found))

    def _take(self, evaluation: Evaluation, found: Badges) -> None:
        if evaluation is self._bench.evaluation:
            self._known = evaluation, found
            if self.found:
                self.changed.emit()
