"""What a mouse drag in the plot does: a gesture starts, moves, and is finished or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF

from scenario_desk.presentation.chart.lines import Kind, LineKey, LineShape
from scenario_desk.presentation.chart.overlap_chart import step_of
from scenario_desk.presentation.chart.plane import Plane


class Movable(Protocol):
    """What gestures act on: the plot."""

    @property
    def plane(self) -> Plane:
        """How utilities lie on pixels now."""

    def pan(self, columns: float, rows: float) -> None:
        """Move what is seen by so many pixels."""

    def move_line(self, actor: str, kind: Kind, value: float, step: float) -> None:
        """Show a line at another value, in round steps."""

    def finish_line(self) -> None:
        """Keep the value shown last."""

    def cancel_line(self) -> None:
        """Put the line back."""


class Gesture(Protocol):
    """A drag under way."""

    def move(self, at: QPointF) -> None:
        """Follow the mouse."""

    def finish(self) -> None:
        """The button was released."""

    def cancel(self) -> None:
        """Leave no trace."""


@dataclass(slots=True)
class Pan:
    """Moves the ranges with the mouse; cancelling puts them back."""

    plot: Movable
    last: QPointF
    start: QPointF

    def move(self, at: QPointF) -> None:
        self.plot.pan(at.x() - self.last.x(), at.y() - self.last.y())
        self.last = at

    def finish(self) -> None:
        """What is seen has moved already."""

    def cancel(self) -> None:
        self.move(self.start)


class DragLine:
    """Moves a line with the mouse, from where it was taken hold of; never out of the frame."""

    def __init__(self, plot: Movable, shape: LineShape, press: QPointF) -> None:
        self._plot = plot
        self._shape = shape
        self._grip = (press.y() if shape.horizontal else press.x()) - shape.at

    @property
    def key(self) -> LineKey:
        return self._shape.key

    def move(self, at: QPointF) -> None:
        plane = self._plot.plane
        frame = plane.frame
        if self._shape.horizontal:
            row = min(max(at.y() - self._grip, frame.top), frame.bottom)
            exact, units = plane.y_at(row), plane.units_per_pixel[1]
        else:
            column = min(max(at.x() - self._grip, frame.left), frame.right)
            exact, units = plane.x_at(column), plane.units_per_pixel[0]
        self._plot.move_line(self._shape.side.actor, self._shape.kind, exact, step_of(units))

    def finish(self) -> None:
        self._plot.finish_line()

    def cancel(self) -> None:
        self._plot.cancel_line()
