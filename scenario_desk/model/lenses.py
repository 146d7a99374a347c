"""Lenses and what is assumed: which of them, if any, the assumptions are seen through."""

from __future__ import annotations

from dataclasses import replace

from scenario_desk.model.entities import SHARPNESS, Assumptions, Lens
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


def current_lens(scenario: Scenario, assumptions: Assumptions) -> Lens | None:
    """The first lens that assumes the same; None where there is none."""
    assumed = _compared(scenario, assumptions)
    lenses = scenario.lenses.values()
    return next((each for each in lenses if _compared(scenario, each.assumptions) == assumed), None)


def settled(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """The assumptions as figures take them: themselves, if they are so.

    Without what the scenario does not hold, base profiles named, or linkages beside a package.
    """
    profiles = {
        actor: key
        for actor, key in assumptions.profiles.items()
        if actor in scenario.actors
        and key != scenario.actors[actor].base_profile
        and key in scenario.profiles
        and scenario.profiles[key].actor == actor
    }
    package = assumptions.package if assumptions.package in scenario.packages else None
    ticked = assumptions.linkages if package is None else ()
    linkages = tuple(key for key in dict.fromkeys(ticked) if key in scenario.linkages)
    found = replace(assumptions, profiles=Table(profiles), package=package, linkages=linkages)
    return assumptions if assumptions == found else found


def alike(scenario: Scenario, one: Assumptions, other: Assumptions) -> bool:
    """Whether figures are the same under both."""
    return _compared(scenario, one) == _compared(scenario, other)


def _compared(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """What makes two of them alike: in which order linkages were ticked changes nothing, nor how
    sharply owners would choose where they do not."""
    found = settled(scenario, assumptions)
    sharpness = SHARPNESS if found.decisions != "quantal" else found.sharpness
    return replace(found, linkages=tuple(sorted(found.linkages)), sharpness=sharpness)
