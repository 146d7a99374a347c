"""Work on a session off the interface thread: one after the other, in the order it was asked for.

It waits for no other work of the window, which may take a while: a room is waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Apart(QObject):
    """What it does ends in the interface thread, unless it was closed meanwhile."""

    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: dict[Future[Any], Callable[[Any], None]] = {}
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._waiting)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in its turn; `done` gets its result, or the error that it raised."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session-desk")
        future = self._pool.submit(work)
        self._waiting[future] = done
        future.add_done_callback(self._ended.emit)

    def close(self) -> None:
        """Finish what is asked for, tell nobody of it, and let go of the thread."""
        self._waiting.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _end(self, future: Future[Any]) -> None:
        done = self._waiting.pop(future, None)
        if done is not None:
            done(future.exception() or future.result())
