"""What the mouse does while a button is down: each gesture starts, moves, and ends or is cancelled.

A cancelled gesture leaves view, selection and scenario as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scenario_desk.desk.tree.looks import Bools
from scenario_desk.desk.tree.picture import Picture
from scenario_desk.desk.tree.viewport import Box

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView


_LIVE = 2_000
"""Up to this many nodes are selected while a rectangle is drawn; more when it is done."""


class Gesture(Protocol):
    """One thing done with the mouse, from press to release."""

    cursor: Qt.CursorShape
    greyed: Bools | None
    """bool[V] nodes that it cannot go to; None where it goes anywhere."""

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""

    def finish(self, point: QPointF) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Leave no trace."""

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Show over the tree what would be done."""


class Pan:
    """Drags the whole canvas."""

    cursor = Qt.CursorShape.ClosedHandCursor
    greyed: Bools | None = None

    def __init__(self, canvas: TreeView, start: QPointF) -> None:
        self._canvas, self._start, self._before = canvas, start, canvas.view

    def move(self, point: QPointF) -> None:
        by = point - self._start
        self._canvas.set_view(self._before.panned(by.x(), by.y()))

    def finish(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._canvas.set_view(self._before)

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Nothing: the canvas itself moves."""


class MapPan:
    """Drags the frame on the minimap."""

    cursor = Qt.CursorShape.ClosedHandCursor
    greyed: Bools | None = None

    def __init__(self, canvas: TreeView, start: QPointF) -> None:
        self._canvas, self._before = canvas, canvas.view
        self.move(start)

    def move(self, point: QPointF) -> None:
        canvas = self._canvas
        if canvas.minimap.box is None:
            return
        x, y = canvas.minimap.target(point.x(), point.y())
        canvas.set_view(canvas.view.holding(x, y, canvas.width() / 2, canvas.height() / 2))

    def finish(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._canvas.set_view(self._before)

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Nothing: the canvas itself moves."""


class RubberBand:
    """Selects what a rectangle touches, beside `kept` that was selected before."""

    cursor = Qt.CursorShape.CrossCursor
    greyed: Bools | None = None

    def __init__(self, canvas: TreeView, start: QPointF, kept: tuple[str, ...]) -> None:
        self._canvas, self._start, self._end, self._kept = canvas, start, start, kept
        self._before = canvas.workbench.selection

    def move(self, point: QPointF) -> None:
        self._end = point
        touched = self._touched()
        if len(touched) <= _LIVE:
            self._select(touched)
        self._canvas.update()

    def finish(self, point: QPointF) -> None:
        self._end = point
        self._select(self._touched())

    def cancel(self) -> None:
        self._canvas.workbench.select(self._before.kind, *self._before.ids)

    def paint(self, painter: QPainter, picture: Picture) -> None:
        painter.setPen(QPen(picture.palette.colour("accent"), 1))
        painter.setBrush(picture.palette.veiled("accent", 0.1))
        painter.drawRect(QRectF(self._start, self._end).normalized())

    def _select(self, touched: list[int]) -> None:
        ids = [self._canvas.content.id_of(position) for position in touched]
        self._canvas.select_quietly(*dict.fromkeys((*self._kept, *ids)))

    def _touched(self) -> list[int]:
        """The positions of the nodes inside the rectangle."""
        canvas, scene = self._canvas, self._canvas.content.scene
        frame = QRectF(self._start, self._end).normalized()
        left, top = canvas.view.to_layout(frame.left(), frame.top())
        right, bottom = canvas.view.to_layout(frame.right(), frame.bottom())
        touched: list[int] = []
        for part in scene.nodes_in(Box(left, top, right, bottom)):
            x = scene.x[part.start : part.stop]
            touched += (np.flatnonzero((x >= left) & (x <= right)) + part.start).tolist()
        return touched


class Reparent:
    """Drags nodes to another parent, or between the branches of one.

    On a node's mark it becomes that node's last branch; in the upper or lower part of a branch's
    words it goes above or below that branch.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: TreeView, start: QPointF, nodes: tuple[str, ...]) -> None:
        self._canvas, self._nodes, self._point = canvas, nodes, start
        self._target: tuple[str, int | None] | None = None
        self._refusal = ""
        self._asked: tuple[str, int | None] | None = None
        self.greyed: Bools | None = self._illegal()

    def move(self, point: QPointF) -> None:
        self._point = point
        aimed = self._aimed_at(point)
        if aimed != self._asked:
            self._asked = aimed
            self._target, self._refusal = None, ""
            if aimed is not None:
                refusal = self._canvas.nodes.refusal_of_move(self._nodes, *aimed)
                self._refusal = refusal or ""
                self._target = None if refusal else aimed
        self._canvas.update()

    def finish(self, point: QPointF) -> None:
        self.move(point)
        if self._target is not None:
            self._canvas.nodes.move_to(self._nodes, *self._target)

    def cancel(self) -> None:
        self._canvas.update()

    def paint(self, painter: QPainter, picture: Picture) -> None:
        self._paint_target(painter, picture)
        self._paint_ghost(painter, picture)

    def _aimed_at(self, point: QPointF) -> tuple[str, int | None] | None:
        """The parent and the place among its children (without what moves) that is pointed at."""
        canvas = self._canvas
        hit = canvas.hit(point)
        if hit is None:
            return None
        node = canvas.content.id_of(hit.position)
        scenario = canvas.content.scenario
        parent = scenario.parents.get(node)
        if hit.part == "mark" or parent is None or hit.part in ("pill", "beside"):
            return node, None
        staying = [key for key in scenario.nodes[parent].children if key not in self._nodes]
        if node not in staying:
            return None
        _x, y = canvas.place(hit.position)
        return parent, staying.index(node) + (1 if point.y() > y else 0)

    def _illegal(self) -> Bools:
        """bool[V] what moves and everything below it."""
        scene, content = self._canvas.content.scene, self._canvas.content
        below = np.zeros(scene.count, bool)
        places = [content.position_of(node) for node in self._nodes]
        below[[place for place in places if place >= 0]] = True
        for level in range(1, scene.levels):
            nodes = slice(int(scene.level_start[level]), int(scene.level_start[level + 1]))
            below[nodes] |= below[scene.parent[nodes]]
        return below

    def _paint_target(self, painter: QPainter, picture: Picture) -> None:
        if self._target is None:
            return
        parent, index = self._target
        place = self._canvas.content.position_of(parent)
        if place < 0:
            return
        x, y = self._canvas.place(place)
        accent = picture.palette.colour("accent")
        painter.setBrush(picture.palette.veiled("accent", 0.18))
        painter.setPen(QPen(accent, 2))
        radius = picture.metrics_of(place).radius + 6
        painter.drawEllipse(QPointF(x, y), radius, radius)
        if index is not None:
            gap_x, gap_y = self._gap(parent, index)
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x + radius, y), QPointF(gap_x - 150, gap_y))
            painter.setPen(QPen(accent, 3))
            painter.drawLine(QPointF(gap_x - 150, gap_y), QPointF(gap_x, gap_y))

    def _gap(self, parent: str, index: int) -> tuple[float, float]:
        """Where in the pane the place between two branches is."""
        canvas = self._canvas
        children = canvas.content.scenario.nodes[parent].children
        staying = [key for key in children if key not in self._nodes]
        at = [canvas.content.position_of(key) for key in staying]
        before = canvas.place(at[index - 1]) if index > 0 else None
        after = canvas.place(at[index]) if index < len(at) else None
        half_row = max(canvas.metrics().row / 2, 8.0)
        if before is not None and after is not None:
            return before[0], (before[1] + after[1]) / 2
        if before is not None:
            return before[0], before[1] + half_row
        assert after is not None
        return after[0], after[1] - half_row

    def _paint_ghost(self, painter: QPainter, picture: Picture) -> None:
        """What is being dragged, beside the pointer, and why it cannot go where it is."""
        metrics, palette = picture.metrics, picture.palette
        text = self._refusal or self._canvas.nodes.name_of(self._nodes)
        laid = picture.texts.laid(text, metrics.label, 320, 3)
        box = QRectF(self._point.x() + 14, self._point.y() + 14, laid.width + 16, laid.height + 8)
        box.moveRight(min(box.right(), picture.width - 4))
        if box.bottom() > picture.height - 4:
            box.moveBottom(self._point.y() - 8)
        painter.setPen(QPen(palette.colour("error" if self._refusal else "accent"), 1))
        painter.setBrush(palette.colour("panel"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(metrics.label)
        painter.setPen(QPen(palette.colour("error" if self._refusal else "ink")))
        laid.draw(painter, box.left() + 8, box.top() + 4)
