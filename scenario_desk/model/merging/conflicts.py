"""What a merge leaves to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scenario_desk.model.patches.patch import Path
from scenario_desk.model.patches.standing import THINGS


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both sides have their say about, and not the same.

    `base`, `ours` and `theirs` are what stands at `path`; `ABSENT` where nothing does. Conflicts
    of one `key` are decided together, for the one side or the other.
    """

    code: str
    """Of the sentence that says what is in the way."""
    key: Path
    path: Path
    base: Any
    ours: Any
    theirs: Any
    against: Path | None = None
    """What the other side did that it does not go with, where that is elsewhere."""
    together: tuple[Path, ...] = ()
    """Everything that goes by the same decision."""

    @property
    def kind(self) -> str:
        """Of the thing: "nodes", "scores", a roster, or "scenario"."""
        return self.path[0] if self.path[0] in THINGS or self.path[0] == "scores" else "scenario"

    @property
    def id(self) -> str:
        """The thing's id; of a score "endpoint/interest"; "" of the scenario itself."""
        if self.kind == "scenario":
            return ""
        return "/".join(self.path[1:] if self.kind == "scores" else self.path[1:2])

    @property
    def field(self) -> str:
        """The field, with the keys of the value in it: "weights/us1"; "" of a whole thing."""
        if self.kind == "scores":
            return ""
        return "/".join(self.path if self.kind == "scenario" else self.path[2:])
