"""The plot: a pyqtgraph view whose one item paints everything from arrays in pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
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
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.chart import dots, ground, lines
from scenario_desk.desk.chart.arrangement import Arrangement, arrange, dot_radii
from scenario_desk.desk.chart.axes import ChartAxis
from scenario_desk.desk.chart.content import Content
from scenario_desk.desk.chart.ink import Ink
from scenario_desk.desk.chart.lines import Kind
from scenario_desk.desk.chart.plane import Plane
from scenario_desk.desk.chart.pointer import Pointer
from scenario_desk.desk.chart.sprites import Sprites
from scenario_desk.presentation.chart.overlap_chart import span
from scenario_desk.presentation.tokens import Tokens


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
    derive_asked = Signal(str)
    pointed = Signal(object)
    """The `Target` under the mouse, or None."""
    menu_asked = Signal(QPoint)

    def __init__(self, tokens: Tokens, font_scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
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
        self.axes: tuple[ChartAxis, ...] = ()
        self.canvas = Canvas(self)
        self.canvas.setZValue(10)
        self.scene().addItem(self.canvas)
        self.dress(tokens, font_scale)
        self.box.sigRangeChanged.connect(self._range_changed)
        self.box.sigRangeChangedManually.connect(self._taken_over)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # what is shown

    def dress(self, tokens: Tokens, font_scale: float) -> None:
        """Take on a theme and a type size."""
        self.ink = Ink(tokens, font_scale, QApplication.font())
        self.sprites = Sprites(tokens)
        self.setBackgroundBrush(QBrush(QColor(tokens.panel)))
        if not self.axes:
            self.axes = (ChartAxis("bottom", self.ink), ChartAxis("left", self.ink))
            for axis in self.axes:
                axis.linkToView(self.box)
                self.scene().addItem(axis)
        for axis in self.axes:
            axis.ink = self.ink
        self._lay_out()

    def show_content(self, content: Content, *, previewing: bool = False) -> None:
        """Show this; while a gesture runs the ranges hold still, or at most grow."""
        self.content = content
        for axis, side in zip(self.axes, content.sides, strict=True):
            if axis.title != side.title:
                axis.title = side.title
                axis.update()
        if self.following and self.pointer.dragged_line is None:
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

    @property
    def plane(self) -> Plane:
        (left, right), (bottom, top) = self.box.viewRange()
        return Plane(self.frame, (left, right), (bottom, top))

    @property
    def frame(self) -> QRectF:
        """The part of the view that utilities are mapped on, in pixels."""
        px = self.ink.px
        size = self.viewport().size()
        left, bottom, right, top = round(px(70)), round(px(46)), round(px(14)), round(px(8))
        return QRectF(
            left, top, max(40, size.width() - left - right), max(40, size.height() - top - bottom)
        )

    def arranged(self) -> Arrangement | None:
        """Where everything stands now; None before there is content."""
        if self.content is None:
            return None
        if self._stale or self._arranged is None:
            self._arranged = arrange(
                self.content, self.plane, self.ink, self.chosen, self._arranged
            )
            self._stale = False
            self._hide_numbers(self._arranged)
        return self._arranged

    def paint_canvas(self, painter: QPainter) -> None:
        arranged, content = self.arranged(), self.content
        if arranged is None or content is None:
            return
        ink, frame, shown = self.ink, arranged.plane.frame, content.shown
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        pointer = self.pointer
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(frame, ink.colour("background"))
        painter.save()
        painter.setClipRect(frame)
        ground.paint_regions(painter, arranged, ink, ratio)
        ground.paint_grid(painter, arranged.plane, self.axes, ink, ratio)
        lines.paint_bands(painter, arranged.bands, ink, ratio)
        dots.paint_whiskers(painter, arranged, ink, ratio)
        if shown.pareto:
            dots.paint_frontier(painter, content, arranged, ink)
        lines.paint_lines(painter, arranged.lines, pointer.line)
        dots.paint_open(painter, arranged, ink, ratio)
        dots.paint_arrows(painter, content, arranged, ink)
        dots.paint_dots(
            painter, content, arranged, ink, self.sprites, ratio, self.chosen, pointer.endpoint
        )
        ground.paint_region_text(painter, arranged, content.region, ink, ratio)
        lines.paint_words(painter, arranged.lines, ink, ratio, pointer.link)
        dots.paint_names(painter, arranged, ink, ratio)
        dots.paint_marks(painter, arranged.marks, ink)
        painter.restore()
        ground.paint_frame(painter, frame, ink, ratio)
        focused = pointer.focused if self.hasFocus() else None
        lines.paint_handles(painter, arranged.lines, ink, pointer.line, focused)

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the plot into a place of another device, without what the mouse points at."""
        kept, self.pointer.target = self.pointer.target, None
        self.scene().render(painter, room, QRectF(self.viewport().rect()))
        self.pointer.target = kept

    # ranges

    def fit(self) -> None:
        """Show all dots and lines, and let the ranges follow them again."""
        self.following = True
        self._arranged = None
        if self.content is not None:
            self._set_ranges(*self._padded())

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
        needed, padded = self._needed(), self._padded()
        ranges = []
        for now, need, fitting in zip(self.box.viewRange(), needed, padded, strict=True):
            low, high = now
            outside = need[0] < low or need[1] > high
            empty = high - low > 1.6 * (fitting[1] - fitting[0])
            if growing and outside:
                ranges.append((min(low, need[0]), max(high, need[1])))
            elif not growing and (outside or empty):
                ranges.append(fitting)
            else:
                ranges.append((low, high))
        self._set_ranges(*ranges)

    def _needed(self) -> tuple[tuple[float, float], ...]:
        return self._spans(padding=0.0)

    def _padded(self) -> tuple[tuple[float, float], ...]:
        return self._spans(padding=0.06)

    def _spans(self, padding: float) -> tuple[tuple[float, float], ...]:
        """The spans of dots, where they were, and lines; the dots with their size."""
        content = self.content
        assert content is not None
        chart, frame = content.chart, self.frame
        radius = dot_radii(chart.reach, frame, self.ink) + 4
        result = []
        for values, was, side, room in (
            (chart.x, content.was and content.was[0], content.across, frame.width()),
            (chart.y, content.was and content.was[1], content.up, frame.height()),
        ):
            marks = [side.lines.reservation, side.lines.signing, side.lines.low, side.lines.high]
            seen = values[chart.known]
            size = radius[chart.known]
            parts = [seen, np.asarray(marks)]
            if was is not None:
                parts.append(was[chart.known])
            low, high = span(np.concatenate(parts), padding=0.0)
            unit = (high - low) / max(80.0, room - 2 * float(size.max(initial=8.0)))
            parts += [seen - size * unit, seen + size * unit]
            result.append(span(np.concatenate(parts), padding=padding))
        return tuple(result)

    def _set_ranges(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        self.box.setRange(xRange=across, yRange=up, padding=0, update=True, disableAutoRange=True)

    def _range_changed(self, *_: object) -> None:
        self.refresh()

    def _taken_over(self, *_: object) -> None:
        self.following = False

    def _hide_numbers(self, arranged: Arrangement) -> None:
        for axis, horizontal in zip(self.axes, (False, True), strict=True):
            axis.hidden = [
                shape.handle for shape in arranged.lines if shape.horizontal == horizontal
            ]
            axis.update()

    def _lay_out(self) -> None:
        frame, size = self.frame, self.viewport().size()
        self.box.setGeometry(frame)
        bottom, left = self.axes
        # An axis of pyqtgraph holds to a size of its own until it is given one.
        bottom.setHeight(size.height() - frame.bottom())
        left.setWidth(frame.left())
        bottom.setGeometry(
            QRectF(frame.left(), frame.bottom(), frame.width(), size.height() - frame.bottom())
        )
        left.setGeometry(QRectF(0, frame.top(), frame.left(), frame.height()))
        self.canvas.cover(QRectF(0, 0, size.width(), size.height()))
        self._arranged = None
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "canvas"):
            self._lay_out()
            if self.content is not None and self.following:
                self._set_ranges(*self._padded())

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
