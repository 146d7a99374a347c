"""A merge while it is decided: what is chosen, and what that comes to, worked out in threads."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.weighing import (
    Alternatives,
    ByItself,
    Decision,
    Sources,
    Weighed,
    by_itself,
    weigh,
)
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.model.merging import SideName
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Path
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.undo_labels import merge_step

WEIGHING, LISTING = "merge", "merge_lists"
"""The names of its tasks."""


class MergeWork(QObject):
    """What is open merged with theirs; the workbench is not touched before `take`."""

    weighed = Signal()
    """What the choices come to is known, or known no longer."""
    listed = Signal()
    """What is merged by itself is known."""
    refused = Signal(str)
    """Why what is chosen cannot be merged, in a sentence."""

    def __init__(
        self,
        bench: Workbench,
        tasks: Tasks,
        base: Scenario | None,
        theirs: Scenario,
        name: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench, self._tasks = bench, tasks
        self._base, self._theirs, self.name = base, theirs, name
        self.chosen: dict[Path, SideName] = {}
        self.found: Weighed | None = None
        """What came of the choices when that was last worked out."""
        self.own: ByItself | None = None
        self._key: Path | None = None
        self._sources: Sources | None = None
        bench.updated.connect(self._see_change)

    @property
    def based(self) -> bool:
        """Whether anybody knows what both were made from."""
        return self._base is not None

    def begin(self) -> None:
        """Work out what there is to decide, from what is open now."""
        bench = self._bench
        ours = Opened(bench.committed, bench.frame, bench.evaluation)
        sources = Sources(self._base, ours, self._theirs, bench.assumptions)
        self._sources, self.found, self.own = sources, None, None

        def work(progress: Progress) -> ByItself:
            return by_itself(sources, progress.check)

        self._tasks.run(LISTING, "", work, self._list, self._refuse)
        self._weigh()
        self.weighed.emit()

    def end(self) -> None:
        """Nobody waits for anything any more."""
        self._sources = None
        for name in (WEIGHING, LISTING):
            self._tasks.cancel(name)

    def look_at(self, decision: Decision) -> None:
        """Work out what either choice of this decision does."""
        self._key = decision.key
        if self.alternatives(decision) is None:
            self._weigh()

    def alternatives(self, decision: Decision) -> Alternatives | None:
        """What either choice does; None while that is not known."""
        known = None if self.found is None else self.found.alternatives
        return known if known is not None and known.key == decision.key else None

    def decide(self, keys: Iterable[Path], side: SideName) -> None:
        """Let one side stand in these decisions."""
        self.chosen |= dict.fromkeys(keys, side)
        self._weigh()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return () if self.found is None else self.found.decisions

    @property
    def open(self) -> list[Path]:
        """The keys of what is not decided."""
        return [each.key for each in self.decisions if each.key not in self.chosen]

    @property
    def ready(self) -> bool:
        """Whether all is decided, and what that comes to is known."""
        found = self.found
        return found is not None and found.chosen == self.chosen and not self.open

    def take(self) -> bool:
        """Put the result on the workbench as one step; False where that is refused."""
        found = self.found
        if not self.ready or found is None:
            return False
        # What is shown from now on is no change of what is merged.
        sources, self._sources = self._sources, None
        self._bench.foresee(found.result)
        merged = found.result.scenario
        # It was merged from what the workbench holds, in a thread: nothing is merged again here.
        done = self._bench.apply(lambda _ours: merged, step=merge_step(self.name))
        if not done:
            self._sources = sources
        return done

    def _weigh(self) -> None:
        sources, chosen, key = self._sources, dict(self.chosen), self._key
        if sources is None:
            return
        known = sources

        def work(progress: Progress) -> Weighed:
            return weigh(known, chosen, key, progress.check)

        self._tasks.run(WEIGHING, "", work, self._show, self._refuse)

    def _show(self, found: Weighed) -> None:
        self.found = found
        self.weighed.emit()

    def _list(self, own: ByItself) -> None:
        self.own = own
        self.listed.emit()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, EditRefused):
            raise error
        self.refused.emit(words(error.message))

    def _see_change(self) -> None:
        """Begin again where something else is open by now."""
        sources = self._sources
        if sources is not None and self._bench.committed is not sources.ours.scenario:
            self.begin()
