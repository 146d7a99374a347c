"""A folder of tables is written as one whole or not at all, and read from regular files alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from scenario_desk.exchange import csv_cells, csv_tables
from scenario_desk.exchange.csv_tables import COLUMNS, read_tables, write_tables
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster
from tests.exchange.test_scenario_file import golden_scenario
from tests.model.building import small_scenario

KILLED = """
import os, sys
from pathlib import Path
from scenario_desk.exchange import atomic, csv_tables
from tests.exchange.test_scenario_file import golden_scenario
left = int(sys.argv[2])
def counted(real):
    def call(*arguments, **named):
        global left
        if left == 0:
            os.kill(os.getpid(), 9)
        left -= 1
        return real(*arguments, **named)
    return call
csv_tables.write_table = counted(csv_tables.write_table)
atomic.os.rename = counted(os.rename)
csv_tables.write_tables(golden_scenario(), Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no signals on this system")
@pytest.mark.parametrize("steps", [0, 1, len(COLUMNS) - 1, *range(len(COLUMNS), len(COLUMNS) + 5)])
def test_a_kill_at_any_moment_leaves_one_whole(tmp_path, steps):
    folder = tmp_path / "tables"
    write_tables(small_scenario(), folder)
    (folder / "notes.txt").write_text("mine")
    (folder / "more").mkdir()
    command = [sys.executable, "-c", KILLED, str(folder), str(steps)]
    killed = subprocess.run(command, check=False).returncode < 0
    assert killed == (steps < len(COLUMNS) + 4)
    assert read_tables(folder) == (
        golden_scenario() if steps > len(COLUMNS) + 1 else small_scenario()
    )
    write_tables(small_scenario(), folder)
    assert read_tables(folder) == small_scenario()
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "more").is_dir()
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    for name in ("old", "new"):
        folder = tmp_path / name
        if name == "old":
            write_tables(small_scenario(), folder)
        real = csv_tables.write_table

        def full(path, *rest, real=real):
            if path.name == "scores.csv":
                raise FileRefused("file_not_saved", file=path.name, reason="No space left")
            real(path, *rest)

        with monkeypatch.context() as patch:
            patch.setattr(csv_tables, "write_table", full)
            with pytest.raises(FileRefused, match="No space left"):
                write_tables(golden_scenario(), folder)
    assert [each.name for each in tmp_path.iterdir()] == ["old"]
    assert read_tables(tmp_path / "old") == small_scenario()


def test_links_and_permissions_of_a_folder_stay(tmp_path):
    folder, link = tmp_path / "tables", tmp_path / "link"
    write_tables(small_scenario(), folder)
    link.symlink_to(folder.name)
    folder.chmod(0o750)
    (folder / "scores.csv").chmod(0o640)
    write_tables(golden_scenario(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert stat.S_IMODE((folder / "scores.csv").stat().st_mode) == 0o640
    assert read_tables(link) == golden_scenario()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "gone"])
@pytest.mark.parametrize("table", ["nodes.csv", "glossary.csv", "scores.csv"])
def test_a_table_that_is_no_regular_file(tmp_path, kind, table):
    folder = tmp_path / "tables"
    write_tables(small_scenario(), folder)
    path = folder / table
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else "nowhere")
    with pytest.raises(FileRefused) as refused:
        read_tables(folder)
    assert table in str(refused.value)
    before = path.lstat()
    with pytest.raises(FileRefused, match="not a regular file"):
        write_tables(golden_scenario(), folder)
    assert path.lstat().st_ino == before.st_ino
    assert [each.name for each in tmp_path.iterdir()] == ["tables"]


def test_a_table_that_grows_is_read_no_further_than_the_limit(tmp_path, monkeypatch):
    write_tables(small_scenario(), tmp_path / "tables")
    monkeypatch.setattr(csv_cells, "FILE_BYTES", 50)
    with pytest.raises(FileRefused, match="larger than"):
        read_tables(tmp_path / "tables")


def test_rows_find_what_they_belong_to_among_many(tmp_path):
    small = small_scenario()
    many = 5_000
    endpoints = [Endpoint(f"x{at}", "X", attributes=(("a", str(at)),)) for at in range(many)]
    big = replace(small, endpoints=Roster(endpoints), interests=Roster())
    write_tables(big, tmp_path / "tables")
    assert read_tables(tmp_path / "tables") == big
