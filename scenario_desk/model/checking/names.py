"""Checks that things which are found by their names can be told apart by them."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.naming import name_of, own_name
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import spellings

FOUND_BY_NAME = ("actors", "endpoints", "phases", "packages", "sources")
"""The rosters in which what is typed or pasted is looked up by name."""


def check_names(scenario: Scenario, ledger: Ledger) -> None:
    """Note names of one roster that are the same, or told apart by hardly anything."""
    for collection in FOUND_BY_NAME:
        first: dict[str, Any] = {}
        for each in getattr(scenario, collection).values():
            ledger.go_on()
            name = own_name(each)
            key = next((key for key in reversed(spellings(name)) if key), "")
            other = first.setdefault(key, each) if key else each
            if other is each:
                continue
            alike = spellings(name)[1] != spellings(own_name(other))[1]
            ledger.note(
                "info",
                "names_alike" if alike else "name_twice",
                collection,
                each.id,
                collection=collection,
                name=name_of(scenario, collection, each.id),
                other=name_of(scenario, collection, other.id),
            )
