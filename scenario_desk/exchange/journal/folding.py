"""What of a journal stays when its older half is folded into a newer base."""

from __future__ import annotations

from pathlib import Path

from scenario_desk.exchange.journal.lines import Damaged, Line, read_line
from scenario_desk.model.patches import applied, inverse
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario


def tail_of(path: Path, size: int, most_lines: int, most_bytes: int) -> list[Line]:
    """The last of the lines in the first `size` bytes; none where one is not as written.

    Raises OSError.
    """
    with path.open("rb") as file:
        lines = file.read(size).splitlines(keepends=True)[1:]
    kept: list[Line] = []
    room = most_bytes
    for each in reversed(lines[-most_lines:]):
        room -= len(each)
        if room < 0:
            break
        try:
            kept.append(read_line(each))
        except Damaged:
            # The disk lost it: what is known is the scenario of now.
            return []
    return kept[::-1]


def scenario_before(lines: list[Line], scenario: Scenario, revision: int) -> tuple[Scenario, int]:
    """The scenario and its revision before these lines; raises EditRefused."""
    for each in reversed(lines):
        if isinstance(each, Entry):
            scenario, revision = applied(scenario, inverse(each.patch)), each.revision - 1
    return scenario, revision


def rest_of(path: Path, start: int) -> bytes:
    """What was written after the first `start` bytes; raises OSError."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read()
