"""Every call to the disk fails in turn: the file stays whole, the work stays, and it is said."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.exchange.journal import Journal, journal, left_in, left_journals
from scenario_desk.exchange.on_disk import standing
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

CALLS = ("open", "write", "fsync", "fdatasync", "replace", "rename", "unlink", "mkdir", "chmod")
"""What the disk is asked to do."""


@dataclass
class Disk:
    """Counts what is asked of the disk, and refuses once."""

    refused: int = -1
    """The number of the call that fails; −1: none."""
    reason: int = errno.ENOSPC
    calls: list[str] = field(default_factory=list)

    @contextmanager
    def failing(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in filter(lambda name: hasattr(os, name), CALLS):
                patch.setattr(os, name, self._counted(name, getattr(os, name)))
            patch.setattr(journal, "_sync", self._counted("sync", journal._sync))
            yield

    def _counted(self, name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **values: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) == self.refused + 1:
                raise OSError(self.reason, os.strerror(self.reason))
            return do(*args, **values)

        return counted


@dataclass
class Work:
    """What an editing run came to."""

    scenario: Scenario
    saved: list[Scenario]
    """What the file may hold, the last save that was not refused first."""
    kept: Journal | None
    said: list[str]


def edited(folder: Path, disk: Disk) -> Work:
    """Open, edit, save, edit and fold, with what the disk refuses as the program takes it."""
    file, home, first = folder / "work.scenario", folder / "journals", small_scenario()
    save(first, file)
    said: list[str] = []
    work = Work(first, [first], None, said)
    with disk.failing():
        try:
            work.kept = Journal.begin(home, first, file, standing(file))
        except (OSError, FileRefused) as error:
            said.append(str(error))
        bench = Workbench(Opened.of(first))
        bench.open(Opened.of(first), file, work.kept)
        if work.kept is not None:
            work.kept.told = said.append
        for number in range(12):
            bench.apply(edits.set_label, "talks", f"Label {number}")
            if number == 5:
                work.saved.insert(0, bench.committed)
                try:
                    save(bench.committed, file)
                except FileRefused as refused:
                    said.append(str(refused))
                    work.saved.append(work.saved.pop(0))
                else:
                    bench.mark_saved(bench.committed, file)
        if work.kept is not None:
            work.kept.flush()
    work.scenario = bench.committed
    return work


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_LINES", 8)
    monkeypatch.setattr(journal, "SYNC_S", 0.0)
    monkeypatch.setattr(journal, "RETRY_S", 0.001)


def count(folder: Path) -> int:
    folder.mkdir()
    disk = Disk()
    work = edited(folder, disk)
    assert work.kept is not None
    work.kept.close()
    return len(disk.calls)


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whatever_fails_nothing_is_lost(tmp_path: Path, reason: int) -> None:
    calls = count(tmp_path / "whole")
    assert calls > 30
    for number in range(calls):
        folder = tmp_path / str(number)
        folder.mkdir()
        disk = Disk(number, reason)
        work = edited(folder, disk)
        # The work is whole, and the file is a version that was saved, or was to be.
        assert work.scenario.nodes["talks"].label == "Label 11"
        assert load(folder / "work.scenario") in work.saved
        if work.kept is None:
            assert work.said
            assert list(left_journals(folder / "journals")) == []
            continue
        # One refusal is got over: in the end the journal has everything.
        while not work.kept.flush():
            assert work.said
        work.kept.close(keep=True)
        (left,) = map(left_in, left_journals(folder / "journals"))
        history, lost = replayed(left.base, left.entries)
        assert (history.current, lost) == (work.scenario, 0)
