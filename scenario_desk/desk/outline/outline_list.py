"""The list of the outline and its keys: on the row of a node, those of the canvas."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.nodes.host import Way
from scenario_desk.desk.outline.node_host import OutlineHost
from scenario_desk.desk.outline.outline_delegate import OutlineDelegate
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE, OutlineModel
from scenario_desk.desk.outline.unfolding import Key, Unfolding
from scenario_desk.desk.widgets.endpoint_mime import carrying
from scenario_desk.desk.widgets.open_fields import take_open_fields
from scenario_desk.desk.widgets.spoken import tell_focus, tell_state
from scenario_desk.presentation.words.language import _

INDENT_PX = 13
"""How far a row is indented below the one above it."""
_KEYS: dict[Way, Qt.Key] = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class OutlineList(QTreeView):
    """The rows. The commands of the tree work on the rows of nodes, Qt's own keys on the others."""

    focused = Signal()
    """The keyboard has come here by a key."""
    emptied = Signal(int)
    """Nothing is unfolded or marked any more; how far down the list was scrolled before."""

    def __init__(self, workbench: Workbench, model: OutlineModel) -> None:
        super().__init__()
        self.workbench, self.outline = workbench, model
        self.unfolding = Unfolding(self, model)
        self.nodes = NodeCommands(workbench, OutlineHost(self))
        workbench.settling.connect(lambda: take_open_fields(self))
        self.setModel(model)
        self.setItemDelegate(OutlineDelegate(workbench, self))
        self.setHeaderHidden(True)
        self.setIndentation(INDENT_PX)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(_("Outline"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.header().setMinimumSectionSize(1)
        self.expanded.connect(self._tell_folding)
        self.collapsed.connect(self._tell_folding)
        model.dataChanged.connect(self._tell_tick)

    def _tell_folding(self, index: QModelIndex) -> None:
        if index == self.currentIndex():
            tell_state(self, "expanded")

    def _tell_tick(self, first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        if first == self.currentIndex() and Qt.ItemDataRole.CheckStateRole in roles:
            tell_state(self, "checked")

    # rows listed anew

    def relist(self, place: int) -> None:
        """After rows came, went or moved: unfold what was open, scroll to where it was."""
        self.unfolding.restore()
        if place or self.isVisible():
            # Else Qt lays the rows out when they are shown.
            self.doItemsLayout()
            self.verticalScrollBar().setValue(place)
        self.nodes.writing.follow()

    def show_open(self, keys: Iterable[Key]) -> None:
        """Unfold these nodes and no others."""
        others = {key for key in self.unfolding.open if key[0] != "node"}
        self.unfolding.open = others.union(keys)
        place = self.verticalScrollBar().value()
        # One by one all rows would be laid out again for each.
        self.reset()
        self.emptied.emit(place)

    def mark(self, kind: str, keys: Iterable[str]) -> QModelIndex:
        """Mark the rows of these things where they can be seen; the index of the last thing."""
        chooser, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        rows, index = QItemSelection(), QModelIndex()
        for key in keys:
            index = self.outline.index_of(kind, key)
            if index.isValid() and self.unfolding.reaches(index):
                rows.select(index, index)
            else:
                index = QModelIndex()
        chooser.select(rows, flag.ClearAndSelect)
        return index

    # keys

    @property
    def on_node(self) -> bool:
        """Whether keys mean nodes: on the row of one, or while no row has them."""
        index = self.currentIndex()
        if not index.isValid():
            return self.workbench.selection.kind in ("", "node")
        return bool(index.data(KIND_ROLE) == "node")

    def walk(self, way: Way, extend: bool) -> None:
        """Go a row up or down, fold or unfold, as in any list."""
        held = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, _KEYS[way], held))

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._takes(event):
            # The key itself comes then, instead of the command that has it elsewhere.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._deselect()
        elif self.nodes.writing.begins(event):
            self.nodes.writing.begin(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find a row by its name, but on a node they write its label."""
        if not self.on_node:
            super().keyboardSearch(search)

    def _takes(self, event: QKeyEvent) -> bool:
        return self.nodes.writing.claims(event) or (not self.on_node and self._commands(event))

    def _commands(self, event: QKeyEvent) -> bool:
        """Whether the key is that of a command on nodes."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = QKeySequence(int(held.value) | event.key())
        return any(keys in action.shortcuts() for action in self.actions())

    def _deselect(self) -> None:
        on_node = self.on_node
        self.workbench.select("")
        self.clearSelection()
        if on_node:
            self.selectionModel().clearCurrentIndex()

    # endpoints dragged to leaves

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the endpoint of the current row, under its own picture."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(carrying(str(index.data(ID_ROLE))))
        row = self.viewport().grab(self.visualRect(index))
        drag.setPixmap(row)
        # Above the pointer: below it the canvas says why it cannot be dropped there.
        drag.setHotSpot(QPoint(-12, row.deviceIndependentSize().toSize().height() + 8))
        drag.exec(Qt.DropAction.CopyAction)

    # what the editor over a row follows

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        # Else a list composes letters only over rows that it edits itself.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, current.isValid())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.nodes.writing.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nodes.writing.follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_focus(self)
        if event.reason() in _BY_KEYBOARD:
            self.focused.emit()
