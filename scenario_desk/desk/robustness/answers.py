"""Slow answers about what is shown: worked out in a thread, never shown once something else is.

A question is asked with `ask` and stays asked until another is. Its answer, or how far that has
come, is `found`; whatever changes what figures rest on makes it None and has it worked out anew a
moment after the last change. What was answered before is kept as long as it is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.uncertainty.ground import Ground, same_ground
from scenario_desk.desk.bench.giving_way import GivingWay
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Progress, Task, Tasks
from scenario_desk.presentation.words.language import _

REST_MS = 250
"""A burst of changes is followed once, when it has calmed down."""
_MOST_KEPT = 24


class Partial(NamedTuple):
    """An answer so far."""

    answer: Any
    share: float
    """Of the work that is done, 0 … 1; 1 where it is the whole answer."""


class Question(Protocol):
    """What is asked; equal ones have equal answers."""

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """Ever better answers, in a thread; `check` raises where nobody wants them any more."""

    def __hash__(self) -> int: ...


class Answers(QObject):
    """The answers for one view. See the module's words."""

    changed = Signal()
    """`found` or `under_way` is another, though nothing that is shown has changed."""
    _came = Signal(object, object)

    def __init__(
        self, workbench: Workbench, tasks: Tasks, view: QWidget, name: str = "robustness"
    ) -> None:
        """name: of its tasks, of which one runs at a time."""
        super().__init__(view)
        self._name = name
        self._bench, self._tasks, self._view = workbench, tasks, view
        self._question: Question | None = None
        self._kept: dict[Question, tuple[Ground, Partial]] = {}
        self._running: tuple[Question, Ground] | None = None
        self._stopped: tuple[Question, Ground] | None = None
        """What somebody has cancelled is not begun anew by itself."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        self._came.connect(self._take)
        self._giving_way = GivingWay(REST_MS, self)
        workbench.updated.connect(self._update)
        workbench.hold_changed.connect(lambda _held: self._look())
        tasks.ended.connect(self._ended)
        view.installEventFilter(self)

    def ask(self, question: Question | None) -> None:
        """Want the answer to this one, and to no other."""
        if question != self._question:
            self._question = question
            self._look()

    @property
    def found(self) -> Any:
        """The answer, as far as it has come; None where there is none for what is shown."""
        kept = self._known()
        return kept.answer if kept is not None else None

    @property
    def under_way(self) -> bool:
        """Whether a better answer is being worked out, or about to be."""
        return self._rest.isActive() or self._running is not None

    @property
    def stopped(self) -> bool:
        """Whether somebody has cancelled it."""
        return self._is(self._stopped) and not self.under_way

    def again(self) -> None:
        """Go on with what was cancelled."""
        self._stopped = None
        self._look()

    @property
    def _ground(self) -> Ground:
        evaluation = self._bench.evaluation
        return evaluation.frame, evaluation.assumptions, self._bench.draws.sampling

    def _known(self) -> Partial | None:
        kept = self._kept.get(self._question) if self._question is not None else None
        fits = kept is not None and not self._bench.previewing
        return kept[1] if kept and fits and same_ground(kept[0], self._ground) else None

    def _is(self, run: tuple[Question, Ground] | None) -> bool:
        """Whether that was the question that is asked, of what is shown."""
        return run is not None and run[0] == self._question and same_ground(run[1], self._ground)

    def _update(self, update: Update) -> None:
        if update.changes is None:
            # What was open before is not held on to.
            self._stop()
            self._question, self._stopped = None, None
            self._kept.clear()
        elif not update.previewing:
            ground = self._ground
            self._kept = {
                question: kept
                for question, kept in self._kept.items()
                if same_ground(kept[0], ground)
            }
        self._look(resting=True)

    def _look(self, *, resting: bool = False) -> None:
        """Go on, begin anew, or leave it, as what is asked and shown now wants."""
        known = self._known()
        able = self._view.isVisible() and not self._bench.hold_results and not self._tasks.closed
        wanted = able and self._question is not None and not self._bench.previewing
        if not wanted or (known is not None and known.share >= 1.0) or self._is(self._stopped):
            self._stop()
        elif not self._is(self._running):
            self._stop()
            if resting:
                self._rest.start()
            else:
                self._begin()
        self.changed.emit()

    def _stop(self) -> None:
        self._rest.stop()
        if self._running is not None:
            self._running = None
            self._giving_way.end()
            self._tasks.cancel(self._name)

    def _begin(self) -> None:
        question = self._question
        if question is None or self._tasks.closed:
            return
        run, giving_way = (question, self._ground), self._giving_way

        def work(progress: Progress) -> None:
            for partial in question.answers(run[1], lambda: giving_way.wait(progress.check)):
                progress.report(partial.share)
                self._came.emit(run, partial)

        self._running, self._stopped = run, None
        giving_way.begin()
        self._tasks.run(self._name, _("Working out the answer"), work, self._done, self._failed)
        self.changed.emit()

    def _take(self, run: tuple[Question, Ground], partial: Partial) -> None:
        if run is not self._running:
            return
        self._kept.pop(run[0], None)
        self._kept[run[0]] = (run[1], partial)
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self.changed.emit()

    def _done(self, _nothing: None) -> None:
        self._running = None
        self._giving_way.end()
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._running = None
        self._giving_way.end()
        self.changed.emit()
        raise error

    def _ended(self, task: Task) -> None:
        """Somebody has cancelled it: it is left as far as it has come."""
        if task.name == self._name and task.progress.cancelled and self._running is not None:
            self._stopped, self._running = self._running, None
            self._giving_way.end()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            # The view is not seen, or still seen, until the event has reached it.
            QTimer.singleShot(0, self, self._look)
        return bool(super().eventFilter(watched, event))
