"""The outline at the left: one list of everything, with its figures, to point at and to edit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolTip, QVBoxLayout, QWidget

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import add_thing, adding_words
from scenario_desk.desk.bench.selection import ROSTER_OF, Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.entries import ADDS, SECTION
from scenario_desk.desk.outline.outline_delegate import plus_box
from scenario_desk.desk.outline.outline_list import INDENT_PX, OutlineList
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE, OutlineModel
from scenario_desk.desk.outline.unfolding import TREE, key_of
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.spoken import tell_name
from scenario_desk.model import edits
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.presentation.words.language import _

_NAME_PX, _LEAST_PX = 90, 190
"""The room that a row's name and the list need."""
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate
_MOST_SHOWN = 5_000
"""So many of the selected things are marked."""


class OutlineView(Pane):
    """The list with its edits: F2 renames, Delete removes, a heading's plus, Insert and the menu add.

    On the rows of nodes all the keys of the canvas work; see `OutlineList`.
    """

    menu_requested = Signal(object)
    """Where on the screen a context menu for the selected nodes is asked for."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.model = OutlineModel(workbench, self)
        # Before the list's own commands follow the update: they ask where the rows are.
        workbench.updated.connect(self._refresh)
        self.list = OutlineList(workbench, self.model)
        self.nodes = self.list.nodes
        self.entrances = (self.list,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.nodes.find)
        column.addWidget(self.list)
        FocusRing(workbench, self, self.list)
        self._following = False
        self.list.unfolding.changed.connect(self._unfolded)
        self.list.unfolding.restore()
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._fold_section)
        self.list.doubleClicked.connect(self._edit_node)
        self.list.focused.connect(self._show_selected)
        self.list.emptied.connect(self._restore)
        self.list.selectionModel().selectionChanged.connect(self._chosen)
        # By keys a row is selected before it is the current one.
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.viewport().installEventFilter(self)
        self.model.repainting.connect(self.list.viewport().update)
        workbench.selection_changed.connect(lambda selection: self._follow(selection))
        workbench.theme_changed.connect(self.model.recolour)
        workbench.hold_changed.connect(lambda _held: self._reset())

    def _refresh(self, update: Update) -> None:
        unfolding, bar = self.list.unfolding, self.list.verticalScrollBar()
        if update.changes is None:
            unfolding.start()
        place = bar.value() if update.changes is not None else 0
        self._following = True
        moved = self.model.refresh(update)
        self._following = False
        if moved:
            self._restore(place)
        elif unfolding.is_open(*TREE) and not update.only_scores:
            self.list.viewport().update()
        if not update.previewing:
            tell_name(self.list)

    def _reset(self) -> None:
        place = self.list.verticalScrollBar().value()
        self._following = True
        self.model.rebuild()
        self._following = False
        self._restore(place)

    def _restore(self, place: int) -> None:
        """After rows moved: unfold what was open, scroll to where it was, select again."""
        self._following = True
        self.list.relist(place)
        self._following = False
        self._follow(self._bench.selection, scroll=False)

    def _fold_section(self, index: QModelIndex) -> None:
        """A click on a heading folds or unfolds what stands under it."""
        if index.data(KIND_ROLE) == SECTION:
            self.list.setExpanded(index, not self.list.isExpanded(index))
            # The click has taken the mark off what is still selected.
            self._follow(self._bench.selection, scroll=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Give the names of a deep tree room, to be scrolled to, instead of cutting them off."""
        scale = max(self.fontMetrics().height() / 16, 1)
        self.setMinimumWidth(round(_LEAST_PX * scale))
        needed = round((self.list.unfolding.depth() + 3) * INDENT_PX + _NAME_PX * scale)
        header = self.list.header()
        wide = needed > max(self.list.viewport().width(), self.minimumWidth())
        header.setStretchLastSection(not wide)
        if wide:
            header.resizeSection(0, needed)

    # the one selection

    def _chosen(self) -> None:
        if self._following:
            return
        rows = self.list.selectionModel().selectedRows()
        keys = [key for key in map(key_of, rows) if key[0] != SECTION]
        current = key_of(self.list.currentIndex())
        if not keys:
            # With Ctrl a click takes the last mark away; going to a heading takes none.
            if current[0] == SECTION:
                self._following = True
                self._mark()
                self._following = False
            else:
                self._select("")
            return
        primary = current if current in keys else keys[-1]
        same = [key for kind, key in keys if kind == primary[0] and key != primary[1]]
        self._select(primary[0], *same, primary[1])
        if len(same) + 1 < len(keys):
            # Things of one kind are selected, so no other is marked.
            self._following = True
            self._mark()
            self._following = False

    def _select(self, kind: str, *keys: str) -> None:
        self._following = True
        self._bench.select(kind, *keys)
        self._following = False

    def _follow(self, selection: Selection, scroll: bool = True) -> None:
        if self._following:
            return
        self._following = True
        index = self._mark()
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, _NO_UPDATE)
            if scroll:
                self.list.scrollTo(index)
        self._following = False

    def _mark(self) -> QModelIndex:
        selection = self._bench.selection
        return self.list.mark(selection.kind, selection.ids[-_MOST_SHOWN:])

    def _unfolded(self) -> None:
        """What is selected may have come into sight, or gone out of it."""
        self._widen()
        if not self._following:
            self._following = True
            self._mark()
            self._following = False

    def _show_selected(self) -> None:
        """Who comes here by a key finds the selected node, even where it was folded away."""
        selection = self._bench.selection
        if selection.kind == "node":
            self.nodes.host.show_node(selection.primary)
            self._follow(selection)

    def _edit_node(self, index: QModelIndex) -> None:
        """A double click edits what it hits."""
        if index.data(KIND_ROLE) == "node":
            self.nodes.writing.edit_label()

    # edits

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The plus of a heading adds, and says so when it is pointed at."""
        pressed = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            kind = self._plus_at(event.position().toPoint())
            if kind and event.type() in pressed:
                return True
            if kind and event.type() == QEvent.Type.MouseButtonRelease:
                self._add(kind)
                return True
        elif isinstance(event, QHelpEvent) and (kind := self._plus_at(event.pos())):
            QToolTip.showText(event.globalPos(), adding_words(kind), self.list)
            return True
        return super().eventFilter(watched, event)

    def _plus_at(self, where: QPoint) -> str:
        """The kind of thing that the plus at this point adds; "" where there is none."""
        index = self.list.indexAt(where)
        if not index.isValid() or index.data(KIND_ROLE) != SECTION:
            return ""
        line = self.list.fontMetrics().height()
        box = plus_box(self.list.visualRect(index), line, self.list.layoutDirection())
        return ADDS.get(str(index.data(ID_ROLE)), "") if box.contains(where) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        removes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        meant = key_of(self.list.currentIndex())[0] == self._bench.selection.kind
        if event.key() == Qt.Key.Key_Insert and not held:
            self._add_under(*key_of(self.list.currentIndex()))
        elif not removes or held:
            super().keyPressEvent(event)
        elif meant:
            self.remove_selected()

    def remove_selected(self) -> None:
        """Remove what is selected, with what hangs on it; undo brings it back."""
        selection = self._bench.selection
        if selection.kind == "node":
            self.nodes.delete()
        elif selection.kind in ROSTER_OF:
            roster = ROSTER_OF[selection.kind]
            self._bench.apply(edits.remove_all, roster, selection.ids)

    def _shift(self, kind: str, key: str, by: int) -> None:
        """Move a row among those it stands with: an interest among those of its actor."""
        roster = getattr(self._bench.scenario, ROSTER_OF[kind])
        beside = list(roster)
        if under := ROSTERS[ROSTER_OF[kind]].under:
            above = getattr(roster[key], under)
            beside = [each.id for each in roster.values() if getattr(each, under) == above]
        place = beside.index(key) + by
        if 0 <= place < len(beside):
            index = roster.order.index(beside[place])
            self._bench.apply(edits.reorder_entity, ROSTER_OF[kind], key, index)

    def _menu(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        if not index.isValid():
            return
        kind, key = key_of(index)
        if kind == "node":
            self.menu_requested.emit(self.list.viewport().mapToGlobal(where))
            return
        if kind == SECTION and key not in ADDS:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind == SECTION:
            menu.addAction(adding_words(ADDS[key]), lambda: self._add(ADDS[key]))
        else:
            menu.addAction(_("Rename"), lambda: self.list.edit(index))
            for below, collection in ROSTER_OF.items():
                row = ROSTERS[collection]
                if row.names.get(row.under) == ROSTER_OF[kind]:
                    menu.addAction(adding_words(below), partial(self._add, below, key))
            if kind in ROSTER_OF and kind != "endpoint":
                menu.addAction(_("Move up"), lambda: self._shift(kind, key, -1))
                menu.addAction(_("Move down"), lambda: self._shift(kind, key, 1))
            menu.addSeparator()
            menu.addAction(_("Remove"), self.remove_selected)
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _add_under(self, kind: str, key: str) -> None:
        if kind == SECTION and key in ADDS:
            self._add(ADDS[key])

    def _add(self, kind: str, above: str | None = None) -> None:
        key = add_thing(self._bench, kind, above)
        if key is None:
            return
        index = self.model.index_of(kind, key)
        self.list.setExpanded(index.parent(), True)
        self.list.setCurrentIndex(index)
        self.list.edit(index)
