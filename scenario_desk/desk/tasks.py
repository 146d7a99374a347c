"""The one way to run slow work off the interface thread.

A task gets a `Progress` through which it reports how far it is and learns that it was cancelled;
its result, or its error, comes back on the interface thread. What arrives after a newer task of
the same name was started is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

SHOW_AFTER_MS = 300
"""Work shorter than this shows no progress."""


class Cancelled(Exception):
    """Raised inside a task by `Progress.check` once it was cancelled."""


class Progress:
    """What a task reports to and asks; used from the task's thread."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def report(self, share: float) -> None:
        """Say how far the work is, 0 … 1; raises Cancelled where nobody wants it any more."""
        self.check()
        self._report(share)

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()


class Task(QObject):
    """One running piece of work."""

    advanced = Signal(float)
    _ended = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.name, self.title = name, title
        self.done, self.failed = done, failed
        self.progress = Progress(self.advanced.emit)
        self.future: Future[Any] | None = None
        self.can_be_cancelled = True


class Tasks(QObject):
    """The running work of a window."""

    shown = Signal(object)
    """A Task that has run long enough to be shown."""
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
        self._running: dict[str, Task] = {}
        self.closed = False
        """Whether the window goes: no work can be started any more."""

    def run(
        self,
        name: str,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        can_be_cancelled: bool = True,
        show_after_ms: int = SHOW_AFTER_MS,
    ) -> Task:
        """Start `work`; a running task of the same name is cancelled and its result dropped.

        Without `failed` an error is raised here: nobody foresaw it.
        """
        self.cancel(name)
        task = Task(name, title, done, failed or _raise, self)
        task.can_be_cancelled = can_be_cancelled
        self._running[name] = task
        # Queued: the future of work that is done at once calls back inside this very call.
        task._ended.connect(lambda: self._finish(task), Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(show_after_ms, task, lambda: self._show_if_running(task))
        task.future = self._pool.submit(work, task.progress)
        task.future.add_done_callback(lambda _: task._ended.emit())
        return task

    def cancel(self, name: str) -> None:
        """Cancel the task of this name, if one runs."""
        task = self._running.pop(name, None)
        if task is not None:
            task.progress.cancel()
            self.ended.emit(task)

    def busy(self, name: str = "") -> bool:
        """Whether a task (of this name) is running."""
        return name in self._running if name else bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait for the threads: call before the window goes."""
        self.closed = True
        for name in tuple(self._running):
            self.cancel(name)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _show_if_running(self, task: Task) -> None:
        if self._running.get(task.name) is task:
            self.shown.emit(task)

    def _finish(self, task: Task) -> None:
        wanted = self._running.get(task.name) is task
        if wanted:
            del self._running[task.name]
            self.ended.emit(task)
        future = task.future
        task.deleteLater()
        if not wanted or future is None or future.cancelled():
            return
        error = future.exception()
        if error is None:
            task.done(future.result())
        elif not isinstance(error, Cancelled):
            task.failed(error)


def _raise(error: BaseException) -> None:
    raise error
