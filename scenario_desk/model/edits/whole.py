"""What a scenario says of itself as a whole."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario

AMENDABLE = frozenset(
    {
        "title",
        "question",
        "baseline_date",
        "baseline",
        "horizon_date",
        "authors",
        "marking",
        "notes",
        "glossary",
        "limits",
        "assumptions",
    }
)


def amend_scenario(scenario: Scenario, **fields: Any) -> Scenario:
    """Set fields of `AMENDABLE`: words, dates, authors, glossary, limits, default assumptions."""
    for field in fields:
        if field not in AMENDABLE:
            raise EditRefused("unknown_field", field=field)
    edited = amended(scenario, **fields)
    if "assumptions" in fields:
        refuse_unfounded(scenario, edited.assumptions)
    return edited


def refuse_unfounded(scenario: Scenario, assumptions: Assumptions) -> None:
    """Raise EditRefused where assumptions name what the scenario does not hold."""
    for actor, profile in assumptions.profiles.items():
        known(scenario, "actors", actor)
        if known(scenario, "profiles", profile).actor != actor:
            raise EditRefused(
                "profile_of_another",
                profile=name_of(scenario, "profiles", profile),
                actor=name_of(scenario, "actors", actor),
            )
    if assumptions.package is not None:
        known(scenario, "packages", assumptions.package)
    for linkage in assumptions.linkages:
        known(scenario, "linkages", linkage)
