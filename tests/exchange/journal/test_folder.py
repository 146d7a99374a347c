"""The folder of a journal: who holds it, and what is passed by where journals are looked for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from scenario_desk.exchange.journal import Journal, NothingLeft, base, left_in, left_journals
from scenario_desk.exchange.journal import folder as folder_module
from scenario_desk.exchange.journal.folder import Folder
from scenario_desk.exchange.on_disk import standing
from scenario_desk.exchange.scenario_file import load, save
from tests.exchange.test_faults import handles
from tests.exchange.test_journal import SMALL, after, labelled, labels, one_left


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "journals"


def refuse_locks(monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(folder_module, "_take", refuse)


def test_a_new_one_that_another_took_first_is_no_ones_here(home: Path, monkeypatch) -> None:
    refuse_locks(monkeypatch, errno.EAGAIN)
    before = handles(home)
    with pytest.raises(OSError, match="cannot be locked"):
        Journal.begin(home, SMALL)
    assert handles(home) == before


def test_where_there_are_no_locks_edits_are_kept_all_the_same(home: Path, monkeypatch) -> None:
    refuse_locks(monkeypatch, errno.ENOLCK)
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    journal.close(keep=True)
    assert after(one_left(home)) == last


def test_one_that_is_gone_is_held_by_nobody(home: Path) -> None:
    assert Folder.held(home) is None


def test_one_that_is_removed_while_it_is_asked_for_is_held_by_nobody(
    home: Path, monkeypatch
) -> None:
    journal = Journal.begin(home, SMALL)
    take = folder_module._take

    def wait_for_it(handle: int) -> None:
        journal.close()
        take(handle)

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "_take", wait_for_it)
        assert list(left_journals(home)) == []
    assert list(home.iterdir()) == []


def test_what_is_no_folder_is_no_journal(home: Path, tmp_path: Path) -> None:
    journal = Journal.begin(home, SMALL)
    labels(journal, "One")
    journal.close(keep=True)
    (path,) = home.iterdir()
    path.rename(tmp_path / "elsewhere")
    (home / "link").symlink_to(tmp_path / "elsewhere")
    (home / "notes.txt").write_text("no journal")
    assert list(left_journals(home)) == []


def test_steps_that_were_never_begun_give_way_to_those_before_them(home: Path) -> None:
    journal = Journal.begin(home, SMALL)
    last = labels(journal, "One")
    journal.close(keep=True)
    (path,) = home.iterdir()
    (path / "steps-2.jsonl").touch()
    left = one_left(home)
    left.folder.release()
    assert (left.base, after(left)) == (SMALL, last)


def test_one_that_was_killed_before_its_first_line_has_nothing_left(home: Path) -> None:
    Journal.begin(home, SMALL).close(keep=True)
    (path,) = home.iterdir()
    (path / "steps-1.jsonl").write_bytes(b'{"crc32": "')
    (folder,) = left_journals(home)
    with pytest.raises(NothingLeft):
        left_in(folder)
    folder.release()


# the base


def test_a_file_that_is_written_while_it_is_copied_is_not_the_base(
    home: Path, tmp_path: Path, monkeypatch
) -> None:
    file = tmp_path / "talks.scenario"
    save(SMALL, file)
    copy = base.shutil.copyfileobj

    def overtaken(*args: object) -> None:
        copy(*args)
        save(labelled(SMALL, "Another's, and longer"), file)

    monkeypatch.setattr(base.shutil, "copyfileobj", overtaken)
    journal = Journal.begin(home, SMALL, file, standing(file))
    assert load(journal.folder / "base-1.scenario") == SMALL
    journal.close()


def test_a_file_that_cannot_be_copied_is_written(home: Path, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "talks.scenario"
    save(SMALL, file)
    file.write_bytes(b" " + file.read_bytes())

    def unreadable(_source: object, copy: object, _piece: int) -> None:
        copy.write(b"{")  # type: ignore[attr-defined]
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(base.shutil, "copyfileobj", unreadable)
    journal = Journal.begin(home, SMALL, file, standing(file))
    assert load(journal.folder / "base-1.scenario") == SMALL
    assert not (journal.folder / "base-1.scenario").read_bytes().startswith(b" ")
    journal.close()
