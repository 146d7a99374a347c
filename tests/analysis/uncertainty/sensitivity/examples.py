"""What the tests of sensitivity are about."""

from __future__ import annotations

from pathlib import Path

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Interest
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.analysis.games import chance, ending, game

NOBODY = Assumptions()
RATIONAL = Assumptions(decisions="rational")
SCENARIOS = Path(__file__).parents[4] / "scenarios"


def flagship() -> Frame:
    return lower(load(SCENARIOS / "syria-2017.scenario"))


def deal(reservation: float | str = 0.0) -> Scenario:
    """A deal to be signed, and a war that comes about: the US has two interests, Russia one."""
    tree = chance("n", (0.4, ending("a", "deal")), (None, ending("b", "war")))
    payoffs = {"deal": {"us": 10, "ru": 40}, "war": {"us": -50, "ru": -50}}
    scenario = game(tree, payoffs, signed=("deal",), reservation=reservation)
    scenario = edits.add(scenario, "interests", Interest("us2", "us", "Second"))
    scenario = edits.set_score(scenario, "deal", "us1", Estimate(10, -20, 30))
    scenario = edits.set_score(scenario, "deal", "us2", Estimate(-10, -20, 60))
    scenario = edits.set_score(scenario, "war", "us2", Estimate(0))
    scenario = edits.set_weight(scenario, "us-base", "us1", Estimate(60, 40, 80))
    return edits.set_weight(scenario, "us-base", "us2", Estimate(40))
