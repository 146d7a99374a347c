"""One of the two trees: looked at, walked and folded, never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.nodes.host import Way
from scenario_desk.desk.tree.gestures import MapPan, Pan
from scenario_desk.desk.tree.looked_at import LookedAt
from scenario_desk.desk.tree.walking import turned_way, walked
from scenario_desk.desk.widgets.spoken import announce, as_role
from scenario_desk.presentation.tree.change_marks import (
    CHANGE_WORDS,
    ChangeMarks,
    Codes,
    change_marks,
)
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Ints, Scene
from scenario_desk.presentation.tree.viewport import Viewport
from scenario_desk.presentation.tree.words import announcement
from scenario_desk.presentation.words.language import _

_WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


class ComparedTree(LookedAt):
    """The tree of one side, with signs at what differs from the other."""

    looked = Signal()
    """It is looked at otherwise, by hand or by a command."""
    chosen = Signal(str)
    """A node was pointed at or walked to; "" for none."""
    fold_asked = Signal(str)
    """A node is to be folded, or unfolded where it is."""

    def __init__(
        self,
        workbench: Workbench,
        name: str,
        codes: Codes,
        told: Callable[[str], str],
        fold_afresh: Callable[[], object],
    ) -> None:
        """codes: what became of each node of the frame. `told` says it of one by id, or "".

        `fold_afresh` folds both trees so that they can be read.
        """
        self._following = False
        super().__init__(workbench)
        self._codes, self._told, self._fold_both = codes, told, fold_afresh
        self._marks: tuple[Scene, ChangeMarks] | None = None
        self._gesture: Pan | MapPan | None = None
        self._press: QPointF | None = None
        as_role(self, QAccessible.Role.Canvas, name)
        self.setAccessibleDescription(
            _("A tree with signs at what differs; arrow keys walk it, Space folds, the list tells.")
        )

    @property
    def marks(self) -> ChangeMarks:
        """What of the unfolded nodes differs."""
        scene = self.content.scene
        if self._marks is None or self._marks[0] is not scene:
            self._marks = scene, change_marks(self._codes, scene, self.content.frame)
        return self._marks[1]

    def picture(self) -> Picture:
        return replace(super().picture(), marks=self.marks)

    def hint_at(self, point: QPoint) -> list[str]:
        lines, hit = super().hint_at(point), self.hit(QPointF(point))
        told = self._told(self.content.id_of(hit.position)) if hit is not None else ""
        return [*lines, told] if told else lines

    # how it is looked at

    def set_view(self, view: Viewport) -> None:
        super().set_view(view)
        if not self._following:
            self.looked.emit()

    def follow(self, view: Viewport, here: int, x: float, y: float) -> None:
        """Look at another's scale with a node of this tree at a place of the pane, in pixels."""
        scene = self.content.scene
        held = view.holding(float(scene.x[here]), float(scene.y[here]), x, y)
        self._following = True
        try:
            self.set_view(held)
        finally:
            self._following = False

    def _fold_afresh(self) -> None:
        self._fold_both()

    def differing(self) -> Ints:
        """The rows of the frame that differ."""
        return np.flatnonzero(self._codes)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point, box = event.position(), self.minimap.box
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(self, point)
        elif event.button() == Qt.MouseButton.LeftButton:
            if box is not None and box.holds(point.x(), point.y()):
                self._gesture = MapPan(self, point)
            else:
                self._press = point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        press = self._press
        if press is not None and (point - press).manhattanLength() >= (
            QApplication.startDragDistance()
        ):
            self._gesture, self._press = Pan(self, press), None
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._gesture is not None:
            self._gesture.move(point)
        else:
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press, gesture, self._gesture = self._press, None, self._gesture, None
        self.unsetCursor()
        if gesture is not None:
            gesture.finish(event.position())
        elif press is not None:
            self._click(press)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if hit is not None and hit.part != "pill":
            self.fold_asked.emit(self.content.id_of(hit.position))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(-1)
        super().leaveEvent(event)

    def _click(self, point: QPointF) -> None:
        hit = self.hit(point)
        node = self.content.id_of(hit.position) if hit is not None else ""
        if hit is not None and hit.part == "pill":
            self.fold_asked.emit(node)
        else:
            self.chosen.emit(node)

    def _hover(self, point: QPointF) -> None:
        hit = self.hit(point)
        self._set_hovered(hit.position if hit is not None else -1)

    def _set_hovered(self, position: int) -> None:
        if position != self.hovered:
            self.hovered = position
            self.update()

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key())
        current = self.content.current
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(way)
        elif event.key() == Qt.Key.Key_Space and current >= 0:
            self.fold_asked.emit(self.content.id_of(current))
        else:
            super().keyPressEvent(event)

    def _walk(self, way: Way) -> None:
        content, way = self.content, turned_way(way, self.direction)
        if content.current < 0:
            self.chosen.emit(content.id_of(0))
        elif way == "right" and content.scene.hidden[content.current]:
            self.fold_asked.emit(content.id_of(content.current))
        else:
            self.chosen.emit(content.id_of(walked(content.scene, content.current, way)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _on_selection(self, selection: object) -> None:
        super()._on_selection(selection)
        if QAccessible.isActive() and self.hasFocus() and self.content.current >= 0:
            what = self.marks.of(self.content.current)
            said = [announcement(self.picture(), self.content.current)]
            said += [_(CHANGE_WORDS[what])] if what is not None else []
            announce(self, ", ".join(said))
