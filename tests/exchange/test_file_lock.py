"""A lock names who works on a file, and never outlives its program or its machine."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange import file_lock
from scenario_desk.exchange.file_lock import (
    STALE_S,
    FileLock,
    Holder,
    holder_of,
    lock_beside,
    take_lock,
)

HOLDING = """
import sys
from pathlib import Path
from scenario_desk.exchange.file_lock import take_lock
lock = take_lock(Path(sys.argv[1]), "Ann")
print(type(lock).__name__, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "war.scenario"
    path.write_text("{}")
    return path


@pytest.fixture
def held(file: Path) -> Iterator[FileLock]:
    """The lock of the file, held here."""
    lock = take_lock(file, "Ann")
    assert isinstance(lock, FileLock)
    yield lock
    lock.release()


def left_by(file: Path, **told: str) -> Path:
    """A lock as a program that is gone, or one far away, has written it."""
    place = lock_beside(file)
    place.write_text(json.dumps({"user": "Bob", "host": "far", "machine": "another", **told}))
    return place


def age(place: Path, seconds: float) -> None:
    then = os.stat(place).st_mtime - seconds
    os.utime(place, (then, then))


def taken(file: Path) -> bool:
    """Whether the lock can be had now; it is given back."""
    lock = take_lock(file, "Eve")
    if isinstance(lock, FileLock):
        lock.release()
    return isinstance(lock, FileLock)


def test_it_names_who_holds_it_where_and_since_when(file: Path, held: FileLock) -> None:
    holder = take_lock(file, "Bob")
    assert isinstance(holder, Holder)
    assert (holder.user, bool(holder.host), holder.since is None) == ("Ann", True, False)
    assert holder == holder_of(file)
    assert [each.name for each in file.parent.iterdir()] != [file.name]


def test_nothing_is_left_of_it_when_it_is_given_back(file: Path) -> None:
    for _time in range(2):
        assert taken(file)
        assert list(file.parent.iterdir()) == [file]
        assert holder_of(file) is None


def test_one_that_nothing_refers_to_is_given_back(file: Path) -> None:
    lock = take_lock(file, "Ann")
    assert lock_beside(file).exists()
    del lock
    assert not lock_beside(file).exists()


def test_one_that_was_given_back_is_not_written_to(file: Path) -> None:
    lock = take_lock(file, "Ann")
    assert isinstance(lock, FileLock)
    lock.release()
    with file.with_name("other").open("w+") as other:
        # It may have the number that the lock had.
        assert not lock.beat()
        lock.release()
        assert other.read() == ""
    assert not lock.held


def test_links_to_a_file_lead_to_its_lock(file: Path, held: FileLock, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.scenario"
    link.symlink_to(file)
    assert isinstance(take_lock(link, "Bob"), Holder)
    assert list(folder.iterdir()) == [link]


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_it_does_not_outlive_its_program(file: Path, how: str) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdin is not None
    assert other.stdout is not None
    with other:
        assert other.stdout.readline().strip() == b"FileLock"
        assert not taken(file)
        if how == "killed":
            other.send_signal(signal.SIGKILL)
        else:
            other.stdin.close()
        other.wait(60)
    assert lock_beside(file).exists() == (how == "killed")
    assert taken(file)
    assert not lock_beside(file).exists()


def test_what_this_machine_left_is_taken_at_once(file: Path) -> None:
    left_by(file, machine=file_lock._machine())
    assert holder_of(file) is None
    assert taken(file)


def test_the_lock_of_another_machine_holds_while_it_is_written_to(file: Path) -> None:
    place = left_by(file, since="2026-03-01T09:30:00+00:00")
    age(place, STALE_S / 2)
    assert not taken(file)
    holder = holder_of(file)
    assert holder is not None
    assert (holder.user, holder.host) == ("Bob", "far")
    assert holder.since is not None
    assert holder.since.timestamp() == 1_772_357_400
    age(place, STALE_S)
    assert holder_of(file) is None
    assert taken(file)


def test_a_beat_keeps_it_fresh(file: Path, held: FileLock) -> None:
    place, before = lock_beside(file), lock_beside(file).read_bytes()
    age(place, 10 * STALE_S)
    aged = place.stat().st_mtime
    assert held.beat()
    assert place.stat().st_mtime > aged + STALE_S
    assert place.read_bytes() == before


@pytest.mark.parametrize("gone", [Path.unlink, lambda place: place.rename(place.with_name("x"))])
def test_one_that_is_gone_or_another_s_is_known_to_be(
    file: Path, held: FileLock, gone: Any
) -> None:
    gone(lock_beside(file))
    assert not held.beat()
    place = left_by(file)
    assert not held.beat()
    held_again, there = take_lock(file, "Ann"), place.read_bytes()
    assert isinstance(held_again, Holder)
    held.release()
    assert place.read_bytes() == there


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[1]",
        b'{"user": 3, "since": "never"}',
        b"[" * 9_000,
        b'{"user": "\\ud800"}',
    ],
)
def test_one_that_says_nothing_holds_until_it_is_old(file: Path, content: bytes) -> None:
    place = lock_beside(file)
    place.write_bytes(content)
    assert isinstance(take_lock(file, "Ann"), Holder)
    age(place, STALE_S + 1)
    assert taken(file)


def test_where_there_can_be_no_lock_there_is_none(tmp_path: Path, file: Path) -> None:
    assert take_lock(tmp_path / "gone" / "war.scenario", "Ann") is None
    assert take_lock(tmp_path / ("x" * 250), "Ann") is None
    lock_beside(file).mkdir()
    assert take_lock(file, "Ann") is None
    assert holder_of(file) is None


def test_a_folder_that_may_not_be_written_to_has_none(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert take_lock(file, "Ann") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock")
def test_where_the_system_has_no_locks_time_decides(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock.fcntl, "flock", refuse)
    lock = take_lock(file, "Ann")
    assert isinstance(lock, FileLock)
    assert not taken(file)
    age(lock_beside(file), STALE_S + 1)
    assert taken(file)
    assert not lock.beat()
    lock.release()


def test_of_many_at_once_one_has_it(file: Path) -> None:
    left_by(file, machine=file_lock._machine())
    others = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDING, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _other in range(3)
    ]
    said = [other.stdout.readline().strip() for other in others if other.stdout is not None]
    for other in others:
        other.communicate(timeout=60)
    assert sorted(said) == [b"FileLock", b"Holder", b"Holder"]
