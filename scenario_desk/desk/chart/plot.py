"""The plot: a pyqtgraph view whose one item paints everything from arrays in pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.chart.pointer import Pointer
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement, arrange
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.lines import Kind
from scenario_desk.presentation.chart.painting import Pointed, draw_chart
from scenario_desk.presentation.chart.plane import Plane, frame_in
from scenario_desk.presentation.chart.ranges import PADDING, Ranges, fitting
from scenario_desk.presentation.chart.style import Style


class Canvas(pg.GraphicsObject):
    """The item that covers the view; what it paints is the plot's business."""

    def __init__(self, plot: OverlapPlot) -> None:
        super().__init__()
        self._plot = plot
        self._size = QRectF()

    def cover(self, size: QRectF) -> None:
        self.prepareGeometryChange()
        self._size = size

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(self, painter: QPainter, _option: Any, _widget: Any = None) -> None:
        self._plot.paint_canvas(painter)


class Axis(pg.AxisItem):
    """An axis to zoom alone with the wheel; the canvas draws it."""

    def __init__(self, orientation: str, box: pg.ViewBox) -> None:
        super().__init__(orientation)
        self.linkToView(box)

    def paint(self, _painter: QPainter, _option: Any, _widget: Any = None) -> None:
        """Nothing of its own."""

    def mouseDragEvent(self, event: Any) -> None:
        """Leave dragging to the plot."""
        event.ignore()

    def mouseClickEvent(self, event: Any) -> None:
        """Leave clicking to the plot."""
        event.ignore()


class OverlapPlot(pg.GraphicsView):
    """Shows one `Content`; says with signals what the mouse and the keys ask for."""

    endpoint_clicked = Signal(int, bool)
    """Row of the endpoint; whether the selection is to be extended."""
    ground_clicked = Signal()
    line_clicked = Signal(str)
    line_moved = Signal(str, str, float, float)
    """Actor, "signing" or "reservation", the utility wanted, and the round step to keep to."""
    line_finished = Signal()
    line_cancelled = Signal()
    line_nudged = Signal(str, str, float)
    pressed_in_vain = Signal(bool)
    """An arrow that does not move the line with the keyboard; whether the line is level."""
    derive_asked = Signal(str)
    pointed = Signal(object)
    """The `Target` under the mouse, or None."""
    menu_asked = Signal(QPoint)
    placed = Signal()
    """Everything has been arranged anew."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.movable = True
        """Whether the lines can be moved."""
        self.content: Content | None = None
        self.chosen: frozenset[int] = frozenset()
        self.following = True
        """Whether the ranges follow the content, until someone pans or zooms."""
        self.pointer = Pointer(self)
        self._arranged: Arrangement | None = None
        self._stale = True
        self.box = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.box.setLimits(xMin=-450, xMax=450, yMin=-450, yMax=450, minXRange=1, minYRange=1)
        self.scene().addItem(self.box)
        self.axes = (Axis("bottom", self.box), Axis("left", self.box))
        for axis in self.axes:
            self.scene().addItem(axis)
        self.canvas = Canvas(self)
        self.canvas.setZValue(10)
        self.scene().addItem(self.canvas)
        self.dress(style)
        self.box.sigRangeChanged.connect(self._range_changed)
        self.box.sigRangeChangedManually.connect(self._taken_over)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Else it would be a place of its own for the keyboard, and would take the plot's policy away.
        self.viewport().setFocusProxy(None)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # what is shown

    def dress(self, style: Style) -> None:
        """Take on a theme and a type size."""
        self.look = style
        self.setBackgroundBrush(QBrush(QColor(style.tokens.panel)))
        self._lay_out()

    def show_content(
        self, content: Content, *, previewing: bool = False, anew: bool = False
    ) -> None:
        """Show this; while a gesture runs the ranges hold still, or at most grow.

        `anew`: it stands under other assumptions, and the ranges are fitted to it.
        """
        self.content = content
        if self.following and self.pointer.dragged_line is None:
            if anew:
                self._set_ranges(*self._fitting())
            else:
                self._follow(growing=previewing)
        self.refresh()

    def choose(self, chosen: frozenset[int]) -> None:
        """Mark the selected endpoints."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.refresh()

    def refresh(self) -> None:
        self._stale = True
        self.canvas.update()

    def show_pointed(self) -> None:
        """Paint again: what is pointed at, or has the keyboard, is another."""
        self.canvas.update()

    @property
    def plane(self) -> Plane:
        (left, right), (bottom, top) = self.box.viewRange()
        return Plane(self.frame, (left, right), (bottom, top))

    @property
    def frame(self) -> Box:
        """The part of the view that utilities are mapped on, in pixels."""
        size = self.viewport().size()
        return frame_in(Box(0, 0, size.width(), size.height()), self.look)

    def arranged(self) -> Arrangement | None:
        """Where everything stands now; None before there is content."""
        if self.content is None:
            return None
        if self._stale or self._arranged is None:
            self._arranged = arrange(
                self.content,
                self.plane,
                self.look,
                self.chosen,
                self._arranged,
                links=self.movable,
            )
            self._stale = False
            self.placed.emit()
        return self._arranged

    def paint_canvas(self, painter: QPainter) -> None:
        arranged, content = self.arranged(), self.content
        if arranged is None or content is None:
            return
        ratio = painter.device().devicePixelRatioF()
        if ratio != self.look.ratio:
            self.look = replace(self.look, ratio=ratio)
        pointer = self.pointer
        pointed = Pointed(
            self.chosen,
            pointer.endpoint,
            pointer.line,
            pointer.link,
            pointer.focused if self.hasFocus() else None,
        )
        draw_chart(qt_surface(painter, ratio), content, arranged, self.look, pointed)

    # ranges

    def fit(self) -> None:
        """Show all dots and lines, and let the ranges follow them again."""
        self.following = True
        self._arranged = None
        if self.content is not None:
            self._set_ranges(*self._fitting())

    def pan(self, columns: float, rows: float) -> None:
        across, up = self.plane.units_per_pixel
        self.following = False
        self.box.translateBy(x=-columns * across, y=rows * up)

    def move_line(self, actor: str, kind: Kind, value: float, step: float) -> None:
        self.line_moved.emit(actor, kind, value, step)

    def finish_line(self) -> None:
        self.line_finished.emit()

    def cancel_line(self) -> None:
        self.line_cancelled.emit()

    def _follow(self, *, growing: bool) -> None:
        """Fit only where something lies outside or most of the frame lies empty."""
        needed, padded = self._fitting(padding=0.0), self._fitting()
        ranges = []
        for now, need, whole in zip(self.box.viewRange(), needed, padded, strict=True):
            low, high = now
            outside = need[0] < low or need[1] > high
            empty = high - low > 1.6 * (whole[1] - whole[0])
            if growing and outside:
                ranges.append((min(low, need[0]), max(high, need[1])))
            elif not growing and (outside or empty):
                ranges.append(whole)
            else:
                ranges.append((low, high))
        self._set_ranges(*ranges)

    def _fitting(self, padding: float = PADDING) -> Ranges:
        assert self.content is not None
        return fitting(self.content, self.frame, self.look, padding)

    def _set_ranges(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        self.box.setRange(xRange=across, yRange=up, padding=0, update=True, disableAutoRange=True)

    def _range_changed(self, *_: object) -> None:
        self.refresh()

    def _taken_over(self, *_: object) -> None:
        self.following = False

    def _lay_out(self) -> None:
        size, frame = self.viewport().size(), self.frame
        self.box.setGeometry(QRectF(frame.left, frame.top, frame.width, frame.height))
        bottom, left = self.axes
        # An axis of pyqtgraph holds to a size of its own until it is given one.
        below = size.height() - frame.bottom
        bottom.setHeight(below)
        left.setWidth(frame.left)
        bottom.setGeometry(QRectF(frame.left, frame.bottom, frame.width, below))
        left.setGeometry(QRectF(0, frame.top, frame.left, frame.height))
        self.canvas.cover(QRectF(0, 0, size.width(), size.height()))
        self._arranged = None
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "canvas"):
            self._lay_out()
            if self.content is not None and self.following:
                self._set_ranges(*self._fitting())

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointer.press(event.position(), event.button())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event.position(), event.buttons())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event.position(), event.modifiers())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event.position())
        event.accept()

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointer.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.pointer.busy:
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pointer.key(event):
            event.accept()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointer.focus_in(event.reason())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks along the handles before it leaves the plot."""
        return self.pointer.next_handle(forward) or super().focusNextPrevChild(forward)

    def hideEvent(self, event: QEvent) -> None:
        self.pointer.abandon()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the plot's own keys from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.pointer.claims(event):
            event.accept()
            return True
        return bool(super().event(event))
