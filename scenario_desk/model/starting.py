"""The scenario that stands on the workbench while nothing is open."""

from __future__ import annotations

from scenario_desk.model.entities import Node
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


def empty_scenario() -> Scenario:
    """A scenario with a root and nothing else."""
    root = Node(id=new_id())
    return Scenario(title="", root=root.id, nodes=Table({root.id: root}))
