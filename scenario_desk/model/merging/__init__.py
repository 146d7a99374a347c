"""Putting together what two people made of one scenario, on top of patches."""

from scenario_desk.model.merging.conflicts import Conflict
from scenario_desk.model.merging.merging import Choices, Merged, merge, two_way

__all__ = ["Choices", "Conflict", "Merged", "merge", "two_way"]
