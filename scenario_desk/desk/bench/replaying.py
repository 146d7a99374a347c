"""What can be undone after a recovery: the steps of a journal, taken once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scenario_desk.desk.bench.history import History
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import applied, fitted, outdated
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a crash left of an open scenario."""

    history: History
    saved: Scenario | None
    """What its file holds; None where it has none."""


def replayed(
    base: Scenario, entries: Iterable[Entry], go_on: Callable[[], None] = lambda: None
) -> tuple[History, int]:
    """The history that these entries lead to, and how many could not be made, or not whole.

    That happens only behind a line that was lost: what does not fit any more is left out, the rest
    is not. `go_on` is called before each, and what it raises ends it.
    """
    history, lost = History(base), 0
    for entry in entries:
        go_on()
        there, whole = _after(history.current, entry)
        lost += not whole
        if entry.how in ("undone", "redone"):
            _go(history, entry)
            if history.current == there:
                continue
            history.receive(there)
        elif entry.how == "received":
            history.receive(there)
        else:
            history.take_again(entry.step, there, goes_on=entry.how == "continued")
    return history, lost


def _after(scenario: Scenario, entry: Entry) -> tuple[Scenario, bool]:
    """The scenario after an entry, and whether all of it was made."""
    try:
        return applied(scenario, entry.patch), True
    except EditRefused:
        stays = outdated(scenario, entry.patch)
    try:
        return applied(scenario, fitted(scenario, entry.patch, stays)), False
    except EditRefused:
        return scenario, False


def _go(history: History, entry: Entry) -> None:
    """Undo or redo, as far as what was taken then is known; a step may be given up here as there."""
    try:
        history.undo() if entry.how == "undone" else history.redo()
    except EditRefused:
        return
