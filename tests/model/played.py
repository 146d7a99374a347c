"""A session that was played on the small scenario: moves, an inject, a step back, a remark."""

from __future__ import annotations

from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Event
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.model.building import small_scenario

DAY = "day"


def played(about: str = "A day of play", text: str = "Nobody left the room.") -> Scenario:
    """Six entries: opened, move to talks, inject, step back, move to push, a remark with `text`."""
    scenario = small_scenario()
    scenario = edits.remove_all(scenario, "log", list(scenario.log))
    effects = Table({"us1": Estimate(-30, -40, -20), "ru1": Estimate(-30, -40, -20)})
    scenario = edits.amend(scenario, "injects", "shelling", endpoints=("e3", "e4"), effects=effects)
    scenario = _entry(scenario, 0, "opened", about)
    scenario = edits.happened(scenario, "talks")
    scenario = _entry(scenario, 1, "move", "Talks")
    scenario = edits.release(scenario, "shelling")
    scenario = _entry(scenario, 2, "inject", "Shelling resumes")
    scenario = edits.take_back(scenario, "talks")
    scenario = _entry(scenario, 3, "step_back", "Talks")
    scenario = edits.happened(scenario, "push")
    scenario = _entry(scenario, 4, "move", "Push")
    return _entry(scenario, 5, "remark", "", text)


def _entry(scenario: Scenario, at: int, kind: Event, about: str, text: str = "") -> Scenario:
    return edits.logged(
        scenario,
        f"x{at}",
        DAY,
        time=f"2017-02-01T09:0{at}:00Z",
        who="A. Nalyst",
        kind=kind,
        about=about,
        text=text,
        assumptions=scenario.assumptions,
    )
