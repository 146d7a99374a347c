"""How sure the figures are: many joint draws of what is shown, in a thread, ever finer.

A view that wants them says so with `serve`, reads `found`, and listens to `changed`. Draws are made
while such a view can be seen and results are not held, and begin a moment after the last change of
what bears on figures; `found` is always of what is shown, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.uncertainty.ground import Ground, same_ground
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench.giving_way import GivingWay
from scenario_desk.desk.tasks import Progress, Task, Tasks
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.analysis.judging import Judgement
    from scenario_desk.analysis.uncertainty.measures import Measure, Sums
    from scenario_desk.analysis.uncertainty.robustness import Robustness
    from scenario_desk.desk.bench.moments import Update
    from scenario_desk.desk.bench.workbench import Workbench

REST_MS = 250
"""Draws slow the window a little, so they wait until nobody types."""
_SHOW_AFTER_MS = 2_000
"""Nobody waits for draws: that they go on is said in the status bar only where they take long."""
_NAME = "draws"


class Draws(QObject):
    """The draws of a workbench. See the module's words."""

    changed = Signal()
    """`found` or `under_way` is another, though nothing that is shown has changed: with what the
    workbench tells of they may have become others, too."""
    _came = Signal(object, object)
    """The run, and what it has come to: from its thread."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
        self._tasks: Tasks | None = None
        self._sampling = Sampling()
        self._served: dict[QWidget, tuple[Measure, ...]] = {}
        self._run: _Run | None = None
        """The one that goes on, or has come to its end; of it is `_found`, or of the one before."""
        self._task: Task | None = None
        """In which it goes on."""
        self._found: Robustness | None = None
        self._told: tuple[Robustness | None, bool] = (None, False)
        # Before any view is told of it.
        workbench.updated.connect(self._update)
        workbench.hold_changed.connect(self._follow)

    # what views ask

    @property
    def found(self) -> Robustness | None:
        """What the draws have come to so far; None where there are none of what is shown."""
        found, bench = self._found, self._bench
        if found is None or bench.hold_results or bench.previewing:
            return None
        drawn = (found.frame, found.assumptions, found.drawing.sampling)
        if not same_ground(drawn, self._ground):
            return None
        if found.frame is not bench.evaluation.frame:
            # Names may be others.
            found = self._found = found.on(bench.evaluation.frame)
        return found

    @property
    def under_way(self) -> bool:
        """Whether draws of what is shown go on, are about to begin, or will once a gesture ends."""
        if not self._wanted:
            return False
        return self._bench.previewing or self._rest.isActive() or self._task is not None

    @property
    def sampling(self) -> Sampling:
        return self._sampling

    def sample(self, sampling: Sampling) -> None:
        """Draw so from now on."""
        if sampling != self._sampling:
            self._sampling = sampling
            self._look()

    def serve(self, view: QWidget, *measures: Measure) -> None:
        """`view` wants draws whenever it can be seen, with these counted besides; again: others."""
        known = view in self._served
        if known and self._served[view] == measures:
            return
        self._served[view] = measures
        if not known:
            view.installEventFilter(self)
            view.destroyed.connect(lambda: self._served.pop(view, None))
        self._look()

    def leave(self, view: QWidget) -> None:
        """`view` wants none any more."""
        if self._served.pop(view, None) is not None:
            self._look()

    # who draws

    def run_in(self, tasks: Tasks) -> None:
        """Begin to draw: without this nothing is ever found."""
        self._tasks = tasks
        self._giving_way = GivingWay(REST_MS, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        self._came.connect(self._take)
        tasks.ended.connect(self._ended)
        self._look()

    @property
    def _ground(self) -> Ground:
        evaluation = self._bench.evaluation
        return evaluation.frame, evaluation.assumptions, self._sampling

    @property
    def _wanted(self) -> bool:
        able = self._tasks is not None and not self._tasks.closed
        seen = any(view.isVisible() for view in self._served)
        return able and seen and not self._bench.hold_results

    @property
    def _measures(self) -> tuple[Measure, ...]:
        every = (each for view, them in self._served.items() if view.isVisible() for each in them)
        return tuple(dict.fromkeys(every))

    def _update(self, update: Update) -> None:
        if update.changes is None and self._tasks is not None:
            # What was open before is not held on to.
            self._stop()
            self._run = self._found = None
        self._follow(update)

    def _follow(self, _what: object) -> None:
        """Views ask anew by themselves: none has to be told."""
        self._turn_to()
        self._told = (self.found, self.under_way)

    def _look(self) -> None:
        self._turn_to()
        self._tell()

    def _turn_to(self) -> None:
        """Go on, begin anew soon, or leave it, as what is shown and who looks now ask for."""
        if self._tasks is None:
            return
        done = self._run is not None and self._run.serves(self._ground, self._measures)
        if not self._wanted or self._bench.previewing:
            self._stop()
        elif done:
            self._rest.stop()
        else:
            self._stop()
            self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        if self._task is not None and self._tasks is not None:
            self._task = self._run = None
            self._giving_way.end()
            self._tasks.cancel(_NAME)

    def _begin(self) -> None:
        if self._tasks is None or not self._wanted or self._bench.previewing:
            return
        run = _Run(self._ground, self._measures)

        def work(progress: Progress) -> None:
            for found in run.refined(lambda: self._giving_way.wait(progress.check)):
                progress.report(found.samples / run.ground[2].samples)
                self._came.emit(run, found)

        self._giving_way.begin()
        self._task = self._tasks.run(
            _NAME,
            _("Drawing what was judged"),
            work,
            lambda _none: None,
            show_after_ms=_SHOW_AFTER_MS,
        )
        self._run = run
        self._tell()

    def _take(self, run: _Run, found: Robustness) -> None:
        if run is self._run:
            self._found = found
            self._tell()

    def _ended(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        self._giving_way.end()
        if task.progress.cancelled:
            self._run = None
        self._tell()

    def _tell(self) -> None:
        told = (self.found, self.under_way)
        if told != self._told:
            self._told = told
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            # Before the view is told of it, and shows what is under way.
            self._follow(event)
        elif event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._look)
        return bool(super().eventFilter(watched, event))


class _Run:
    """Draws on one ground."""

    def __init__(self, ground: Ground, measures: tuple[Measure, ...]) -> None:
        self.ground, self.measures = ground, measures

    def serves(self, ground: Ground, measures: tuple[Measure, ...]) -> bool:
        """Whether it gives, or gave, what is wanted there."""
        return set(measures) <= set(self.measures) and same_ground(self.ground, ground)

    def refined(self, go_on: Callable[[], None]) -> Iterator[Robustness]:
        """Ever finer figures; `go_on` is called every few draws, and what it raises ends them."""
        from scenario_desk.analysis.uncertainty.robustness import refined

        def watch(_judged: Judgement, _count: int) -> Sums:
            """Counts nothing."""
            go_on()
            return {}

        return refined(*self.ground, extra=(*self.measures, watch))
