"""A database of which one thread does all the work, syncing many who wait at once."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from scenario_desk.workshop.refused import WorkshopRefused

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


@dataclass(slots=True)
class _Job:
    do: Work[Any]
    erases: bool = False
    """Whether nothing of what it deletes may be left in the file."""
    done: Future[Any] = field(default_factory=Future)


_PRAGMAS = (
    # Whoever else opens the file is told; nobody shares it.
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    # macOS lets a plain sync end in the cache of the disk.
    "fullfsync = ON",
    "secure_delete = ON",
)


class GroupedDatabase:
    """Work on a SQLite file in the order it came in; what waits at once is synced at once."""

    def __init__(self, path: Path, schema: str) -> None:
        """Open or make the file, which only its owner may read.

        Raises WorkshopRefused where it is held by another program, damaged or cannot be made.
        """
        self.path = path
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(schema, opened), name="ballots")
        self._thread.start()
        try:
            opened.result()
        except BaseException:
            self._thread.join()
            raise

    def put(self, do: Work[T], *, erases: bool = False) -> Future[T]:
        """Do it in its turn; the result is there once it is with the disk.

        It raises WorkshopRefused where `do` does, or where the disk refused it.
        """
        job = _Job(do, erases)
        with self._closing:
            if self._closed:
                raise WorkshopRefused("box_closed")
            self._jobs.put(job)
        return job.done

    def close(self) -> None:
        """Finish what waits, and let go of the file."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self, schema: str, opened: Future[None]) -> None:
        try:
            database = self._open(schema)
        except (sqlite3.Error, OSError) as error:
            opened.set_exception(_refusal(error))
            return
        opened.set_result(None)
        try:
            while self._work(database):
                pass
        finally:
            database.close()

    def _open(self, schema: str) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        database = sqlite3.connect(self.path, isolation_level=None, timeout=0)
        try:
            for pragma in _PRAGMAS:
                database.execute(f"PRAGMA {pragma}")
            database.executescript(schema)
        except BaseException:
            database.close()
            raise
        return database

    def _work(self, database: sqlite3.Connection) -> bool:
        """Do all that waits; whether more may come."""
        jobs = [self._jobs.get()]
        while not self._jobs.empty():
            jobs.append(self._jobs.get())
        group: list[_Job] = []
        for job in jobs:
            if job is None:
                break
            if job.erases:
                _commit(database, group)
                group = []
                _erase(database, job)
            else:
                group.append(job)
        _commit(database, group)
        return jobs[-1] is not None


def _commit(database: sqlite3.Connection, jobs: list[_Job]) -> None:
    """Do them in one transaction, and tell each what became of it once that is synced."""
    jobs = [job for job in jobs if job.done.set_running_or_notify_cancel()]
    if not jobs:
        return
    ends: list[Callable[[], None]] = []
    try:
        database.execute("BEGIN IMMEDIATE")
        ends.extend([_done(database, job) for job in jobs])
        database.execute("COMMIT")
    except sqlite3.Error as error:
        if database.in_transaction:
            database.execute("ROLLBACK")
        for job in jobs:
            job.done.set_exception(_refusal(error))
        return
    for end in ends:
        end()


def _done(database: sqlite3.Connection, job: _Job) -> Callable[[], None]:
    """Do one; what it refuses concerns itself alone. Returns what tells of it."""
    database.execute("SAVEPOINT job")
    try:
        result = job.do(database)
    except sqlite3.Error:
        raise
    except Exception as error:
        database.execute("ROLLBACK TO job")
        reason = error
        return lambda: job.done.set_exception(reason)
    return lambda: job.done.set_result(result)


def _erase(database: sqlite3.Connection, job: _Job) -> None:
    """Do what deletes, then write the file anew, so that neither pages nor log keep it."""
    if not job.done.set_running_or_notify_cancel():
        return
    kept = _Job(job.do)
    _commit(database, [kept])
    try:
        result = kept.done.result()
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        job.done.set_exception(_refusal(error))
    except Exception as error:
        job.done.set_exception(error)
    else:
        job.done.set_result(result)


def _refusal(error: sqlite3.Error | OSError) -> WorkshopRefused:
    if isinstance(error, OSError):
        from scenario_desk.presentation.words.system_errors import system_error

        return WorkshopRefused("box_refused", reason=system_error(error))
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkshopRefused("box_in_use")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return WorkshopRefused("box_damaged")
    if name.startswith("SQLITE_FULL"):
        return WorkshopRefused("box_full")
    return WorkshopRefused("box_says", text=str(error))
