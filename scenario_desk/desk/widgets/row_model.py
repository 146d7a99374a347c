"""A tree of rows for a view, made as they are looked at: what Qt asks of every such model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What stands in such a tree."""

    place: int
    """Among those beneath the same."""

    @property
    def above(self) -> Self | None:
        """What it stands beneath; None at the top."""


R = TypeVar("R", bound=Row)


class RowModel(QAbstractItemModel, Generic[R]):
    """Rows that know their place and what is above them; a model says what is beneath."""

    columns: ClassVar[int] = 1

    def beneath(self, row: R | None) -> Sequence[R]:
        """The rows beneath one, or at the top, that are made."""
        raise NotImplementedError

    def row_of(self, index: Index) -> R | None:
        """What stands there; None at the top."""
        row: R | None = index.internalPointer() if index.isValid() else None
        return row

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not 0 <= column < self.columns or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, self.beneath(self.row_of(parent))[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        row = self.row_of(index)
        above = None if row is None else row.above
        return QModelIndex() if above is None else self.createIndex(above.place, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() and parent.column():
            return 0
        return len(self.beneath(self.row_of(parent)))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self.columns
