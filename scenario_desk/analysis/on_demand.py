"""A mapping whose values are made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class OnDemand(Mapping[str, V]):
    """Values by id, each made once by `make(id)`; asking for an unknown id is a KeyError."""

    __slots__ = ("_ids", "_made", "_make")

    def __init__(self, ids: Iterable[str], make: Callable[[str], V]) -> None:
        self._ids = dict.fromkeys(ids)
        self._make = make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        made = self._made.get(key)
        if made is None:
            if key not in self._ids:
                raise KeyError(key)
            made = self._made[key] = self._make(key)
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def inherit(self, older: OnDemand[V], keys: Iterable[str]) -> None:
        """Take over what `older` has already made under these keys."""
        self._made.update({key: older._made[key] for key in keys if key in older._made})
