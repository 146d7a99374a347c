"""Lenses and what is assumed: which of them, if any, the assumptions are seen through."""

from __future__ import annotations

from scenario_desk.model.entities import Assumptions, Lens
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


def current_lens(scenario: Scenario, assumptions: Assumptions) -> Lens | None:
    """The first lens that assumes the same; None where there is none."""
    assumed = settled(scenario, assumptions)
    return next(
        (
            lens
            for lens in scenario.lenses.values()
            if settled(scenario, lens.assumptions) == assumed
        ),
        None,
    )


def settled(scenario: Scenario, assumptions: Assumptions) -> Assumptions:
    """The assumptions as figures take them, themselves if they are so: what settles alike is alike.

    Without what the scenario does not hold, base profiles named, or linkages beside a package; the
    linkages in the scenario's order.
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
    ticked = set(assumptions.linkages) if package is None else set()
    linkages = tuple(key for key in scenario.linkages if key in ticked) if ticked else ()
    found = Assumptions(Table(profiles), package, linkages, assumptions.decisions)
    return assumptions if assumptions == found else found
