"""Which rows of the outline are unfolded: kept by id, so that it outlives rows that move."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTreeView

from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE, OutlineModel

Key = tuple[str, str]
"""The kind and the id of a row."""
TREE = (SECTION, "tree")
_OPEN_AT_FIRST = ("endpoints", "actors", "linkages", "packages")


class Unfolding(QObject):
    """Follows what is unfolded by hand, and unfolds it again after the rows were listed anew."""

    changed = Signal()

    def __init__(self, rows: QTreeView, model: OutlineModel) -> None:
        super().__init__(rows)
        self._rows, self._model = rows, model
        self._restoring = False
        self.open: set[Key] = set()
        self.start()
        rows.expanded.connect(self._opened)
        rows.collapsed.connect(self._closed)

    def start(self) -> None:
        """Forget it all: another scenario is shown."""
        self.open = {(SECTION, name) for name in _OPEN_AT_FIRST}

    def restore(self) -> None:
        """Unfold again what was open, and forget what there is no more."""
        self._restoring = True
        for kind, key in tuple(self.open):
            index = self._model.index_of(kind, key)
            if index.isValid():
                self._rows.setExpanded(index, True)
            elif kind != SECTION:
                self.open.discard((kind, key))
        self._restoring = False
        self.changed.emit()

    def is_open(self, kind: str, key: str) -> bool:
        return (kind, key) in self.open

    def set_open(self, kind: str, keys: Iterable[str], opened: bool) -> None:
        """Unfold or fold rows; one that has none below it yet will show the first it gets."""
        for key in keys:
            if opened:
                self.open.add((kind, key))
            else:
                self.open.discard((kind, key))
            self._rows.setExpanded(self._model.index_of(kind, key), opened)

    def reveal(self, index: QModelIndex) -> None:
        """Unfold what a row is inside of."""
        above, inside = index.parent(), []
        while above.isValid():
            inside.append(above)
            above = above.parent()
        for each in reversed(inside):
            self._rows.setExpanded(each, True)

    def reaches(self, index: QModelIndex) -> bool:
        """Whether a row can be seen without unfolding anything."""
        above = index.parent()
        while above.isValid():
            if key_of(above) not in self.open:
                return False
            above = above.parent()
        return True

    def depth(self) -> int:
        """How many rows stand above the deepest one that is unfolded."""
        opened = (self._model.index_of(kind, key) for kind, key in self.open)
        return max((self._model.depth(index) for index in opened if index.isValid()), default=0)

    def _opened(self, index: QModelIndex) -> None:
        self.open.add(key_of(index))
        self._tell()

    def _closed(self, index: QModelIndex) -> None:
        self.open.discard(key_of(index))
        self._tell()

    def _tell(self) -> None:
        if not self._restoring:
            self.changed.emit()


def key_of(index: QModelIndex) -> Key:
    """The kind and the id of a row; both "" for no row."""
    if not index.isValid():
        return "", ""
    return str(index.data(KIND_ROLE)), str(index.data(ID_ROLE))
