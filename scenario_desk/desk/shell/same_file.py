"""Others at the file that is open: who else works on it, and what they change meanwhile.

What is asked about that stands in bars over the views, and nothing waits for an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.shell.changed_on_disk import ChangedOnDisk, FileCommands
from scenario_desk.desk.shell.file_locks import FileLocks
from scenario_desk.desk.shell.file_watch import FileWatch
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.ask_bar import Ask, Reply
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.exchange.file_lock import FileLock, Holder
    from scenario_desk.exchange.on_disk import Standing
    from scenario_desk.model.scenario import Scenario


class SameFile(QObject):
    """The file that is open in this window, among all who work on it."""

    open_elsewhere = Signal(object)
    """The Ask of a file that is only looked at here, or None."""

    def __init__(
        self,
        bench: Callable[[], Workbench],
        changes: ChangedOnDisk,
        tasks: Tasks,
        telling: Telling,
        files: FileCommands,
    ) -> None:
        super().__init__(telling.window)
        self._get_bench, self._telling, self._files = bench, telling, files
        self.changes = changes
        self.locks = FileLocks(tasks, self)
        self._watch = FileWatch(self)
        self._holder: Holder | None = None
        self._watch.stirred.connect(files.look)
        self.locks.seen.connect(self._see_holder)
        self.locks.lost.connect(self._tell_of_another)

    def take_up(
        self, path: Path | None, stands: Standing | None, lock: FileLock | Holder | None
    ) -> None:
        """This file, which stands so, is what is open from now on; None: what has no file."""
        from scenario_desk.exchange.file_lock import Holder

        self.changes.take_up(path, stands)
        self.locks.use(path, lock)
        self._watch.follow(path)
        self._ask_of(lock if isinstance(lock, Holder) else None)

    def look(self) -> bool:
        """See what became of the file and of its lock; whether there is one."""
        if self._get_bench().path is None:
            return False
        self.changes.look()
        self.locks.look()
        return True

    def write(
        self,
        scenario: Scenario,
        path: Path,
        held: Scenario | None,
        keep: Callable[[Path], object],
        *,
        mine: bool,
        guarded: bool,
    ) -> tuple[Standing | None, FileLock | None]:
        """Write a file under its lock; how it stands then, and the lock, for `take_up`.

        `held`: what it held when it was last read or written here; `keep`: keeps what it holds now,
        before it is replaced; `mine`: whether it is the one
        that is open; `guarded`: whether what others saved there stays. Called from a working
        thread. Raises Overtaken, FileRefused and OSError.
        """
        from scenario_desk.exchange.file_lock import Holder
        from scenario_desk.exchange.scenario_file import save

        with self.locks.begun(path) as lock:
            if isinstance(lock, Holder) and not mine:
                raise lock.refusal(path)
            if guarded:
                self.changes.guard.check(path, held)
            keep(path)
            save(scenario, path)
            stands = self.changes.guard.seen(path)
            return stands, None if isinstance(lock, Holder) else lock

    def leave(self) -> None:
        """Give back what is held, at once: the window goes."""
        self._watch.follow(None)
        self.locks.close()

    def _see_holder(self, holder: Holder | None) -> None:
        if holder != self._holder:
            self._ask_of(holder)

    def _ask_of(self, holder: Holder | None) -> None:
        from scenario_desk.model.messages import Message
        from scenario_desk.presentation.words.messages import words

        self._holder, path = holder, self._get_bench().path
        if path is None or self._get_bench().locked is None:
            self.open_elsewhere.emit(None)
            return
        again = Reply(_("Try again"), lambda: self._files.open_path(path))
        copy = Reply(_("Edit a copy"), self._files.save_as)
        if holder is not None:
            said = words(holder.message("file_open_elsewhere", path))
            self.open_elsewhere.emit(Ask(said, (copy, again)))
        else:
            said = words(Message("file_free_again", {"file": path.name}))
            edit = Reply(_("Edit it"), again.do)
            self.open_elsewhere.emit(Ask(said, (copy, edit), usual=1))

    def _tell_of_another(self, holder: Holder) -> None:
        from scenario_desk.presentation.words.messages import words

        path = self._get_bench().path
        if path is not None:
            self._telling.say(words(holder.message("file_open_there_too", path)))
