"""A journal that goes on from a newer base, while edits come, the disk refuses or it is closed."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange.journal import Journal
from scenario_desk.exchange.journal import journal as journal_module
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.patches import patch_of
from scenario_desk.model.scenario import Scenario
from tests.exchange.test_faults import handles
from tests.exchange.test_journal import (
    SMALL,
    after,
    killed,
    labelled,
    labels,
    one_left,
    record,
)

WAY = [labelled(SMALL, str(number)) for number in range(5)]
"""So many edits that the last of them begins a fold."""
LAST = WAY[-1]


class Disk:
    """What takes the lines of a journal, or not."""

    full = False

    def write(self, handle: int, content: Any) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return os_write(handle, content)


os_write = os.write


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(journal_module.os, "write", disk.write)
    return disk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(journal_module, "MOST_LINES", 4)
    monkeypatch.setattr(journal_module, "RETRY_S", 0.0)
    return tmp_path / "journals"


def begun(home: Path) -> tuple[Journal, list[str]]:
    """A journal, and what it says."""
    journal, said = Journal.begin(home, SMALL), list[str]()
    journal.told = said.append
    return journal, said


def edit_all(journal: Journal) -> None:
    for old, new in zip([SMALL, *WAY], WAY, strict=False):
        record(journal, old, new)


def before_saving(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Let this happen once in the middle of a fold, in the thread of the journal."""
    save, done = journal_module.save, list[bool]()

    def do_and_save(*args: Any) -> None:
        if not done:
            done.append(True)
            do()
        save(*args)

    monkeypatch.setattr(journal_module, "save", do_and_save)


def found(journal: Journal) -> Scenario:
    """What a kill of now would leave: every edit once, the last one last."""
    left = one_left(killed(journal))
    left.folder.release()
    assert [entry.revision for entry in left.entries] == list(
        range(left.revision + 1, journal.revision + 1)
    )
    return after(left)


# while edits come


@pytest.mark.parametrize("late", [(False, False), (True, True), (True, False), (False, True)])
def test_what_is_done_during_a_fold_comes_behind_it(home: Path, monkeypatch, late) -> None:
    journal, said = begun(home)
    more = [LAST, labelled(LAST, "During"), edits.delete(LAST, "leave")]

    def during() -> None:
        for old, new, large in zip(more, more[1:], late, strict=False):
            record(journal, old, new, late=large)
        journal.saved(home.parent / "talks.scenario")

    before_saving(monkeypatch, during)
    edit_all(journal)
    assert journal.flush()
    assert found(journal) == more[-1]
    assert not (journal.folder / "steps-1.jsonl").exists()
    journal.close(keep=True)
    left = one_left(home)
    left.folder.release()
    assert left.file == home.parent / "talks.scenario"
    assert said == []


def test_a_large_edit_just_before_a_fold_is_written_first(home: Path, monkeypatch) -> None:
    journal, _said = begun(home)
    fold, large = journal._fold, labelled(LAST, "Large")
    waiting = [True]

    def edit_and_fold() -> None:
        if waiting.pop() if waiting else False:
            record(journal, LAST, large, late=True)
        fold()

    monkeypatch.setattr(journal, "_fold", edit_and_fold)
    edit_all(journal)
    assert journal.flush()
    assert found(journal) == large
    assert not (journal.folder / "steps-1.jsonl").exists()
    journal.close()


# when the disk refuses


def test_what_is_refused_during_a_fold_is_kept_by_it(home: Path, monkeypatch, disk: Disk) -> None:
    journal, said = begun(home)
    refused = labelled(LAST, "Refused")

    def during() -> None:
        disk.full = True
        record(journal, LAST, refused)
        disk.full = False
        journal.saved(home.parent / "elsewhere.scenario")
        record(journal, refused, edits.delete(refused, "leave"))

    before_saving(monkeypatch, during)
    edit_all(journal)
    while not journal.flush():
        pass
    left = one_left(killed(journal))
    journal.close()
    assert after(left) == edits.delete(refused, "leave")
    assert (left.entries[-1].how, left.entries[-1].revision) == ("received", 7)
    assert left.file == home.parent / "elsewhere.scenario"
    assert "full" in said[0]
    assert said[1:] == [""]


def test_what_was_refused_and_taken_back_leaves_no_line(
    home: Path, monkeypatch, disk: Disk
) -> None:
    journal, said = begun(home)

    def during() -> None:
        disk.full = True
        record(journal, LAST, labelled(LAST, "Refused"))
        record(journal, labelled(LAST, "Refused"), LAST)
        disk.full = False

    before_saving(monkeypatch, during)
    edit_all(journal)
    while not journal.flush():
        pass
    left = one_left(killed(journal))
    journal.close()
    assert after(left) == LAST
    assert {entry.how for entry in left.entries} == {"done"}
    assert said[1:] == [""]


def test_a_large_edit_that_is_refused_is_kept_later(home: Path, disk: Disk) -> None:
    journal, said = begun(home)
    refused = threading.Event()

    def tell(what: str) -> None:
        said.append(what)
        refused.set()

    journal.told = tell
    disk.full = True
    large = record(journal, SMALL, labelled(SMALL, "Large"), late=True)
    assert refused.wait(60)
    last = labels(journal, "Small", start=large)
    disk.full = False
    while not journal.flush():
        pass
    assert found(journal) == last
    assert said[1:] == [""]
    journal.close()


def test_a_disk_that_refuses_again_and_again_is_told_of_once(home: Path, monkeypatch) -> None:
    journal, said = begun(home)
    save, tries = journal_module.save, list[int]()

    def save_at_last(*args: Any) -> None:
        tries.append(len(tries))
        if len(tries) < 4:
            raise OSError(errno.EIO, "Input/output error")
        save(*args)

    monkeypatch.setattr(journal_module, "save", save_at_last)
    edit_all(journal)
    while not journal.flush():
        pass
    assert len(tries) == 4
    assert found(journal) == LAST
    assert said[0]
    assert said[1:] == [""]
    journal.close()


def test_what_is_told_last_is_true(home: Path, monkeypatch, disk: Disk) -> None:
    """The disk takes the new base and refuses the next edit in the same moment."""
    journal, said = begun(home)
    sync, kept = journal_module.sync_folder, threading.Event()
    monkeypatch.setattr(journal_module, "RETRY_S", 3600.0)

    def refuse_then(folder: Path) -> None:
        if not kept.is_set():
            disk.full = True
            record(journal, LAST, labelled(LAST, "Refused"))
            kept.set()
        sync(folder)

    def during() -> None:
        disk.full = True
        record(journal, WAY[-1], WAY[0])
        record(journal, WAY[0], LAST)
        disk.full = False

    monkeypatch.setattr(journal_module, "sync_folder", refuse_then)
    before_saving(monkeypatch, during)
    edit_all(journal)
    assert kept.wait(60)
    assert not journal.flush()
    journal.close()
    assert [bool(each) for each in said] == [True, False, True]


def test_a_refusal_to_let_go_of_the_old_steps_does_no_harm(home: Path, monkeypatch) -> None:
    journal, said = begun(home)
    close, begun_with = os.close, journal._handle

    def refuse(handle: int) -> None:
        close(handle)
        if handle == begun_with:
            raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(journal_module.os, "close", refuse)
        edit_all(journal)
        assert journal.flush()
    assert found(journal) == LAST
    assert said == []
    journal.close()


def test_it_cannot_be_resumed_and_what_is_left_stays(home: Path, monkeypatch) -> None:
    journal, _said = begun(home)
    last = labels(journal, "One")
    journal.close(keep=True)
    left, before = one_left(home), handles(home)

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal_module, "save", refuse)
        with pytest.raises(OSError, match="No space"):
            Journal.resume(home, left, last)
    assert handles(home) == before
    assert list(home.iterdir()) == [left.folder.path]
    left.folder.release()
    assert after(one_left(home)) == last


# when a line was lost


def test_steps_that_lead_elsewhere_are_folded_whole(home: Path) -> None:
    """A line between them was lost, and nothing shows it."""
    journal, _said = begun(home)
    scenario = SMALL
    for number in range(4):
        other = edits.set_label(scenario, "hold", str(number))
        between = changes(scenario, other)
        journal.record("done", "set_label", between, patch_of(between, 100))
        scenario = other
    journal.close(keep=True)
    without = edits.delete(SMALL, "push")
    resumed = Journal.resume(home, one_left(home), without)
    last = labels(resumed, "One", start=without)
    assert resumed.flush()
    assert found(resumed) == last
    resumed.close()


def test_a_line_that_the_disk_lost_is_made_up_for_by_a_fold(home: Path) -> None:
    journal, said = begun(home)
    for old, new in zip([SMALL, *WAY], WAY[:-1], strict=False):
        record(journal, old, new)
    assert journal.flush()
    steps = journal.folder / "steps-1.jsonl"
    with steps.open("r+b") as file:
        file.seek(-9, os.SEEK_END)
        file.write(bytes(8))
    record(journal, WAY[-2], LAST)
    assert journal.flush()
    left = one_left(killed(journal))
    assert (left.base, left.entries, left.revision, left.damaged) == (LAST, (), 5, 0)
    assert said == []
    journal.close()


# when it is closed


@pytest.mark.parametrize("keep", [False, True])
def test_it_is_closed_in_the_middle_of_a_fold(home: Path, monkeypatch, keep: bool) -> None:
    journal, _said = begun(home)
    closing = threading.Thread(target=journal.close, kwargs={"keep": keep})
    started = threading.Event()

    def during() -> None:
        closing.start()
        started.set()

    before_saving(monkeypatch, during)
    edit_all(journal)
    assert started.wait(60)
    closing.join()
    if keep:
        assert after(one_left(home)) == LAST
    else:
        assert list(home.iterdir()) == []


def test_nobody_waits_for_a_thread_that_failed(home: Path, monkeypatch) -> None:
    raised: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    journal, _said = begun(home)

    def fail(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(journal_module, "save", fail)
    edit_all(journal)
    assert not journal.flush()
    assert found(journal) == LAST
    journal.close(keep=True)
    assert after(one_left(home)) == LAST
    assert [each.exc_type for each in raised] == [MemoryError]
