"""Removing several things of the outline as one step."""

from __future__ import annotations

from collections.abc import Iterable

from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario


def remove(scenario: Scenario, collection: str, keys: Iterable[str]) -> Scenario:
    """Remove these entities; all of them, or none where one is refused (raises EditRefused)."""
    for key in keys:
        if key in getattr(scenario, collection):
            scenario = edits.remove(scenario, collection, key)
    return scenario
