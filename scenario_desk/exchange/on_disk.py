"""Whether a file is still the one that was read or written last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.times import moment


@dataclass(frozen=True, slots=True)
class Standing:
    """What tells a file from what it was: replaced, written to, or there no more."""

    size: int
    written_ns: int
    number: int
    """The inode: another file under the same name has another."""


def standing(path: Path) -> Standing | None:
    """How a file stands now, None where there is none; raises OSError where that cannot be seen."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return Standing(status.st_size, status.st_mtime_ns, status.st_ino)


class Overtaken(Exception):
    """A file is not what was last read from it or written to it; `message` says what happened."""

    def __init__(self, path: Path, now: Standing | None) -> None:
        self.message = what_happened(path, now)
        super().__init__(self.message)
        self.now = now


def what_happened(path: Path, now: Standing | None, code: str = "file_overtaken") -> Message:
    """That a file was written, by its `code`, at the time at which it was; or that it is gone."""
    if now is None:
        return Message("file_gone", {"file": path.name})
    written = datetime.fromtimestamp(now.written_ns / 1e9).astimezone()
    return Message(code, {"file": path.name, "time": moment(written)})
