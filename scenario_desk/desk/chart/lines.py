"""The two lines of each actor: where they run, their handles on the axes, and what they say.

Handles hinge on their lines like tabs, the signing line's towards more, the no-agreement line's
towards less, so that the two never lie on one another however small the margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scenario_desk.desk.chart.content import Content, Side
from scenario_desk.desk.chart.ink import Ink, faded
from scenario_desk.desk.chart.plane import Plane
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import utility

Kind = Literal["signing", "reservation"]
_GRIP = 5.0
"""How near, in pixels, the mouse takes hold of a line."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """One line as it stands in the plot, in pixels."""

    side: Side
    horizontal: bool
    kind: Kind
    value: float
    line: QLineF
    handle: QRectF
    text: str
    text_at: QRectF
    derive_at: QRectF | None
    """Where one click gives the derived value back."""

    @property
    def key(self) -> tuple[str, Kind]:
        return (self.side.actor, self.kind)

    @property
    def words(self) -> QRectF:
        """What its words take up, the link included."""
        return self.text_at if self.derive_at is None else self.text_at.united(self.derive_at)

    @property
    def trace(self) -> QRectF:
        """The line as a thin box."""
        return QRectF(self.line.p1(), self.line.p2()).adjusted(-1, -1, 1, 1)

    def off(self, at: QPointF) -> float:
        """How far from the line a place is."""
        return abs(at.y() - self.line.y1() if self.horizontal else at.x() - self.line.x1())

    def takes(self, at: QPointF, plane: Plane) -> bool:
        """Whether the mouse takes hold of this line, anywhere along it."""
        return plane.frame.contains(at) and self.off(at) <= _GRIP


@dataclass(frozen=True, slots=True)
class Band:
    """A no-agreement value that missing scores leave open, from its one bound to the other."""

    side: Side
    rect: QRectF
    text: str
    text_at: QRectF


def shape_lines(
    content: Content,
    plane: Plane,
    ink: Ink,
    dots: Sequence[QRectF],
) -> list[LineShape]:
    """Lay out every line that stands inside the frame, its words clear of the dots if possible."""
    shapes: list[LineShape] = []
    taken = list(dots)
    for side, horizontal in ((content.up, True), (content.across, False)):
        kinds: tuple[tuple[Kind, float], ...] = (
            ("signing", side.lines.signing),
            ("reservation", side.lines.reservation),
        )
        for kind, value in kinds:
            shape = _shape(side, horizontal, kind, value, plane, ink, taken)
            if shape is not None:
                shapes.append(shape)
                taken.append(shape.words)
    return shapes


def shape_bands(content: Content, plane: Plane, ink: Ink, dots: Sequence[QRectF]) -> list[Band]:
    """Lay out the open no-agreement values; none where every value is known."""
    bands = []
    frame = plane.frame
    for side, horizontal in ((content.up, True), (content.across, False)):
        lines = side.lines
        if lines.known or not (isfinite(lines.low) and isfinite(lines.high)):
            continue
        if horizontal:
            top, bottom = plane.up(lines.high), plane.up(lines.low)
            rect = QRectF(frame.left(), top, frame.width(), bottom - top) & frame
        else:
            left, right = plane.across(lines.low), plane.across(lines.high)
            rect = QRectF(left, frame.top(), right - left, frame.height()) & frame
        if not rect.isEmpty():
            text = _("{actor}: no-agreement value open, {low} to {high}").format(
                actor=side.short, low=utility(lines.low), high=utility(lines.high)
            )
            bands.append(
                Band(side, rect, text, _beside_band(rect, horizontal, text, frame, ink, dots))
            )
    return bands


def _beside_band(
    rect: QRectF,
    horizontal: bool,
    text: str,
    frame: QRectF,
    ink: Ink,
    dots: Sequence[QRectF],
) -> QRectF:
    """Where the words of a band stand: along its rim, clear of the dots."""
    size = ink.small.size(text)
    if horizontal:
        lefts = (frame.left() + 9, frame.right() - size.width() - 9)
        tops = (rect.top() - size.height() - 3, rect.bottom() + 3)
        corners = [QPointF(left, top) for left in lefts for top in tops]
    else:
        lefts = (rect.left() - size.width() - 7, rect.right() + 7)
        rows = (frame.bottom() - size.height() - 7, frame.top() + 7)
        corners = [QPointF(left, top) for top in rows for left in lefts]
    places = [QRectF(corner, size) for corner in corners]
    return _clear(places, frame, dots)


def paint_bands(painter: QPainter, bands: Sequence[Band], ink: Ink, ratio: float) -> None:
    for band in bands:
        painter.fillRect(band.rect, faded(band.side.colour, 0.10))
        pen = QPen(faded(band.side.colour, 0.7), 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawRect(band.rect)
        ink.write(painter, band.text_at, band.text, ink.small, band.side.colour, ratio)


def paint_lines(
    painter: QPainter, shapes: Sequence[LineShape], hover: tuple[str, Kind] | None
) -> None:
    """Draw the lines themselves; they lie under the dots."""
    for shape in sorted(shapes, key=lambda each: each.kind == "signing"):
        lively = shape.key == hover
        if shape.kind == "signing":
            pen = QPen(QColor(shape.side.colour), 2.6 if lively else 2.0)
            pen.setDashPattern([4, 2.4])
        else:
            pen = QPen(faded(shape.side.colour, 1.0 if lively else 0.75), 2.0 if lively else 1.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(shape.line)


def paint_words(
    painter: QPainter,
    shapes: Sequence[LineShape],
    ink: Ink,
    ratio: float,
    pointed: tuple[str, Kind] | None,
) -> None:
    """Write what each line says, with the link that gives a derived value back."""
    for shape in shapes:
        ink.write(painter, shape.text_at, shape.text, ink.small, shape.side.colour, ratio)
        if shape.derive_at is None:
            continue
        accent = ink.tokens.accent
        ink.write(painter, shape.derive_at, derive_words(), ink.small, accent, ratio)
        if pointed == shape.key:
            painter.setPen(QPen(QColor(accent), 1))
            below = shape.derive_at.bottom() - 1.5
            painter.drawLine(
                QPointF(shape.derive_at.left(), below), QPointF(shape.derive_at.right(), below)
            )


def paint_handles(
    painter: QPainter,
    shapes: Sequence[LineShape],
    ink: Ink,
    hover: tuple[str, Kind] | None,
    focus: tuple[str, Kind] | None,
) -> None:
    """Draw the handles on the axes, each with its value."""
    panel = ink.colour("panel")
    for shape in sorted(shapes, key=lambda each: each.kind == "signing"):
        colour = QColor(shape.side.colour)
        box = shape.handle.adjusted(0.5, 0.5, -0.5, -0.5)
        filled = shape.kind == "signing"
        lively = hover == shape.key
        painter.setPen(QPen(colour, 1.6 if lively else 1.0))
        painter.setBrush(colour if filled else panel)
        painter.drawRoundedRect(box, 4, 4)
        if lively and filled:
            painter.setPen(QPen(faded(shape.side.colour, 0.35), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        if focus == shape.key:
            painter.setPen(QPen(ink.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        painter.setFont((ink.small_strong if filled else ink.small).font)
        painter.setPen(panel if filled else colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, utility(shape.value, digits=1))


def derive_words() -> str:
    return _("derive again")


def _shape(
    side: Side,
    horizontal: bool,
    kind: Kind,
    value: float,
    plane: Plane,
    ink: Ink,
    taken: Sequence[QRectF],
) -> LineShape | None:
    if not isfinite(value):
        return None
    frame = plane.frame
    if horizontal:
        row = plane.up(value)
        if not frame.top() - 0.5 <= row <= frame.bottom() + 0.5:
            return None
        line = QLineF(frame.left(), row, frame.right(), row)
    else:
        column = plane.across(value)
        if not frame.left() - 0.5 <= column <= frame.right() + 0.5:
            return None
        line = QLineF(column, frame.top(), column, frame.bottom())
    text = _line_words(side, horizontal, kind)
    derives = kind == "reservation" and side.lines.stated
    text_at, derive_at = _place_words(line, horizontal, kind, text, derives, plane, ink, taken)
    return LineShape(
        side=side,
        horizontal=horizontal,
        kind=kind,
        value=value,
        line=line,
        handle=_handle(line, horizontal, kind, value, plane, ink),
        text=text,
        text_at=text_at,
        derive_at=derive_at,
    )


def _line_words(side: Side, horizontal: bool, kind: Kind) -> str:
    if kind == "reservation":
        value = _("no-agreement value, stated") if side.lines.stated else _("no-agreement value")
        return value if side.principal else f"{side.short}: {value}"
    if horizontal:
        return _("{actor} signs above here").format(actor=side.short)
    return _("{actor} signs right of here").format(actor=side.short)


def _handle(
    line: QLineF, horizontal: bool, kind: Kind, value: float, plane: Plane, ink: Ink
) -> QRectF:
    face = ink.small_strong if kind == "signing" else ink.small
    size = face.size(utility(value, digits=1))
    width, height = round(size.width() + ink.px(12)), round(size.height() + ink.px(3))
    frame = plane.frame
    if horizontal:
        top = line.y1() - height + 1 if kind == "signing" else line.y1() - 1
        return QRectF(frame.left() - width, round(top), width, height)
    left = line.x1() - 1 if kind == "signing" else line.x1() - width + 1
    return QRectF(round(left), frame.bottom(), width, height)


def _place_words(
    line: QLineF,
    horizontal: bool,
    kind: Kind,
    text: str,
    derives: bool,
    plane: Plane,
    ink: Ink,
    taken: Sequence[QRectF],
) -> tuple[QRectF, QRectF | None]:
    """The first place along the line, rather on the line's own side, where they cover nothing."""
    words = ink.small.size(text)
    link = ink.small.size(derive_words())
    gap = ink.px(8)
    width = words.width() + (gap + link.width() if derives else 0)
    height = words.height()
    frame = plane.frame
    if horizontal:
        top = line.y1() - height - 3 if kind == "signing" else line.y1() + 3
        lefts = (frame.left() + 9, frame.right() - width - 9, frame.center().x() - width / 2)
        corners = [(left, top) for left in lefts]
    else:
        left = line.x1() + 7 if kind == "signing" else line.x1() - width - 7
        row = height + 2
        corners = [(left, frame.bottom() - 7 - height - step * row) for step in range(4)]
        corners += [(left, frame.top() + 7 + step * row) for step in range(3)]
        other = line.x1() - width - 7 if kind == "signing" else line.x1() + 7
        corners += [(other, top) for _left, top in corners]
    places = [QRectF(left, top, width, height) for left, top in corners]
    chosen = _clear(places, frame, taken)
    text_at = QRectF(chosen.topLeft(), words)
    derive_at = None
    if derives:
        derive_at = QRectF(QPointF(chosen.left() + words.width() + gap, chosen.top()), link)
    return text_at, derive_at


def within(place: QRectF, frame: QRectF) -> QRectF:
    """A place moved into the frame, as far as it goes in."""
    left = max(frame.left() + 2, min(place.left(), frame.right() - place.width() - 2))
    top = max(frame.top() + 2, min(place.top(), frame.bottom() - place.height() - 2))
    return QRectF(round(left), round(top), place.width(), place.height())


def _clear(places: Sequence[QRectF], frame: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """The first place in the frame that covers nothing, else the first in it, else the first."""
    inside = [place for place in places if frame.contains(place)] or places[:1]
    free = (place for place in inside if not any(place.intersects(each) for each in taken))
    return within(next(free, inside[0]), frame)
