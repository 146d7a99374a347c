"""Two values that were made apart, and yet are mostly one: kept in the room of one."""

from __future__ import annotations

from scenario_desk.model.changes import changes
from scenario_desk.model.patches.applying import applied
from scenario_desk.model.patches.comparing import patch_of
from scenario_desk.model.scenario import Scenario

_FEW = 4
"""Where more than this share of the nodes and scores would be changed, nothing is won."""


def sharing(scenario: Scenario, other: Scenario) -> Scenario:
    """A scenario equal to this one that shares with the other what is equal in both.

    So they take the room of one, and compare at once from then on; the same where little is equal.
    """
    most = (len(scenario.nodes) + len(scenario.scores)) // _FEW
    change = patch_of(changes(other, scenario), most)
    return scenario if change is None else applied(other, change)
