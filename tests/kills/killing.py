"""One editing run that is killed at a moment chosen at random, and what must be there afterwards."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.exchange.journal import Journal, NothingLeft, journal, left_in, left_journals
from scenario_desk.exchange.on_disk import standing
from scenario_desk.exchange.scenario_file import FileRefused, dumps, load, save
from scenario_desk.model.patches import applied
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario
from tests.model.random_edits import STEPS

MOST_ACTIONS = 60
_NO_KEY = None


@dataclass(slots=True)
class Told:
    """What a run told before it was killed: of each finished change, and of each save."""

    changes: list[tuple[int, str]] = field(default_factory=lambda: [(0, digest(small_scenario()))])
    """(how many changes were made, digest of the scenario after them)"""
    file: list[str] = field(default_factory=lambda: [digest(small_scenario())])
    """What may be in the file: what was saved last, and what was to be saved when it was killed."""

    refused: bool = False
    """Whether the disk was full, which the program says: then the last changes may be missing."""

    def take(self, line: str) -> None:
        what, count, mark = line.split()
        if what == "change":
            self.changes.append((int(count), mark))
        elif what == "refused":
            self.refused = True
        elif what == "saving":
            self.file.append(mark)
        else:
            del self.file[:-1]


def digest(scenario: Scenario) -> str:
    return sha256(dumps(scenario)).hexdigest()


def killed_run(seed: int, folder: Path) -> int:
    """Edit and save in another process, kill it, and check what is left; how many changes it made.

    Raises AssertionError where a finished change is missing or the file is no whole version.
    """
    chance = Random(seed)
    file, home = folder / "work.scenario", folder / "journals"
    save(small_scenario(), file)
    told = _killed(chance, lambda tell: _work(Random(seed), file, home, tell))
    _check_file(file, told)
    if not told.refused:
        _check_journal(home, file, told)
    return told.changes[-1][0]


def _killed(chance: Random, work: Callable[[Callable[[str], None]], None]) -> Told:
    """What `work` told in a process that was killed after some of it."""
    reads, writes = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.close(reads)
            work(lambda line: _told(writes, line))
        finally:
            # Nothing of the tests' own may run in it.
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(writes)
    told = Told()
    left = chance.randrange(2 * MOST_ACTIONS)
    delay = chance.choice((0.0, 0.0, 0.000_1, 0.001, 0.003))
    with open(reads, encoding="ascii") as lines:
        for line in lines:
            told.take(line)
            left -= 1
            if not left:
                time.sleep(delay)  # Anywhere in what comes next; whatever is left must hold.
                os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return told


def _told(writes: int, line: str) -> None:
    os.write(writes, f"{line}\n".encode("ascii"))


def _work(chance: Random, file: Path, home: Path, tell: Callable[[str], None]) -> None:
    """Edit, undo, redo and save at random, telling of each when it is done."""
    if chance.random() < 0.5:
        journal.MOST_LINES = chance.choice((4, 10))
    scenario = load(file)
    bench = Workbench(Opened.of(scenario))
    kept = Journal.begin(home, scenario, file, standing(file), "Ann")
    kept.told = lambda reason: tell(f"refused 0 {len(reason)}")
    bench.open(Opened.of(scenario), file, kept)
    for number in range(MOST_ACTIONS):
        match chance.randrange(10):
            case 0:
                tell(f"saving {kept.revision} {digest(bench.committed)}")
                try:
                    save(bench.committed, file)
                except FileRefused:
                    tell("refused 0 0")
                    continue
                bench.mark_saved(bench.committed, file)
                tell(f"saved {kept.revision} -")
            case 1 | 2:
                bench.undo()
            case 3:
                bench.redo()
            case _:
                step, seed = chance.choice(STEPS), chance.randrange(1000)
                bench.apply(
                    lambda now, step=step, seed=seed, new=f"new{number}": step(
                        now, Random(seed), new
                    ),
                    merge=chance.choice((_NO_KEY, "typing")),
                )
        tell(f"change {kept.revision} {digest(bench.committed)}")


def _check_file(file: Path, told: Told) -> None:
    """The file is whole, and never older than the last save."""
    assert digest(load(file)) in told.file


def _check_journal(home: Path, file: Path, told: Told) -> None:
    """Every change that was told of comes back, in its place."""
    folders = list(left_journals(home))
    count, mark = told.changes[-1]
    if not count:
        assert len(folders) <= 1
        return
    (folder,) = folders
    try:
        left = left_in(folder)
    except NothingLeft:
        raise AssertionError(f"{count} changes are missing") from None
    assert left.damaged == 0
    assert left.file == file
    last = left.entries[-1].revision
    # One more may have been written than could be told.
    assert count <= last <= count + 1
    scenario = left.base
    for entry in left.entries:
        if entry.revision <= count:
            scenario = applied(scenario, entry.patch)
    assert digest(scenario) == mark
    history, lost = replayed(left.base, left.entries)
    assert lost == 0
    if last == count:
        assert digest(history.current) == mark
