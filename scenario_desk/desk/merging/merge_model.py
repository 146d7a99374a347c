"""A merge as rows: what is to be decided, what comes in by itself, what stays by itself.

Words are made when a row is looked at, and rows of a long list when it is scrolled to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from scenario_desk.desk.merging.weighing import ByItself, Chosen, Decision
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.desk.widgets.row_model import Index, RowModel
from scenario_desk.model.merging import SideName
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

Entry = Decision | Difference
_AT_ONCE = 300
"""So many rows more under one when it is scrolled to the last."""


class _Row:
    """A section, a decision, or a difference with its parts beneath."""

    def __init__(
        self,
        place: int,
        above: _Row | None = None,
        entry: Entry | None = None,
        title: str = "",
        beneath: Sequence[Entry] = (),
    ) -> None:
        self.place, self.above, self.entry, self.title = place, above, entry, title
        self.beneath = entry.parts if isinstance(entry, Difference) else beneath
        self.rows: list[_Row] = []
        """Those of what is beneath that were scrolled to."""
        self._text = ""

    @property
    def text(self) -> str:
        if self.entry is None:
            return self.title
        if not self._text:
            entry = self.entry
            self._text = harmless(entry.title if isinstance(entry, Decision) else entry.sentence)
        return self._text

    def more(self) -> int:
        """How many rows the next ones are."""
        return min(_AT_ONCE, len(self.beneath) - len(self.rows))

    def add(self, count: int) -> None:
        first = len(self.rows)
        for place in range(first, first + count):
            self.rows.append(_Row(place, self, self.beneath[place]))


class MergeModel(RowModel[_Row]):
    """Two columns: what it is, and what is chosen about it."""

    columns = 2

    def __init__(self, chosen: Callable[[], Chosen], parent: QObject | None = None) -> None:
        """`chosen`: what is chosen just now."""
        super().__init__(parent)
        self._chosen = chosen
        self._sections: list[_Row] = []
        self._decisions: tuple[Decision, ...] = ()
        self._own: ByItself | None = None
        self._tokens: Tokens | None = None

    def dress(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def show_rows(self, decisions: tuple[Decision, ...], own: ByItself | None) -> None:
        """Show these; `own` is None while it is not known yet."""
        self.beginResetModel()
        self._decisions, self._own = decisions, own
        told: list[tuple[str, Sequence[Entry]]] = [(_("Decisions ({n})"), decisions)]
        if own is not None:
            told.append((_("Comes in from theirs by itself ({n})"), own.theirs))
            told.append((_("Stays as in ours by itself ({n})"), own.ours))
        shown = [each for each in told if each[1]]
        self._sections = [
            _Row(place, title=title.format(n=_count(entries)), beneath=entries)
            for place, (title, entries) in enumerate(shown)
        ]
        for section in self._sections:
            section.add(section.more())
        self.endResetModel()

    def tell_choices(self) -> None:
        """Something else is chosen now."""
        if self._decisions:
            section = self._sections[0]
            last = self.createIndex(len(section.rows) - 1, 1, section.rows[-1])
            self.dataChanged.emit(self.createIndex(0, 0, section.rows[0]), last)

    def decision_at(self, index: Index) -> Decision | None:
        """What is decided in a row; None in one where nothing is."""
        row = self.row_of(index)
        return row.entry if row is not None and isinstance(row.entry, Decision) else None

    def difference_at(self, index: Index) -> Difference | None:
        row = self.row_of(index)
        return row.entry if row is not None and isinstance(row.entry, Difference) else None

    def stays(self, index: Index) -> bool:
        """Whether what is told in a row is of ours, of which theirs knows nothing."""
        row = self.row_of(index)
        while row is not None and row.above is not None:
            row = row.above
        return row is not None and self._own is not None and row.beneath is self._own.ours

    def index_of(self, place: int) -> QModelIndex:
        """Where the decision stands that is the so-manieth; rows up to there are made."""
        section = self.index(0, 0)
        while self.rowCount(section) <= place:
            self.fetchMore(section)
        return self.index(place, 0, section)

    # Qt's own

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        row = self.row_of(parent)
        return bool(self._sections) if row is None else bool(row.beneath)

    def canFetchMore(self, parent: Index) -> bool:
        row = self.row_of(parent)
        return row is not None and row.more() > 0

    def fetchMore(self, parent: Index) -> None:
        row = self.row_of(parent)
        if row is not None and (count := row.more()):
            first = len(row.rows)
            self.beginInsertRows(parent, first, first + count - 1)
            row.add(count)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        decision = row.entry if isinstance(row.entry, Decision) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.text)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return row.text
            return "" if decision is None else choice_words(self._chosen().get(decision.key))
        if role == Qt.ItemDataRole.AccessibleTextRole and decision is not None:
            state = choice_words(self._chosen().get(decision.key))
            return _("{what}: {state}").format(what=row.text, state=state)
        if role == Qt.ItemDataRole.FontRole and row.entry is None:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and self._tokens is not None:
            open_still = decision is not None and decision.key not in self._chosen()
            return QColor(self._tokens.accent if open_still else self._tokens.muted)
        return None

    def beneath(self, row: _Row | None) -> list[_Row]:
        return self._sections if row is None else row.rows


def choice_words(side: SideName | None) -> str:
    """What is chosen of a decision."""
    return {None: _("undecided"), "ours": _("✓ ours"), "theirs": _("✓ theirs")}[side]


def _count(entries: Sequence[Entry]) -> int:
    """How many these are; of differences that are told as one, each."""
    return sum(1 if isinstance(each, Decision) else each.number for each in entries)
