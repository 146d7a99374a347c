"""Keeps the versions of a file that saves replace: the last few of each file, and no more."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scenario_desk.exchange.atomic import write_atomically

MOST = 20
"""The most versions of one file that can be kept."""
BESIDE = ".earlier-versions"
"""The folder beside a file that holds its versions, where that is wanted."""

_PIECE = 1 << 20
_NAME = re.compile(r"([0-9]{8}T[0-9]{6})\.([0-9]{9})Z(\.[^.]*)?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version of a file."""

    path: Path
    time: datetime
    """When it was saved, with its time zone."""
    size: int
    """In bytes."""


def keep(file: Path, home: Path | None, most: int) -> None:
    """Copy a file that is about to be replaced; of its versions the last `most` stay.

    `home`: the folder for the versions of all files; None: one beside the file. Without a file
    there is nothing to keep. A kill leaves no half version; raises OSError.
    """
    target = Path(os.path.realpath(file))
    folder = _folder(target, home)
    if not target.is_file():
        return
    if most > 0:
        status = target.stat()
        kept = folder / _name(status.st_mtime_ns, target.suffix)
        if not kept.exists():
            if home is not None and not home.exists():
                # What others may not read, or know of, they may not here.
                home.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(kept, _pieces(target))
            with suppress(OSError):
                os.chmod(kept, stat.S_IMODE(status.st_mode) | stat.S_IRUSR | stat.S_IWUSR)
    for old in versions(file, home)[max(most, 0) :]:
        old.path.unlink(missing_ok=True)


def versions(file: Path, home: Path | None) -> list[Version]:
    """The versions of a file that are kept, the newest first; raises OSError."""
    folder = _folder(Path(os.path.realpath(file)), home)
    found = []
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named is not None:
                time = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                found.append((named[1], named[2], Version(path, time, path.stat().st_size)))
    return [version for *_when, version in sorted(found, key=lambda each: each[:2], reverse=True)]


def _folder(file: Path, home: Path | None) -> Path:
    """Where the versions of one file are: of two of the same name in two folders apart."""
    if home is None:
        return file.parent / BESIDE / file.name
    name = "".join(letter if letter.isalnum() else "-" for letter in file.stem)[:_LONGEST]
    number = hashlib.sha256(os.fsencode(file)).hexdigest()[:16]
    return home / f"{name.strip('-') or 'scenario'}-{number}"


def _name(written_ns: int, suffix: str) -> str:
    """A name that says when a version was written, to the nanosecond."""
    seconds, rest = divmod(written_ns, 1_000_000_000)
    stamp = datetime.fromtimestamp(seconds, UTC).strftime("%Y%m%dT%H%M%S")
    return f"{stamp}.{rest:09}Z{suffix}"


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
