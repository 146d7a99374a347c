"""The lock of the file that is open in a window: taken, kept, and given back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from scenario_desk.desk.settings import author
from scenario_desk.desk.tasks import Progress, Tasks

if TYPE_CHECKING:
    from scenario_desk.exchange.file_lock import FileLock, Holder


class FileLocks(QObject):
    """Holds the lock of what is open, and looks who holds it where that is another."""

    seen = Signal(object)
    """The Holder of what is looked at here, or None where nobody holds it any more."""
    lost = Signal(object)
    """The Holder who took over what is open here, while this machine stood still."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._mutex = threading.Lock()
        self._held = WeakValueDictionary[Path, "FileLock"]()
        """Those of this window, by where they are: it may open its own file again."""
        self._file: Path | None = None
        self._used: FileLock | Holder | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def begun(self, file: Path | None) -> Iterator[FileLock | Holder | None]:
        """The lock of a file, or who holds it; it is given back where what is done under it fails.

        Called from a working thread: a share may be slow.
        """
        from scenario_desk.exchange.file_lock import FileLock, lock_beside, take_lock

        if file is None:
            yield None
            return
        with self._mutex:
            place = lock_beside(file)
            ours = self._held.get(place)
            taken = ours if ours is not None and ours.held else take_lock(file, author())
            if isinstance(taken, FileLock):
                self._held[place] = taken
        try:
            yield taken
        except BaseException:
            if isinstance(taken, FileLock) and taken is not ours:
                taken.release()
            raise

    def use(self, file: Path | None, lock: FileLock | Holder | None) -> None:
        """This is the lock of what is open from now on; that of what was open is given back."""
        from scenario_desk.exchange.file_lock import BEAT_S

        before, self._file, self._used = self._used, file, lock
        if lock is None:
            self._timer.stop()
        else:
            self._timer.start(BEAT_S * 1_000)
        self.give_back(before)

    def give_back(self, lock: FileLock | Holder | None) -> None:
        """Give back a lock that is not of what is open; a share may take its time."""
        from scenario_desk.exchange.file_lock import FileLock

        if isinstance(lock, FileLock) and lock is not self._used and not self._tasks.closed:
            self._tasks.run("unlock", "", lambda _progress: lock.release(), lambda _none: None)

    def close(self) -> None:
        """Give it back at once: the window goes."""
        from scenario_desk.exchange.file_lock import FileLock

        self._timer.stop()
        used, self._file, self._used = self._used, None, None
        if isinstance(used, FileLock):
            used.release()

    def look(self) -> None:
        """See whether whoever holds the lock elsewhere has given it back.

        Nothing is written, not even to see how old the lock is: that would stir the folder, and
        whoever looks because it was stirred would look for ever.
        """
        from scenario_desk.exchange.file_lock import Holder, named_in_lock

        file, used = self._file, self._used
        if file is not None and isinstance(used, Holder) and not self._tasks.closed:
            self._run(used, lambda _progress: named_in_lock(file))

    def _beat(self) -> None:
        """Write to the lock of what is open, so that it stays; or see whether another's is stale."""
        from scenario_desk.exchange.file_lock import FileLock, holder_of

        file, used = self._file, self._used
        if file is None or used is None or self._tasks.closed:
            return

        def work(_progress: Progress) -> FileLock | Holder | None:
            return self._kept(used) if isinstance(used, FileLock) else holder_of(file)

        self._run(used, work)

    def _run(
        self, used: FileLock | Holder, work: Callable[[Progress], FileLock | Holder | None]
    ) -> None:
        from scenario_desk.exchange.file_lock import FileLock

        def done(found: FileLock | Holder | None) -> None:
            if self._used is not used:
                self.give_back(found)
            elif not isinstance(used, FileLock):
                self.seen.emit(found)
            elif found is None or isinstance(found, FileLock):
                self._used = found
            else:
                self._used = None
                self.lost.emit(found)

        self._tasks.run("lock", "", work, done)

    def _kept(self, lock: FileLock) -> FileLock | Holder | None:
        """The lock that is held, written to; where somebody removed it, it is taken again."""
        if lock.beat():
            return lock
        lock.release()
        with self.begun(lock.file) as again:
            return again
