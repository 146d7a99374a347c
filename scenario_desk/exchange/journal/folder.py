"""The folder of one journal: its files, and the lock that tells that somebody writes to it."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scenario_desk.presentation.words.language import _

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""How a lock is refused that another holds; anything else means that there are none."""
_LOCK = "lock"
_STEPS = re.compile(r"steps-([0-9]{1,9})\.jsonl")
_OURS = re.compile(r"steps-[0-9]+\.(jsonl|new)|base-[0-9]+\.scenario|\.saving-.*")


@dataclass(frozen=True, slots=True)
class Folder:
    """A journal's folder, held by this process."""

    path: Path
    _lock: int
    """The handle of the file that is locked: the system lets go of it when the process ends."""

    @classmethod
    def new(cls, home: Path) -> Folder:
        """A new one below `home`; raises OSError."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        path = home / f"{stamp}-{secrets.token_hex(4)}"
        path.mkdir(parents=True, mode=0o700)
        try:
            made = cls.held(path)
        except OSError:
            path.rmdir()
            raise
        if made is None:
            raise OSError(_("{folder} cannot be locked").format(folder=path.name))
        return made

    @classmethod
    def held(cls, path: Path) -> Folder | None:
        """The folder, from now on held here; None where a running program holds it, or it is gone.

        Where the file system knows no locks it is not held, but here. Raises OSError.
        """
        try:
            lock = os.open(path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            return None
        try:
            _take(lock)
        except OSError as error:
            if error.errno in _TAKEN:
                os.close(lock)
                return None
        if not (path / _LOCK).exists():
            # Whoever held it removed it in between.
            os.close(lock)
            return None
        return cls(path, lock)

    def base(self, number: int) -> Path:
        """The scenario that the steps of this number go on from."""
        return self.path / f"base-{number}.scenario"

    def steps(self, number: int) -> Path:
        return self.path / f"steps-{number}.jsonl"

    def numbers(self) -> list[int]:
        """Of which there are steps, the newest first."""
        found = map(_STEPS.fullmatch, (each.name for each in self.path.iterdir()))
        return sorted((int(each[1]) for each in found if each), reverse=True)

    def release(self) -> None:
        """Leave it to whoever looks for it next."""
        os.close(self._lock)

    def remove(self) -> None:
        """Remove it with what a journal has in it; what else is there, and cannot be, stays."""
        with suppress(OSError):
            for each in sorted(self.path.iterdir()):
                if _OURS.fullmatch(each.name):
                    each.unlink()
            if sys.platform != "win32":
                # While it is held: whoever comes next must not find it, to lose it then.
                (self.path / _LOCK).unlink()
        os.close(self._lock)
        with suppress(OSError):
            if sys.platform == "win32":
                (self.path / _LOCK).unlink()
            self.path.rmdir()
