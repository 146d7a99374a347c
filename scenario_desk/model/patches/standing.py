"""What stands in a scenario where a patch says that something stood."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.patches.patch import ABSENT, Patch, Path, whole
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table

THINGS = frozenset(("nodes", *ROSTERS))
"""The collections whose things have ids, fields and places."""


def outdated(scenario: Scenario, patch: Patch) -> tuple[Path, ...]:
    """The paths at which the scenario holds something else than stood there under the patch.

    What comes, goes or moves to another parent stands where it did as long as its parent is the
    same: what it follows there changes with every edit beside it.
    """
    orders: dict[tuple[str, str | None], dict[str, str | None]] = {}
    found = []
    for path in patch.paths:
        if is_place(path):
            holds = _place_holds(scenario, patch, path, orders)
        else:
            wanted, there = patch.old.get(path, ABSENT), standing(scenario, path)
            holds = there is wanted or (there is not ABSENT is not wanted and there == wanted)
        if not holds:
            found.append(path)
    return tuple(found)


def is_place(path: Path) -> bool:
    return len(path) == 3 and path[2] == "place" and path[0] in THINGS


def order_of(scenario: Scenario, name: str, parent: str | None) -> tuple[str, ...]:
    """What stands in a roster, or below a node, in order; nothing where there is no such node."""
    if name == "nodes":
        return scenario.nodes[parent].children if parent and parent in scenario.nodes else ()
    order: tuple[str, ...] = getattr(scenario, name).order
    return order


def key_width(path: Path) -> int:
    """How many parts of a longer path are the key in the table that stands at this one."""
    return 2 if path[-1] == "scores" else 1


def standing(scenario: Scenario, path: Path) -> Any:
    """What stands at a path that is no place; `ABSENT` where nothing does."""
    value, depth = getattr(scenario, path[0]), 1
    if path[0] in THINGS:
        value, depth = value.get(path[1], ABSENT), 2
        if value is ABSENT:
            return ABSENT if len(path) == depth else _NOWHERE
        if len(path) == depth:
            return whole(value)
    while depth < len(path) and value is not ABSENT:
        if isinstance(value, Table):
            width = key_width(path[:depth])
            key = path[depth] if width == 1 else path[depth : depth + width]
            value, depth = value.get(key, ABSENT), depth + width
        else:
            value, depth = getattr(value, path[depth]), depth + 1
    return value


_NOWHERE: Any = object()
"""What stands in a thing that is not there: not even nothing."""


def _place_holds(
    scenario: Scenario,
    patch: Patch,
    path: Path,
    orders: dict[tuple[str, str | None], dict[str, str | None]],
) -> bool:
    name, key, _place = path
    wanted, goes = patch.old.get(path), patch.new.get(path)
    parent = scenario.parents.get(key) if name == "nodes" else None
    there = parent is not None or (name != "nodes" and key in getattr(scenario, name))
    if wanted is None or not there:
        return wanted is None and not there
    if parent != wanted.parent or goes is None or goes.parent != wanted.parent:
        return bool(parent == wanted.parent)
    if (name, parent) not in orders:
        order = order_of(scenario, name, parent)
        orders[name, parent] = dict(zip(order, (None, *order), strict=False))
    return bool(orders[name, parent][key] == wanted.after)
