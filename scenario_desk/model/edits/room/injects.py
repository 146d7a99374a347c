"""Putting prepared news in force, and taking it back."""

from __future__ import annotations

from scenario_desk.model.edits.amending import made
from scenario_desk.model.edits.judging import known
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Release
from scenario_desk.model.scenario import Scenario, replace


def release(scenario: Scenario, inject: str, time: str = "", note: str = "") -> Scenario:
    """Put an inject in force, after those that are; refused where it is in force already."""
    found = known(scenario, "injects", inject)
    if any(each.inject == inject for each in scenario.released):
        raise EditRefused("inject_released", inject=found.name)
    fresh = made(Release, inject=inject, time=time, note=note)
    return replace(scenario, released=(*scenario.released, fresh))


def withdraw(scenario: Scenario, inject: str) -> Scenario:
    """Let an inject be in force no more; refused where it is not."""
    kept = tuple(each for each in scenario.released if each.inject != inject)
    if len(kept) == len(scenario.released):
        raise EditRefused("inject_not_released", inject=name_of(scenario, "injects", inject))
    return replace(scenario, released=kept)
