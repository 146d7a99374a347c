"""A copy of a scenario to give away: without what its owner keeps, and a list of what that is."""

from scenario_desk.model.sharing.copying import LeftOut, counts, shared_copy
from scenario_desk.model.sharing.parts import PARTS, part_names
from scenario_desk.model.sharing.person import NAMELESS, Mention

__all__ = ["NAMELESS", "PARTS", "LeftOut", "Mention", "counts", "part_names", "shared_copy"]
