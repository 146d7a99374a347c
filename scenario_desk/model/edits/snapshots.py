"""Keeping what there is under a name, and going back to what was kept."""

from __future__ import annotations

from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.removals import roster_without, with_what_goes
from scenario_desk.model.edits.rosters import add_new
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import RECORD, Scenario, replace


def take_snapshot(
    scenario: Scenario,
    id: str,  # noqa: A002
    name: str,
    author: str,
    time: str,
    note: str = "",
) -> Scenario:
    """Keep the scenario as it is under a name, after its other snapshots; `time`: ISO 8601 in UTC."""
    return add_new(scenario, "snapshots", id, name=name, author=author, time=time, note=note)


def go_back(scenario: Scenario, snapshot: str) -> Scenario:
    """Everything as it was when a snapshot was taken, but for what was done and said (`RECORD`).

    That stays, without what it says of things that there were not then.
    """
    return _as_of(scenario, known(scenario, "snapshots", snapshot).scenario)


def go_back_to_entry(scenario: Scenario, entry: str) -> Scenario:
    """The same as after an entry of the log."""
    return _as_of(scenario, known(scenario, "log", entry).scenario)


def _as_of(scenario: Scenario, then: Scenario) -> Scenario:
    named = ["nodes", *(name for name in ROSTERS if name not in RECORD)]
    fewer = {name: set(getattr(scenario, name)) - set(getattr(then, name)) for name in named}
    gone = with_what_goes(scenario, {name: keys for name, keys in fewer.items() if keys})
    record = {name: roster_without(name, getattr(scenario, name), gone) for name in RECORD}
    return replace(then, **record)
