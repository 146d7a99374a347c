"""The tree view: the canvas with its commands under the mouse and the keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.nodes.host import Way
from scenario_desk.desk.tree import hits
from scenario_desk.desk.tree.canvas import Canvas
from scenario_desk.desk.tree.gestures import Gesture, MapPan, Pan, Reparent, RubberBand
from scenario_desk.desk.tree.hits import Hit
from scenario_desk.desk.tree.node_host import CanvasHost
from scenario_desk.desk.tree.picture import Picture
from scenario_desk.desk.tree.viewport import Viewport
from scenario_desk.desk.tree.words import announcement, hint
from scenario_desk.desk.workbench import Workbench
from scenario_desk.presentation.language import _

_WAYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}
_ZOOM_PER_STEP = 1.0015
"""How much an eighth of a degree of the wheel zooms; a notch is 120 of them."""


class TreeView(Canvas):
    """The tree of the open scenario, to look at and to work on."""

    menu_requested = Signal(object)
    """Where on the screen a context menu is asked for; what it is for is selected by then."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.nodes = NodeCommands(workbench, CanvasHost(self))
        self.nodes.writing.changed.connect(self.update)
        self.gesture: Gesture | None = None
        self._pressed: tuple[QPointF, Hit | None] | None = None
        self._space = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(_("Tree"))
        self.setAccessibleDescription(
            _("The tree of decisions and chances; arrow keys walk it, the outline lists it.")
        )

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        QToolTip.hideText()
        point = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Pan(self, point))
        elif event.button() == Qt.MouseButton.LeftButton:
            if self._space:
                self._begin(Pan(self, point))
                self._space = False
            elif self.minimap.box is not None and self.minimap.box.holds(point.x(), point.y()):
                self._begin(MapPan(self, point))
            else:
                self._press(point, event.modifiers())

    def _press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        hit = self.hit(point)
        self._pressed = (point, hit)
        if hit is None:
            return
        node = self.content.id_of(hit.position)
        if hit.part == "pill":
            self._pressed = None
            self.nodes.host.unfold([node])
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._pressed = None
            others = tuple(key for key in self.nodes.selected if key != node)
            added = () if node in self.nodes.selected else (node,)
            self.select_quietly(*others, *added)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._pressed = None
            others = tuple(key for key in self.nodes.selected if key != node)
            self.select_quietly(*others, node)
        elif node not in self.nodes.selected:
            self.select_quietly(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self.gesture is not None:
            self.gesture.move(point)
            return
        if self._pressed is None:
            self._hover(point)
            return
        start, hit = self._pressed
        if (point - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        movable = tuple(key for key in self.nodes.selected if key != self.content.scenario.root)
        if hit is None:
            extending = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            self._begin(RubberBand(self, start, self.nodes.selected if extending else ()))
        elif movable:
            self._begin(Reparent(self, start, movable))
        if self.gesture is not None:
            self.gesture.move(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            gesture = self._end_gesture()
            gesture.finish(event.position())
        elif self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            _start, hit = self._pressed
            if hit is None:
                self.select_quietly()
            elif len(self.nodes.selected) > 1:
                self.select_quietly(self.content.id_of(hit.position))
        self._pressed = None
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if hit is None or event.button() != Qt.MouseButton.LeftButton or hit.part == "pill":
            return
        self._pressed = None
        self.select_quietly(self.content.id_of(hit.position))
        if hit.part == "probability":
            self.nodes.writing.edit_probability()
        elif hit.part == "question":
            self.nodes.writing.edit_question()
        else:
            self.nodes.writing.edit_label()

    def wheelEvent(self, event: QWheelEvent) -> None:
        modifiers, point = event.modifiers(), event.position()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            # With Ctrl or Alt some systems turn the wheel sideways.
            turn = event.angleDelta().y() or event.angleDelta().x()
            zoom = self.view.zoomed(_ZOOM_PER_STEP**turn, point.x(), point.y())
            self.set_view(zoom)
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            dx, dy = by.x(), by.y()
            if modifiers & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.set_view(self.view.panned(dx, dy))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
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

    def _hover(self, point: QPointF) -> None:
        hit = self.hit(point)
        self._set_hovered(hit.position if hit is not None else -1)
        if hit is not None and hit.part == "pill":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _set_hovered(self, position: int) -> None:
        if position != self.hovered:
            self.hovered = position
            self.update()

    def place(self, position: int) -> tuple[float, float]:
        """Where a node is in the pane."""
        return hits.place(self.picture(), position)

    # gestures

    def _begin(self, gesture: Gesture) -> None:
        self.gesture = gesture
        self._pressed = None
        self.hovered = -1
        self.setCursor(gesture.cursor)
        self.update()

    def _end_gesture(self) -> Gesture:
        assert self.gesture is not None
        gesture, self.gesture = self.gesture, None
        self.unsetCursor()
        self.update()
        return gesture

    def cancel_gesture(self) -> bool:
        """Drop what the mouse is doing; False where it does nothing."""
        if self.gesture is None:
            return False
        self._end_gesture().cancel()
        return True

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

    def paint_over(self, painter: QPainter, picture: Picture) -> None:
        if self.gesture is not None:
            self.gesture.paint(painter, picture)

    # the keys

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.nodes.writing.begins(event) or event.key() == Qt.Key.Key_Space:
                # Space folds when it is released, for until then it may turn into a drag.
                event.accept()
                return True
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_hint(event)
            return True
        elif isinstance(event, QNativeGestureEvent) and _pinches(event):
            at = event.position()
            self.set_view(self.view.zoomed(1 + event.value(), at.x(), at.y()))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _WAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.nodes.walk(_WAYS[key], extend)
        elif key == Qt.Key.Key_Escape:
            self._pressed = None
            if not self.cancel_gesture():
                self.select_quietly()
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self._space = not event.isAutoRepeat() or self._space
        elif self.nodes.writing.begins(event):
            self.nodes.writing.begin(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._space:
                self.nodes.fold_toggle()
            self._space = False
        else:
            super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed letters (accents, other scripts) begin a label like any letter."""
        if event.commitString():
            self.nodes.writing.begin(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        self.update()

    # words

    def _show_hint(self, event: QHelpEvent) -> None:
        picture = self.picture()
        hit = hits.hit(picture, event.pos().x(), event.pos().y())
        if hit is None or self.gesture is not None:
            QToolTip.hideText()
            event.ignore()
            return
        around = QRect(event.pos() - QPoint(12, 12), event.pos() + QPoint(12, 12))
        QToolTip.showText(event.globalPos(), hint(picture, hit.position), self, around)

    def _on_selection(self, selection: object) -> None:
        super()._on_selection(selection)
        if QAccessible.isActive() and self.hasFocus() and self.content.current >= 0:
            said = announcement(self.picture(), self.content.current)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _pinches(event: QNativeGestureEvent) -> bool:
    return event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
