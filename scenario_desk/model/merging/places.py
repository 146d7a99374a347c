"""Where things stand once the changes of both sides are put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scenario_desk.model.merging.sides import Side
from scenario_desk.model.patches.patch import Path, Place
from scenario_desk.model.patches.standing import is_place
from scenario_desk.model.scenario import Scenario


def same_place(one: Side, other: Side, path: Path) -> bool:
    """Whether both put a thing behind the same one of those that stay: what else came is no matter."""
    return behind(one, path, one.new[path]) == behind(other, path, other.new[path])


def gives_way(side: Side, other: Side, path: Path) -> Path | None:
    """The other's change to which one gives way that only puts a thing elsewhere among its siblings.

    That is one by which the thing is gone, or hangs below another parent. Of two that changed
    places either could be said to have moved, so that nobody needs to be asked about that. What
    went with its parent is another matter: whoever changes an order sees to all that is in it.
    """
    if not is_place(path) or path not in side.old or path not in side.new:
        return None
    parent = side.new[path].parent
    if side.old[path].parent != parent or (parent and other.is_gone((path[0], parent))):
        return None
    if other.is_gone(path):
        return path[:2]
    return path if path in other.new and other.new[path].parent != parent else None


def behind(side: Side, path: Path, place: Place) -> Place:
    """The place behind the one that stays, passing over those before it that did not stay either."""
    after = place.after
    while after is not None:
        before = side.new.get((path[0], after, "place"))
        if before is None or before.parent != place.parent:
            break
        after = before.after
    return Place(place.parent, after)


class Places:
    """The places in a patch that is put together from two sides."""

    def __init__(
        self, base: Scenario, old: Mapping[Path, Any], new: dict[Path, Any], by: Mapping[Path, Side]
    ) -> None:
        """`by` says whose each place is."""
        self._base, self._old, self._new = base, old, new
        self._by = {path: side for path, side in by.items() if is_place(path) and path in new}
        self._hang_elsewhere = any(
            path[0] == "nodes" and path[1] in base.nodes
            for path in self._by
            if base.parents.get(path[1]) != new[path].parent
        )

    def settle(self) -> None:
        """Let each follow the nearest that stands before it on its side, of those that are there."""
        for path, side in self._by.items():
            place: Place = self._new[path]
            after = place.after
            while after is not None and not self._is_beside(path[0], after, place.parent):
                # No other comes by here: what is settled stands between.
                after = side.before(path[0], after, place.parent)
            if after != place.after:
                self._new[path] = Place(place.parent, after)

    def _is_beside(self, name: str, key: str, parent: str | None) -> bool:
        path = (name, key, "place")
        if path in self._new:
            return bool(self._new[path].parent == parent)
        if path in self._old:
            return False
        if name == "nodes":
            return bool(self._base.parents.get(key) == parent)
        return key in getattr(self._base, name)

    def rings(self) -> Iterator[tuple[str, list[Path]]]:
        """The places that lead back to themselves, upwards or along: what to say, and where."""
        for ring in _rings(self._by, self._above):
            yield "merge_circle", ring
        for ring in _rings(self._by, self._before):
            yield "merge_order", ring

    def _above(self, path: Path) -> Path | None:
        if path[0] != "nodes":
            return None
        place = self._new.get(path)
        if place is None:
            parent = None if path in self._old else self._base.parents.get(path[1])
        else:
            parent = place.parent
        above = None if parent is None else ("nodes", parent, "place")
        # Where all that were there stay below their parents, only among those that come is a ring.
        return above if self._hang_elsewhere or above in self._new else None

    def _before(self, path: Path) -> Path | None:
        place = self._new.get(path)
        if place is None or place.after is None:
            return None
        before = (path[0], place.after, "place")
        return before if before in self._new else None


def _rings(starts: Mapping[Path, Any], step: Any) -> Iterator[list[Path]]:
    """The rings that one comes into from the starts, each once; each way is gone once."""
    passed: set[Path] = set()
    for start in starts:
        way: dict[Path, None] = {}
        at: Path | None = start
        while at is not None and at not in passed:
            way[at] = None
            passed.add(at)
            at = step(at)
        if at is not None and at in way:
            listed = list(way)
            yield listed[listed.index(at) :]
