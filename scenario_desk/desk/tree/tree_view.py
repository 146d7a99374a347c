"""The tree view: the canvas with its commands under the mouse and the keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.tree.endpoint_drop import EndpointDrop
from scenario_desk.desk.tree.found_marks import paint_found
from scenario_desk.desk.tree.gestures import Before, Gesture
from scenario_desk.desk.tree.looked_at import LookedAt
from scenario_desk.desk.tree.node_host import CanvasHost
from scenario_desk.desk.tree.pointer import Pointer
from scenario_desk.desk.tree.view_commands import ViewCommands
from scenario_desk.desk.widgets.endpoint_mime import carried_endpoint
from scenario_desk.desk.widgets.spoken import announce, as_role
from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.viewport import Viewport
from scenario_desk.presentation.tree.words import announcement
from scenario_desk.presentation.words.language import _


class TreeView(LookedAt):
    """The tree of the open scenario, to look at and to work on."""

    menu_requested = Signal(object)
    """Where on the screen a context menu is asked for; what it is for is selected by then."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.nodes = NodeCommands(workbench, CanvasHost(self))
        self.nodes.writing.changed.connect(self.update)
        self.nodes.find.changed.connect(self.update)
        self.pointer = Pointer(self)
        workbench.settling.connect(self.pointer.cancel)
        self.view_commands = ViewCommands(self)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        as_role(self, QAccessible.Role.Canvas, _("Tree"))
        self.setAccessibleDescription(
            _("The tree of decisions and chances; arrow keys walk it, the outline lists it.")
        )

    # the mouse

    @property
    def gesture(self) -> Gesture | None:
        """What the mouse is doing, if anything."""
        return self.pointer.gesture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        QToolTip.hideText()
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    # endpoints dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        endpoint = carried_endpoint(event.mimeData())
        if endpoint in self.workbench.scenario.endpoints and self.gesture is None:
            self.pointer.begin(EndpointDrop(self, endpoint))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(self.gesture, EndpointDrop):
            self.gesture.move(event.position())
            event.setAccepted(self.gesture.legal)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.pointer.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        if isinstance(self.gesture, EndpointDrop):
            self.pointer.end().finish(event.position())
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.acceptProposedAction()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.set_hovered(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.gesture is not None:
            return
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            hit = self.hit(QPointF(event.pos()))
            node = self.content.id_of(hit.position) if hit else ""
            if node not in self.nodes.selected or not node:
                self.select_quietly(*([node] if node else []))
        elif self.content.current >= 0:
            x, y = self.place(self.content.current)
            where = self.mapToGlobal(QPoint(round(x), round(y)))
        self.menu_requested.emit(where)

    def go_back(self, before: Before) -> None:
        """Look and select as before a gesture that was cancelled."""
        self.quiet = True
        try:
            self.workbench.select(before.selection.kind, *before.selection.ids)
        finally:
            self.quiet = False
        self.look_again(before.look)

    def picture(self) -> Picture:
        picture, purpose = super().picture(), self.nodes.writing.purpose
        if purpose is not None:
            edited = self.content.position_of(purpose.node)
            picture = replace(picture, edited=edited, edited_part=purpose.part)
        if self.gesture is None or self.gesture.greyed is None:
            return picture
        return replace(picture, greyed=self.gesture.greyed)

    def set_view(self, view: Viewport) -> None:
        super().set_view(view)
        self.nodes.writing.follow()

    def select_quietly(self, *nodes: str) -> None:
        """Select nodes that are pointed at: the canvas stays where it is."""
        self.quiet = True
        try:
            self.workbench.select("node" if nodes else "", *nodes)
        finally:
            self.quiet = False

    def paint_over(self, surface: Surface, picture: Picture) -> None:
        if self.nodes.find.found is not None:
            paint_found(surface, picture, self.painted.near, self.nodes.find.found)
        if self.gesture is not None:
            self.gesture.paint(surface, picture)

    # the keys

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = self.gesture is not None
            if held or self.nodes.writing.claims(event) or event.key() == Qt.Key.Key_Space:
                # Space folds when it is released, for until then it may turn into a drag. While the
                # mouse does something no key does anything else: it would act on a preview.
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.gesture is not None:
            if key == Qt.Key.Key_Escape:
                self.pointer.cancel()
            elif key == Qt.Key.Key_Control:
                self.gesture.hold(True)
        elif key == Qt.Key.Key_Escape:
            if not self.pointer.cancel():
                self.select_quietly()
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self.pointer.pans = not event.isAutoRepeat() or self.pointer.pans
        elif self.nodes.writing.begins(event):
            self.nodes.writing.begin(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.gesture is not None and event.key() == Qt.Key.Key_Control:
            self.gesture.hold(False)
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self.pointer.pans:
                self.nodes.fold_toggle()
            self.pointer.pans = False
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointer.pans = False
        self.update()

    # words

    def hint_at(self, point: QPoint) -> list[str]:
        return [] if self.gesture is not None else super().hint_at(point)

    def _on_update(self, update: Update) -> None:
        if self.gesture is not None and self.gesture.keeps_places:
            if update.previewing or update.scenario is self.content.scenario:
                return
            # What is dragged has changed by other hands.
            self.pointer.cancel()
        super()._on_update(update)

    def _on_selection(self, selection: object) -> None:
        super()._on_selection(selection)
        if QAccessible.isActive() and self.hasFocus() and self.content.current >= 0:
            announce(self, announcement(self.picture(), self.content.current))
