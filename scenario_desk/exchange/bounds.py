"""How big a scenario file may be: a shared file must not be able to exhaust the machine."""

from __future__ import annotations

from scenario_desk.exchange.shape import KEPT
from scenario_desk.model.scales import TREE_LEVELS

MEGABYTE = 1_000_000

FILE_BYTES = 200 * MEGABYTE
"""A larger file is refused from its size, before it is read."""
UNORDERED_BYTES = 20 * MEGABYTE
"""So much is read of a file that does not begin with its format and version, as ours do."""
ENTITY_CHARACTERS = 16_000_000
"""One entity (one line, as saved)."""
TOP_LEVEL_KEYS = 200

_NODES = 1_000_000
_SCORES = 2_000_000
_CHANGES = 5_000_000
_ASSESSMENTS = 200_000
_OTHERS = 100_000


def most(section: str) -> int:
    """How many entities a section of the file may hold, or a patch may change.

    What they may come to together stands in `model.sizes`.
    """
    if section == "nodes":
        return _NODES
    if section == "moves":
        # They are one path.
        return TREE_LEVELS
    if section == "changes" or section in KEPT:
        return _CHANGES
    if section == "assessments":
        return _ASSESSMENTS
    return _SCORES if section in ("scores", "profile_scores") else _OTHERS
