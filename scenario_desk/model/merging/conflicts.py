"""What a merge leaves to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scenario_desk.model.merging.groups import Groups
from scenario_desk.model.merging.sides import Side
from scenario_desk.model.patches.patch import ABSENT, Path


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


def conflicts(groups: Groups) -> tuple[Conflict, ...]:
    """What was tied, in the order of the paths."""
    found: dict[tuple[Path, Path], Conflict] = {}
    for key, (tied, changes) in groups.by_key().items():
        together = tuple(sorted({path for _side, path in changes}))
        for tie in tied:
            found[tie.path, tie.against or ()] = Conflict(
                tie.code,
                key,
                tie.path,
                *_values(groups.ours, groups.theirs, tie.path),
                tie.against,
                together,
            )
    return tuple(found[each] for each in sorted(found))


def _values(ours: Side, theirs: Side, path: Path) -> tuple[Any, Any, Any]:
    """What stands at a path in the base, ours and theirs."""
    base = ours.old.get(path, theirs.old.get(path, ABSENT))
    return base, _value(ours, path, base), _value(theirs, path, base)


def _value(side: Side, path: Path, base: Any) -> Any:
    if path in side.paths:
        return side.value(path)
    return ABSENT if side.is_gone(path) else base
