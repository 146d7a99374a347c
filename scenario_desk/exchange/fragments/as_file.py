"""Branches as the bytes of a scenario file: whole, and read as warily as any file."""

from __future__ import annotations

from scenario_desk.exchange import scenario_file
from scenario_desk.exchange.bounds import MEGABYTE
from scenario_desk.exchange.fragments.refusal import PasteRefused
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.scenario import Scenario

MOST_BYTES = 50 * MEGABYTE
"""More is not read: the window waits while somebody pastes."""


def dumps(carried: Scenario) -> bytes:
    """The bytes for another window, file or program of ours; raises FileRefused."""
    return scenario_file.dumps(carried)


def loads(content: bytes) -> Scenario:
    """Read a carrier, which anybody may have written; raises PasteRefused."""
    if len(content) > MOST_BYTES:
        raise PasteRefused("paste_too_large", limit=str(MOST_BYTES // MEGABYTE))
    try:
        carried = scenario_file.loads(content)
    except FileRefused as refused:
        raise PasteRefused("paste_unreadable") from refused
    if not carried.nodes[carried.root].children:
        raise PasteRefused("paste_nothing")
    return carried
