"""What the values of a patch name, and what is left of them without what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.model.patches.patch import ABSENT, Path, Place
from scenario_desk.model.patches.standing import THINGS
from scenario_desk.model.references import (
    Ids,
    citations,
    estimates,
    ids_in,
    named,
    uncited,
    without,
)
from scenario_desk.model.rosters import ASSUMPTIONS, NODE, ROSTERS, SCORED, Row


def mentions(path: Path, value: Any) -> Iterator[tuple[str, str]]:
    """The ids in the keys of a path and in the value that stands there: (collection, id)."""
    if isinstance(value, Place):
        if value.parent is not None:
            yield "nodes", value.parent
    elif path == ("root",):
        yield "nodes", value
    elif path == ("moves",):
        yield from (("nodes", move.branch) for move in value)
    elif path == ("released",):
        yield from ids_in(value, "injects")
    elif len(path) == 2 and path[0] in THINGS:
        for field in row_of(path[0]).names:
            yield from named(value, field)
        yield from (("sources", source) for source in citations(value))
    else:
        names, judged, keys = _table_of(path)
        yield from zip(names, keys, strict=False)
        if names[len(keys) :]:
            yield from ids_in(value, "/".join(names[len(keys) :]))
        if judged:
            yield from (("sources", key) for each in estimates(value) for key in each.sources)


def left_of(path: Path, value: Any, gone: Ids) -> Any:
    """A value without what is gone; `ABSENT` where nothing is left of it."""
    if len(path) == 2 and path[0] in THINGS:
        fields = row_of(path[0]).goes_with
        lost = (key in gone.get(name, ()) for each in fields for name, key in named(value, each))
        return ABSENT if any(lost) else value
    if path == ("released",):
        return without(value, "injects", gone)
    names, judged, keys = _table_of(path)
    if any(key in gone.get(name, ()) for name, key in zip(names, keys, strict=False)):
        return ABSENT
    if names[len(keys) :]:
        value = without(value, "/".join(names[len(keys) :]), gone)
        if value is None and keys:
            return ABSENT
    return uncited(value, gone["sources"]) if judged and "sources" in gone else value


def row_of(collection: str) -> Row[Any]:
    """The row of a collection of things with ids."""
    return NODE if collection == "nodes" else ROSTERS[collection]


def _table_of(path: Path) -> tuple[list[str], bool, Path]:
    """What the field at a path names, whether it is judged, and the keys in it."""
    if path[0] == "scores":
        return SCORED.split("/"), True, path[1:]
    if path[0] in THINGS:
        row, field, keys = row_of(path[0]), path[2], path[3:]
    elif path[0] == "assumptions":
        row, field, keys = ASSUMPTIONS, path[1], path[2:]
    else:
        return [], False, ()
    names = row.names.get(field)
    return names.split("/") if names else [], field in row.judged, keys
