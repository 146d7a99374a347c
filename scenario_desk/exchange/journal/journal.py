"""Writes a journal: each edit at once, to the disk within a second, and never without end."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scenario_desk.exchange.atomic import sync_folder
from scenario_desk.exchange.journal.base import write_base
from scenario_desk.exchange.journal.folder import Folder
from scenario_desk.exchange.journal.folding import rest_of, scenario_before, tail_of
from scenario_desk.exchange.journal.left import Left
from scenario_desk.exchange.journal.lines import (
    Ended,
    Head,
    Line,
    Saved,
    line,
    place_of,
)
from scenario_desk.exchange.on_disk import Standing
from scenario_desk.exchange.refusal import FileRefused, sentence
from scenario_desk.exchange.scenario_file import save
from scenario_desk.model.changes import Changes, changes
from scenario_desk.model.clock import now
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Patch, patch, patch_of
from scenario_desk.model.patches.entry import Entry, How
from scenario_desk.model.scenario import Scenario

SYNC_S = 0.3
"""So long after an edit the disk is asked to make it last."""
RETRY_S = 5.0
"""So long after the disk refused it is tried again."""
MOST_LINES = 1_000
MOST_BYTES = 16_000_000
"""With more than this, and more than the scenario itself has, the older half is folded into it."""

_sync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


@dataclass(frozen=True, slots=True)
class _Edit:
    """An edit that is to be written."""

    how: How
    step: str
    between: Changes
    revision: int
    time: str

    def entry(self, author: str, change: Patch | None = None) -> Entry:
        if change is None:
            change = patch_of(self.between, sys.maxsize)
            assert change is not None
        return Entry(self.revision, self.how, self.step, change, author, self.time)


class Journal:
    """The journal of one open scenario.

    `record`, `saved` and `ended` are called from one thread and return once the line is with the
    system, which outlives the program; a thread of its own syncs, folds and writes what is large.
    `told` is called from either with a sentence when the disk refuses, and with "" when edits are
    kept again.
    """

    def __init__(
        self,
        folder: Folder,
        scenario: Scenario,
        file: str,
        author: str = "",
        entries: Sequence[Entry] = (),
        revision: int = 0,
        notes: Sequence[Saved | Ended] = (),
    ) -> None:
        """Goes on from the first base in `folder` and these entries, to `scenario`.

        `revision`: how many changes there were before the entries; `notes`: what is known beside
        them. Raises OSError.
        """
        self.told: Callable[[str], None] = lambda _said: None
        self._folder, self._author, self._file = folder, author, file
        self._number = 1
        self._revision = revision + len(entries)
        self._scenario = scenario
        self._late = deque[_Edit | Saved | Ended]()
        self._dirty = self._broken = self._hurried = self._closing = False
        self._state = threading.Condition()
        self._base_bytes = folder.base(1).stat().st_size
        head = line(Head(revision, file, scenario.title, now()))
        content = head + b"".join(map(line, (*entries, *notes)))
        self._handle = _new_steps(folder.steps(1), content)
        sync_folder(folder.path)
        self._bytes, self._lines = len(content), len(entries)
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def begin(
        cls,
        home: Path,
        scenario: Scenario,
        file: Path | None = None,
        stands: Standing | None = None,
        author: str = "",
    ) -> Journal:
        """A new journal below `home` of a scenario that was read from `file`, where it `stands`.

        Takes as long as copying the file, or writing the scenario. Raises OSError and FileRefused.
        """
        folder = Folder.new(home)
        try:
            write_base(folder.base(1), scenario, file, stands)
            return cls(folder, scenario, place_of(file), author)
        except BaseException:
            folder.remove()
            raise

    @classmethod
    def resume(cls, home: Path, left: Left, scenario: Scenario, author: str = "") -> Journal:
        """A new journal of what is recovered as `scenario` from one that was left, which goes.

        It goes on from the same base, so that all can be recovered once more; from `scenario`
        where a line of the one that was left was lost. Raises OSError and FileRefused.
        """
        folder = Folder.new(home)
        base, entries, revision = left.base, left.entries, left.revision
        file = place_of(left.file)
        notes: list[Saved | Ended] = []
        if left.damaged:
            base, entries, revision = scenario, (), revision + len(entries)
        elif left.held is not None:
            notes.append(Saved(left.held, file, now()))
        if left.ended:
            notes.append(Ended(revision + len(entries), now()))
        try:
            save(base, folder.base(1))
            made = cls(folder, scenario, file, author, entries, revision, notes)
        except BaseException:
            folder.remove()
            raise
        left.folder.remove()
        return made

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        return self._folder.path

    @property
    def keeps(self) -> bool:
        """Whether the disk takes what is recorded."""
        return not self._broken

    @property
    def revision(self) -> int:
        """How many changes were recorded."""
        return self._revision

    def record(self, how: How, step: str, between: Changes, change: Patch | None) -> None:
        """Write an edit; `change`: its patch, None where it is too large to be made at once."""
        with self._state:
            self._revision += 1
            self._scenario = between.new
            edit = _Edit(how, step, between, self._revision, now())
            if self._broken or self._closing:
                return
            if change is None or self._late:
                self._late.append(edit)
                self._state.notify_all()
            else:
                self._write(line(edit.entry(self._author, change)))

    def saved(self, file: Path) -> None:
        """Note that what was recorded so far is in this file."""
        with self._state:
            self._file = place_of(file)
            self._note(Saved(self._revision, self._file, now()))

    def ended(self) -> None:
        """Note that the program is asked to end now, with what was recorded so far as it is."""
        with self._state:
            self._note(Ended(self._revision, now()))

    def _note(self, what: Saved | Ended) -> None:
        """Write it after all that was recorded before."""
        if self._broken or self._closing:
            return
        if self._late:
            self._late.append(what)
        else:
            self._write(line(what))

    def flush(self) -> bool:
        """Wait until everything recorded is on the disk; False where the disk refused."""
        with self._state:
            self._hurried = True
            self._state.notify_all()
            self._state.wait_for(lambda: self._broken or not self._has_work())
            self._hurried = False
            return not self._broken

    def close(self, *, keep: bool = False) -> None:
        """Let go of it; `keep`: for a later recovery, all of it on the disk; else it is removed."""
        if keep:
            self.flush()
        with self._state:
            self._closing = True
            self._state.notify_all()
        self._thread.join()
        os.close(self._handle)
        if keep:
            self._folder.release()
        else:
            self._folder.remove()

    def _write(self, content: bytes) -> None:
        """Append a line; where that is refused, it may be torn, and nothing comes after it."""
        try:
            _write_all(self._handle, content)
        except OSError as error:
            self._refuse(error)
            return
        self._bytes += len(content)
        self._lines += 1
        self._dirty = True
        self._state.notify_all()

    def _refuse(self, error: OSError | FileRefused) -> None:
        """Give this file up: a new base is tried after a while."""
        self._late.clear()
        self._dirty = False
        if not self._broken:
            self._broken = True
            self.told(sentence(error))
        self._state.notify_all()

    # in the thread of its own

    def _work(self) -> None:
        try:
            self._loop()
        except BaseException:
            with self._state:
                # Nobody may wait for what is never done.
                self._broken = True
                self._state.notify_all()
            raise

    def _loop(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._closing or self._has_work())
                if self._closing:
                    return
                late = self._late[0] if self._late else None
                broken, long = self._broken, self._is_long()
            if late is not None:
                self._write_late(late)
            elif broken or long:
                self._fold()
            else:
                self._make_it_last()

    def _has_work(self) -> bool:
        return self._broken or self._dirty or bool(self._late) or self._is_long()

    def _is_long(self) -> bool:
        return self._lines > MOST_LINES or self._bytes > max(MOST_BYTES, self._base_bytes)

    def _write_late(self, late: _Edit | Saved | Ended) -> None:
        # It may take seconds, in which edits are recorded behind it.
        content = line(late.entry(self._author) if isinstance(late, _Edit) else late)
        with self._state:
            self._write(content)
            if not self._broken:
                self._late.popleft()

    def _make_it_last(self) -> None:
        with self._state:
            # More may come in the same moment, and one sync is enough for all.
            self._state.wait_for(lambda: self._closing or self._late or self._hurried, SYNC_S)
            written = self._bytes
        try:
            _sync(self._handle)
        except OSError as error:
            with self._state:
                self._refuse(error)
            return
        with self._state:
            if self._bytes == written and not self._late:
                self._dirty = False
                self._state.notify_all()

    def _fold(self) -> None:
        """Go on from a newer base: with the newer half of the lines, or with none if refused."""
        with self._state:
            if self._broken and self._state.wait_for(lambda: self._closing, RETRY_S):
                return
            if self._late:
                return
            broken, written = self._broken, self._bytes
            latest, revision = self._scenario, self._revision
        old, number = self._number, self._number + 1
        try:
            tail = (
                []
                if broken
                else tail_of(self._folder.steps(old), written, MOST_LINES // 2, MOST_BYTES // 2)
            )
            try:
                base, revision = scenario_before(tail, latest, revision)
            except EditRefused:
                # A line was lost that nobody missed: what is known is the scenario of now.
                tail, base = [], latest
            save(base, self._folder.base(number))
            head = Head(revision, self._file, base.title, now())
            replaced = self._turn_to(number, [head, *tail], latest, written)
        except (OSError, FileRefused) as error:
            with self._state:
                self._refuse(error)
            return
        sync_folder(self._folder.path)
        with suppress(OSError):
            os.close(replaced)
        for left in (self._folder.steps(old), self._folder.base(old)):
            with suppress(OSError):
                left.unlink()

    def _turn_to(self, number: int, lines: list[Line], latest: Scenario, written: int) -> int:
        """Write to new steps from now on: these lines, and what was done since; the old handle.

        That is what was done since `latest`, when so many bytes were written. Raises OSError.
        """
        base_bytes = self._folder.base(number).stat().st_size
        beside = self._folder.steps(number).with_suffix(".new")
        content = b"".join(map(line, lines))
        handle = _new_steps(beside, content)
        with self._state:
            # The disk may have refused since it was begun, too.
            broken = self._broken
            with _closed_if_failed(handle):
                old = self._folder.steps(self._number)
                more = self._since(latest) if broken else rest_of(old, written)
                _write_all(handle, more)
                os.replace(beside, self._folder.steps(number))
            before, self._handle, self._number = self._handle, handle, number
            self._bytes, self._lines = len(content) + len(more), len(lines) - 1
            self._base_bytes = base_bytes
            self._broken, self._dirty = False, True
            if broken:
                # Before anything can be refused again.
                self.told("")
        return before

    def _since(self, latest: Scenario) -> bytes:
        """What was done while nothing could be written, as one change."""
        between = changes(latest, self._scenario)
        if not between:
            return b""
        change = patch(latest, self._scenario)
        return line(Entry(self._revision, "received", "", change, self._author, now()))


def _new_steps(path: Path, content: bytes) -> int:
    """A new file that begins so and is on the disk, open to be appended to; raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    with _closed_if_failed(handle):
        _write_all(handle, content)
        _sync(handle)
    return handle


@contextmanager
def _closed_if_failed(handle: int) -> Iterator[None]:
    try:
        yield
    except BaseException:
        os.close(handle)
        raise


def _write_all(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
