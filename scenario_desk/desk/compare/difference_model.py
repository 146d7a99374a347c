"""Differences as rows: sections, what is in them, and its parts, each made when it is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QIcon

from scenario_desk.desk.widgets.row_model import Index, RowModel
from scenario_desk.presentation.tree.change_marks import CHANGE_WORDS
from scenario_desk.presentation.words.changes import SECTIONS, Difference
from scenario_desk.presentation.words.changes.difference import What
from scenario_desk.presentation.words.changes.narrowing import Entry
from scenario_desk.presentation.words.language import _, ngettext

_AT_ONCE = 500
"""So many rows under one; where there are more, the last of them brings more."""


class _Row:
    """A section, a difference, or the row that brings more of them."""

    def __init__(self, above: _Row | None, place: int, entry: Entry | None, section: str = ""):
        self.above, self.place, self.entry, self.section = above, place, entry, section
        self.within: Sequence[Entry] = ()
        """Of a section: what stands in it."""
        self.shown = _AT_ONCE
        self._rows: list[_Row] = []
        self._text = ""

    @property
    def count(self) -> int:
        """How many there are beneath, shown or not."""
        return len(self.within) if self.entry is None else self.entry.count

    def rows(self) -> list[_Row]:
        """Those beneath that are shown."""
        for place in range(len(self._rows), self.height):
            entry = self._beneath(place) if place < self.shown else None
            self._rows.append(_Row(self, place, entry))
        return self._rows

    @property
    def height(self) -> int:
        """How many rows these are, with the one that brings more."""
        return min(self.count, self.shown + 1)

    def fill(self, row: _Row) -> None:
        """Let the row that brings more be the first of them."""
        row.entry = self._beneath(row.place)

    def _beneath(self, place: int) -> Entry:
        return self.within[place] if self.entry is None else self.entry.part(place)

    @property
    def brings_more(self) -> bool:
        return self.entry is None and not self.section

    @property
    def text(self) -> str:
        """What the row says."""
        if self.brings_more:
            assert self.above is not None
            left = self.above.count - self.above.shown
            return ngettext("… and {n} more", "… and {n} more", left).format(n=left)
        if self.entry is None:
            number = sum(each.number for each in self.within)
            return f"{_(SECTIONS[self.section])} ({number})"
        if not self._text:
            self._text = self.entry.difference.sentence
        return self._text


class DifferenceModel(RowModel[_Row]):
    """What separates two scenarios, section by section. One column; a view may add to it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[_Row] = []
        self._icons: Mapping[What, QIcon] = {}

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show these, which stand in the order of their sections."""
        self.beginResetModel()
        self._sections = []
        for section, within in groupby(entries, lambda each: each.difference.section):
            row = _Row(None, len(self._sections), None, section)
            row.within = tuple(within)
            self._sections.append(row)
        self.endResetModel()

    def dress(self, icons: Mapping[What, QIcon]) -> None:
        """Show other signs."""
        self._icons = icons

    def difference_at(self, index: Index) -> Difference | None:
        """What a row tells of; None of a section and of what brings more."""
        row = self.row_of(index)
        return None if row is None or row.entry is None else row.entry.difference

    def bring_more(self, index: Index) -> bool:
        """Show more rows where this one offers to; False where it does not."""
        row = self.row_of(index)
        if row is None or not row.brings_more or row.above is None:
            return False
        above = row.above
        above.fill(row)
        self.dataChanged.emit(index, index)
        last = min(above.count, row.place + _AT_ONCE + 1) - 1
        if last > row.place:
            self.beginInsertRows(index.parent(), row.place + 1, last)
        above.shown += _AT_ONCE
        if last > row.place:
            self.endInsertRows()
        return True

    def index_of(self, way: Sequence[Difference]) -> QModelIndex:
        """Where the last of these stands, each a part of the one before; else the nearest above."""
        found = QModelIndex()
        rows = [each for section in self._sections for each in section.rows()]
        for wanted in way:
            row = next((each for each in rows if _tells(each, wanted)), None)
            if row is None:
                break
            found, rows = self.createIndex(row.place, 0, row), row.rows()
        return found

    # Qt's own

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        row = self.row_of(parent)
        return bool(self._sections) if row is None else row.count > 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.FontRole and row.section:
            font = QFont()
            font.setBold(True)
            return font
        if row.entry is None:
            return None
        what = row.entry.difference.what
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.get(what)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{what}: {sentence}").format(what=_(CHANGE_WORDS[what]), sentence=row.text)
        return None

    def beneath(self, row: _Row | None) -> list[_Row]:
        return self._sections if row is None else row.rows()


def _tells(row: _Row, wanted: Difference) -> bool:
    return row.entry is not None and row.entry.difference is wanted
