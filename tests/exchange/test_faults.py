"""Whatever call of the system fails in a save: one whole file stands there, and nothing for long beside it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange import atomic
from scenario_desk.exchange.atomic import folder_written_atomically, write_atomically

OLD, NEW = b"the old content", b"the new content, which is longer"
CALLS = (
    *("access", "chmod", "chown", "close", "dup", "fstat", "fsync", "getxattr"),
    *("link", "listdir", "listxattr", "lstat", "mkdir", "open", "rename", "replace", "rmdir"),
    *("scandir", "setxattr", "stat", "truncate", "unlink"),
)
"""What a save asks of the system by the module os, pathlib's calls included."""
WRITES = ("write", "writelines", "flush", "truncate", "close", "read")


class Faults:
    """Counts the calls that reach the system, and lets one of them fail."""

    def __init__(self, failing: int | None, number: int) -> None:
        self._failing, self._number = failing, number
        self.made: list[str] = []

    def _meet(self, name: str) -> None:
        self.made.append(name)
        if len(self.made) - 1 == self._failing:
            raise OSError(self._number, os.strerror(self._number))

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def meet(*arguments: Any, **named: Any) -> Any:
            if name == "close":
                # As the system does: it is closed, whatever it says.
                call(*arguments, **named)
            self._meet(name)
            # Nothing is lost here by not waiting for the disk.
            return None if name in ("close", "fsync") else call(*arguments, **named)

        return meet

    def opening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """What opens files whose writes may fail."""
        return lambda *arguments, **named: self._file(call(*arguments, **named))

    def _file(self, file: Any) -> Any:
        faults = self

        class File:
            def __getattr__(self, name: str) -> Any:
                found = getattr(file, name)
                return faults.wrapped(name, found) if name in WRITES else found

            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_raised: object) -> None:
                self.close()

        return File()


@contextmanager
def faults(failing: int | None, number: int) -> Iterator[Faults]:
    """The call of this number, from 0, fails in the block."""
    met = Faults(failing, number)
    with pytest.MonkeyPatch.context() as patch:
        for place, name in ((Path, "open"), (atomic, "open")):
            patch.setattr(place, name, met.opening(getattr(place, name, open)), raising=False)
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, met.wrapped(name, getattr(os, name)))
        if atomic.fcntl is not None:
            patch.setattr(atomic.fcntl, "flock", met.wrapped("flock", atomic.fcntl.flock))
        yield met


def plain(folder: Path) -> Path:
    path = folder / "plan"
    path.write_bytes(OLD)
    path.chmod(0o646)
    if hasattr(os, "setxattr"):
        with suppress(OSError):
            os.setxattr(path, "user.tags", b"urgent")
    return path


def new(folder: Path) -> Path:
    return folder / "plan"


def by_a_link(folder: Path) -> Path:
    link = folder / "link"
    (folder / "far").mkdir()
    link.symlink_to(plain(folder / "far"))
    return link


def of_two_names(folder: Path) -> Path:
    path = plain(folder)
    (folder / "other").hardlink_to(path)
    return path


def save(path: Path) -> None:
    write_atomically(path, [NEW[:5], NEW[5:]])


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("make", [new, plain, by_a_link, of_two_names])
def test_whatever_fails_one_whole_file_stands_there(
    tmp_path: Path, make: Callable[[Path], Path], number: int
) -> None:
    for path, failed, where in tries(tmp_path, make, save, {"open", "writelines", "fsync"}, number):
        if make is new:
            assert not failed or not path.exists() or path.read_bytes() == NEW, where
            continue
        assert path.read_bytes() == (OLD if failed else NEW), where
        assert path.is_symlink() == (make is by_a_link), where


def tables(folder: Path) -> Path:
    path = folder / "tables"
    path.mkdir()
    (path / "mine").write_bytes(b"mine")
    for name in ("a", "b"):
        (path / name).write_bytes(OLD)
    return path


def save_tables(folder: Path) -> None:
    with folder_written_atomically(folder) as beside:
        for name in ("a", "b"):
            write_atomically(beside / name, [NEW])


def test_whatever_fails_a_folder_holds_the_old_tables_or_the_new(tmp_path: Path) -> None:
    for path, failed, where in tries(tmp_path, tables, save_tables, {"rename", "fsync"}):
        atomic.finish_folder(path)
        held = {(path / name).read_bytes() for name in ("a", "b")}
        assert held in ([{OLD}, {NEW}] if failed else [{NEW}]), where
        assert (path / "mine").read_bytes() == b"mine", where


Try = tuple[Path, bool, object]


def tries(
    folder: Path,
    make: Callable[[Path], Path],
    do: Callable[[Path], None],
    among: set[str],
    number: int = errno.EIO,
) -> Iterator[Try]:
    """Save with each call failing in turn: what was saved, whether it was said to be not, which.

    Then save once more, which leaves nothing beside it.
    """
    (folder / "all").mkdir()
    path = make(folder / "all")
    with faults(None, number) as met:
        do(path)
    calls = met.made
    assert among <= set(calls)
    for place, name in enumerate(calls):
        where = (place, name)
        (folder / str(place)).mkdir()
        path, failed, before = make(folder / str(place)), False, handles(folder)
        try:
            with faults(place, number):
                do(path)
        except OSError:
            failed = True
        assert handles(folder) == before, where
        yield path, failed, where
        do(path)
        assert not list((folder / str(place)).rglob(".saving-*")), where
        yield path, False, where


def handles(folder: Path) -> list[str]:
    """What is open in a folder, where the system tells; what others have open may go at any time."""
    found = []
    if os.path.isdir(OPEN):
        for each in os.listdir(OPEN):
            # The one that lists them is closed by now.
            with suppress(FileNotFoundError):
                found.append(os.readlink(f"{OPEN}/{each}"))
    return sorted(each for each in found if each.startswith(str(folder)))


OPEN = "/proc/self/fd"
