"""The two lines of each actor: where they run, their handles on the axes, and what they say.

Handles hinge on their lines like tabs, the signing line's towards more, the no-agreement line's
towards less, so that the two never lie on one another however small the margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Literal

import numpy as np

from scenario_desk.presentation.box import NOWHERE, Box
from scenario_desk.presentation.chart.content import Content, Side
from scenario_desk.presentation.chart.plane import Plane
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import utility

Kind = Literal["signing", "reservation"]
LineKey = tuple[str, Kind]
_COVERS = 0.1
"""How much of the words of a line may lie on something."""
_GRIP = 5.0
"""How near, in pixels, the mouse takes hold of a line."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """One line as it stands in the plot, in pixels."""

    side: Side
    horizontal: bool
    kind: Kind
    value: float
    at: float
    """The row it runs along, or the column."""
    trace: Box
    """From end to end, without any width."""
    handle: Box
    text: str
    text_at: Box
    """Empty where there is no room for what it says."""
    derive_at: Box | None
    """Where one click gives the derived value back."""
    before: Box | None = None
    """Its trace in the state that is pinned, where that was elsewhere in the frame."""

    @property
    def key(self) -> LineKey:
        return (self.side.actor, self.kind)

    @property
    def words(self) -> Box:
        """What its words take up, the link included."""
        return self.text_at if self.derive_at is None else self.text_at.united(self.derive_at)

    def off(self, x: float, y: float) -> float:
        """How far from the line a place is."""
        return abs(y - self.at if self.horizontal else x - self.at)

    def takes(self, x: float, y: float, plane: Plane) -> bool:
        """Whether the mouse takes hold of this line, anywhere along it."""
        return plane.frame.holds(x, y) and self.off(x, y) <= _GRIP


@dataclass(frozen=True, slots=True)
class Band:
    """A no-agreement value that missing scores leave open, from its one bound to the other."""

    side: Side
    box: Box
    text: str
    text_at: Box


def shape_lines(
    content: Content, plane: Plane, style: Style, dots: Floats, *, links: bool
) -> list[LineShape]:
    """Lay out every line that stands inside the frame, its words clear of the dots if possible.

    dots: float64[n, 4], the boxes of dots. links: whether stated values offer to be derived again.
    """
    shapes: list[LineShape] = []
    taken = dots
    for side, horizontal in ((content.up, True), (content.across, False)):
        kinds: tuple[tuple[Kind, float], ...] = (
            ("signing", side.lines.signing),
            ("reservation", side.lines.reservation),
        )
        for kind, value in kinds:
            shape = _shape(side, horizontal, kind, value, plane, style, taken, links=links)
            if shape is not None:
                shapes.append(shape)
                taken = np.vstack((taken, shape.words.edges))
    return shapes


def shape_bands(content: Content, plane: Plane, style: Style, dots: Floats) -> list[Band]:
    """Lay out the open no-agreement values; none where every value is known."""
    bands = []
    frame = plane.frame
    for side, horizontal in ((content.up, True), (content.across, False)):
        lines = side.lines
        if lines.known or not (isfinite(lines.low) and isfinite(lines.high)):
            continue
        if horizontal:
            box = Box(frame.left, plane.up(lines.high), frame.right, plane.up(lines.low))
        else:
            box = Box(plane.across(lines.low), frame.top, plane.across(lines.high), frame.bottom)
        box = box.cut(frame)
        if not box.empty:
            text = _("{actor}: no-agreement value open, {low} to {high}").format(
                actor=side.short, low=utility(lines.low), high=utility(lines.high)
            )
            size = style.size(text, style.small)
            bands.append(Band(side, box, text, _beside_band(box, horizontal, size, frame, dots)))
    return bands


def _beside_band(
    box: Box, horizontal: bool, size: tuple[float, float], frame: Box, dots: Floats
) -> Box:
    """Where the words of a band stand: along its rim, clear of the dots."""
    width, height = size
    if horizontal:
        lefts = (frame.left + 9, frame.right - width - 9)
        tops = (box.top - height - 3, box.bottom + 3)
        corners = [(left, top) for left in lefts for top in tops]
    else:
        lefts = (box.left - width - 7, box.right + 7)
        rows = (frame.bottom - height - 7, frame.top + 7)
        corners = [(left, top) for top in rows for left in lefts]
    return _clear([Box.at(*corner, size) for corner in corners], frame, dots)


def derive_words() -> str:
    return _("derive again")


def _shape(
    side: Side,
    horizontal: bool,
    kind: Kind,
    value: float,
    plane: Plane,
    style: Style,
    taken: Floats,
    *,
    links: bool,
) -> LineShape | None:
    if not isfinite(value):
        return None
    frame = plane.frame
    trace = _trace(horizontal, value, plane)
    if trace is None:
        return None
    at = trace.top if horizontal else trace.left
    text = _line_words(side, horizontal, kind)
    was = _value_before(side, kind)
    moved = isfinite(was) and utility(was, digits=1) != utility(value, digits=1)
    if moved:
        text = _("{text} (before: {value})").format(text=text, value=utility(was, digits=1))
    derives = links and kind == "reservation" and side.lines.stated
    text_at, derive_at = _place_words(at, horizontal, kind, text, derives, frame, style, taken)
    return LineShape(
        side=side,
        horizontal=horizontal,
        kind=kind,
        value=value,
        at=at,
        trace=trace,
        handle=_handle(at, horizontal, kind, value, frame, style),
        text=text,
        text_at=text_at,
        derive_at=derive_at,
        before=_trace(horizontal, was, plane) if moved else None,
    )


def _trace(horizontal: bool, value: float, plane: Plane) -> Box | None:
    """Where a line of this value runs through the frame; None where it is outside."""
    frame = plane.frame
    at = plane.up(value) if horizontal else plane.across(value)
    first, last = (frame.top, frame.bottom) if horizontal else (frame.left, frame.right)
    if not first - 0.5 <= at <= last + 0.5:
        return None
    if horizontal:
        return Box(frame.left, at, frame.right, at)
    return Box(at, frame.top, at, frame.bottom)


def _value_before(side: Side, kind: Kind) -> float:
    """What the line stood for in the state that is pinned; nan where nothing is, or it was unknown."""
    if side.before is None:
        return nan
    return side.before.signing if kind == "signing" else side.before.reservation


def _line_words(side: Side, horizontal: bool, kind: Kind) -> str:
    if kind == "reservation":
        value = _("no-agreement value, stated") if side.lines.stated else _("no-agreement value")
        return value if side.principal else f"{side.short}: {value}"
    if horizontal:
        return _("{actor} signs above here").format(actor=side.short)
    return _("{actor} signs right of here").format(actor=side.short)


def _handle(at: float, horizontal: bool, kind: Kind, value: float, frame: Box, style: Style) -> Box:
    face = style.small_strong if kind == "signing" else style.small
    width, height = style.size(utility(value, digits=1), face)
    size = width, height = round(width + style.px(12)), round(height + style.px(3))
    if horizontal:
        top = at - height + 1 if kind == "signing" else at - 1
        return Box.at(frame.left - width, round(top), size)
    left = at - 1 if kind == "signing" else at - width + 1
    return Box.at(round(left), frame.bottom, size)


def _place_words(
    at: float,
    horizontal: bool,
    kind: Kind,
    text: str,
    derives: bool,
    frame: Box,
    style: Style,
    taken: Floats,
) -> tuple[Box, Box | None]:
    """The first place along the line, rather on the line's own side, where they cover nothing.

    Where they would cover much anywhere there are none but those with a link: the handle tells.
    """
    words = style.size(text, style.small)
    link = style.size(derive_words(), style.small)
    gap = style.px(8)
    width, height = words[0] + (gap + link[0] if derives else 0), words[1]
    if horizontal:
        top = at - height - 3 if kind == "signing" else at + 3
        lefts = (frame.left + 9, frame.right - width - 9, frame.middle[0] - width / 2)
        corners = [(left, top) for left in lefts]
    else:
        left = at + 7 if kind == "signing" else at - width - 7
        row = height + 2
        corners = [(left, frame.bottom - 7 - height - step * row) for step in range(4)]
        corners += [(left, frame.top + 7 + step * row) for step in range(3)]
        other = at - width - 7 if kind == "signing" else at + 7
        corners += [(other, top) for _left, top in corners]
    chosen = _clear([Box.at(*corner, (width, height)) for corner in corners], frame, taken)
    if not derives and _covered(np.array([chosen.edges]), taken)[0] > _COVERS * width * height:
        return NOWHERE, None
    text_at = Box.at(chosen.left, chosen.top, words)
    derive_at = Box.at(chosen.left + words[0] + gap, chosen.top, link) if derives else None
    return text_at, derive_at


def within(place: Box, frame: Box) -> Box:
    """A place moved into the frame, as far as it goes in, on whole pixels."""
    left = max(frame.left + 2, min(place.left, frame.right - place.width - 2))
    top = max(frame.top + 2, min(place.top, frame.bottom - place.height - 2))
    return Box.at(round(left), round(top), (place.width, place.height))


def first_free(places: Sequence[Box], taken: Floats) -> Box:
    """The first place that touches none of the boxes [k, 4], else the one that covers least."""
    return places[int(_covered(np.array([place.edges for place in places]), taken).argmin())]


def _covered(boxes: Floats, taken: Floats) -> Floats:
    """[n]: how much of the boxes `taken` [k, 4] each of `boxes` [n, 4] covers."""
    ends = np.minimum(boxes[:, None, 2:], taken[:, 2:])
    common = ends - np.maximum(boxes[:, None, :2], taken[:, :2])
    return np.asarray(np.prod(np.maximum(common, 0.0), axis=2).sum(axis=1))


def _clear(places: Sequence[Box], frame: Box, taken: Floats) -> Box:
    """The place in the frame that covers nothing or least, the first of several."""
    inside = [place for place in places if frame.contains(place)] or places[:1]
    return within(first_free(inside, taken), frame)
