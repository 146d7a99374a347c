"""What one side did to the base, in the terms of a patch."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias

from scenario_desk.model.patches.patch import ABSENT, Patch, Path
from scenario_desk.model.patches.standing import THINGS, is_place, order_of
from scenario_desk.model.scenario import Scenario

SideName: TypeAlias = Literal["ours", "theirs"]
Change: TypeAlias = tuple[SideName, Path]
"""What one side did at a path."""


class Side:
    """One side: its scenario, and its changes by path.

    A thing that is gone and its place are one change, at the path of the thing. Of a thing that
    came, single fields may stand beside it once they are in question (`take_apart`).
    """

    def __init__(self, name: SideName, base: Scenario, scenario: Scenario, patch: Patch) -> None:
        self.name, self.base, self.scenario = name, base, scenario
        self.old, self.new = dict(patch.old), dict(patch.new)
        self.came: dict[str, set[str]] = {}
        self.gone: dict[str, set[str]] = {}
        for path in patch.paths:
            if len(path) == 2 and path[0] in THINGS:
                kept = self.came if path in patch.new else self.gone
                kept.setdefault(path[0], set()).add(path[1])
        self.paths = dict.fromkeys(patch.paths)
        for collection, keys in self.gone.items():
            for key in keys:
                self.paths.pop((collection, key, "place"), None)
        self.apart: dict[Path, None] = {}
        """The fields in question of things that came."""
        self._before: dict[tuple[str, str | None], dict[str, str | None]] = {}

    def value(self, path: Path) -> Any:
        """What stands at a path after its changes; ABSENT where nothing does."""
        return self.new.get(path, ABSENT)

    def is_gone(self, path: Path) -> bool:
        """Whether the thing at a path, or around it, was taken away."""
        return path[0] in THINGS and path[1] in self.gone.get(path[0], ())

    def is_place_of_new(self, path: Path) -> bool:
        """Whether a path is the place of a thing that came."""
        return is_place(path) and path[:2] in self.new

    def set_apart(self, values: Mapping[Path, Any]) -> None:
        """Make values in things that came changes of their own."""
        self.new.update(values)
        self.paths.update(dict.fromkeys(values))
        self.apart.update(dict.fromkeys(values))

    def comes_under(self, path: Path) -> str | None:
        """The new parent of a node that is given a place, where it is another than in the base."""
        parent: str = self.new[path].parent
        return parent if self.base.parents.get(path[1]) != parent else None

    @cached_property
    def hung(self) -> dict[str, str | None]:
        """The nodes that were in the base and hang elsewhere, with their new parents."""
        return {
            path[1]: place.parent if (place := self.new.get(path)) else None
            for path in self.paths
            if path[0] == "nodes" and is_place(path) and path in self.old
            if self.new.get(path) is None or self.comes_under(path)
        }

    def before(self, name: str, key: str, parent: str | None) -> str | None:
        """What a thing stands behind among those beside it; None where it is first."""
        if (name, parent) not in self._before:
            order = order_of(self.scenario, name, parent)
            self._before[name, parent] = dict(zip(order, (None, *order), strict=False))
        return self._before[name, parent][key]
