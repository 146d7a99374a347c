"""Who names whom: the ids and the estimates in the fields of entities, as their rows say.

Edits refuse a reference that names nothing, removals take references along, checks report those
that a file brought: all three ask here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import ROWS
from scenario_desk.model.scales import SCALES
from scenario_desk.model.table import Table

Ids = Mapping[str, Collection[str]]
"""Ids by collection."""


def named(entity: Any, field: str) -> Iterator[tuple[str, str]]:
    """The ids that a field of an entity holds: (collection, id), those in pairs once each."""
    path = ROWS[type(entity)].names.get(field)
    if path is not None:
        yield from ids_in(getattr(entity, field), path)


def judgements(entity: Any) -> Iterator[tuple[str, str, Estimate]]:
    """Every estimate an entity holds: (field, what it is in `SCALES`, estimate)."""
    for field, what in ROWS[type(entity)].judged.items():
        scale = what if what in SCALES else getattr(entity, what)
        yield from ((field, scale, estimate) for estimate in estimates(getattr(entity, field)))


def citations(entity: Any) -> Iterator[str]:
    """The sources that an entity and the estimates in it cite, as often as they do."""
    for field in _citing(entity.__class__):
        yield from getattr(entity, field)
    for _field, _what, estimate in judgements(entity):
        yield from estimate.sources


@cache
def _citing(kind: Any) -> tuple[str, ...]:
    """The fields of such an entity that hold sources."""
    return tuple(field for field, path in ROWS[kind].names.items() if path == "sources")


def left(entity: Any, gone: Ids) -> dict[str, Any]:
    """What an entity's fields hold once things are gone, for the fields that can name any."""
    row = ROWS[type(entity)]
    fields = {
        field: without(getattr(entity, field), path, gone) for field, path in row.names.items()
    }
    if "sources" in gone:
        for field in row.judged:
            value = fields[field] if field in fields else getattr(entity, field)
            fields[field] = uncited(value, gone["sources"])
    return fields


def without(value: Any, path: str, gone: Ids) -> Any:
    """A value that holds ids, without those that are gone; itself where it holds none of them.

    `path` says what they are ids of, as `Row.names` does.
    """
    collections = path.split("/")
    if gone.keys().isdisjoint(collections):
        return value
    lost = gone.get(collections[0], ())
    if isinstance(value, str):
        return None if value in lost else value
    if isinstance(value, tuple):
        return _tuple_without(value, collections, gone)
    if isinstance(value, Table):
        return _table_without(value, collections, gone)
    return value


def uncited(value: Any, sources: Collection[str]) -> Any:
    """An estimate, or a table of them, that cites these sources no more; else the value itself."""
    if isinstance(value, Estimate):
        kept = tuple(source for source in value.sources if source not in sources)
        return value if kept == value.sources else replace(value, sources=kept)
    if isinstance(value, Table):
        fresh = ((key, uncited(held, sources)) for key, held in value.items())
        return value.updated({key: held for key, held in fresh if held is not value[key]})
    return value


def ids_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The ids that a value holds, of which `path` says what they are ids of, as `Row.names` does."""
    first, _slash, rest = path.partition("/")
    if isinstance(value, str):
        if value:
            yield first, value
    elif isinstance(value, tuple):
        for each in value:
            if isinstance(each, str):
                yield first, each
            elif isinstance(each, tuple):
                yield from zip(path.split("/"), each, strict=True)
            else:
                yield from (pair for field in ROWS[type(each)].names for pair in named(each, field))
    elif isinstance(value, Table) and isinstance(next(iter(value), None), tuple):
        for place, collection in enumerate(path.split("/")):
            yield from ((collection, key) for key in {key[place]: None for key in value})
    elif isinstance(value, Table):
        for key, held in value.items():
            yield first, key
            if rest:
                yield from ids_in(held, rest)


def _tuple_without(value: tuple[Any, ...], collections: list[str], gone: Ids) -> tuple[Any, ...]:
    """A tuple of ids, of pairs of them, or of entities, without what is gone."""
    lost = [gone.get(collection, ()) for collection in collections]
    kept = []
    for each in value:
        if isinstance(each, str):
            stays = each not in lost[0]
        elif isinstance(each, tuple):
            stays = not any(key in ids for key, ids in zip(each, lost, strict=True))
        else:
            goes_with = ROWS[type(each)].goes_with
            stays = not any(getattr(each, field) in lost[0] for field in goes_with)
        if stays:
            plain = isinstance(each, str | tuple)
            kept.append(each if plain else replace(each, **left(each, gone)))
    return tuple(kept)


def _table_without(table: Table[Any, Any], collections: list[str], gone: Ids) -> Table[Any, Any]:
    lost = [gone.get(collection, ()) for collection in collections]
    if isinstance(next(iter(table), None), tuple):
        places = [(place, ids) for place, ids in enumerate(lost) if ids]
        return table.without_where(lambda key: any(key[place] in ids for place, ids in places))
    dropped: list[Any] = []
    put: dict[Any, Any] = {}
    rest = "/".join(collections[1:])
    for key, held in table.items():
        kept = without(held, rest, gone)
        if key in lost[0] or (kept is not held and not kept):
            dropped.append(key)
        elif kept is not held:
            put[key] = kept
    return table.updated(put, dropped)


def estimates(value: Any) -> Iterator[Estimate]:
    """The estimates that a value is or holds in a table."""
    if isinstance(value, Estimate):
        yield value
    elif isinstance(value, Table):
        for inner in value.values():
            yield from estimates(inner)
