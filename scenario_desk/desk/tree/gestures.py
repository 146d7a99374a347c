"""What the mouse does while a button is down: each gesture starts, moves, and ends or is cancelled.

A cancelled gesture leaves view, selection and scenario as they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from scenario_desk.desk.bench.selection import Selection
from scenario_desk.desk.tree.look_aside import KeptView
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.picture import Picture

if TYPE_CHECKING:
    from scenario_desk.desk.tree.canvas import Canvas
    from scenario_desk.desk.tree.tree_view import TreeView


_LIVE = 2_000
"""Up to this many nodes are selected while a rectangle is drawn; more when it is done."""


@dataclass(frozen=True, slots=True)
class Before:
    """What was selected and how it was looked at when the button went down."""

    selection: Selection
    look: KeptView


class Gesture(Protocol):
    """One thing done with the mouse, from press to release."""

    @property
    def keeps_places(self) -> bool:
        """Whether the canvas stays as it is while the workbench previews."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks now."""

    @property
    def greyed(self) -> Bools | None:
        """bool[V] nodes that it cannot go to; None where it goes anywhere."""

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""

    def hold(self, control: bool) -> None:
        """Take in that the Ctrl key is down, or up."""

    def finish(self, point: QPointF) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Leave no trace."""

    def paint(self, surface: Surface, picture: Picture) -> None:
        """Show over the tree what would be done."""


class Looking:
    """A gesture that changes nothing but how the canvas is looked at."""

    keeps_places = False
    cursor = Qt.CursorShape.ClosedHandCursor
    greyed: Bools | None = None

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._before = canvas, canvas.look

    def hold(self, control: bool) -> None:
        """Nothing: with Ctrl it is the same."""

    def cancel(self) -> None:
        self._canvas.look_again(self._before)

    def paint(self, surface: Surface, picture: Picture) -> None:
        """Nothing: the canvas itself moves."""


class Pan(Looking):
    """Drags the whole canvas."""

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        super().__init__(canvas)
        self._start = start

    def move(self, point: QPointF) -> None:
        by = point - self._start
        turned = self._canvas.orientation.turned_by(by.x(), by.y())
        self._canvas.set_view(self._before.view.panned(*turned))

    def finish(self, point: QPointF) -> None:
        self.move(point)


class MapPan(Looking):
    """Drags the frame on the minimap."""

    def __init__(self, canvas: Canvas, start: QPointF) -> None:
        super().__init__(canvas)
        self.move(start)

    def move(self, point: QPointF) -> None:
        canvas = self._canvas
        if canvas.minimap.box is None:
            return
        x, y = canvas.minimap.target(point.x(), point.y())
        pane = canvas.orientation
        canvas.set_view(canvas.view.holding(x, y, pane.along / 2, pane.across / 2))

    def finish(self, point: QPointF) -> None:
        self.move(point)


class RubberBand:
    """Selects what a rectangle touches, beside `kept` that was selected before."""

    keeps_places = False
    cursor = Qt.CursorShape.CrossCursor
    greyed: Bools | None = None

    def __init__(
        self, canvas: TreeView, start: QPointF, kept: tuple[str, ...], before: Before
    ) -> None:
        self._canvas, self._start, self._end, self._kept = canvas, start, start, kept
        self._before = before

    def move(self, point: QPointF) -> None:
        self._end = point
        touched = self._touched()
        if len(touched) <= _LIVE:
            self._select(touched)
        self._canvas.update()

    def hold(self, control: bool) -> None:
        """Nothing: whether it adds was settled when it began."""

    def finish(self, point: QPointF) -> None:
        self._end = point
        self._select(self._touched())

    def cancel(self) -> None:
        self._canvas.go_back(self._before)

    def paint(self, surface: Surface, picture: Picture) -> None:
        band = QRectF(self._start, self._end).normalized()
        surface.box(
            band.x(),
            band.y(),
            band.width(),
            band.height(),
            fill=picture.palette.veiled("accent", 0.1),
            stroke=Stroke(picture.palette.colour("accent")),
        )

    def _select(self, touched: list[int]) -> None:
        ids = [self._canvas.content.id_of(position) for position in touched]
        self._canvas.select_quietly(*dict.fromkeys((*self._kept, *ids)))

    def _touched(self) -> list[int]:
        """The positions of the nodes inside the rectangle."""
        canvas, scene = self._canvas, self._canvas.content.scene
        band = QRectF(self._start, self._end).normalized()
        pane = Box(band.left(), band.top(), band.right(), band.bottom())
        frame = canvas.orientation.turned_box(pane)
        left, top = canvas.view.to_layout(frame.left, frame.top)
        right, bottom = canvas.view.to_layout(frame.right, frame.bottom)
        touched: list[int] = []
        for part in scene.nodes_in(Box(left, top, right, bottom)):
            x = scene.x[part.start : part.stop]
            touched += (np.flatnonzero((x >= left) & (x <= right)) + part.start).tolist()
        return touched
