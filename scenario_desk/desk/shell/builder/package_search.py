"""The search for packages at one endpoint, in a thread; what it found is never shown for another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.search import Frontier, Opening, Search
from scenario_desk.desk.tasks import Progress, Task, Tasks
from scenario_desk.model.entities import Assumptions
from scenario_desk.presentation.words.language import _

NAME = "packages"


class Found(NamedTuple):
    """What packages could do at one endpoint."""

    opening: Opening
    frontier: Frontier


class _Asked(NamedTuple):
    search: Search
    """With nothing on the table."""
    endpoint: str


class PackageSearch(QObject):
    """Asked again with what it was asked for, it goes on or keeps what it found."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._asked: _Asked | None = None
        self._running = False
        self.found: Found | None = None
        """None while there is none for what is asked."""
        self.stopped = False
        """Whether somebody has cancelled it."""
        tasks.ended.connect(self._ended)

    def ask(self, search: Search, endpoint: str) -> None:
        """Search for this endpoint; `search` is a new one where what figures rest on has changed."""
        asked = _Asked(search, endpoint)
        if self._asked is not None and asked == self._asked:
            return
        self.drop()
        self._asked = asked
        self._begin()

    def again(self) -> None:
        """Begin anew what was cancelled."""
        if self._asked is not None and self.stopped:
            self.stopped = False
            self._begin()
            self.changed.emit()

    def drop(self) -> None:
        """Want nothing any more."""
        self._asked = self.found = None
        self.stopped = False
        if self._running:
            self._running = False
            self._tasks.cancel(NAME)

    def _begin(self) -> None:
        asked = self._asked
        if asked is None or self._tasks.closed:
            return
        frame, assumptions = asked.search.frame, asked.search.tables.assumptions

        def work(progress: Progress) -> Found:
            return _found(frame, assumptions, asked.endpoint, progress)

        def done(found: Found) -> None:
            self._running, self.found = False, found
            self.changed.emit()

        self._running = True
        self._tasks.run(NAME, _("Searching for packages"), work, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._running = False
        raise error

    def _ended(self, task: Task) -> None:
        if task.name == NAME and task.progress.cancelled and self._running:
            self._running, self.stopped = False, True
            self.changed.emit()


def _found(frame: Frame, assumptions: Assumptions, endpoint: str, progress: Progress) -> Found:
    search = Search(frame, assumptions, go_on=progress.check)
    return Found(search.opening(endpoint), search.frontier([endpoint]))
