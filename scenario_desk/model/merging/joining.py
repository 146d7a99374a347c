"""The changes of both sides that stand, as one patch of the base."""

from __future__ import annotations

from collections import Counter
from typing import Any

from scenario_desk.model.edits.children import left_with
from scenario_desk.model.merging.mentions import left_of
from scenario_desk.model.merging.places import Places, behind
from scenario_desk.model.merging.sides import Change, Side
from scenario_desk.model.patches.applying import with_parts
from scenario_desk.model.patches.comparing import patch_of_thing
from scenario_desk.model.patches.patch import ABSENT, Patch, Path
from scenario_desk.model.patches.standing import is_place
from scenario_desk.model.scenario import Scenario

Rings = list[tuple[str, list[Path]]]


def joined(ours: Side, theirs: Side, dropped: set[Change]) -> tuple[Patch, Rings]:
    """The patch, and the rings in which its places run, with which it cannot be applied."""
    base = ours.base
    old: dict[Path, Any] = {}
    new: dict[Path, Any] = {}
    by: dict[Path, Side] = {}
    for side in (ours, theirs):
        out = {path for name, path in dropped if name == side.name}
        out |= {(*path, "place") for path in out if side.is_gone(path)}
        out |= side.apart.keys() | (by.keys() & side.paths.keys())
        by.update(dict.fromkeys([path for path in side.paths if path not in out], side))
        old.update(_but(side.old, out))
        new.update(_but(side.new, out))
    for path in [path for path in ours.new if path in theirs.new and is_place(path)]:
        if dropped.isdisjoint((("ours", path), ("theirs", path))):
            # Each has it behind what it put there itself: it comes behind what both put there.
            place = new.pop(path)
            new[path] = place if place == theirs.new[path] else behind(ours, path, place)
    _put_together(ours, theirs, dropped, new)
    places = Places(base, old, new, by)
    places.settle()
    rings = list(places.rings())
    if not rings:
        _close(base, ours, theirs, old, new)
    return Patch(old, new), rings


def rest(change: Patch, side: Side) -> Patch:
    """What leads from a side, all of whose changes stand, to where a patch of the base leads.

    It leaves out what stands there by the side alone, but not where things stand beside what comes
    or goes; `old` is what stood in the base.
    """
    own = {
        path
        for path in (*side.new, *side.old)
        if side.new.get(path, ABSENT) is change.new.get(path, ABSENT)
    }
    beside = {
        (path[0], place.parent)
        for places in (change.old, change.new)
        for path, place in places.items()
        if path not in own and is_place(path)
    }
    own -= {
        path
        for path in own
        if is_place(path) and path in change.new and (path[0], change.new[path].parent) in beside
    }
    return Patch(_but(change.old, own), _but(change.new, own))


def _but(values: dict[Path, Any], out: set[Path]) -> dict[Path, Any]:
    return {path: value for path, value in values.items() if path not in out} if out else values


def _put_together(ours: Side, theirs: Side, dropped: set[Change], new: dict[Path, Any]) -> None:
    """Make whole again what was taken apart, of the parts that stand."""
    parts: dict[Path, dict[Path, Any]] = {}
    for path in (*ours.apart, *theirs.apart):
        if path[:2] in new and path not in parts.get(path[:2], ()):
            parts.setdefault(path[:2], {})[path] = _part(ours, theirs, dropped, path)
    for whole, values in parts.items():
        said = {path: value for path, value in values.items() if value is not ABSENT}
        new[whole] = with_parts(new[whole], list(values), Patch({}, said), 2)


def _part(ours: Side, theirs: Side, dropped: set[Change], path: Path) -> Any:
    """What stands in a thing that came: what one side says, else what is left without the other's."""
    for side in (ours, theirs):
        if path in side.new and (side.name, path) not in dropped:
            return side.new[path]
    side, other = (ours, theirs) if path in ours.new else (theirs, ours)
    value = side.new[path]
    left = left_of(path, value, other.gone)
    return ABSENT if left == value and len(path) > 3 else left


def _close(
    base: Scenario, ours: Side, theirs: Side, old: dict[Path, Any], new: dict[Path, Any]
) -> None:
    """Let a chance node whose branches went some on one side and some on the other be a leaf."""
    moved = [path for path in old if path[0] == "nodes" and is_place(path)]
    counts = Counter(old[path].parent for path in moved if _leaves(path, old, new))
    if not counts:
        return
    taken = {value.parent for path, value in new.items() if path[0] == "nodes" and is_place(path)}
    for key, count in counts.items():
        node, path = base.nodes[key], ("nodes", key, "kind")
        if count < len(node.children) or key in taken or ("nodes", key) in old:
            continue
        ends = [side.scenario.nodes.get(key, node) for side in (ours, theirs)]
        if new.get(path, node.kind) == "chance" and all(each.children for each in ends):
            closed = patch_of_thing(path[:2], node, left_with(node, ()))
            old.update(closed.old)
            new.update(closed.new)


def _leaves(path: Path, old: dict[Path, Any], new: dict[Path, Any]) -> bool:
    return path not in new or new[path].parent != old[path].parent
