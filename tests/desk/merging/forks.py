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
