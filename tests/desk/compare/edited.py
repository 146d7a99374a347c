"""Scenarios in which something was changed, moved, added and removed."""

from __future__ import annotations

from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario


def flagship() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def edited_flagship() -> Scenario:
    """Syria 2017 after an afternoon of work: a branch more, one less, one elsewhere, other numbers."""
    scenario = flagship()
    scenario = edits.add_child(scenario, "n04", "new", "A ceasefire is bought")
    scenario = edits.add_child(scenario, "new", "new1", "It holds")
    scenario = edits.add_child(scenario, "new", "new2", "It breaks")
    scenario = edits.delete(scenario, ("n16",))
    scenario = edits.move(scenario, ("n09",), "n11")
    scenario = edits.set_label(scenario, "n12", "Rolled up by autumn, Idlib left")
    scenario = edits.set_probability(scenario, "n14", Estimate(0.2, low=0.1, high=0.3))
    scenario = edits.amend(scenario, "endpoints", "e07", name="Guaranteed zones, monitored")
    for endpoint, interest, score in (("e07", "us2", 75), ("e06", "ru1", 60), ("e09", "us1", -40)):
        scenario = edits.set_score(scenario, endpoint, interest, Estimate(score))
    scenario = edits.set_weight(scenario, "us-base", "us2", Estimate(90))
    scenario = edits.set_reservation(scenario, "ru-base", Estimate(-5))
    return edits.amend_scenario(scenario, title="Syria 2017, after the workshop")


def relabelled(scenario: Scenario, count: int) -> Scenario:
    """The same with so many branches called otherwise."""
    nodes = sorted(key for key in scenario.nodes if key != scenario.root)
    for node in nodes[:: max(len(nodes) // count, 1)][:count]:
        scenario = edits.set_label(scenario, node, f"Another {node}")
    return scenario
