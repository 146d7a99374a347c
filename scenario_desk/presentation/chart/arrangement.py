"""Where everything stands in pixels: worked out once per change, then drawn and pointed at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import pi

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import NOWHERE, Box
from scenario_desk.presentation.chart.axes import Ticks, round_ticks
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.dot_names import Dots, Label, Room, name_dots
from scenario_desk.presentation.chart.lines import (
    Band,
    LineShape,
    first_free,
    shape_bands,
    shape_lines,
    within,
)
from scenario_desk.presentation.chart.misread_signs import Sign, place_signs
from scenario_desk.presentation.chart.plane import Plane
from scenario_desk.presentation.chart.ranges import dot_radii
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats
from scenario_desk.presentation.glyph_drawing import rim_reach
from scenario_desk.presentation.words.language import _

_MOST_DISCS = 120
"""So many of the largest dots keep words off themselves."""
_MOST_WHISKERS = 200
_SQUARE = np.array([-1.0, -1.0, 1.0, 1.0])


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter that names a bargaining solution, on the rim of its dot."""

    endpoint: int
    letter: str
    box: Box


@dataclass(frozen=True, slots=True)
class Lot:
    """A bargaining solution that needs a lot: its letter, where it lies."""

    letter: str
    box: Box


@dataclass(frozen=True, slots=True)
class Open:
    """Where a selected endpoint with missing scores could lie."""

    box: Box
    text: str
    text_at: Box


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The plot in pixels; arrays are in the order of the endpoints, nan where there is no dot."""

    plane: Plane
    x: Floats
    y: Floats
    radius: Floats
    order: NDArray[np.intp]
    """The dots in the frame, in painting order: large ones first, so that small ones are seen."""
    ticks: Ticks
    lines: tuple[LineShape, ...]
    bands: tuple[Band, ...]
    whiskers: Floats
    """float64[n, 4]: x1 y1 x2 y2, as far as they are in the frame."""
    going_on: Floats
    """float64[m, 3]: x and y where a whisker leaves the frame, and the angle at which it goes on."""
    region: Box
    """Where both lines are reached; empty where a line is unknown."""
    region_text: Box
    tolerated: Box
    """The same for the no-agreement lines."""
    labels: tuple[Label, ...]
    """Names, then the numbers of those that had no room."""
    marks: tuple[Mark, ...]
    lots: tuple[Lot, ...]
    open: tuple[Open, ...]
    signs: tuple[Sign, ...]
    """Of what is seen wrongly."""

    def dot_box(self, endpoint: int) -> Box:
        """What the dot of an endpoint takes up."""
        return Box.around(
            float(self.x[endpoint]), float(self.y[endpoint]), float(self.radius[endpoint])
        )

    def dot_at(self, x: float, y: float) -> int | None:
        """The endpoint whose dot, name or number is under the mouse; of several dots, the nearest."""
        if not self.order.size or not self.plane.frame.grown(2).holds(x, y):
            return None
        off = np.hypot(self.x[self.order] - x, self.y[self.order] - y)
        reached = off <= self.radius[self.order] + 3
        if reached.any():
            relative = np.where(reached, off / self.radius[self.order], np.inf)
            return int(self.order[int(np.argmin(relative))])
        labels = (each.endpoint for each in self.labels if each.box.holds(x, y))
        return next((each.endpoint for each in self.signs if each.holds(x, y)), next(labels, None))

    def mark_at(self, x: float, y: float) -> Mark | None:
        return next((mark for mark in self.marks if mark.box.holds(x, y)), None)

    def lot_at(self, x: float, y: float) -> Lot | None:
        return next((lot for lot in self.lots if lot.box.holds(x, y)), None)

    def line_at(self, x: float, y: float) -> LineShape | None:
        """The line the mouse takes hold of: by its handle, else the nearest within reach."""
        for shape in self.lines:
            if shape.handle.grown(2).holds(x, y):
                return shape
        near = [shape for shape in self.lines if shape.takes(x, y, self.plane)]
        return min(near, key=lambda shape: shape.off(x, y), default=None)

    def derive_at(self, x: float, y: float) -> LineShape | None:
        """The line whose link "derive again" is under the mouse."""
        return next(
            (each for each in self.lines if each.derive_at and each.derive_at.holds(x, y)), None
        )


def arrange(
    content: Content,
    plane: Plane,
    style: Style,
    chosen: frozenset[int] = frozenset(),
    before: Arrangement | None = None,
    *,
    links: bool = True,
) -> Arrangement:
    """Work out where everything stands; names stay where they were `before` while they can.

    links: whether there is a mouse for what can be clicked.
    """
    chart, frame, shown = content.chart, plane.frame, content.shown
    x, y = plane.columns(chart.x), plane.rows(chart.y)
    radius = dot_radii(chart.reach, frame, style)
    order = _in_frame(content, x, y, radius, frame)
    likely = order[:_MOST_DISCS]
    reaches = _with_rims(content, radius)
    discs = _discs(x[likely], y[likely], reaches[likely])
    lines = tuple(shape_lines(content, plane, style, discs, links=links))
    bands = tuple(shape_bands(content, plane, style, discs))
    whole = _whiskers(content, plane, x, y, order) if shown.whiskers else _boxes([])
    # Some readers of files draw what is outside a clip.
    whiskers = _inside(whole, frame)
    trails = _trails(content, plane, x, y, radius, likely)
    region = _corner(plane, content.across.lines.bar, content.up.lines.bar)
    marks = _marks(content, x, y, radius, order, style) if shown.bargaining else ()
    lots = _lots(content, plane, style)
    opened = _open(content, plane, style, chosen)
    words = [shape.words for shape in lines]
    words += [each.text_at for each in bands] + [each.text_at for each in opened]
    region_text = _region_text(content.region, region, style, np.vstack((discs, _boxes(words))))
    taken = np.vstack((discs, _boxes([*words, region_text])))
    signs = place_signs(content, plane, (x, y, reaches), style, taken)
    labels: tuple[Label, ...] = ()
    if shown.labels:
        solid = (region_text, *(mark.box for mark in marks), *(lot.box for lot in lots))
        solid += tuple(box for sign in signs for box in (sign.at, sign.text_at))
        labels = name_dots(
            content.names,
            Dots(x, y, reaches, order),
            chosen,
            Room(
                frame,
                words=_boxes(words),
                solid=_boxes(each for each in solid if not each.empty),
                avoid=np.vstack(
                    (_thin(whiskers), trails, _boxes(shape.trace for shape in lines) + _SQUARE)
                ),
            ),
            before.labels if before else (),
            style,
        )
    return Arrangement(
        plane=plane,
        x=x,
        y=y,
        radius=radius,
        order=order,
        ticks=round_ticks(plane, style),
        lines=lines,
        bands=bands,
        whiskers=whiskers,
        going_on=_going_on(whole, whiskers),
        region=region,
        region_text=region_text,
        tolerated=_corner(plane, content.across.lines.reservation, content.up.lines.reservation),
        labels=labels,
        marks=marks,
        lots=lots,
        open=opened,
        signs=signs,
    )


def _in_frame(
    content: Content, x: Floats, y: Floats, radius: Floats, frame: Box
) -> NDArray[np.intp]:
    """The dots that can be seen, the largest first."""
    seen = np.flatnonzero(
        content.chart.known
        & (x >= frame.left - radius)
        & (x <= frame.right + radius)
        & (y >= frame.top - radius)
        & (y <= frame.bottom + radius)
    )
    return seen[np.argsort(-radius[seen], kind="stable")]


def _with_rims(content: Content, radius: Floats) -> Floats:
    """How far the dots go, with the rims that some have."""
    if content.drawn is None:
        return radius
    rims = content.drawn.rims
    return np.array([rim_reach(*each) for each in zip(radius.tolist(), rims.tolist(), strict=True)])


def _boxes(boxes: Iterable[Box]) -> Floats:
    """float64[n, 4]: left, top, right and bottom."""
    return np.array([each.edges for each in boxes], np.float64).reshape(-1, 4)


def _discs(x: Floats, y: Floats, radius: Floats | float) -> Floats:
    """float64[n, 4]: the boxes around discs."""
    return np.column_stack((x - radius, y - radius, x + radius, y + radius))


def _thin(ends: Floats) -> Floats:
    """The boxes of upright and level lines."""
    boxes: Floats = ends + np.array([0.0, 0.0, 1.0, 1.0])
    return boxes


def _whiskers(
    content: Content, plane: Plane, x: Floats, y: Floats, order: NDArray[np.intp]
) -> Floats:
    """Crosses from the 10th to the 90th percentile, for the likeliest endpoints."""
    chart, rows = content.chart, order[:_MOST_WHISKERS]
    left, right = plane.columns(chart.x_low[rows]), plane.columns(chart.x_high[rows])
    bottom, top = plane.rows(chart.y_low[rows]), plane.rows(chart.y_high[rows])
    row, column = np.rint(y[rows]), np.rint(x[rows])
    level = np.column_stack((left, row, right, row))[right - left > 1]
    upright = np.column_stack((column, top, column, bottom))[bottom - top > 1]
    return np.vstack((level, upright))


def _inside(ends: Floats, frame: Box) -> Floats:
    """Upright and level lines, as far as they are in the frame."""
    left, top, right, bottom = frame.edges
    inside: Floats = np.clip(ends, [left, top, left, top], [right, bottom, right, bottom])
    return inside


def _going_on(whole: Floats, inside: Floats) -> Floats:
    """Where upright and level lines leave the frame, and how they go on."""
    level = whole[:, 1] == whole[:, 3]
    found = [np.empty((0, 3))]
    # The first end of a level line is its left one, that of an upright one its upper one.
    for lines, along, ends in ((level, 0, (pi, 0.0)), (~level, 1, (-pi / 2, pi / 2))):
        for first, angle in zip((0, 2), ends, strict=True):
            cut = lines & (whole[:, first + along] != inside[:, first + along])
            points = inside[cut, first : first + 2]
            found.append(np.column_stack((points, np.full(len(points), angle))))
    return np.vstack(found)


def _open(content: Content, plane: Plane, style: Style, chosen: frozenset[int]) -> tuple[Open, ...]:
    chart, found = content.chart, []
    frame = plane.frame
    seen = Box(frame.left + 1, frame.top + 1, frame.right - 2, frame.bottom - 2)
    for each in sorted(chosen.intersection(chart.missing)):
        corners = (chart.x_low[each], chart.y_high[each], chart.x_high[each], chart.y_low[each])
        if not np.isfinite(corners).all():
            continue
        left, top, right, bottom = corners
        box = Box(plane.across(left), plane.up(top), plane.across(right), plane.up(bottom)).cut(
            seen
        )
        text = _("{name}: scores are missing").format(name=content.names[each])
        at = Box.at(box.left + 6, round(box.top + 4), style.size(text, style.small))
        if not box.empty:
            found.append(Open(box, text, within(at, frame)))
    return tuple(found)


def _trails(
    content: Content,
    plane: Plane,
    x: Floats,
    y: Floats,
    radius: Floats,
    rows: NDArray[np.intp],
) -> Floats:
    """Small boxes along the arrows, and where dots were: names rather stand elsewhere."""
    if content.was is None:
        return _boxes([])
    was_x, was_y = plane.columns(content.was[0][rows]), plane.rows(content.was[1][rows])
    found = [_discs(was_x, was_y, radius[rows])]
    for share in (0.25, 0.5, 0.75):
        column, row = was_x + share * (x[rows] - was_x), was_y + share * (y[rows] - was_y)
        found.append(_discs(column, row, 3))
    trails = np.vstack(found)
    return trails[np.isfinite(trails).all(axis=1)]


def _corner(plane: Plane, x: float, y: float) -> Box:
    """The part of the frame right of x and above y."""
    if not (np.isfinite(x) and np.isfinite(y)):
        return NOWHERE
    frame = plane.frame
    corner = Box(plane.across(x), frame.top, frame.right, plane.up(y)).cut(frame)
    return NOWHERE if corner.empty else corner


def _region_text(text: str, region: Box, style: Style, taken: Floats) -> Box:
    width, height = size = style.size(text, style.strong)
    if region.width < width + 16 or region.height < height + 8:
        return NOWHERE
    right, left = round(region.right - width - 11), round(region.left + 11)
    top, bottom = round(region.top + 7), round(region.bottom - height - 7)
    corners = ((right, top), (left, top), (right, bottom), (left, bottom))
    return first_free([Box.at(*corner, size) for corner in corners], taken)


def _marks(
    content: Content,
    x: Floats,
    y: Floats,
    radius: Floats,
    order: NDArray[np.intp],
    style: Style,
) -> tuple[Mark, ...]:
    """Letters in a row at a corner of their dot, where they cover no other dot if possible."""
    marks: list[Mark] = []
    side = round(style.px(14))
    discs = _discs(x[order], y[order], radius[order])
    for place, each in enumerate(order.tolist()):
        letters = content.chart.marks.get(each, "")
        if not letters:
            continue
        taken = np.vstack((np.delete(discs, place, axis=0), _boxes(mark.box for mark in marks)))
        wide, reach = (side + 2) * len(letters) - 2, radius[each] * 0.7 + 2
        corners = [
            Box.at(left, top, (wide, side))
            for top in (y[each] - reach - side, y[each] + reach)
            for left in (x[each] - reach - wide, x[each] + reach)
        ]
        corner = first_free(corners, taken)
        for number, letter in enumerate(letters):
            left = round(corner.left) + (side + 2) * number
            marks.append(Mark(each, letter, Box.at(left, round(corner.top), (side, side))))
    return tuple(marks)


def _lots(content: Content, plane: Plane, style: Style) -> tuple[Lot, ...]:
    """The letters of solutions that need a lot, in a row around their place."""
    lots: list[Lot] = []
    side = round(style.px(14))
    for letters, x, y in content.chart.lotteries.solutions:
        column, row = plane.across(x), plane.up(y)
        if plane.frame.holds(column, row):
            left = column - ((side + 2) * len(letters) - 2) / 2
            for number, letter in enumerate(letters):
                corner = (round(left) + (side + 2) * number, round(row - side / 2))
                lots.append(Lot(letter, Box.at(*corner, (side, side))))
    return tuple(lots)
