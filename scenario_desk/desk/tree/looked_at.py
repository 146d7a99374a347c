"""A canvas that is looked at: wheel and pinch move it, and pointing at things explains them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.canvas import Canvas
from scenario_desk.presentation.tree import hits
from scenario_desk.presentation.tree.phase_headers import header_at
from scenario_desk.presentation.tree.picture import place
from scenario_desk.presentation.tree.words import as_hint, hint_lines

_ZOOM_PER_STEP = 1.0015
"""How much an eighth of a degree of the wheel zooms; a notch is 120 of them."""


class LookedAt(Canvas):
    """A tree under the mouse of somebody who only looks."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def place(self, position: int) -> tuple[float, float]:
        """Where a node is in the pane."""
        return place(self.picture(), position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        modifiers, point = event.modifiers(), event.position()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            # With Ctrl or Alt some systems turn the wheel sideways.
            turn = event.angleDelta().y() or event.angleDelta().x()
            self.zoom_at(_ZOOM_PER_STEP**turn, point)
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            dx, dy = by.x(), by.y()
            if modifiers & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.pan(dx, dy)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_hint(event)
            return True
        if isinstance(event, QNativeGestureEvent) and _pinches(event):
            self.zoom_at(1 + event.value(), event.position())
            return True
        return super().event(event)

    def hint_at(self, point: QPoint) -> list[str]:
        """What is to be told of what is there, in lines of which the first names it; or nothing."""
        picture = self.picture()
        band = header_at(picture, point.x(), point.y())
        if band is not None:
            return list(band.words)
        hit = hits.hit(picture, point.x(), point.y())
        return [] if hit is None else hint_lines(picture, hit.position)

    def _show_hint(self, event: QHelpEvent) -> None:
        told = self.hint_at(event.pos())
        if not told:
            QToolTip.hideText()
            event.ignore()
            return
        around = QRect(event.pos() - QPoint(12, 12), event.pos() + QPoint(12, 12))
        QToolTip.showText(event.globalPos(), as_hint(told), self, around)


def _pinches(event: QNativeGestureEvent) -> bool:
    return event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
