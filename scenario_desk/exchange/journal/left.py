"""Reads journals that nobody writes to any more: what a crash left."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scenario_desk.exchange.journal.folder import Folder
from scenario_desk.exchange.journal.lines import (
    Damaged,
    Ended,
    Head,
    Line,
    Saved,
    file_at,
    read_line,
)
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Left:
    """A journal that was left, as far as it can be read; held here until it is let go of."""

    folder: Folder
    revision: int
    """How many changes there were before `base`."""
    base: Scenario
    entries: tuple[Entry, ...]
    """The edits since `base`, in their order; none where `base` holds all that was done."""
    file: Path | None
    """Where it was opened from or saved to last; None where it has no file yet."""
    time: str
    """When the last edit was made: ISO 8601 in UTC; "" where that cannot be read."""
    held: int | None = None
    """After how many changes the file was read or written last; None where not known."""
    damaged: int = 0
    """How many lines before the last are not what was written."""
    ended: bool = False
    """Whether the program was asked to end after the last edit; else it was cut off."""


class NothingLeft(Exception):
    """Nothing was done since it was begun: there is nothing to recover."""


@dataclass(slots=True)
class _Read:
    head: Head | None = None
    entries: list[Entry] = field(default_factory=list)
    file: str = ""
    held: int | None = None
    time: str = ""
    damaged: int = 0
    ended: bool = False

    def take(self, line: Line) -> None:
        if isinstance(line, Head):
            self.head, self.file, self.time = line, line.file, line.time
            self.held = 0 if line.file and not line.revision else None
        elif isinstance(line, Saved):
            self.file, self.held = line.file, line.revision
        elif isinstance(line, Ended):
            self.ended = True
        else:
            self.entries.append(line)
            self.time, self.ended = line.time, False


def left_journals(home: Path) -> Iterator[Folder]:
    """The journals below `home` that no running program holds, each held from now on.

    What may not be written to is passed by. Raises OSError.
    """
    if not home.is_dir():
        return
    for path in sorted(home.iterdir()):
        if path.is_dir() and not path.is_symlink() and os.access(path, os.W_OK):
            held = Folder.held(path)
            if held is not None:
                yield held


def left_in(folder: Folder) -> Left:
    """Read what is left in a journal.

    Raises NothingLeft, Newer where a newer program wrote it, FileRefused where what it goes on
    from cannot be read, and OSError.
    """
    for number in folder.numbers():
        read = _read(folder.steps(number))
        if read.head is not None or read.entries or read.damaged:
            break
    else:
        raise NothingLeft
    revision = read.head.revision if read.head is not None else 0
    if not read.entries and not read.damaged and not revision:
        raise NothingLeft
    base = load(folder.base(number))
    file = file_at(read.file)
    entries = tuple(read.entries)
    return Left(
        folder, revision, base, entries, file, read.time, read.held, read.damaged, read.ended
    )


def _read(path: Path) -> _Read:
    """The lines of a file; one without its end was not finished, and is no damage.

    Raises Newer and OSError.
    """
    read = _Read()
    with path.open("rb") as file:
        for content in file:
            if not content.endswith(b"\n"):
                break
            # What overwrote the end of a line may have joined it to the next.
            for each in filter(None, _BEGINNING.split(content)):
                try:
                    read.take(read_line(each))
                except Damaged:
                    read.damaged += 1
    return read


_BEGINNING = re.compile(rb'(?=\{"crc32": ")')
"""Where a line begins: in the text of one the quotes would be escaped."""
