"""Two copies of the small scenario that two people went on with."""

from __future__ import annotations

from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.model.building import big_tree, small_scenario, weight

BASE = edits.set_score(small_scenario(), "e1", "ru1", Estimate(95))
"""In which both could sign the deal `e1`."""
LABELLED = ("nodes", "deal", "label")
MOVED = ("nodes", "leave", "place")
REMOVED = ("nodes", "hold", "label")
SCORED = ("scores", "e1", "us1")
WEIGHED = ("profiles", "us-base", "weights", "us2")


def ours() -> Scenario:
    """Scores the deal as bad, moves a branch, and removes another; relabels one on its own."""
    made = edits.set_score(BASE, "e1", "us1", Estimate(-90))
    made = edits.set_weight(made, "us-base", "us2", weight(60))
    made = edits.move(made, "leave", "talks")
    made = edits.set_question(made, "root", "What now?")
    return edits.delete(made, "resist")


def theirs() -> Scenario:
    """Scores it as good, moves the branch elsewhere, and goes on below what ours removes."""
    made = edits.set_score(BASE, "e1", "us1", Estimate(90))
    made = edits.set_weight(made, "us-base", "us2", weight(40))
    made = edits.move(made, "leave", "push", 0)
    made = edits.set_score(made, "e2", "ru1", Estimate(5))
    made = edits.set_probability(made, "hold", Estimate(0.9))
    return edits.set_label(made, "hold", "They stay")


def clean() -> Scenario:
    """Goes together with ours."""
    return edits.set_score(BASE, "e2", "ru1", Estimate(5))


def many(count: int) -> tuple[Scenario, Scenario, Scenario]:
    """A base and two copies of it that give so many branches another label each."""
    base = big_tree(count + 1)
    mine, other = base, base
    for node in [each for each in base.nodes if each != base.root][:count]:
        mine = edits.set_label(mine, node, f"Ours {node}")
        other = edits.set_label(other, node, f"Theirs {node}")
    return base, mine, other


def flagship_forks(base: Scenario) -> tuple[Scenario, Scenario]:
    """Syria 2017 as two people went on with it: scores, weights, a moved branch, a deletion."""
    mine, other = base, base
    for endpoint, interest, low, high in (("e07", "us2", 40, -80), ("e03", "ru1", -80, 90)):
        mine = edits.set_score(mine, endpoint, interest, Estimate(low))
        other = edits.set_score(other, endpoint, interest, Estimate(high))
    mine = edits.set_weight(mine, "us-base", "us1", Estimate(30))
    other = edits.set_weight(other, "us-base", "us1", Estimate(10))
    mine, other = edits.move(mine, "n15", "n08"), edits.move(other, "n15", "n02")
    mine = edits.delete(mine, "n12")
    for node in base.nodes["n12"].children[:2]:
        other = edits.set_probability(other, node, Estimate(0.5))
    other = edits.set_score(other, "e01", "ru1", Estimate(12))
    other = edits.set_label(other, "n13", "They hold on")
    mine = edits.set_question(mine, "n05", "Who holds the north?")
    return mine, edits.set_score(other, "e02", "us1", Estimate(70))
