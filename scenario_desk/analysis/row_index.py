"""Which row a node has, by its id, and which node a row is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import eq
from typing import Any

import numpy as np
from numpy.typing import NDArray

Handles = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Lineage:
    """One handle for good for every id that a lineage of frames has had; only ever added to.

    Rows shift with every insertion, so a dict or a tuple of ids by row would be made again with
    every edit of a big tree. With handles a frame holds arrays of numbers instead.
    """

    handles: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    """The id of each handle."""

    @classmethod
    def of(cls, ids: Sequence[str]) -> Lineage:
        """The lineage that begins with these ids, each its own place as handle."""
        return cls({key: handle for handle, key in enumerate(ids)}, list(ids))

    def handle(self, key: str) -> int:
        """The handle of this id, a new one where it has none."""
        found = self.handles.setdefault(key, len(self.ids))
        if found == len(self.ids):
            self.ids.append(key)
        return found


class RowIds(Sequence[str]):
    """The id of the node in each row; equal to any sequence of the same ids."""

    __slots__ = ("handles", "lineage")

    def __init__(self, lineage: Lineage, handles: Handles) -> None:
        self.lineage = lineage
        self.handles = handles
        """int64[N] handle of the node in each row."""

    def __getitem__(self, row: Any) -> Any:
        ids = self.lineage.ids
        if isinstance(row, slice):
            return tuple([ids[handle] for handle in self.handles[row].tolist()])
        return ids[self.handles[row]]

    def __iter__(self) -> Iterator[str]:
        return map(self.lineage.ids.__getitem__, self.handles.tolist())

    def __len__(self) -> int:
        return len(self.handles)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class RowIndex(Mapping[str, int]):
    """Row of each node by its id."""

    __slots__ = ("_handles", "_length", "_rows")

    def __init__(self, ids: RowIds) -> None:
        self._handles = ids.lineage.handles
        self._length = len(ids)
        self._rows = np.full(len(self._handles), -1, np.int64)
        self._rows[ids.handles] = np.arange(self._length)

    def __getitem__(self, key: str) -> int:
        row: int | None = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def get(self, key: str, default: Any = None) -> Any:
        handle = self._handles.get(key, -1)
        if 0 <= handle < len(self._rows):
            row = int(self._rows[handle])
            if row >= 0:
                return row
        return default

    def rows_of(self, keys: Collection[str]) -> NDArray[np.int64]:
        """int64[len(keys)] the rows of many nodes at once; −1 where there is none.

        The ids of another frame of the same lineage are found without looking at one of them.
        """
        if isinstance(keys, RowIds) and keys.lineage.handles is self._handles:
            handles = keys.handles
        else:
            found = map(self._handles.get, keys, repeat(-1))
            handles = np.fromiter(found, np.int64, len(keys))
        known = (handles >= 0) & (handles < len(self._rows))
        return np.where(known, self._rows[np.where(known, handles, 0)], -1)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (key for key in tuple(self._handles) if key in self)

    def __len__(self) -> int:
        return self._length
