"""The lines of a journal: JSON, each with a checksum of its own, readable by a person.

    {"crc32": "8c736521", "format": "scenario-desk-journal", "version": 1, "revision": 0, …}
    {"crc32": "1f0a77b2", "revision": 1, "how": "done", "step": "set_label", "author": "Ann",
     "time": "2026-11-27T14:03:09Z", "changes": [{"at": ["nodes", "n1", "label"], …}]}
    {"crc32": "93d3c0d4", "revision": 1, "saved": "/home/ann/talks.scenario", "time": "…"}
    {"crc32": "5d0c1f6e", "revision": 1, "ended": "asked", "time": "…"}

The checksum is that of the line without it. The first line says what the rest goes on from.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from io import BytesIO
from json import JSONEncoder
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote, unquote_to_bytes
from zlib import crc32

from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.patch_json import changes_of, read_changes
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.patches.entry import Entry, How

FORMAT = "scenario-desk-journal"
VERSION = 1

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_SUMMED = re.compile(rb'\{"crc32": "([0-9a-f]{8})", ')
_BEGUN = re.compile(
    rb'\{"crc32": "[0-9a-f]{8}", "format": "%b", "version": ([0-9]{1,9}), ' % FORMAT.encode()
)
_BYTES = "bytes:"
"""Begins a path that is no text; one that is text is absolute, and never begins so."""
_ENTRY = ("revision", "how", "step", "author", "time")
_HEAD = ("format", "version", "revision", "file", "title", "time")
_SAVED = ("revision", "saved", "time")
_ENDED = ("revision", "ended", "time")


class Damaged(ValueError):
    """A line is not what was written."""


class Newer(ValueError):
    """A line begins the journal of a newer program."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a journal goes on from: the scenario kept beside it, after so many revisions."""

    revision: int
    file: str
    """Where the scenario was opened from; "" where it has no file yet."""
    title: str
    time: str


@dataclass(frozen=True, slots=True)
class Saved:
    """That the scenario of this revision was saved to a file."""

    revision: int
    file: str
    time: str


@dataclass(frozen=True, slots=True)
class Ended:
    """That after this revision the program was asked to end where nobody could be asked to save."""

    revision: int
    time: str


Line = Head | Entry | Saved | Ended


def line(of: Line) -> bytes:
    """The line, with its end."""
    if isinstance(of, Entry):
        plain: dict[str, Any] = {name: getattr(of, name) for name in _ENTRY}
        plain["changes"] = list(changes_of(of.patch))
    elif isinstance(of, Head):
        plain = {"format": FORMAT, "version": VERSION} | {
            name: getattr(of, name) for name in _HEAD[2:]
        }
    elif isinstance(of, Saved):
        plain = {"revision": of.revision, "saved": of.file, "time": of.time}
    else:
        plain = {"revision": of.revision, "ended": "asked", "time": of.time}
    # Half a character, as the name of an account may hold one, must not make a line unreadable.
    text = _encode(plain).encode("utf-8", "replace")
    return b'{"crc32": "%08x", %b\n' % (crc32(text), text[1:])


def read_line(content: bytes) -> Line:
    """What a line says; raises Newer, and Damaged where it is not, whole, what was written."""
    begun = _BEGUN.match(content)
    if begun is not None and int(begun[1]) > VERSION:
        raise Newer
    found = _SUMMED.match(content)
    if found is None or not content.endswith(b"\n"):
        raise Damaged
    text = b"{" + content[found.end() : -1]
    if crc32(text) != int(found[1], 16):
        raise Damaged
    try:
        head, patch = read_changes(
            Scanner(BytesIO(text)), {*_ENTRY, *_HEAD, *_SAVED, *_ENDED}, _check
        )
    except FileRefused as refused:
        raise Damaged from refused
    if "format" in head:
        return Head(**{name: head[name] for name in _HEAD[2:]})
    if "saved" in head:
        return Saved(head["revision"], head["saved"], head["time"])
    if "ended" in head:
        return Ended(head["revision"], head["time"])
    return Entry(**head, patch=patch)


def place_of(file: Path | None) -> str:
    """How a line says where a file is: wherever the program is started next.

    A path that is no text, as file systems without an encoding have it, is said by its bytes.
    """
    if file is None:
        return ""
    place = str(file.absolute())
    try:
        place.encode()
    except UnicodeEncodeError:
        return _BYTES + quote(os.fsencode(place))
    return place


def file_at(place: str) -> Path | None:
    """The file that a line says; None where it says none."""
    if place.startswith(_BYTES):
        return Path(os.fsdecode(unquote_to_bytes(place.removeprefix(_BYTES))))
    return Path(place) if place else None


def _check(head: dict[str, Any]) -> None:
    """Raises Damaged where these are not the keys of a line, with values of their kind."""
    revision = head.get("revision")
    texts = [value for key, value in head.items() if key not in ("revision", "version")]
    if not isinstance(revision, int) or not all(isinstance(each, str) for each in texts):
        raise Damaged
    if "format" in head:
        if head["format"] != FORMAT or head.get("version") != VERSION or set(head) != set(_HEAD):
            raise Damaged
    elif "saved" in head or "ended" in head:
        if set(head) not in (set(_SAVED), set(_ENDED)):
            raise Damaged
    elif set(head) != set(_ENTRY) or head["how"] not in get_args(How):
        raise Damaged
