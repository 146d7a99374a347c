"""A change as data: what separates two scenarios, by thing and field, with old and new value.

Undo steps are patches, and so is whatever else is to be kept, sent, compared or merged.
"""

from scenario_desk.model.patches.applying import applied
from scenario_desk.model.patches.comparing import patch, patch_of
from scenario_desk.model.patches.fitting import fitted
from scenario_desk.model.patches.patch import ABSENT, Patch, Path, Place, inverse
from scenario_desk.model.patches.sharing import sharing
from scenario_desk.model.patches.standing import is_place, outdated

__all__ = [
    "ABSENT",
    "Patch",
    "Path",
    "Place",
    "applied",
    "fitted",
    "inverse",
    "is_place",
    "outdated",
    "patch",
    "patch_of",
    "sharing",
]
