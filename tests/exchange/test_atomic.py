"""A save keeps what it can, says once what it cannot, and replaces nothing but regular files."""

from __future__ import annotations

import errno
import io
import os
import stat
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from scenario_desk.cli.app import run
from scenario_desk.exchange import atomic
from scenario_desk.exchange.atomic import untold, write_atomically
from scenario_desk.exchange.scenario_file import FileRefused, load, save
from scenario_desk.locate import locate
from tests.exchange.test_scenario_file import golden_scenario
from tests.model.building import small_scenario


def cannot(number: int):
    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("step", "number", "code"),
    [
        ("fsync", errno.EINVAL, "file_saved_unsynced"),
        ("fsync", errno.ENOTSUP, "file_saved_unsynced"),
        ("chmod", errno.EOPNOTSUPP, "file_saved_permissions"),
        ("chmod", errno.EPERM, "file_saved_permissions"),
        ("chmod", errno.ENOSYS, "file_saved_permissions"),
    ],
)
def test_what_a_file_system_cannot_do_is_said_once(tmp_path, monkeypatch, step, number, code):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    path.chmod(0o606)
    before = os.umask(0o077)
    try:
        monkeypatch.setattr(atomic.os, step, cannot(number))
        save(golden_scenario(), path)
        assert [message.code for message in untold()] == [code]
        save(small_scenario(), path)
    finally:
        os.umask(before)
    assert untold() == []
    assert load(path) == small_scenario()


@pytest.mark.parametrize("step", ["fsync", "chmod"])
def test_a_disk_that_fails_still_refuses(tmp_path, monkeypatch, step):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    path.chmod(0o777)
    monkeypatch.setattr(atomic.os, step, cannot(errno.EIO))
    with pytest.raises(FileRefused):
        save(golden_scenario(), path)
    assert load(path) == small_scenario()
    assert untold() == []


def test_the_command_line_says_what_could_not_be_done(tmp_path, monkeypatch, capsys):
    source = str(locate("scenarios", "blank.scenario"))
    monkeypatch.setattr(atomic.os, "fsync", cannot(errno.EINVAL))
    assert run(["convert", source, str(tmp_path / "b.scenario")]) == 0
    assert "“b.scenario” is saved, but" in capsys.readouterr().err
    assert run(["convert", source, str(tmp_path / "c.scenario")]) == 0
    assert capsys.readouterr().err == ""


def test_a_replaced_file_is_at_no_moment_more_open(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"secret")
    path.chmod(0o600)
    seen = []

    def chunks():
        seen.extend(each.stat().st_mode & 0o777 for each in tmp_path.iterdir())
        yield b"new"

    write_atomically(path, chunks())
    assert seen == [0o600, 0o600]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_only_regular_files_are_replaced(tmp_path):
    pipe, link = tmp_path / "pipe.scenario", tmp_path / "link.scenario"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    source = str(locate("scenarios", "blank.scenario"))
    for path in (pipe, link):
        with pytest.raises(FileRefused, match="not a regular file"):
            save(small_scenario(), path)
        assert run(["convert", source, str(path), "--force"]) == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    with pytest.raises(OSError, match="not a regular file"):
        write_atomically(tmp_path / "link.scenario", [b"text"])
    with pytest.raises(OSError, match="not a regular file"):
        write_atomically(Path(os.devnull), [b"text"])


@pytest.mark.parametrize("name", ["a.scenario", "a.csv", "a.svg", "new.scenario"])
def test_a_link_to_what_is_gone_is_followed_only_when_told(qapp, tmp_path, name):
    link, gone = tmp_path / name, tmp_path / "gone"
    link.symlink_to(gone.name)
    source = str(locate("scenarios", "blank.scenario"))
    command = {
        "new.scenario": ["new", "--template", "blank", "-o", str(link)],
        "a.svg": ["report", source, "-o", str(link)],
    }.get(name, ["convert", source, str(link)])
    assert run(command) == 2
    assert not gone.exists()
    assert run([*command, "--force"]) == 0
    assert gone.exists()
    assert link.is_symlink()


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes on this system")
def test_user_attributes_stay(tmp_path):
    path, link = tmp_path / "a.scenario", tmp_path / "link.scenario"
    save(small_scenario(), path)
    link.symlink_to(path.name)
    given = {"user.tags": b"urgent", "user.xdg.comment": "für später".encode(), "user.none": b""}
    try:
        for name, value in given.items():
            os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system keeps none")
    save(golden_scenario(), path)
    save(small_scenario(), link)
    assert {name: os.getxattr(path, name) for name in given} == given
    assert load(path) == small_scenario()


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes on this system")
def test_an_access_list_stays(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    anybody = 0xFFFFFFFF
    entries = [(1, 6, anybody), (2, 4, 1234), (4, 0, anybody), (16, 4, anybody), (32, 0, anybody)]
    listed = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *each) for each in entries)
    try:
        os.setxattr(path, "system.posix_acl_access", listed)
    except OSError:
        pytest.skip("this file system keeps none")
    write_atomically(path, [b"new"])
    assert os.getxattr(path, "system.posix_acl_access") == listed
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes on this system")
@pytest.mark.parametrize(
    ("name", "codes"), [("user.tags", ["file_saved_attributes"]), ("security.own", [])]
)
def test_attributes_that_cannot_be_kept_are_said(tmp_path, monkeypatch, name, codes):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(atomic.os, "listxattr", lambda _path: [name])
    monkeypatch.setattr(atomic.os, "getxattr", cannot(errno.EIO))
    write_atomically(path, [b"new"])
    assert path.read_bytes() == b"new"
    assert [message.code for message in untold()] == codes


@pytest.mark.skipif(not hasattr(os, "chown"), reason="no owners on this system")
def test_what_was_for_a_group_is_not_given_to_another(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o664)
    real = atomic.Path.stat
    asked = []

    def of_another_group(self, **named):
        found = real(self, **named)
        if self == path and not asked:
            asked.append(self)
            return os.stat_result((*found[:5], found.st_gid + 1, *found[6:]))
        return found

    monkeypatch.setattr(atomic.Path, "stat", of_another_group)
    monkeypatch.setattr(atomic.os, "chown", cannot(errno.EPERM))
    write_atomically(path, [b"new"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [message.code for message in untold()] == ["file_saved_permissions"]


def test_a_file_that_is_open_in_another_program_says_so_and_stays(tmp_path, monkeypatch):
    """As on Windows, which has no such locks and says no more than that it is not permitted."""
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    monkeypatch.setattr(atomic, "fcntl", None)
    monkeypatch.setattr(atomic.os, "replace", cannot(errno.EACCES))
    with pytest.raises(FileRefused, match="another program is using it"):
        save(golden_scenario(), path)
    assert load(path) == small_scenario()
    assert names(tmp_path) == ["a.scenario"]


@pytest.mark.parametrize(("first", "second"), [(b"short", b"longer " * 9), (b"long" * 50, b"x")])
def test_hard_links_stay_one_file(tmp_path, first, second):
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(first)
    path.chmod(0o640)
    other.hardlink_to(path)
    write_atomically(other, [second])
    assert path.read_bytes() == other.read_bytes() == second
    assert path.samefile(other)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_a_full_disk_leaves_linked_files_as_they_were(tmp_path, monkeypatch):
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    real = atomic.Path.open

    class Full(io.FileIO):
        def write(self, _content: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def opened(self, mode="r", *arguments, **named):
        return Full(self, "a") if mode == "ab" else real(self, mode, *arguments, **named)

    monkeypatch.setattr(atomic.Path, "open", opened)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, [b"newer"])
    assert path.read_bytes() == b"old"
    assert path.samefile(other)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_a_disk_that_fails_in_the_middle_leaves_one_whole_file(tmp_path, monkeypatch):
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"an old one")
    other.hardlink_to(path)
    monkeypatch.setattr(atomic.shutil, "copyfileobj", cannot(errno.EIO))
    write_atomically(path, [b"a new one, and longer"])
    assert path.read_bytes() == b"a new one, and longer"
    assert not path.samefile(other)
    assert [message.code for message in untold()] == ["file_saved_apart"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def left_by_a_kill(path: Path) -> str:
    """Start a save of this file in another process and kill it in the middle; what it leaves."""
    before = set(names(path.parent))
    script = (
        "import os, sys; from pathlib import Path\n"
        "from scenario_desk.exchange.atomic import write_atomically\n"
        "def chunks():\n"
        "    yield b'half'\n"
        "    os.kill(os.getpid(), 9)\n"
        "write_atomically(Path(sys.argv[1]), chunks())\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert killed.returncode < 0
    (left,) = set(names(path.parent)) - before
    return left


@pytest.mark.skipif(os.name == "nt", reason="no signals on this system")
def test_what_a_kill_leaves_goes_with_the_next_save_of_that_file(tmp_path):
    path = tmp_path / "a.scenario"
    save(small_scenario(), path)
    left, of_another = left_by_a_kill(path), left_by_a_kill(tmp_path / "b.scenario")
    kept = [".saving-", ".saving-0123456789ab", ".saving-notes", f"{left}.txt", f"x{left}"]
    for name in kept:
        (tmp_path / name).write_text("mine")
    (tmp_path / f"{left[:-12]}000000000000").mkdir()
    (tmp_path / f"{left[:-12]}111111111111").symlink_to(path)
    assert load(path) == small_scenario()
    save(golden_scenario(), path)
    rest = {*kept, of_another, path.name, *(left[:-12] + digit * 12 for digit in "01")}
    assert set(names(tmp_path)) == rest
    write_atomically(tmp_path / "b.scenario", [b"whole"])
    assert set(names(tmp_path)) == (rest - {of_another}) | {"b.scenario"}


def test_what_another_save_of_the_file_is_writing_stays(tmp_path):
    path = tmp_path / "a"

    def slow():
        yield b"first"
        write_atomically(path, [b"second"])
        yield b", whole"

    write_atomically(path, slow())
    assert path.read_bytes() == b"first, whole"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="no such locks on this system")
@pytest.mark.parametrize(("age", "stays"), [(100, True), (100_000, False)])
def test_without_locks_only_what_is_old_goes(tmp_path, monkeypatch, age, stays):
    path = tmp_path / "a"
    left = tmp_path / left_by_a_kill(path)
    write_atomically(tmp_path / "b", [b""])
    now = (tmp_path / "b").stat().st_mtime
    os.utime(left, (now - age, now - age))
    monkeypatch.setattr(atomic.fcntl, "flock", cannot(errno.ENOTSUP))
    write_atomically(path, [b"new"])
    assert left.exists() == stays
