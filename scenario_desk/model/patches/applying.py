"""A scenario with a patch applied to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import filterfalse
from typing import Any, TypeVar

from scenario_desk.model.edits.amending import amended, twin
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import spot
from scenario_desk.model.patches.levels import levels_with
from scenario_desk.model.patches.ordering import placed
from scenario_desk.model.patches.patch import ABSENT, Patch, Path, Place
from scenario_desk.model.patches.standing import THINGS, is_place, key_width, outdated
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table

T = TypeVar("T")


def applied(scenario: Scenario, patch: Patch) -> Scenario:
    """The scenario after the patch.

    Raises EditRefused where something else stands than stood under the patch, and where the nodes
    would no longer be one tree.
    """
    overtaken = outdated(scenario, patch)
    if overtaken:
        raise EditRefused("patch_outdated", what=spot(scenario, overtaken[0]), count=len(overtaken))
    return put(scenario, patch)


def put(scenario: Scenario, patch: Patch) -> Scenario:
    """The same where what stood under the patch is known to stand."""
    parts: dict[str, list[Path]] = defaultdict(list)
    for path in patch.paths:
        parts[path[0]].append(path)
    of_nodes = parts.pop("nodes", [])
    fields = {
        name: _roster(getattr(scenario, name), paths, patch)
        if name in THINGS
        else with_parts(getattr(scenario, name), paths, patch, 1)
        for name, paths in parts.items()
    }
    if of_nodes or "root" in fields:
        return _with_tree(scenario, of_nodes, patch, fields)
    return replace(scenario, **fields)


def with_parts(value: Any, paths: list[Path], patch: Patch, depth: int) -> Any:
    """A value after the patch, of which so many parts of these paths say where it stands."""
    if len(paths[0]) == depth:
        return patch.new.get(paths[0], ABSENT)
    if not isinstance(value, Table):
        fields = _fields(value, paths, patch, depth)
        # What a node says in a patch was validated there, and there may be thousands.
        return twin(value, **fields) if isinstance(value, Node) else amended(value, **fields)
    put: dict[Any, Any] = {}
    gone: list[Any] = []
    deeper: dict[Any, list[Path]] = defaultdict(list)
    width = key_width(paths[0][:depth])
    for path in paths:
        key = path[depth] if width == 1 else path[depth : depth + width]
        if len(path) > depth + width:
            deeper[key].append(path)
        elif path in patch.new:
            put[key] = patch.new[path]
        else:
            gone.append(key)
    for key, each in deeper.items():
        inner = with_parts(value.get(key, Table()), each, patch, depth + width)
        # By keys alone, a table that is empty and none say the same.
        if inner:
            put[key] = inner
        else:
            gone.append(key)
    return value.updated(put, gone)


def _fields(value: Any, paths: list[Path], patch: Patch, depth: int) -> dict[str, Any]:
    """The fields of a value that these paths name, after the patch."""
    fields: dict[str, Any] = {}
    deeper: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        if len(path) == depth + 1:
            fields[path[depth]] = patch.new.get(path, ABSENT)
        else:
            deeper[path[depth]].append(path)
    for name, each in deeper.items():
        fields[name] = with_parts(getattr(value, name), each, patch, depth + 1)
    return fields


class _Sorted:
    """The paths of one collection by what they say of its things."""

    def __init__(self, paths: Iterable[Path], patch: Patch) -> None:
        self.put: dict[str, Any] = {}
        self.gone: list[str] = []
        self.amended: dict[str, list[Path]] = defaultdict(list)
        self.places: dict[str, Place | None] = {}
        """Where each goes that leaves its place or comes; None is nowhere."""
        for path in paths:
            key = path[1]
            if len(path) > 2:
                if is_place(path):
                    self.places[key] = patch.new.get(path)
                else:
                    self.amended[key].append(path)
            elif path in patch.new:
                self.put[key] = patch.new[path]
            else:
                self.gone.append(key)

    def arrivals(self) -> dict[str | None, dict[str | None, list[str]]]:
        """By parent, then by the one they follow: those that come."""
        found: dict[str | None, dict[str | None, list[str]]] = {}
        for key, place in self.places.items():
            if place is not None:
                found.setdefault(place.parent, {}).setdefault(place.after, []).append(key)
        return found


def _roster(roster: Roster[Any], paths: list[Path], patch: Patch) -> Roster[Any]:
    said = _Sorted(paths, patch)
    put = said.put | {
        key: with_parts(roster[key], each, patch, 2) for key, each in said.amended.items()
    }
    order = roster.order
    if said.places:
        stay = filterfalse(said.places.__contains__, order)
        order = placed(stay, said.arrivals().get(None, {}))
    changed = roster.rearranged(put, said.gone, order)
    for key in (*said.put, *said.gone, *said.places):
        stands = said.places[key] is not None if key in said.places else key in roster
        if stands != (key in changed.table):
            raise EditRefused("patch_without_place", id=key)
    return changed


def _held(table: Table[str, T], keys: Collection[Any]) -> dict[Any, T]:
    """What a table holds of these keys."""
    pairs = zip(keys, table.get_all(keys), strict=True)
    return {key: value for key, value in pairs if value is not None}


def _with_tree(
    scenario: Scenario, paths: list[Path], patch: Patch, fields: dict[str, Any]
) -> Scenario:
    nodes, parents = scenario.nodes, scenario.parents
    said = _Sorted(paths, patch)
    root = fields.get("root", scenario.root)
    arrivals, gone = said.arrivals(), set(said.gone)
    above = _held(parents, {*said.places, *said.put, *gone, root, scenario.root})
    touched = {above[key] for key in said.places if key in above} | arrivals.keys()
    was = _held(nodes, {*said.put, *said.amended, *touched, *gone})
    changed: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, each in said.amended.items():
        changed[key] = _fields(was[key], each, patch, 2)
    for parent in touched | gone:
        node = None if parent is None else was.get(parent, said.put.get(parent))
        if parent is None or node is None:
            raise EditRefused("patch_place_gone", id=parent)
        stay = [key for key in node.children if key not in said.places]
        children = placed(stay, arrivals.get(parent, {}))
        if parent not in gone:
            changed[parent]["children"] = children
        elif children:
            raise EditRefused("patch_would_orphan", node=spot(scenario, ("nodes", children[0])))
    put: dict[str, Node] = {
        key: twin(node, children=was[key].children) if key in was else node
        for key, node in said.put.items()
    }
    for key, values in changed.items():
        put[key] = twin(put[key] if key in put else was[key], **values)
    for key in {*said.put, *gone, *said.places, root, scenario.root}:
        hangs = said.places[key] is not None if key in said.places else key in above
        stands = key not in gone and (key in put or key in nodes)
        if stands != (hangs or key == root) or (hangs and key == root):
            raise EditRefused("patch_without_place", id=key)
    levels = levels_with(scenario, root, said.places)
    grown = scenario.with_nodes(put, tuple(said.gone), levels=levels, **fields)
    if levels is None and grown.levels_at_most() > TREE_LEVELS:
        raise EditRefused("too_deep", limit=TREE_LEVELS)
    return grown
