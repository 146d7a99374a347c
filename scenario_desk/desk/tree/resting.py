"""Timers of a drag: one that waits until the pointer rests, one that scrolls near an edge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.tree.canvas import Canvas

REST_MS = 120
"""A pointer that stays for this long means the place where it is."""
_EDGE = 36.0
"""Pixels from an edge within which a drag scrolls."""
_FASTEST = 22.0
"""Pixels that it scrolls in a tick, right at the edge."""
_TICK_MS = 16


class Rest:
    """Calls `rested` once the pointer has stayed where it was when `begin` was last called."""

    def __init__(self, owner: QWidget, rested: Callable[[], None]) -> None:
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(rested)

    def begin(self) -> None:
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def close(self) -> None:
        """End for good."""
        self._timer.stop()
        self._timer.deleteLater()


class EdgeScroll:
    """Scrolls a canvas while a drag stays near its edge, faster the nearer."""

    def __init__(self, canvas: Canvas, scrolled: Callable[[], None]) -> None:
        self._canvas, self._scrolled = canvas, scrolled
        self._by = QPointF()
        self._timer = QTimer(canvas)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def follow(self, point: QPointF) -> None:
        """Scroll from now on as the place of the pointer asks."""
        canvas = self._canvas
        self._by = QPointF(_pull(point.x(), canvas.width()), _pull(point.y(), canvas.height()))
        if self._by.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def tick(self) -> None:
        """Scroll one step."""
        before = self._canvas.view
        self._canvas.pan(self._by.x(), self._by.y())
        if self._canvas.view != before:
            self._scrolled()

    def close(self) -> None:
        """Stop for good."""
        self._timer.stop()
        self._timer.deleteLater()


def _pull(place: float, length: float) -> float:
    """How far to scroll along one axis: positive towards the near end."""
    edge = min(_EDGE, length / 6)
    if place < edge:
        return _FASTEST * min((edge - place) / edge, 1.0)
    if place > length - edge:
        return -_FASTEST * min((place - length + edge) / edge, 1.0)
    return 0.0
