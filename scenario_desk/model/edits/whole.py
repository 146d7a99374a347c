"""What a scenario says of itself as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenario_desk.model.edits.amending import amended, made, refuse_repeated
from scenario_desk.model.edits.judging import known
from scenario_desk.model.entities import Assumptions, Term
from scenario_desk.model.ids import new_id
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster

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


def set_glossary(scenario: Scenario, meanings: Iterable[tuple[str, str]]) -> Scenario:
    """Replace the glossary by terms and their meanings; a term keeps its id while it is there."""
    meanings = tuple(meanings)
    refuse_repeated([(each.term, each.meaning) for each in scenario.glossary.values()], meanings)
    known = {term.term: term.id for term in scenario.glossary.values()}
    terms = [
        made(Term, id=known.pop(term, None) or new_id(), term=term, meaning=meaning)
        for term, meaning in meanings
    ]
    return amend_scenario(scenario, glossary=Roster(terms))


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
