"""Where everything stands in pixels: worked out once per change, then painted and hit-tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

from scenario_desk.desk.chart.content import Content
from scenario_desk.desk.chart.ink import Ink
from scenario_desk.desk.chart.labelling import Dots, Label, name_dots
from scenario_desk.desk.chart.lines import Band, LineShape, shape_bands, shape_lines, within
from scenario_desk.desk.chart.plane import Plane
from scenario_desk.presentation.chart.overlap_chart import radii
from scenario_desk.presentation.words.language import _

CERTAIN_PX = 33.0
"""The radius of an endpoint that is certain, in a frame of the usual size."""
SMALLEST_PX = 4.5
_USUAL_FRAME_PX = 440.0
_MOST_DISCS = 120
"""So many of the largest dots keep words off themselves."""
_MOST_WHISKERS = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter that names a bargaining solution, on the rim of its dot."""

    endpoint: int
    letter: str
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Open:
    """Where a selected endpoint with missing scores could lie."""

    box: QRectF
    text: str
    text_at: QRectF


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The plot in pixels; arrays are in the order of the endpoints, nan where there is no dot."""

    plane: Plane
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    radius: NDArray[np.float64]
    order: NDArray[np.intp]
    """The dots in the frame, in painting order: large ones first, so that small ones are seen."""
    lines: tuple[LineShape, ...]
    bands: tuple[Band, ...]
    whiskers: tuple[QLineF, ...]
    region: QRectF
    """Where both lines are reached; empty where a line is unknown."""
    region_text: QRectF
    tolerated: QRectF
    """The same for the no-agreement lines."""
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
    open: tuple[Open, ...]

    def middle(self, endpoint: int) -> QPointF:
        """The place of an endpoint's dot."""
        return QPointF(self.x[endpoint], self.y[endpoint])

    def dot_at(self, at: QPointF) -> int | None:
        """The endpoint whose dot or name is under the mouse; of several dots, the nearest."""
        if not self.order.size or not self.plane.frame.adjusted(-2, -2, 2, 2).contains(at):
            return None
        off = np.hypot(self.x[self.order] - at.x(), self.y[self.order] - at.y())
        reached = off <= self.radius[self.order] + 3
        if reached.any():
            relative = np.where(reached, off / self.radius[self.order], np.inf)
            return int(self.order[int(np.argmin(relative))])
        return next((each.endpoint for each in self.labels if each.rect.contains(at)), None)

    def mark_at(self, at: QPointF) -> Mark | None:
        return next((mark for mark in self.marks if mark.rect.contains(at)), None)

    def line_at(self, at: QPointF) -> LineShape | None:
        """The line the mouse takes hold of: by its handle, else the nearest within reach."""
        for shape in self.lines:
            if shape.handle.adjusted(-2, -2, 2, 2).contains(at):
                return shape
        near = [shape for shape in self.lines if shape.takes(at, self.plane)]
        return min(near, key=lambda shape: shape.off(at), default=None)

    def derive_at(self, at: QPointF) -> LineShape | None:
        """The line whose link "derive again" is under the mouse."""
        return next(
            (each for each in self.lines if each.derive_at and each.derive_at.contains(at)), None
        )


def arrange(
    content: Content,
    plane: Plane,
    ink: Ink,
    chosen: frozenset[int],
    before: Arrangement | None = None,
) -> Arrangement:
    """Work out where everything stands; names stay where they were `before` while they can."""
    chart, frame, shown = content.chart, plane.frame, content.shown
    x, y = plane.columns(chart.x), plane.rows(chart.y)
    radius = dot_radii(chart.reach, frame, ink)
    order = _in_frame(content, x, y, radius, frame)
    discs = [_disc(x[each], y[each], radius[each]) for each in order[:_MOST_DISCS]]
    lines = tuple(shape_lines(content, plane, ink, discs))
    bands = tuple(shape_bands(content, plane, ink, discs))
    whiskers = _whiskers(content, plane, x, y, order) if shown.whiskers else ()
    trails = _trails(content, plane, x, y, radius, order)
    region = _corner(plane, content.across.lines.bar, content.up.lines.bar)
    marks = _marks(content, x, y, radius, order, ink) if shown.bargaining else ()
    opened = _open(content, plane, ink, chosen)
    words = [shape.words for shape in lines]
    words += [each.text_at for each in bands] + [each.text_at for each in opened]
    region_text = _region_text(content.region, region, ink, [*discs, *words])
    labels: tuple[Label, ...] = ()
    if shown.labels:
        labels = name_dots(
            content.names,
            Dots(x, y, radius, order),
            chosen,
            frame,
            # A name right beside a line's words would read on with them.
            obstacles=[
                *(each.adjusted(-5, 0, 5, 0) for each in words),
                region_text,
                *(mark.rect for mark in marks),
            ],
            avoid=[*(_thin(each) for each in whiskers), *trails, *(shape.trace for shape in lines)],
            before={each.endpoint: each.choice for each in before.labels} if before else {},
            ink=ink,
        )
    return Arrangement(
        plane=plane,
        x=x,
        y=y,
        radius=radius,
        order=order,
        lines=lines,
        bands=bands,
        whiskers=whiskers,
        region=region,
        region_text=region_text,
        tolerated=_corner(plane, content.across.lines.reservation, content.up.lines.reservation),
        labels=labels,
        marks=marks,
        open=opened,
    )


def dot_radii(reach: NDArray[np.float64], frame: QRectF, ink: Ink) -> NDArray[np.float64]:
    """How large the dots are: smaller in a small frame, where they would hide one another."""
    room = min(frame.width(), frame.height()) / ink.px(_USUAL_FRAME_PX)
    share = min(max(room, 0.6), 1.2)
    return radii(reach, ink.px(CERTAIN_PX) * share, ink.px(SMALLEST_PX) * min(share**0.5, 1.0))


def _in_frame(
    content: Content,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    radius: NDArray[np.float64],
    frame: QRectF,
) -> NDArray[np.intp]:
    """The dots that can be seen, the largest first."""
    seen = np.flatnonzero(
        content.chart.known
        & (x >= frame.left() - radius)
        & (x <= frame.right() + radius)
        & (y >= frame.top() - radius)
        & (y <= frame.bottom() + radius)
    )
    return seen[np.argsort(-radius[seen], kind="stable")]


def _disc(x: float, y: float, radius: float) -> QRectF:
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)


def _thin(line: QLineF) -> QRectF:
    return QRectF(line.p1(), line.p2()).normalized().adjusted(0, 0, 1, 1)


def _whiskers(
    content: Content,
    plane: Plane,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    order: NDArray[np.intp],
) -> tuple[QLineF, ...]:
    """Crosses from the 10th to the 90th percentile, for the likeliest endpoints."""
    chart = content.chart
    left, right = plane.columns(chart.x_low), plane.columns(chart.x_high)
    bottom, top = plane.rows(chart.y_low), plane.rows(chart.y_high)
    found = []
    for each in order[:_MOST_WHISKERS]:
        if right[each] - left[each] > 1:
            row = round(y[each])
            found.append(QLineF(left[each], row, right[each], row))
        if bottom[each] - top[each] > 1:
            column = round(x[each])
            found.append(QLineF(column, top[each], column, bottom[each]))
    return tuple(found)


def _open(content: Content, plane: Plane, ink: Ink, chosen: frozenset[int]) -> tuple[Open, ...]:
    chart, found = content.chart, []
    for each in sorted(chosen.intersection(chart.missing)):
        corners = (chart.x_low[each], chart.x_high[each], chart.y_low[each], chart.y_high[each])
        if not np.isfinite(corners).all():
            continue
        whole = QRectF(
            QPointF(plane.across(corners[0]), plane.up(corners[3])),
            QPointF(plane.across(corners[1]), plane.up(corners[2])),
        )
        box = whole & plane.frame.adjusted(1, 1, -2, -2)
        text = _("{name}: scores are missing").format(name=content.names[each])
        at = QRectF(QPointF(box.left() + 6, round(box.top() + 4)), ink.small.size(text))
        if not box.isEmpty():
            found.append(Open(box, text, within(at, plane.frame)))
    return tuple(found)


def _trails(
    content: Content,
    plane: Plane,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    radius: NDArray[np.float64],
    order: NDArray[np.intp],
) -> list[QRectF]:
    """Small boxes along the arrows, and where dots were: names rather stand elsewhere."""
    if content.was is None:
        return []
    was_x, was_y = plane.columns(content.was[0]), plane.rows(content.was[1])
    found = []
    for each in order[:_MOST_DISCS]:
        if np.isfinite(was_x[each] + was_y[each]):
            found.append(_disc(was_x[each], was_y[each], radius[each]))
            for share in (0.25, 0.5, 0.75):
                column = was_x[each] + share * (x[each] - was_x[each])
                row = was_y[each] + share * (y[each] - was_y[each])
                found.append(_disc(column, row, 3))
    return found


def _corner(plane: Plane, x: float, y: float) -> QRectF:
    """The part of the frame right of x and above y."""
    if not (np.isfinite(x) and np.isfinite(y)):
        return QRectF()
    frame = plane.frame
    left, bottom = plane.across(x), plane.up(y)
    if left >= frame.right() or bottom <= frame.top():
        return QRectF()
    return QRectF(QPointF(left, frame.top()), QPointF(frame.right(), bottom)) & frame


def _region_text(text: str, region: QRectF, ink: Ink, taken: Sequence[QRectF]) -> QRectF:
    size = ink.strong.size(text)
    if region.width() < size.width() + 16 or region.height() < size.height() + 8:
        return QRectF()
    right, left = region.right() - size.width() - 11, region.left() + 11
    top, bottom = region.top() + 7, region.bottom() - size.height() - 7
    places = [
        QRectF(QPointF(round(column), round(row)), size)
        for column, row in ((right, top), (left, top), (right, bottom), (left, bottom))
    ]
    free = (place for place in places if not any(place.intersects(each) for each in taken))
    return next(free, places[0])


def _marks(
    content: Content,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    radius: NDArray[np.float64],
    order: NDArray[np.intp],
    ink: Ink,
) -> tuple[Mark, ...]:
    """Letters in a row at a corner of their dot, where they cover no other dot if possible."""
    marks: list[Mark] = []
    side = round(ink.px(14))
    for each in order:
        letters = content.chart.marks.get(int(each), "")
        if not letters:
            continue
        others = [_disc(x[other], y[other], radius[other]) for other in order if other != each]
        others += [mark.rect for mark in marks]
        wide, reach = (side + 2) * len(letters) - 2, radius[each] * 0.7 + 2
        corners = [
            QRectF(left, top, wide, side)
            for top in (y[each] - reach - side, y[each] + reach)
            for left in (x[each] - reach - wide, x[each] + reach)
        ]
        free = (box for box in corners if not any(box.intersects(other) for other in others))
        corner = next(free, corners[0])
        for place, letter in enumerate(letters):
            left = round(corner.left()) + (side + 2) * place
            marks.append(Mark(int(each), letter, QRectF(left, round(corner.top()), side, side)))
    return tuple(marks)
