"""The lock beside a file that is being worked on: it names who has it open, where and since when.

Whoever works on a file holds a hidden file beside it, and writes to that every `BEAT_S`. The system
lets go of a lock when its program ends, however it ends; where other machines cannot see that, a
lock that was not written to for `STALE_S` is left over. No lock is needed to read a file, and where
none can be made a file is worked on without one.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import tempfile
import threading
import time
import weakref
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSysInfo

from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.times import moment

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

BEAT_S = 30
"""So often, in seconds, a lock that is held is written to."""
STALE_S = 300
"""A lock of another machine that was not written to for so long, in seconds, is left over."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open; "" and None are what its lock does not tell."""

    user: str = ""
    host: str = ""
    since: datetime | None = None

    def message(self, code: str, file: Path) -> Message:
        """What is said of it: who has the file open, where and since when, as far as that is known."""
        known = "all" if self.user and self.host and self.since is not None else "some"
        time = moment(self.since) if self.since is not None else ""
        said = {"user": self.user, "host": self.host, "time": time, "known": known}
        return Message(code, {"file": file.name, **said})

    def refusal(self, file: Path) -> FileRefused:
        """Why nothing is saved over the file."""
        told = self.message("file_not_saved_over", file)
        return FileRefused(told.code, **told.values)


class FileLock:
    """The lock of a file that is worked on here; one that nothing refers to is given back."""

    def __init__(self, file: Path, place: Path, handle: int, told: dict[str, str]) -> None:
        """`place`: where the lock is, open as `handle`, which is closed when it is given back."""
        self.file, self.place = file, place
        self._handle, self._told = handle, told
        self._mutex = threading.Lock()
        self._give_back = weakref.finalize(self, _given_back, handle, place, self._mutex)

    @property
    def held(self) -> bool:
        """Whether it was not given back yet."""
        return self._give_back.alive

    def beat(self) -> bool:
        """Write to it, so that it does not go stale; False where it is not there any more."""
        with self._mutex:
            if not self.held or not _is_at(self._handle, self.place):
                return False
            with suppress(OSError):
                _write(self._handle, self._told)
            return True

    def release(self) -> None:
        """Remove it; what others put in its place stays."""
        self._give_back()


def take_lock(file: Path, user: str) -> FileLock | Holder | None:
    """The lock of a file, held from now on; or who holds it; or None where there can be none.

    `user`: who works here. A folder that may not be written to, or is gone, has no locks. Takes as
    long as the share that the file is on.
    """
    place = lock_beside(file)
    told = _told(user)
    for _attempt in range(_ATTEMPTS):
        try:
            handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        except FileExistsError:
            try:
                held = _held(place)
            except OSError:
                # It can neither be read nor removed.
                return None
            if held is not None:
                return held
        except OSError:
            return None
        else:
            if _begin(handle, place, told):
                return FileLock(file, place, handle, told)
            os.close(handle)
    return None


def holder_of(file: Path) -> Holder | None:
    """Who has a file open; None where nobody has, or it cannot be seen."""
    try:
        return _held(lock_beside(file))
    except OSError:
        return None


def named_in_lock(file: Path) -> Holder | None:
    """Whom the lock of a file names, whether or not it is stale; None where there is none."""
    try:
        place = lock_beside(file)
        return _read(place, place.lstat())[0]
    except OSError:
        return None


def lock_beside(file: Path) -> Path:
    """Where the lock of a file is: beside the file itself, whatever links lead to it."""
    target = Path(os.path.realpath(file))
    return target.with_name(f".~lock.{target.name}#")


_ATTEMPTS = 5
"""A lock may go in the moment in which it is looked at."""
_BINARY: int = getattr(os, "O_BINARY", 0)
_MOST_BYTES = 10_000
_TAKEN = {errno.EAGAIN, errno.EACCES}
"""With these the system says that somebody holds a lock; with others, that it has none."""


def _told(user: str) -> dict[str, str]:
    return {
        "user": user,
        "host": QSysInfo.machineHostName(),
        "machine": _machine(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _machine() -> str:
    """What tells this machine from others: several may have one name."""
    return bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")


def _begin(handle: int, place: Path, told: dict[str, str]) -> bool:
    """Hold a new lock; False where another took it for left over before it was held."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _is_at(handle, place):
            return False
    with suppress(OSError):
        _write(handle, told)
    return True


def _write(handle: int, told: dict[str, str]) -> None:
    """Write all of it in one go: whoever reads meanwhile finds the same as before."""
    content = json.dumps(told).encode() + b"\n"
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, content)


def _given_back(handle: int, place: Path, mutex: threading.Lock) -> None:
    with mutex:
        ours = _is_at(handle, place)
        if ours and fcntl is not None:
            # First, or another would hold what is about to go.
            with suppress(OSError):
                place.unlink()
        os.close(handle)
        if ours and fcntl is None:
            # Windows removes nothing that is open.
            with suppress(OSError):
                place.unlink()


def _is_at(handle: int, place: Path) -> bool:
    """Whether an open file still stands under its name."""
    try:
        return os.path.samestat(os.fstat(handle), place.lstat())
    except OSError:
        return False


def _held(place: Path) -> Holder | None:
    """Who holds a lock that is there; one that nobody holds is removed. Raises OSError."""
    try:
        status = place.lstat()
        holder, machine = _read(place, status)
        if machine != _machine() and not _is_old(place, status):
            return holder
        return None if _removed(place, status) else holder
    except FileNotFoundError:
        return None


def _removed(place: Path, status: os.stat_result) -> bool:
    """Remove a lock unless a program holds it that the system knows of, or might not know of."""
    if fcntl is None:
        try:
            place.unlink()
        except PermissionError:
            if _is_old(place, status):
                raise
            return False
        return True
    handle = os.open(place, os.O_RDWR if os.access(place, os.W_OK) else os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN or not _is_old(place, status):
                return False
        # Another may have removed it and made its own.
        if _is_at(handle, place):
            place.unlink()
        return True
    finally:
        os.close(handle)


def _read(place: Path, status: os.stat_result) -> tuple[Holder, str]:
    """What a lock tells: its holder, and their machine. Raises OSError.

    It came with the file, so that it may hold anything.
    """
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, place.name)
    with place.open("rb") as file:
        content = file.read(_MOST_BYTES)
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        read = None
    told = read if isinstance(read, dict) else {}
    user, host, machine, since = (
        each if isinstance(each := told.get(name), str) else ""
        for name in ("user", "host", "machine", "since")
    )
    return Holder(user[:_MOST_LETTERS], host[:_MOST_LETTERS], _time(since)), machine


_MOST_LETTERS = 80


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _is_old(place: Path, status: os.stat_result) -> bool:
    return abs(_now(place.parent) - status.st_mtime) > STALE_S


def _now(folder: Path) -> float:
    """The time by the clock of the disk: shares have one of their own."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\n")
            probe.flush()
            return os.fstat(probe.fileno()).st_mtime
    except OSError:
        return time.time()
