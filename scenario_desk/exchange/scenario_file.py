"""Loads and saves `*.scenario` files.

A scenario file is UTF-8 JSON with its keys and lines in a stable order, one entity a line:

    {
    "format": "scenario-desk",
    "version": 1,
    "title": "A small conflict",
    "root": "n01",
    "authors": ["A. Nalyst"],
    "actors": [
    {"id": "us", "name": "United States", "short": "US", "principal": true},
    {"id": "ru", "name": "Russia", "principal": true}
    ],
    "profiles": [
    {"id": "us-base", "actor": "us", "name": "Base", "weights": {"us1": {"best": 30}}, …}
    ],
    "nodes": [
    {"id": "n01", "kind": "decision", "children": ["n02", "n03"], "owner": "us"},
    {"id": "n02", "label": "Talks", "probability": {"best": 0.4, "low": 0.2, "high": 0.5}, …}
    ],
    "scores": [
    {"endpoint": "e01", "interest": "us1", "best": 45, "low": 20, "high": 60}
    ],
    "profile_scores": [
    {"profile": "ru-trump", "endpoint": "e01", "interest": "us1", "best": 30}
    ],
    "moves": [
    {"branch": "n02", "time": "2017-04-07"}
    ],
    "snapshot_changes": [
    {"snapshot": "s1", "at": ["nodes", "n02", "label"], "old": "Talks", "new": "They talk"}
    ]
    }

The names are those of the model's fields. A field with its default value and a section without
entities are left out. First the fields of the scenario itself, then its rosters in their order,
nodes depth first along their children, scores and profiles' own scores by endpoint and interest.
What snapshots hold comes last, as `kept_changes` says it.
Any layout can be read: the values count, not the lines.
"""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from scenario_desk.exchange.atomic import write_atomically
from scenario_desk.exchange.bounds import FILE_BYTES, MEGABYTE
from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.load_progress import LoadProgress
from scenario_desk.exchange.refusal import FileRefused, LoadCancelled, refused_by_system
from scenario_desk.exchange.scenario_lines import lines
from scenario_desk.exchange.scenario_reader import read
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sizes import kept_by, kept_in

__all__ = ["FileRefused", "LoadCancelled", "dumps", "load", "loads", "save"]

_MANY = 50_000
"""From this many nodes, scores and assessments on, those of earlier values among them, what was loaded is kept out of
later collections."""
_LINES_AT_ONCE = 2_000


def load(
    path: Path | str,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Scenario:
    """Read a scenario file.

    `progress` is told the share done, 0 … 1; `cancelled` is asked as often. Raises FileRefused
    (its text is one sentence), LoadCancelled, and whatever `progress` raises.
    """
    path = Path(path)
    try:
        size = _size(path)
        with path.open("rb") as stream:
            return _read(stream, size, progress, cancelled)
    except FileRefused as refused:
        raise refused.about(path.name) from None
    except OSError as error:
        raise _unreadable(path, error) from error


def loads(content: bytes) -> Scenario:
    """Read a scenario from the bytes of a file; raises FileRefused."""
    try:
        return _read(BytesIO(content), len(content))
    except FileRefused as refused:
        raise refused.about("scenario") from None


def save(scenario: Scenario, path: Path | str) -> None:
    """Write a scenario file, whole or not at all; raises FileRefused and leaves the old file."""
    path = Path(path)
    try:
        with _collector_off():
            write_atomically(path, _chunks(scenario))
    except FileRefused as refused:
        raise refused.about(path.name) from None
    except OSError as error:
        raise refused_by_system("file_not_saved", path, error) from error


def dumps(scenario: Scenario) -> bytes:
    """The bytes of the file: the same for equal scenarios; raises FileRefused."""
    return b"".join(_chunks(scenario))


def _chunks(scenario: Scenario) -> Iterator[bytes]:
    """The file in pieces small enough that encoding one does not hold up other threads."""
    written = 0
    rest = lines(scenario)
    while chunk := "".join(islice(rest, _LINES_AT_ONCE)).encode():
        written += len(chunk)
        if written > FILE_BYTES:
            raise FileRefused("file_too_large_to_save", limit=str(FILE_BYTES // MEGABYTE))
        yield chunk


def _size(path: Path) -> int:
    """The size of a file, in bytes; raises FileRefused where it is no file or too large to read."""
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise FileRefused("file_not_a_file")
    if status.st_size > FILE_BYTES:
        raise FileRefused(
            "file_too_large_by",
            size=str(status.st_size // MEGABYTE),
            limit=str(FILE_BYTES // MEGABYTE),
        )
    return status.st_size


def _unreadable(path: Path, error: OSError) -> FileRefused:
    if isinstance(error, FileNotFoundError):
        return FileRefused("file_not_found", file=path.name)
    return refused_by_system("file_unreadable", path, error)


def _read(
    stream: BinaryIO,
    size: int,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Scenario:
    def tell(share: float) -> None:
        if cancelled is not None and cancelled():
            raise LoadCancelled
        if progress is not None:
            progress(share)

    telling = LoadProgress(size, tell)
    with _collector_off():
        scenario = read(Scanner(stream, telling.read), progress=telling)
        own = kept_by(scenario) + len(scenario.assessments)
        if own + kept_in(scenario) > _MANY:
            # Entities form no cycles; searching them for some would stall the window again and again.
            gc.freeze()
    return scenario


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector from searching a heap that only grows: it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
