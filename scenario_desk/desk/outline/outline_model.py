"""The rows of the outline: endpoints, actors, the tree, linkages and what else there is.

The tree's rows are the frame's, addressed by their index, so that a hundred thousand nodes cost
nothing until they are unfolded; everything else is a short list of entries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from scenario_desk.desk.outline.marks import Marks
from scenario_desk.desk.workbench import Update, Workbench
from scenario_desk.model import edits
from scenario_desk.presentation.language import _, ngettext
from scenario_desk.presentation.numbers import percent

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The figure at the right of a row."""
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
"""The selection's kind for a row; "section" for a heading."""
ID_ROLE = Qt.ItemDataRole.UserRole + 3

_NODE = 1 << 40
"""Internal ids from here on are rows of the frame; below, places in the list of entries."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Entry:
    """A heading or an entity; entries form a tree through `parent` and `children`."""

    kind: str
    id: str
    place: int
    parent: Entry | None
    row: int
    children: list[Entry]


class OutlineModel(QAbstractItemModel):
    """What the outline shows of the workbench."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._marks = Marks(workbench)
        self._entries: list[Entry] = []
        self._sections: list[Entry] = []
        self._build()

    # what changes

    def refresh(self, update: Update) -> bool:
        """Follow an update; True where rows came, went or moved (the model was reset)."""
        changes = update.changes
        structural = changes is None or self._moved(update)
        if structural:
            self.beginResetModel()
            self._build()
            self.endResetModel()
            return True
        for section in self._sections:
            self._tell(section)
        return False

    def recolour(self) -> None:
        """Draw the marks in the colours of now."""
        self._marks.forget()
        for section in self._sections:
            self._tell(section)

    def _moved(self, update: Update) -> bool:
        changes = update.changes
        assert changes is not None
        if not update.previewing and self._endpoint_order() != [
            entry.id for entry in self._sections[0].children
        ]:
            return True
        for name, difference in changes.tables.items():
            if name == "scores":
                continue
            if difference.added or difference.removed:
                return True
            if name == "nodes" and any(
                "children" in changes.replaced_fields(name, key) for key in difference.replaced
            ):
                return True
        return bool(changes.fields & _ORDERED)

    def _tell(self, entry: Entry) -> None:
        if entry.children:
            first = self._index(entry.children[0])
            self.dataChanged.emit(first, self._index(entry.children[-1]))
            for child in entry.children:
                self._tell(child)
        elif entry.id == "tree" and entry.kind == "section":
            root = self.createIndex(0, 0, _NODE)
            self.dataChanged.emit(root, root)

    def _build(self) -> None:
        self._entries = []
        self._sections = []
        scenario = self._bench.scenario
        endpoints = self._section("endpoints")
        for key in self._endpoint_order():
            self._add(endpoints, "endpoint", key)
        actors = self._section("actors")
        for actor in scenario.actors:
            entry = self._add(actors, "actor", actor)
            for interest in scenario.interests_of(actor):
                self._add(entry, "interest", interest.id)
            for profile in scenario.profiles_of(actor):
                self._add(entry, "profile", profile.id)
        self._section("tree")
        for name, kind in _PLAIN:
            section = self._section(name)
            for key in getattr(scenario, name):
                self._add(section, kind, key)

    def _section(self, name: str) -> Entry:
        entry = Entry("section", name, len(self._entries), None, len(self._sections), [])
        self._entries.append(entry)
        self._sections.append(entry)
        return entry

    def _add(self, parent: Entry, kind: str, key: str) -> Entry:
        entry = Entry(kind, key, len(self._entries), parent, len(parent.children), [])
        self._entries.append(entry)
        parent.children.append(entry)
        return entry

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
        for entry in self._entries:
            if entry.kind == kind and entry.id == key:
                return self._index(entry)
        return QModelIndex()

    def _index(self, entry: Entry) -> QModelIndex:
        return self.createIndex(entry.row, 0, entry.place)

    def _node_index(self, row: int) -> QModelIndex:
        frame = self._bench.frame
        parent = int(frame.parent[row])
        place = row - int(frame.first_child[parent]) if parent >= 0 else 0
        return self.createIndex(place, 0, _NODE + row)

    def _entry(self, index: Index) -> Entry | None:
        inner = index.internalId()
        return None if inner >= _NODE or not index.isValid() else self._entries[inner]

    def _node(self, index: Index) -> int:
        return int(index.internalId()) - _NODE

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self._index(self._sections[row]) if row < len(self._sections) else QModelIndex()
        entry = self._entry(parent)
        if entry is None:
            first = int(self._bench.frame.first_child[self._node(parent)])
            return self.createIndex(row, 0, _NODE + first + row)
        if entry.kind == "section" and entry.id == "tree":
            return self.createIndex(0, 0, _NODE)
        return self._index(entry.children[row]) if row < len(entry.children) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        entry = self._entry(index)
        if entry is not None:
            return QModelIndex() if entry.parent is None else self._index(entry.parent)
        above = int(self._bench.frame.parent[self._node(index)])
        return self._node_index(above) if above >= 0 else self._index(self._sections[2])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        if not parent.isValid():
            return len(self._sections)
        entry = self._entry(parent)
        if entry is None:
            return int(self._bench.frame.child_count[self._node(parent)])
        return 1 if entry.kind == "section" and entry.id == "tree" else len(entry.children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's name)
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        kind = self.data(index, KIND_ROLE)
        if kind == "section":
            return flag.ItemIsEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        return flags | flag.ItemIsUserCheckable if kind == "linkage" else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entry(index)
        if role == KIND_ROLE:
            return "node" if entry is None else entry.kind
        if role == ID_ROLE:
            return self._bench.frame.node_ids[self._node(index)] if entry is None else entry.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._node_text(index, role) if entry is None else self._text(entry)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._mark(index, entry)
        if role == VALUE_ROLE:
            return self._node_value(index) if entry is None else self._value(entry)
        if role == Qt.ItemDataRole.CheckStateRole and entry is not None:
            return self._check(entry)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.data(index, Qt.ItemDataRole.DisplayRole)
            value = self.data(index, VALUE_ROLE)
            if entry is not None and entry.kind == "endpoint" and not self._bench.hold_results:
                value = f"{value}, {self._marks.words(entry.id)}"
            return f"{text}: {value}" if value else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        kind, key = self.data(index, KIND_ROLE), self.data(index, ID_ROLE)
        if role == Qt.ItemDataRole.CheckStateRole and kind == "linkage":
            self._bench.toggle_linkage(key)
            return True
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == self.data(index, role):
            return False
        if kind == "node":
            edit = edits.set_question if key == self._bench.scenario.root else edits.set_label
            return self._bench.apply(edit, key, text)
        name = "title" if kind == "source" else "name"
        return self._bench.apply(edits.amend, ROSTER_OF[kind], key, **{name: text})

    # what the rows say

    def _text(self, entry: Entry) -> str:
        if entry.kind == "section":
            return _section_words()[entry.id]
        thing = getattr(self._bench.scenario, ROSTER_OF[entry.kind])[entry.id]
        text: str = thing.title if entry.kind == "source" else thing.name
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
        return ""

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

    def _node_text(self, index: Index, role: int) -> str:
        row = self._node(index)
        bench = self._bench
        node = bench.scenario.nodes[bench.frame.node_ids[row]]
        if role == Qt.ItemDataRole.EditRole:
            return str(node.question if row == 0 else node.label)
        if row == 0:
            return str(node.question or node.label or _("Start"))
        endpoint = bench.scenario.endpoints.get(node.endpoint)
        label = node.label or node.question or _("(no label)")
        return f"{label} → {endpoint.name}" if endpoint is not None else str(label)

    def _node_value(self, index: Index) -> str:
        row = self._node(index)
        return "" if row == 0 else percent(float(self._bench.evaluation.probability[row]))


ROSTER_OF = {
    "endpoint": "endpoints",
    "actor": "actors",
    "interest": "interests",
    "profile": "profiles",
    "linkage": "linkages",
    "package": "packages",
    "phase": "phases",
    "source": "sources",
}
_PLAIN = (
    ("linkages", "linkage"),
    ("packages", "package"),
    ("phases", "phase"),
    ("sources", "source"),
)
_ORDERED = frozenset(("endpoints", "actors", "interests", "profiles", "root"))


def _section_words() -> dict[str, str]:
    return {
        "endpoints": _("Endpoints"),
        "actors": _("Actors"),
        "tree": _("Tree"),
        "linkages": _("Linkages"),
        "packages": _("Packages"),
        "phases": _("Phases"),
        "sources": _("Sources"),
    }
