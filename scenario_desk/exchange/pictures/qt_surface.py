"""Draws on whatever a QPainter paints on: the screen, an image, a page.

On pixels what is drawn again and again is kept: texts with their glyphs, small pictures of marks.
On a page text stays text and a mark stays lines.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from scenario_desk.exchange.pictures.qt_batches import draw_lines, draw_rectangles
from scenario_desk.exchange.pictures.qt_text import ReadyText, sized
from scenario_desk.presentation.drawing import (
    DASHES,
    RIM,
    Align,
    Colour,
    Curve,
    Floats,
    Laid,
    Line,
    Path,
    Stamp,
    Stroke,
    Surface,
    Type,
)

_SHARES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
_STAMPS_KEPT = 2_048
_MARGIN = 1
"""Pixels around a stamp, so that smoothed edges are not cut off."""
_AROUND = 3.0
"""Pixels around letters for their rim, and for what of a letter overhangs."""

_stamps: OrderedDict[Hashable, QPixmap] = OrderedDict()


def qt_colour(colour: Colour) -> QColor:
    """The colour as Qt has it; shared: never change it."""
    return _colour(colour)


def qt_surface(painter: QPainter, ratio: float) -> QtSurface:
    """The surface that suits what a painter paints on; ratio: device pixels per logical pixel."""
    pixels = painter.paintEngine().type() == QPaintEngine.Type.Raster
    return PixelSurface(painter, ratio) if pixels else QtSurface(painter, ratio)


class QtSurface:
    """A Surface over a painter, which nobody else uses meanwhile."""

    def __init__(self, painter: QPainter, ratio: float) -> None:
        self.painter, self.ratio = painter, ratio
        self._pen: Stroke | Colour | None = None
        self._brush: Colour | None = None
        self._font: QFont | None = None
        self._fonts: dict[Type, QFont] = {}
        self._smooth = True
        self._last: tuple[Path, QPainterPath] | None = None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._family = painter.font()
        self._named = self._family.toString()

    def path(self, path: Path, stroke: Stroke | None, fill: Colour | None = None) -> None:
        self._prepare(stroke, fill, True)
        if self._last is None or self._last[0] is not path:
            self._last = (path, _along(path))
        self.painter.drawPath(self._last[1])

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
        radius: float = 0.0,
    ) -> None:
        frame = QRectF(left, top, width, height)
        if fill is not None and stroke is None and not radius:
            # To whole pixels: a ground must not leave half of its last ones as they were.
            self._prepare(None, fill, False)
            self.painter.fillRect(frame, _colour(fill))
            return
        self._prepare(stroke, fill, True)
        if radius:
            self.painter.drawRoundedRect(frame, radius, radius)
        else:
            self.painter.drawRect(frame)

    def ellipse(
        self,
        x: float,
        y: float,
        across: float,
        down: float,
        *,
        fill: Colour | None = None,
        stroke: Stroke | None = None,
    ) -> None:
        self._prepare(stroke, fill, True)
        self.painter.drawEllipse(QPointF(x, y), across, down)

    def pie(
        self, x: float, y: float, radius: float, start: float, span: float, fill: Colour
    ) -> None:
        if span >= 360:
            self.ellipse(x, y, radius, radius, fill=fill)
            return
        self._prepare(None, fill, True)
        circle = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        self.painter.drawPie(circle, round(start * 16), round(span * 16))

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        if upwards:
            before = self.painter.transform()
            self.painter.translate(x, top)
            self.painter.rotate(-90)
            self._write(laid, 0.0, 0.0, colour, align, rim)
            self.painter.setTransform(before)
        else:
            self._write(laid, x, top, colour, align, rim)

    def _write(
        self, laid: Laid, x: float, top: float, colour: Colour, align: Align, rim: Colour | None
    ) -> None:
        font = self._font_of(laid.type)
        self._write_in(font, colour)
        share = _SHARES[align]
        baseline = top + QFontMetricsF(font).ascent()
        for line, width in zip(laid.lines, laid.widths, strict=True):
            at = QPointF(x - share * width, baseline)
            if rim is not None:
                letters = QPainterPath()
                letters.addText(at, font, line)
                self.painter.strokePath(letters, _rim(rim))
            self.painter.drawText(at, line)
            baseline += laid.line_height

    def lines(self, ends: Floats, stroke: Stroke, *, smooth: bool = True) -> None:
        self._prepare(stroke, None, smooth)
        draw_lines(self.painter, ends)

    def boxes(self, boxes: Floats, fill: Colour, stroke: Stroke | None = None) -> None:
        self._prepare(stroke, fill, False)
        draw_rectangles(self.painter, boxes)

    def image(
        self, left: float, top: float, width: float, height: float, pixels: NDArray[np.uint8]
    ) -> None:
        rows, columns = pixels.shape[:2]
        parts = pixels.astype(np.uint32)
        alpha = parts[..., 3]
        red, green, blue = ((parts[..., each] * alpha + 127) // 255 for each in range(3))
        words = np.ascontiguousarray(alpha << 24 | red << 16 | green << 8 | blue)
        kept = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(words.data, columns, rows, 4 * columns, kept)
        self.painter.drawImage(QRectF(left, top, width, height), image)

    @contextmanager
    def faded(self, opacity: float) -> Iterator[None]:
        before = self.painter.opacity()
        self.painter.setOpacity(before * opacity)
        try:
            yield
        finally:
            self.painter.setOpacity(before)

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        before = self.painter.clipPath() if self.painter.hasClipping() else None
        self.painter.setClipRect(QRectF(left, top, width, height), Qt.ClipOperation.IntersectClip)
        try:
            yield
        finally:
            if before is None:
                self.painter.setClipping(False)
            else:
                self.painter.setClipPath(before)

    @contextmanager
    def placed(self, left: float, top: float, scale: float) -> Iterator[None]:
        before = self.painter.transform()
        self.painter.translate(left, top)
        self.painter.scale(scale, scale)
        try:
            yield
        finally:
            self.painter.setTransform(before)

    def group(self, title: str, key: str = "") -> AbstractContextManager[None]:  # noqa: ARG002
        # Pixels and pages have no names for their parts.
        return nullcontext()

    def _prepare(self, stroke: Stroke | None, fill: Colour | None, smooth: bool) -> None:
        """Set what has changed since the last stroke: setting is what costs."""
        painter = self.painter
        if stroke != self._pen:
            self._pen = stroke
            painter.setPen(Qt.PenStyle.NoPen if stroke is None else _pen(stroke))
        if fill != self._brush:
            self._brush = fill
            if fill is None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setBrush(_colour(fill))
        if smooth != self._smooth:
            self._smooth = smooth
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)

    def _font_of(self, face: Type) -> QFont:
        # Kept with the surface: a font that two threads write in takes the program down.
        if face not in self._fonts:
            self._fonts[face] = sized(self._family, face)
        return self._fonts[face]

    def _write_in(self, font: QFont, colour: Colour) -> None:
        if font is not self._font:
            self._font = font
            self.painter.setFont(font)
        if colour != self._pen:
            self._pen = colour
            self.painter.setPen(_colour(colour))


class PixelSurface(QtSurface):
    """A surface of pixels, which keeps what it draws often."""

    names_parts = False

    def _write(
        self, laid: Laid, x: float, top: float, colour: Colour, align: Align, rim: Colour | None
    ) -> None:
        if rim is not None:
            self._write_rimmed(laid, x - _SHARES[align] * laid.width, top, colour, align, rim)
            return
        if not isinstance(laid, ReadyText):
            super()._write(laid, x, top, colour, align, rim)
            return
        self._write_in(laid.font, colour)
        share = _SHARES[align]
        for ready, width in zip(laid.ready, laid.widths, strict=True):
            self.painter.drawStaticText(QPointF(x - share * width, top), ready)
            top += laid.line_height

    def _write_rimmed(
        self, laid: Laid, left: float, top: float, colour: Colour, align: Align, rim: Colour
    ) -> None:
        """A rim takes ten times as long as the letters: the text is kept as a small picture."""

        def draw(ground: PixelSurface, x: float, y: float) -> None:
            at = x + _SHARES[align] * laid.width
            QtSurface._write(ground, laid, at, y, colour, align, rim)

        size = laid.width + 2 * _AROUND, laid.height + 2 * _AROUND
        key = (laid.lines, laid.type, colour, align, rim)
        self._put(key, left - _AROUND, top - _AROUND, size, _AROUND, draw)

    def stamp(
        self,
        key: Hashable,
        x: float,
        y: float,
        radius: float,
        draw: Callable[[Surface, float, float], None],
    ) -> None:
        """Put a small picture, drawn once, around a point; see `Stamping`."""
        reach = radius + _MARGIN
        self._put(key, x - reach, y - reach, (2 * reach, 2 * reach), reach, draw)

    def _put(
        self,
        key: Hashable,
        left: float,
        top: float,
        size: tuple[float, float],
        inset: float,
        draw: Callable[[PixelSurface, float, float], None],
    ) -> None:
        """Put a picture of this size, drawn once from a point so far inside, on whole pixels."""
        stamp = self._kept(key, size, inset, draw)
        self.painter.drawPixmap(QPointF(self._on_pixel(left), self._on_pixel(top)), stamp)

    def stamps(self, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats) -> None:
        reaches = [each.radius + _MARGIN for each in stamps]
        kept = [
            self._kept(each.key, (2 * reach, 2 * reach), reach, each.draw)
            for each, reach in zip(stamps, reaches, strict=True)
        ]
        reach, ratio, put = np.array(reaches)[which], self.ratio, self.painter.drawPixmap
        columns = (np.rint((x - reach) * ratio) / ratio).tolist()
        rows = (np.rint((y - reach) * ratio) / ratio).tolist()
        for number, column, row in zip(which, columns, rows, strict=True):
            put(QPointF(column, row), kept[number])

    def _kept(
        self,
        key: Hashable,
        size: tuple[float, float],
        inset: float,
        draw: Callable[[PixelSurface, float, float], None],
    ) -> QPixmap:
        kept = (key, self.ratio, self._named)
        stamp = _stamps.get(kept)
        if stamp is None:
            stamp = _stamps[kept] = self._drawn(size, inset, draw)
            if len(_stamps) > _STAMPS_KEPT:
                _stamps.popitem(last=False)
        else:
            _stamps.move_to_end(kept)
        return stamp

    def _drawn(
        self,
        size: tuple[float, float],
        inset: float,
        draw: Callable[[PixelSurface, float, float], None],
    ) -> QPixmap:
        pixmap = QPixmap(*(max(1, round(each * self.ratio)) for each in size))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self._family)
        draw(PixelSurface(painter, self.ratio), inset, inset)
        painter.end()
        return pixmap

    def _on_pixel(self, value: float) -> float:
        """The nearest whole device pixel: a mark between two pixels is blurred."""
        return round(value * self.ratio) / self.ratio


def _along(path: Path) -> QPainterPath:
    made = QPainterPath()
    for part in path:
        if isinstance(part, Curve):
            made.cubicTo(*part)
        elif isinstance(part, Line):
            made.lineTo(*part)
        else:
            made.moveTo(*part)
    return made


@lru_cache(maxsize=4_096)
def _colour(colour: Colour) -> QColor:
    made = QColor(colour.name)
    if colour.alpha < 1:
        made.setAlphaF(colour.alpha)
    return made


@lru_cache(maxsize=64)
def _rim(colour: Colour) -> QPen:
    pen = QPen(_colour(colour), 2 * RIM)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


@lru_cache(maxsize=4_096)
def _pen(stroke: Stroke) -> QPen:
    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if DASHES[stroke.dash]:
        pen.setDashPattern(DASHES[stroke.dash])
    return pen
