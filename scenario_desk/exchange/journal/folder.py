"""The folder of one journal: its files, and the lock that tells that somebody writes to it."""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from scenario_desk.presentation.words.language import _

_LOCK = "lock"
_STEPS = re.compile(r"steps-([0-9]{1,9})\.jsonl")


@dataclass(frozen=True, slots=True)
class Folder:
    """A journal's folder, held by this process."""

    path: Path
    lock: QLockFile

    @classmethod
    def new(cls, home: Path) -> Folder:
        """A new one below `home`; raises OSError."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        path = home / f"{stamp}-{secrets.token_hex(4)}"
        path.mkdir(parents=True, mode=0o700)
        made = cls.held(path)
        if made is None:
            raise OSError(_("{folder} cannot be locked").format(folder=path.name))
        return made

    @classmethod
    def held(cls, path: Path) -> Folder | None:
        """The folder, from now on held here; None where a running program holds it."""
        lock = QLockFile(str(path / _LOCK))
        # Not by time: a journal may be held for weeks. By its process, which is asked for.
        lock.setStaleLockTime(0)
        return cls(path, lock) if lock.tryLock(0) else None

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
        self.lock.unlock()

    def remove(self) -> None:
        """Remove it with all that is in it; what cannot be removed stays."""
        with suppress(OSError):
            for each in sorted(self.path.iterdir()):
                if each.name != _LOCK:
                    each.unlink()
        self.lock.unlock()
        with suppress(OSError):
            self.path.rmdir()


def now() -> str:
    """The time as a journal writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
