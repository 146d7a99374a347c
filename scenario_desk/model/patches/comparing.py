"""What separates two scenarios, as a patch."""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import fields as fields_of
from functools import cache
from itertools import compress
from math import inf
from operator import attrgetter, is_not
from typing import Any

from scenario_desk.model.changes import Changes, changes
from scenario_desk.model.entities import Assumptions, Node
from scenario_desk.model.patches.ordering import moved
from scenario_desk.model.patches.patch import ABSENT, Patch, Path, Place, whole
from scenario_desk.model.rosters import HOLDERS, ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table


def patch(old: Scenario, new: Scenario) -> Patch:
    """What leads from one scenario to another."""
    return _made(changes(old, new), inf)


def patch_of(between: Changes, most: int) -> Patch | None:
    """The same of two scenarios that have been compared; None where it changes more than `most`."""
    try:
        return _made(between, most)
    except _TooMuchError:
        return None


def patch_of_thing(path: Path, old: Any, new: Any) -> Patch:
    """What separates two versions of the thing at a path; of nodes all but their children."""
    made = _Making(inf)
    _compare_fields(made, path, old, new)
    return Patch(made.old, made.new)


class _TooMuchError(Exception):
    """There is more to say than was asked for."""


class _Making:
    """A patch in the making, and how much more it may hold."""

    def __init__(self, room: float) -> None:
        self.old: dict[Path, Any] = {}
        self.new: dict[Path, Any] = {}
        self._room = room

    def expect(self, *many: Sized) -> None:
        """Give up before so many are compared where they are too many."""
        self._room -= sum(map(len, many))
        if self._room < 0:
            raise _TooMuchError


def _made(between: Changes, most: float) -> Patch:
    made = _Making(most)
    old, new = between.old, between.new
    for name, difference in between.tables.items():
        made.expect(difference.added, difference.removed, difference.replaced)
        was, now = getattr(old, name), getattr(new, name)
        if name == "scores":
            made.old.update(((name, *key), was[key]) for key in difference.removed)
            made.old.update(((name, *key), was[key]) for key in difference.replaced)
            made.new.update(((name, *key), now[key]) for key in difference.added)
            made.new.update(((name, *key), now[key]) for key in difference.replaced)
            continue
        if name in HOLDERS:
            for key in (*difference.removed, *difference.added):
                held = (was if key in difference.removed else now)[key].scenario
                made.expect(held.nodes, held.scores)
        keys = (*difference.removed, *difference.replaced, *difference.added)
        for key, before, after in zip(keys, was.get_all(keys), now.get_all(keys), strict=True):
            if before is None:
                made.new[name, key] = whole(after)
            elif after is None:
                made.old[name, key] = whole(before)
            else:
                _compare_fields(made, (name, key), before, after)
            if name == "nodes":
                _compare_places(made, name, key, _children_of(before), _children_of(after))
    for name in ROSTERS:
        if between.touches(name):
            _compare_places(made, name, None, getattr(old, name).order, getattr(new, name).order)
    for name in between.fields.difference(ROSTERS):
        _compare_values(made, (name,), getattr(old, name), getattr(new, name))
    return Patch(made.old, made.new)


def _children_of(node: Node | None) -> tuple[str, ...]:
    return () if node is None else node.children


def _compare_places(
    made: _Making, name: str, parent: str | None, old: tuple[str, ...], new: tuple[str, ...]
) -> None:
    if old != new:
        went, came = moved(old, new)
        if went and came:
            made.expect(went.keys() & came.keys())
        for key, above in went.items():
            made.old[name, key, "place"] = Place(parent, above)
        for key, above in came.items():
            made.new[name, key, "place"] = Place(parent, above)


def _compare_fields(made: _Making, path: Path, old: Any, new: Any) -> None:
    names, values = _fields(old.__class__)
    was, now = values(old), values(new)
    for place in compress(range(len(names)), map(is_not, was, now)):
        if was[place] != now[place]:
            _compare_values(made, (*path, names[place]), was[place], now[place])


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields in question, and what reads them all."""
    names = tuple(field.name for field in fields_of(kind) if field.name != "children")
    return names, attrgetter(*names)


def _compare_values(made: _Making, path: Path, old: Any, new: Any) -> None:
    """Compare what is not the same: tables by key, the assumptions by field, all else whole."""
    # Whether a value is of an abstract kind, as tables are, takes as long to find as all the rest.
    kind = type(old)
    if kind is Assumptions and len(path) == 1:
        _compare_fields(made, path, old, new)
    elif kind is Table:
        difference = old.difference(new)
        made.expect(difference.added, difference.removed, difference.replaced)
        for key in (*difference.removed, *difference.replaced, *difference.added):
            inner = (*path, key) if isinstance(key, str) else (*path, *key)
            was, now = old.get(key, ABSENT), new.get(key, ABSENT)
            if _by_key(was, now):
                _compare_values(made, inner, _or_empty(was), _or_empty(now))
                continue
            if was is not ABSENT:
                made.old[inner] = was
            if now is not ABSENT:
                made.new[inner] = now
    else:
        made.old[path], made.new[path] = old, new


def _by_key(old: Any, new: Any) -> bool:
    """Whether two values are tables of which one that is absent says the same as an empty one.

    An empty table that is kept is said whole, for by its keys it could not be told from none.
    """
    tables = [each for each in (old, new) if isinstance(each, Table)]
    return bool(tables) and all(tables)


def _or_empty(value: Any) -> Any:
    return Table() if value is ABSENT else value
