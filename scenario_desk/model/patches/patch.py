"""What a patch is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic.dataclasses import dataclass as entity

from scenario_desk.model.edits.amending import twin
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import ENTITY

Path = tuple[str, ...]
"""Where a value stands:

- `("title",)`: a field of the scenario; `("assumptions", "profiles", actor)`: a part of one;
- `("actors", id)`: a whole thing; `("actors", id, "name")`: a field of it;
- `("profiles", id, "weights", interest)`, `("profiles", id, "scores", endpoint, interest)`,
  `("linkages", id, "endpoint_effects", endpoint, interest)`,
  `("packages", id, "overrides", node, child)`: a value in a table of it;
- `("nodes", id, "place")`, `("actors", id, "place")`: where it stands, a `Place`;
- `("scores", endpoint, interest)`: a score.

An estimate and a red line are one value. A whole node is without its children, which have places.
"""


@entity(frozen=True, slots=True, config=ENTITY)
class Place:
    """Where a thing stands among others. The root of the tree has no place."""

    parent: str | None
    """Of a node; None in a roster."""
    after: str | None
    """The one it follows; None is first."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What leads from one scenario to another; false exactly when nothing does.

    `old` holds what stood at each path and `new` what stands there after it; a path that one of
    them lacks was or is empty, which is another thing than holding None. What moves along with
    the one it follows has the same place in both.
    """

    old: dict[Path, Any] = field(default_factory=dict)
    new: dict[Path, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.old or self.new)

    @property
    def paths(self) -> Collection[Path]:
        """Every path once; first those that come or stay."""
        return dict.fromkeys((*self.new, *self.old))

    def without(self, paths: Iterable[Path]) -> Patch:
        """This patch but for these paths; a thing that comes or goes and its place are one."""
        gone = set(paths)
        gone |= {path[:2] for path in gone if path[2:] == ("place",)}
        gone |= {(*path, "place") for path in gone if len(path) == 2}
        return Patch(
            {path: value for path, value in self.old.items() if path not in gone},
            {path: value for path, value in self.new.items() if path not in gone},
        )


def inverse(patch: Patch) -> Patch:
    """The patch that takes this one back."""
    return Patch(patch.new, patch.old)


ABSENT: Any = object()
"""What stands where nothing does."""


def whole(entity: Any) -> Any:
    """A thing as a patch holds it: a node without its children."""
    if isinstance(entity, Node) and entity.children:
        return twin(entity, children=())
    return entity
