"""Keeping what there is under a name, and going back to what was kept."""

from __future__ import annotations

from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.rosters import add_new
from scenario_desk.model.entities import Snapshot
from scenario_desk.model.scenario import Scenario, replace


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
    """Everything as it was when a snapshot was taken, but for the snapshots, which stay."""
    then: Snapshot = known(scenario, "snapshots", snapshot)
    return replace(then.scenario, snapshots=scenario.snapshots)
