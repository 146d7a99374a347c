"""Putting together what two people made of one scenario, on top of patches."""

from scenario_desk.model.merging.conflicts import Conflict
from scenario_desk.model.merging.merging import Choices, Merged, merge, two_way
from scenario_desk.model.merging.sides import SideName

__all__ = ["Choices", "Conflict", "Merged", "SideName", "merge", "two_way"]
