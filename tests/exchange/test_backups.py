"""The versions of a file that saves replace are kept: the last few, whole, each by its file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from scenario_desk.exchange import atomic, backups
from scenario_desk.exchange.backups import BESIDE, keep, versions

HOUR_NS = 3_600_000_000_000


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data" / "versions"


def written(path: Path, text: str, hour: int) -> Path:
    """A file that was saved in this hour since 1970."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(0, hour * HOUR_NS))
    return path


def saves(path: Path, home: Path | None, most: int, texts: Iterable[str]) -> None:
    """Save these one after the other, an hour each."""
    for hour, text in enumerate(texts, 1):
        keep(path, home, most)
        written(path, text, hour)


def texts(path: Path, home: Path | None) -> list[str]:
    return [each.path.read_text(encoding="utf-8") for each in versions(path, home)]


def test_the_last_few_are_kept_the_newest_first(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "talks.scenario"
    saves(path, home, 3, "abcdef")
    assert texts(path, home) == ["e", "d", "c"]
    newest = versions(path, home)[0]
    assert (newest.time.timestamp(), newest.size) == (5 * 3_600, 1)
    assert newest.path.suffix == ".scenario"
    keep(path, home, 1)
    assert texts(path, home) == ["f"]


def test_what_was_never_saved_has_none(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "talks.scenario"
    keep(path, home, 3)
    assert versions(path, home) == []
    assert not home.exists()


def test_none_are_kept_where_none_are_wanted(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "talks.scenario"
    saves(path, home, 3, "abc")
    keep(path, home, 0)
    assert versions(path, home) == []


def test_the_same_version_is_kept_once(tmp_path: Path, home: Path) -> None:
    path = written(tmp_path / "talks.scenario", "a", 1)
    for _again in range(3):
        keep(path, home, 3)
    assert texts(path, home) == ["a"]


@pytest.mark.parametrize("name", ["talks.scenario", "Гельсинки & “Ἀθῆναι”.scenario", "…"])
def test_files_of_one_name_in_two_folders_are_told_apart(
    tmp_path: Path, home: Path, name: str
) -> None:
    for number in "12":
        saves(tmp_path / number / name, home, 3, [f"{number}a", f"{number}b"])
    assert [texts(tmp_path / number / name, home) for number in "12"] == [["1a"], ["2a"]]


def test_a_link_and_its_file_have_the_same_versions(tmp_path: Path, home: Path) -> None:
    path, link = written(tmp_path / "talks.scenario", "a", 1), tmp_path / "link.scenario"
    link.symlink_to(path)
    keep(link, home, 3)
    assert texts(path, home) == texts(link, home) == ["a"]


def test_beside_the_file_they_move_along_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "one" / "talks.scenario"
    saves(path, None, 3, "ab")
    assert (path.parent / BESIDE).is_dir()
    path.parent.rename(tmp_path / "two")
    assert texts(tmp_path / "two" / path.name, None) == ["a"]


def test_others_read_no_more_of_it_than_of_the_file(tmp_path: Path, home: Path) -> None:
    path = written(tmp_path / "talks.scenario", "a", 1)
    path.chmod(0o600)
    keep(path, home, 3)
    kept = versions(path, home)[0].path
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path / "talks.scenario", "a", 1)
    home = tmp_path / "file"
    home.write_text("no folder")
    with pytest.raises(OSError, match="directory"):
        keep(path, home, 3)


def test_a_full_disk_leaves_no_half_version(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.scenario"
    saves(path, home, 3, "ab")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        keep(path, home, 3)
    (kept,) = versions(path, home)
    assert [each.name for each in kept.path.parent.iterdir()] == [kept.path.name]


def test_a_kill_leaves_no_half_version_under_its_name(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "talks.scenario", "whole", 1)
    seen: list[list[str]] = []
    pieces = backups._pieces

    def watched(file: Path) -> Iterable[bytes]:
        for piece in pieces(file):
            yield piece
            seen.append(texts(path, home))

    monkeypatch.setattr(backups, "_pieces", watched)
    keep(path, home, 3)
    assert (seen, texts(path, home)) == ([[]], ["whole"])


def test_what_else_is_in_the_folder_stays(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "talks.scenario"
    saves(path, home, 1, "ab")
    other = versions(path, home)[0].path.with_name("notes.txt")
    other.write_text("mine")
    keep(path, home, 1)
    assert texts(path, home) == ["b"]
    assert other.read_text() == "mine"
