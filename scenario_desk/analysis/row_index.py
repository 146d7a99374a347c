"""Which row a node has, by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Handles = NDArray[np.int64]


class RowIndex(Mapping[str, int]):
    """Row of each node by its id.

    Rows shift with every insertion, so a dict of them would be rebuilt with every edit of a big
    tree. Instead each id keeps one handle for good, in a dict that a lineage of frames shares and
    only ever adds to, and a frame holds one array from handle to row.
    """

    __slots__ = ("_handles", "_length", "_rows", "handles_of_rows")

    def __init__(self, handles: dict[str, int], handles_of_rows: Handles) -> None:
        self._handles = handles
        self.handles_of_rows = handles_of_rows
        """int64[N] handle of the node in each row."""
        self._length = len(handles_of_rows)
        self._rows = np.full(len(handles), -1, np.int64)
        self._rows[handles_of_rows] = np.arange(self._length)

    @classmethod
    def of(cls, ids: tuple[str, ...]) -> RowIndex:
        """The index of these ids, in a lineage of its own."""
        return cls(dict(zip(ids, range(len(ids)), strict=True)), np.arange(len(ids)))

    def handle(self, key: str) -> int:
        """The handle of this id, a new one where it has none."""
        return self._handles.setdefault(key, len(self._handles))

    def over(self, handles_of_rows: Handles) -> RowIndex:
        """The index of other rows, in the same lineage."""
        return RowIndex(self._handles, handles_of_rows)

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

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (key for key in tuple(self._handles) if key in self)

    def __len__(self) -> int:
        return self._length
