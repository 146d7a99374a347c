"""The rows of the outline: endpoints, actors, the tree, linkages and what else there is.

The tree's rows are the frame's, addressed by their index, so that a hundred thousand nodes cost
nothing until they are unfolded; everything else is a short list of entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeySequence

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.selection import ROSTER_OF
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.entries import ADDS, SECTION, Entries, Entry, section_words
from scenario_desk.desk.outline.marks import Marks
from scenario_desk.desk.outline.node_words import node_description, node_text, node_value
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.model import edits
from scenario_desk.model.changes import Changes
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import percent
from scenario_desk.presentation.words.sentences import Badge, holding
from scenario_desk.presentation.words.times import local_time, time_and_author

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The figure at the right of a row."""
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
"""The selection's kind for a row; "section" for a heading."""
ID_ROLE = Qt.ItemDataRole.UserRole + 3
SHORT_VALUE_ROLE = Qt.ItemDataRole.UserRole + 4
"""The figure in fewer letters, where there is no room for both name and figure."""

_ROLES = frozenset(
    (
        VALUE_ROLE,
        KIND_ROLE,
        ID_ROLE,
        SHORT_VALUE_ROLE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
)
"""What a row has something to say to; the style asks each row for a dozen things more."""

_NODE = 1 << 40
"""Internal ids from here on are rows of the frame; below, places in the list of entries."""

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractItemModel):
    """What the outline shows of the workbench."""

    repainting = Signal()
    """Any row may show something else: paint those in sight. `dataChanged` asks about each."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._marks = Marks(workbench)
        self._entries = self._listed()
        self._told: dict[str, tuple[object, ...]] = {}

    # what changes

    def refresh(self, update: Update) -> bool:
        """Follow an update; True where rows came, went or moved (the model was reset)."""
        if update.changes is None or self._moved(update, update.changes):
            self.rebuild()
            return True
        if update.changes.tables.keys() <= {"scores", "nodes"} and update.changes:
            self._tell_answers()
        else:
            self._tell()
        return False

    def rebuild(self) -> None:
        """List everything anew."""
        self.beginResetModel()
        self._entries = self._listed()
        self.endResetModel()

    def recolour(self) -> None:
        """Draw the marks in the colours of now."""
        self._marks.forget()
        self._tell()

    def _moved(self, update: Update, changes: Changes) -> bool:
        if not update.previewing and self._endpoint_order() != self._entries.endpoints:
            return True
        for name, difference in changes.tables.items():
            if name == "scores":
                continue
            if difference.added or difference.removed:
                return True
            moving = _MOVING.get(name)
            if moving is not None and any(
                moving in changes.replaced_fields(name, key) for key in difference.replaced
            ):
                return True
        return bool(changes.fields & _ORDERED)

    def _tell_answers(self) -> None:
        """Say which endpoints show another class or likelihood; the tree is the view's care."""
        shown = self._answers()
        for key, answer in shown.items():
            if answer != self._told.get(key):
                index = self.index_of("endpoint", key)
                self.dataChanged.emit(index, index)
        self._told = shown

    def _answers(self) -> dict[str, tuple[object, ...]]:
        """What the row of each endpoint shows of the evaluation."""
        found = self._bench.evaluation
        return {
            key: (
                found.acceptable[row].tobytes(),
                int(found.zone[row]),
                float(found.endpoint_reach[row]),
            )
            for row, key in enumerate(self._bench.frame.endpoint_ids)
        }

    def _tell(self) -> None:
        """Say that any row may show something else."""
        self._told = self._answers()
        self.repainting.emit()

    def _listed(self) -> Entries:
        return Entries(self._bench.scenario, self._endpoint_order())

    def _endpoint_order(self) -> list[str]:
        """The likeliest first; while results are held, and among equals, in the file's order."""
        order = list(self._bench.scenario.endpoints)
        if self._bench.hold_results:
            return order
        reach = self._bench.evaluation.endpoint_reach
        return [order[row] for row in np.argsort(-reach, kind="stable")]

    # where things are

    def index_of(self, kind: str, key: str) -> QModelIndex:
        """The index of an entity or node; an invalid one where it is not listed."""
        if kind == "node":
            row = self._bench.frame.node_index.get(key)
            return QModelIndex() if row is None else self._node_index(row)
        entry = self._entries.find(kind, key)
        return QModelIndex() if entry is None else self._index(entry)

    def depth(self, index: Index) -> int:
        """How many rows stand above this one."""
        entry = self._entry(index)
        if entry is None:
            return int(self._bench.frame.depth[self._node(index)]) + 1
        depth = 0
        while entry.parent is not None:
            entry, depth = entry.parent, depth + 1
        return depth

    def _index(self, entry: Entry) -> QModelIndex:
        return self.createIndex(entry.row, 0, entry.place)

    def _node_index(self, row: int) -> QModelIndex:
        frame = self._bench.frame
        parent = int(frame.parent[row])
        place = row - int(frame.first_child[parent]) if parent >= 0 else 0
        return self.createIndex(place, 0, _NODE + row)

    def _entry(self, index: Index) -> Entry | None:
        inner = index.internalId()
        return None if inner >= _NODE or not index.isValid() else self._entries.all[inner]

    def _node(self, index: Index) -> int:
        return int(index.internalId()) - _NODE

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            sections = self._entries.sections
            return self._index(sections[row]) if row < len(sections) else QModelIndex()
        entry = self._entry(parent)
        if entry is None:
            first = int(self._bench.frame.first_child[self._node(parent)])
            return self.createIndex(row, 0, _NODE + first + row)
        if entry is self._entries.tree:
            return self.createIndex(0, 0, _NODE)
        return self._index(entry.children[row]) if row < len(entry.children) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        entry = self._entry(index)
        if entry is not None:
            return QModelIndex() if entry.parent is None else self._index(entry.parent)
        above = int(self._bench.frame.parent[self._node(index)])
        return self._node_index(above) if above >= 0 else self._index(self._entries.tree)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        if not parent.isValid():
            return len(self._entries.sections)
        entry = self._entry(parent)
        if entry is None:
            return int(self._bench.frame.child_count[self._node(parent)])
        return 1 if entry is self._entries.tree else len(entry.children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        return 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The one column's name, which screen readers read though the header is hidden."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return _("Outline") if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._entry(index)
        return _ROW if entry is None else _FLAGS.get(entry.kind, _NAMED)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        entry = self._entry(index)
        if role == KIND_ROLE:
            return "node" if entry is None else entry.kind
        if role == ID_ROLE:
            return self._bench.frame.node_ids[self._node(index)] if entry is None else entry.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = node_text(self._bench, self._node(index)) if entry is None else self._text(entry)
            return text if role == Qt.ItemDataRole.EditRole else harmless(text)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._mark(index, entry)
        if role == VALUE_ROLE:
            return (
                node_value(self._bench, self._node(index)) if entry is None else self._value(entry)
            )
        if role == Qt.ItemDataRole.CheckStateRole and entry is not None:
            return self._check(entry)
        if role == SHORT_VALUE_ROLE:
            return "" if entry is None else self._short_value(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join(self._in_full(index, entry))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._description(index, entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(self._in_full(index, entry)))
        return None

    def _description(self, index: Index, entry: Entry | None) -> str | None:
        """What a node is; under a heading, with which key something is added there."""
        if entry is None:
            return harmless(node_description(self._bench, self._node(index)))
        if entry.kind != SECTION or entry.id not in ADDS:
            return None
        key = QKeySequence("Ins").toString(QKeySequence.SequenceFormat.NativeText)
        return f"{adding_words(ADDS[entry.id])}: {key}"

    def _in_full(self, index: Index, entry: Entry | None) -> list[str]:
        """The row in full, what its mark says in words included; then its badges, line by line."""
        text = str(self.data(index, Qt.ItemDataRole.DisplayRole))
        value = str(self.data(index, VALUE_ROLE) or "")
        badges: Sequence[Badge] = ()
        if entry is not None and entry.kind == "endpoint" and not self._bench.hold_results:
            bench = self._bench
            held = holding(bench.draws.found, bench.evaluation, entry.id)
            badges = bench.verdicts.found.get(entry.id, ())
            value = ", ".join(filter(None, (value, self._marks.words(entry.id), held)))
        lines = [f"{text}: {value}" if value else text, *(badge.in_short for badge in badges)]
        return [harmless(line) for line in lines]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        kind, key = self.data(index, KIND_ROLE), self.data(index, ID_ROLE)
        if role == Qt.ItemDataRole.CheckStateRole and kind == "linkage":
            self._bench.toggle_linkage(key)
            ticked = self.index_of(kind, key)
            self.dataChanged.emit(ticked, ticked, [Qt.ItemDataRole.CheckStateRole])
            return True
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self.data(index, role):
            return False
        collection = ROSTER_OF[kind]
        name = ROSTERS[collection].named_by
        return self._bench.apply(edits.amend, collection, key, **{name: text})

    # what the rows say

    def _text(self, entry: Entry) -> str:
        if entry.kind == SECTION:
            return section_words(entry.id)
        collection = ROSTER_OF[entry.kind]
        thing = getattr(self._bench.scenario, collection)[entry.id]
        text: str = getattr(thing, ROSTERS[collection].named_by)
        return text or _("(no name)")

    def _value(self, entry: Entry) -> str:
        bench = self._bench
        if entry.kind == "endpoint" and not bench.hold_results:
            row = bench.frame.endpoint_index[entry.id]
            return percent(float(bench.evaluation.endpoint_reach[row]))
        if entry.kind == "actor":
            count = len(bench.scenario.interests_of(entry.id))
            principal = bench.scenario.actors[entry.id].principal
            many = ngettext("{n} interest", "{n} interests", count).format(n=count)
            return many if principal else (str(count) if count else "")
        if entry.kind == "profile":
            active = bench.profile_of(bench.scenario.profiles[entry.id].actor) == entry.id
            return _("active") if active else ""
        if entry.kind == "snapshot":
            snapshot = bench.scenario.snapshots[entry.id]
            return time_and_author(snapshot.time, snapshot.author)
        return ""

    def _short_value(self, entry: Entry) -> str:
        if entry.kind == "snapshot":
            return local_time(self._bench.scenario.snapshots[entry.id].time).partition(" ")[0]
        if entry.kind != "actor":
            return ""
        return str(len(self._bench.scenario.interests_of(entry.id)) or "")

    def _mark(self, index: Index, entry: Entry | None) -> QIcon | None:
        if entry is None:
            return self._marks.node(self._node(index))
        if entry.kind == "endpoint":
            return self._marks.endpoint(entry.id)
        if entry.kind == "actor":
            return self._marks.actor(entry.id)
        return self._marks.plain(entry.kind)

    def _check(self, entry: Entry) -> Qt.CheckState | None:
        if entry.kind != "linkage":
            return None
        ticked = entry.id in self._bench.linkages_on_table
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NAMED = _ROW | Qt.ItemFlag.ItemIsEditable
_FLAGS = {
    SECTION: Qt.ItemFlag.ItemIsEnabled,
    "endpoint": _NAMED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren,
    "linkage": _NAMED | Qt.ItemFlag.ItemIsUserCheckable,
}
"""By kind of an entry; all others can be renamed. Made once: a list asks each of its rows."""
_MOVING = {"nodes": "children"} | {name: row.under for name, row in ROSTERS.items() if row.under}
"""By table: the field of an entity that says where its rows stand."""
_ORDERED = frozenset((*ROSTER_OF.values(), "root"))
"""The rosters whose order shows, and the root."""
