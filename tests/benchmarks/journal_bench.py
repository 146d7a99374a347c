"""What it costs to keep every edit: writing one down, and opening a file with what was left of it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from scenario_desk.desk.bench.history import History
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.exchange.journal import Journal, left_in, left_journals
from scenario_desk.exchange.journal.lines import line
from scenario_desk.exchange.on_disk import standing
from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.patches import patch
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario
from tests.benchmarks.figures import figure
from tests.model.building import big_tree

SIZES = (1_000, 100_000)
APPEND_MS = 1.0
TIMES_OPENING = 1.5
"""Opening a file and making what was left of its journal again, by opening it alone."""
EDITS = 1_000


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """A row for each figure and size; medians, and of the appends the 99th percentile too."""
    return [row for size in sizes for row in _rows(big_tree(size), size)]


def _rows(scenario: Scenario, size: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        home, file = Path(folder) / "journals", Path(folder) / "big.scenario"
        save(scenario, file)
        journal = Journal.begin(home, scenario, file, standing(file), "Ann")
        history = History(scenario)
        taken: list[float] = []

        def record(*entry: Any) -> None:
            start = perf_counter()
            journal.record(*entry)
            taken.append((perf_counter() - start) * 1_000)

        history.record = record
        for number, key in zip(range(EDITS), scenario.parents, strict=False):
            history.take("set_label", edits.set_label(history.current, key, f"Edit {number}"))
        journal.close(keep=True)
        peer = _rows_in_a_database(Path(folder), scenario)
        alone, again = _opened(home, file, history.current)
        ordered = sorted(taken)
        return [
            figure(
                "journal: an edit is written",
                size,
                median(taken),
                APPEND_MS,
                peer="SQLite, WAL, synced",
                peer_value=peer,
            ),
            figure("journal: the slowest of a hundred", size, ordered[-len(ordered) // 100]),
            figure(
                f"opened, with {EDITS:,} edits to make again",
                size,
                again,
                # What has no time to lose has no limit.
                TIMES_OPENING * alone if size == max(SIZES) else None,
                peer="opened alone",
                peer_value=alone,
            ),
        ]


def _rows_in_a_database(folder: Path, scenario: Scenario) -> float:
    """What the same line costs in a database that a crash cannot take it from, in ms."""
    old = scenario
    new = edits.set_label(old, next(iter(old.parents)), "An edit")
    text = line(Entry(1, "done", "set_label", patch(old, new), "Ann", "2026-01-01T00:00:00Z"))
    database = sqlite3.connect(folder / "journal.db")
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE lines (line BLOB)")
        database.commit()
        taken = []
        for _ in range(50):
            start = perf_counter()
            database.execute("INSERT INTO lines VALUES (?)", (text,))
            database.commit()
            taken.append((perf_counter() - start) * 1_000)
        return median(taken)
    finally:
        database.close()


def _opened(home: Path, file: Path, last: Scenario) -> tuple[float, float]:
    """How long the file takes to load, and what was left of its journal with it, in ms."""
    start = perf_counter()
    load(file)
    loaded = perf_counter()
    (folder,) = left_journals(home)
    left = left_in(folder)
    history, lost = replayed(left.base, left.entries)
    made = perf_counter()
    folder.remove()
    assert (history.current, lost) == (last, 0)
    return (loaded - start) * 1_000, (made - loaded) * 1_000
