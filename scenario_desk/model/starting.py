"""Scenarios that hold nothing."""

from __future__ import annotations

from scenario_desk.model.entities import Node
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table

NOTHING = Scenario(title="", root="nothing", nodes=Table({"nothing": Node("nothing")}))
"""What the first of several scenarios differs from, where each is said by its difference."""


def empty_scenario() -> Scenario:
    """A scenario with a root and nothing else: what stands on the workbench while none is open."""
    root = Node(id=new_id())
    return Scenario(title="", root=root.id, nodes=Table({root.id: root}))
