"""Reads what crashes left, and what of it is in no file; for a working thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from scenario_desk.desk.bench.history import History
from scenario_desk.desk.bench.replaying import replayed
from scenario_desk.exchange.diff_text import difference_blocks
from scenario_desk.exchange.journal import Left, Newer, NothingLeft, left_in, left_journals
from scenario_desk.exchange.journal.folder import Folder
from scenario_desk.exchange.on_disk import Standing, standing
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.patches import applied
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import differences
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.titles import title_of

State = Literal["none", "same", "changed", "gone", "unreadable"]
"""What became of the file since: it has none, it stands, others changed or took it, it is broken."""

_OTHER = Standing(-1, -1, -1)
"""As no file stands: whoever saves is asked before it is written over."""


@dataclass(frozen=True, slots=True)
class Found:
    """Unsaved work, ready to be told of and to be recovered."""

    left: Left
    history: History
    lost: int
    """How many edits could not be made again, or not whole."""
    state: State
    now: Scenario | None
    """What its file holds; None where there is none to be read."""
    stands: Standing | None
    """How the file stood when it was read."""
    blocks: tuple[tuple[str, ...], ...]
    """What recovering it would change in words: a heading with its lines, each."""

    @property
    def saved(self) -> Scenario | None:
        """What its file held when it was last read or saved here, as far as that is known."""
        return _held(self.left) if self.state == "changed" else self.now

    @property
    def name(self) -> str:
        """What it is called: by its file, else by its title."""
        file = self.left.file
        return file.name if file is not None else title_of(self.history.current)

    @property
    def time(self) -> datetime | None:
        """When the last edit was made; None where that cannot be read."""
        return datetime.fromisoformat(self.left.time) if self.left.time else None

    @property
    def edits(self) -> int:
        """How many were recorded."""
        return len(self.left.entries) + self.left.damaged

    @property
    def path(self) -> Path | None:
        """Where it is saved once it is recovered; a file that cannot be read stays as it is."""
        return None if self.state == "unreadable" else self.left.file


@dataclass(slots=True)
class Look:
    """What was found."""

    found: list[Found] = field(default_factory=list)
    """The newest first, but for those of the file that was asked for."""
    of_file: bool = False
    """Whether there are any of that."""
    told: list[str] = field(default_factory=list)
    """What a person should know of what cannot be read."""

    def let_go(self) -> None:
        """Leave all of it to whoever looks next."""
        for each in self.found:
            each.left.folder.release()


def look(home: Path, file: Path | None, go_on: Callable[[], None]) -> Look:
    """Read all that was left below `home`, each held from now on; what holds nothing is removed.

    Takes as long as opening the files. What was left of `file` comes first. `go_on` is called
    again and again; what it raises ends it. Raises OSError.
    """
    looked = Look()
    try:
        for folder in left_journals(home):
            try:
                _read(folder, looked, go_on)
            except BaseException:
                folder.release()
                raise
        looked.found.sort(key=lambda each: each.left.time, reverse=True)
        first = [each for each in looked.found if _is_of(each.left, file)]
        looked.found.sort(key=lambda each: each not in first)
        looked.of_file = bool(first)
    except BaseException:
        looked.let_go()
        raise
    return looked


def _is_of(left: Left, file: Path | None) -> bool:
    return file is not None and left.file is not None and left.file.resolve() == file.resolve()


def _read(folder: Folder, looked: Look, go_on: Callable[[], None]) -> None:
    try:
        found = _found(left_in(folder), go_on)
    except NothingLeft:
        folder.remove()
    except Newer:
        looked.told.append(words(Message("journal_newer", {"folder": str(folder.path)})))
        folder.release()
    except (FileRefused, OSError):
        looked.told.append(words(Message("journal_unreadable", {"folder": str(folder.path)})))
        folder.release()
    else:
        if found is None:
            folder.remove()
        else:
            looked.found.append(found)


def _found(left: Left, go_on: Callable[[], None]) -> Found | None:
    """What would come back; None where there is nothing that is not in the file."""
    history, lost = replayed(left.base, left.entries, go_on)
    now, stands, state = _file(left)
    there = left.base if now is None else now
    begun_here = left.file is None and not left.revision
    if history.current == there and (now is not None or begun_here):
        return None
    if state == "changed":
        stands = _OTHER
    told = difference_blocks(differences(there, history.current), whole=False)
    blocks = tuple(tuple(map(harmless, block)) for block in told)
    return Found(left, history, lost, state, now, stands, blocks)


def _file(left: Left) -> tuple[Scenario | None, Standing | None, State]:
    """What the file holds now, how it stands, and what became of it."""
    if left.file is None:
        return None, None, "none"
    try:
        stands = standing(left.file)
        if stands is None:
            return None, None, "gone"
        now = load(left.file)
    except (FileRefused, OSError):
        return None, None, "unreadable"
    held = _held(left)
    return now, stands, "same" if held is None or held == now else "changed"


def _held(left: Left) -> Scenario | None:
    """What the file held when it was read or written last; None where that is not known."""
    if left.held is None or left.damaged or left.held < left.revision:
        return None
    scenario = left.base
    try:
        for entry in left.entries:
            if entry.revision <= left.held:
                scenario = applied(scenario, entry.patch)
    except EditRefused:
        return None
    return scenario
