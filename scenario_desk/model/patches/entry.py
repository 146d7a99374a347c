"""A change that was made, with who made it, when, and where it stands in the order of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenario_desk.model.patches.patch import Patch

How = Literal["done", "continued", "undone", "redone", "received"]
"""A step; more of the step before; one taken back; one taken again; a change made elsewhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a record of changes: what journal, log and wire hold.

    `revision` counts them from 1; `step` is the name of the edit, as in `model.edits`; `time` is
    ISO 8601 in UTC.
    """

    revision: int
    how: How
    step: str
    patch: Patch
    author: str = ""
    time: str = ""
