"""Persistent collections: mappings that share what an edit did not touch.

A scenario is an immutable value, and undo keeps hundreds of them. A copied dict would cost
megabytes a step at 100,000 nodes; a `Table` keeps its pairs in shared buckets, these in shared groups,
and copies one of each. Two tables compare by the keys that were put or taken since where one was made
from the other or both from a third, else bucket by bucket, by identity first.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    ValuesView,
)
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from scenario_desk.model.buckets import (
    BITS,
    FULL,
    GROUP,
    WIDTHS,
    Groups,
    grouped,
    left,
    spread,
    unlike,
    width_for,
)
from scenario_desk.model.lineage import Lineage, touched_between

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_FEW = 4
"""Where more than this share of the keys was touched since, comparing all of them costs less, and
which they were is not kept."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates two mappings, by key."""

    added: frozenset[Any]
    removed: frozenset[Any]
    replaced: frozenset[Any]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.replaced)


class Table(Mapping[K, V]):
    """An immutable mapping; `updated` returns the next one and shares the rest.

    The order of iteration means nothing: whoever needs an order keeps it as a tuple of keys.
    """

    __slots__ = ("_groups", "_lineage", "_size", "_width")

    def __init__(self, pairs: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        plain = dict(pairs)
        self._size = len(plain)
        self._width = width_for(self._size)
        """How many buckets there are."""
        self._groups = grouped(spread(plain, self._width))
        self._lineage = Lineage()

    def _next(
        self, groups: Groups[K, V], size: int, count: int, touched: Iterable[K]
    ) -> Table[K, V]:
        """The next table, of which so many keys were put or taken."""
        table: Table[K, V] = Table.__new__(type(self))
        table._groups, table._size, table._width = groups, size, self._width
        if size > self._width * FULL and self._width < WIDTHS[-1]:
            pairs = dict(table.items())
            table._width = width_for(size)
            table._groups = grouped(spread(pairs, table._width))
        few = self._lineage.count + count <= max(self._size, size) // _FEW
        table._lineage = self._lineage.next(touched, count) if few else Lineage()
        return table

    def __getitem__(self, key: K) -> V:
        place = hash(key) % self._width
        return self._groups[place >> BITS][place % GROUP][key]

    def get(self, key: K, default: Any = None) -> Any:
        place = hash(key) % self._width
        return self._groups[place >> BITS][place % GROUP].get(key, default)

    def get_all(self, keys: Iterable[K], default: Any = None) -> list[Any]:
        """The value of each key in turn, the default where it is absent."""
        groups, width = self._groups, self._width
        return [
            groups[(place := hash(key) % width) >> BITS][place % GROUP].get(key, default)
            for key in keys
        ]

    def __contains__(self, key: object) -> bool:
        place = hash(key) % self._width
        return key in self._groups[place >> BITS][place % GROUP]

    def __iter__(self) -> Iterator[K]:
        return chain.from_iterable(self._buckets())

    def _buckets(self) -> list[dict[K, V]]:
        return list(chain.from_iterable(self._groups))

    def __len__(self) -> int:
        return self._size

    def values(self) -> ValuesView[V]:
        return _Values(self)

    def items(self) -> ItemsView[K, V]:
        return _Items(self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Table):
            return NotImplemented
        if self._size != other._size:
            return False
        if self._width != other._width:
            return dict(self) == dict(other)
        return all(
            mine is theirs or mine == theirs
            for mine, theirs in zip(self._buckets(), other._buckets(), strict=True)
        )

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in islice(self.items(), 3))
        return f"Table({{{shown}{', …' if self._size > 3 else ''}}}, {self._size} pairs)"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (dict(self),))

    def set(self, key: K, value: V) -> Table[K, V]:
        """This table with one pair more, or one value replaced."""
        return self.updated({key: value})

    def without(self, *keys: K) -> Table[K, V]:
        """This table without these keys; a key that is absent is no error."""
        return self.updated({}, keys)

    def without_where(self, gone: Callable[[K], bool]) -> Table[K, V]:
        """This table without the keys of which this is true: the way to take out very many."""
        before = self._buckets()
        lost = [[key for key in bucket if gone(key)] for bucket in before]
        count = sum(map(len, lost))
        if not count:
            return self
        groups = grouped(list(map(left, before, lost)))
        return self._next(groups, self._size - count, count, chain.from_iterable(lost))

    def updated(self, pairs: Mapping[K, V], removed: Iterable[K] = ()) -> Table[K, V]:
        """This table with `pairs` put in and then the keys in `removed` taken out."""
        removed = removed if isinstance(removed, Collection) else tuple(removed)
        touched = len(pairs) + len(removed)
        if 1 < self._width < touched:
            return self._remade(pairs, removed)
        width = self._width
        fresh: dict[int, dict[K, V]] = {}
        for key, value in pairs.items():
            place = hash(key) % width
            if place not in fresh:
                fresh[place] = self._bucket(place).copy()
            fresh[place][key] = value
        for key in removed:
            place = hash(key) % width
            if key in fresh.get(place, self._bucket(place)):
                fresh.setdefault(place, self._bucket(place).copy()).pop(key)
        if not fresh:
            return self
        grown = sum(len(bucket) - len(self._bucket(place)) for place, bucket in fresh.items())
        return self._next(
            self._regrouped(fresh), self._size + grown, touched, chain(pairs, removed)
        )

    def _bucket(self, place: int) -> dict[K, V]:
        return self._groups[place >> BITS][place % GROUP]

    def _regrouped(self, fresh: Mapping[int, dict[K, V]]) -> Groups[K, V]:
        """The groups with some buckets replaced, by their place."""
        opened: dict[int, list[dict[K, V]]] = {}
        for place, bucket in fresh.items():
            number = place >> BITS
            if number not in opened:
                opened[number] = list(self._groups[number])
            opened[number][place % GROUP] = bucket
        groups = list(self._groups)
        for number, buckets in opened.items():
            groups[number] = tuple(buckets)
        return tuple(groups)

    def _remade(self, pairs: Mapping[K, V], removed: Collection[K]) -> Table[K, V]:
        """`updated` where most buckets change: bucket by bucket, which is cheaper than by key."""
        buckets, width = self._buckets(), self._width
        if pairs:
            buckets = [bucket.copy() for bucket in buckets]
            for key, value in pairs.items():
                buckets[hash(key) % width][key] = value
        if removed:
            gone = frozenset(removed)
            # Sets keep the hashes of the dicts that they are made of: none is asked for again.
            buckets = [left(bucket, gone.intersection(set(bucket))) for bucket in buckets]
        touched = len(pairs) + len(removed)
        size = sum(map(len, buckets))
        return self._next(grouped(buckets), size, touched, chain(pairs, removed))

    def pieces(self) -> Sequence[Mapping[K, V]]:
        """The pairs in the parts they are kept in: whoever frees a huge table can do so by part."""
        return self._buckets()

    def difference(self, newer: Table[K, V]) -> Difference:
        """What was added, removed and replaced on the way from this table to `newer`."""
        if self is newer:
            return _NOTHING
        touched = touched_between(self._lineage, newer._lineage)
        if touched is not None:
            return self._difference_in(newer, touched)
        return Difference(*unlike(self._buckets(), newer._buckets()))

    def _difference_in(self, newer: Table[K, V], keys: Collection[Any]) -> Difference:
        """The difference, where it can only be in these keys."""
        added: list[K] = []
        removed: list[K] = []
        replaced: list[K] = []
        of_both = zip(keys, self.get_all(keys, _ABSENT), newer.get_all(keys, _ABSENT), strict=True)
        for key, mine, theirs in of_both:
            if mine is theirs:
                continue
            if mine is _ABSENT:
                added.append(key)
            elif theirs is _ABSENT:
                removed.append(key)
            elif mine != theirs:
                replaced.append(key)
        return Difference(frozenset(added), frozenset(removed), frozenset(replaced))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept a table as it is (its values were validated when made), or a plain mapping."""
        key, value = get_args(source) or (Any, Any)
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(
                    cls, core_schema.dict_schema(handler(key), handler(value))
                ),
            ],
            mode="left_to_right",
            serialization=core_schema.plain_serializer_function_ser_schema(dict),
        )


class _Values(ValuesView[V]):
    """Bucket by bucket: the mixin would look every key up, twenty times as slow."""

    _mapping: Table[Any, V]

    def __iter__(self) -> Iterator[V]:
        return chain.from_iterable(bucket.values() for bucket in self._mapping._buckets())


class _Items(ItemsView[K, V]):
    _mapping: Table[K, V]

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return chain.from_iterable(bucket.items() for bucket in self._mapping._buckets())


_ABSENT: Any = object()
_NOTHING = Difference(frozenset(), frozenset(), frozenset())


class Roster(Mapping[str, V]):
    """Entities by id in an order people chose: a `Table` and a tuple of its keys.

    Iterating gives ids in order; `values()` gives the entities in order.
    """

    __slots__ = ("order", "table")

    order: tuple[str, ...]
    table: Table[str, V]

    def __init__(self, entities: Iterable[V] = ()) -> None:
        listed = {entity.id: entity for entity in entities}  # type: ignore[attr-defined]
        self.order = tuple(listed)
        self.table = Table(listed)

    @classmethod
    def _of(cls, order: tuple[str, ...], table: Table[str, V]) -> Roster[V]:
        roster = cls.__new__(cls)
        roster.order, roster.table = order, table
        return roster

    def __getitem__(self, key: str) -> V:
        return self.table[key]

    def get(self, key: str | None, default: Any = None) -> Any:
        return default if key is None else self.table.get(key, default)

    def get_all(self, keys: Iterable[str]) -> list[V | None]:
        """The entity of each id in turn, None where there is none."""
        return self.table.get_all(keys)

    def __contains__(self, key: object) -> bool:
        return key in self.table

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Roster):
            return NotImplemented
        return self is other or (self.order == other.order and self.table == other.table)

    def __hash__(self) -> int:
        return hash((self.order, self.table))

    def __repr__(self) -> str:
        return f"Roster({list(self.order[:3])}{'…' if len(self) > 3 else ''}, {len(self)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (list(self.values()),))

    def put(self, entity: V, index: int | None = None) -> Roster[V]:
        """This roster with the entity added (at `index`, else last) or replaced in its place."""
        key: str = entity.id  # type: ignore[attr-defined]
        order = self.order
        if key not in self.table:
            place = len(order) if index is None else index
            order = (*order[:place], key, *order[place:])
        return self._of(order, self.table.set(key, entity))

    def without(self, *keys: str) -> Roster[V]:
        """This roster without these entities."""
        gone = set(keys)
        return self._of(
            tuple(key for key in self.order if key not in gone),
            self.table.without(*keys),
        )

    def rearranged(
        self, put: Mapping[str, V], removed: Iterable[str], order: tuple[str, ...]
    ) -> Roster[V]:
        """This roster with entities put in and taken out, in an order that names those there are."""
        return self._of(order, self.table.updated(put, removed))

    def moved(self, key: str, index: int) -> Roster[V]:
        """This roster with one entity at another place (`index` counted without it)."""
        rest = [other for other in self.order if other != key]
        rest.insert(index, key)
        return self._of(tuple(rest), self.table)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept a roster as it is, or a plain list of entities."""
        (value,) = get_args(source) or (Any,)
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(
                    cls, core_schema.list_schema(handler(value))
                ),
            ],
            mode="left_to_right",
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda roster: list(roster.values())
            ),
        )
