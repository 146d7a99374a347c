"""The efficient packages of two principals as dots: what each gets, and how feasible it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.search import Frontier
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.axes import Ticks, axis_title, draw_axes, round_ticks
from scenario_desk.presentation.chart.plane import Plane, frame_in
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.packages.package_rows import (
    frontier_rows,
    package_key,
    package_words,
)
from scenario_desk.presentation.robustness.figure import UNMARKED, Figure, Marked, Spot, Twin
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _

_LEAST_HIGH, _TALLEST = 220.0, 0.8
"""How high it is at least in pixels, and at most in widths."""
_DOT, _LARGER = 3.5, 5.5
"""Pixels of the radius of a dot, and how many more one has that is sure to be deliverable."""
_ROOM = 0.08
"""Of the range of the utilities, beyond the outermost dots."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One package."""

    key: str
    x: float
    """Utility of the first principal; of the second is `y`."""
    y: float
    chance: float
    inside: bool
    """Whether the endpoint is in the overlap with it."""
    words: str


@dataclass(frozen=True, eq=False)
class PackagePlane:
    """See the module's words."""

    rows: RowFigure
    """The same in rows."""
    titles: tuple[str, str]
    signing: tuple[float, float]
    """Utility from which each would sign, once something is on the table; nan is unknown."""
    colours: tuple[str, str]
    """The token of each."""
    dots: tuple[Dot, ...]
    """From the top down."""

    @property
    def title(self) -> str:
        return self.rows.title

    @property
    def says(self) -> tuple[str, ...]:
        return self.rows.says

    @property
    def twin(self) -> Twin:
        return self.rows.twin

    def placed(self, width: float, height: float, style: Style) -> PlacedPackages:
        return PlacedPackages(self, width, height, style)


def frontier_figure(frame: Frame, frontier: Frontier, without: Floats, threshold: Floats) -> Figure:
    """The frontier at one endpoint; in rows where there are not two principals, or no package.

    without: float64[A] the utilities there with nothing on the table. threshold: float64[A] from
    what utility each accepts it with something there.
    """
    rows = frontier_rows(frame, frontier, without)
    principals = np.flatnonzero(frame.principal).tolist()
    if len(principals) != 2 or not frontier.points:
        return rows
    actors = [frame.scenario.actors[frame.actor_ids[place]] for place in principals]
    across, up = (axis_title(actor.label, frame.scenario.baseline_date) for actor in actors)
    dots = []
    for _end, offer in frontier.points:
        x, y = (float(offer.utility[place]) for place in principals)
        words = _("{package}: {first} {x}, {second} {y}, feasible {chance}").format(
            package=package_words(frame, offer.linkages),
            first=actors[0].label,
            x=numbers.utility(x, digits=1),
            second=actors[1].label,
            y=numbers.utility(y, digits=1),
            chance=numbers.percent(offer.feasibility),
        )
        inside = offer.in_overlap == YES
        dots.append(Dot(package_key(offer.linkages), x, y, offer.feasibility, inside, words))
    dots.sort(key=lambda dot: (-dot.y, dot.x))
    tokens = actor_tokens(frame.principal.tolist())
    first, second = principals
    return PackagePlane(
        rows,
        titles=(across, up),
        signing=(float(threshold[first]), float(threshold[second])),
        colours=(tokens[first], tokens[second]),
        dots=tuple(dots),
    )


@dataclass(frozen=True, eq=False)
class PlacedPackages:
    """The dots, laid out."""

    figure: PackagePlane
    width: float
    room: float
    style: Style

    @cached_property
    def height(self) -> float:
        below = self._foot_high
        wanted = min(self.room - below, self.width * _TALLEST)
        return max(wanted, self.style.px(_LEAST_HIGH)) + below

    @cached_property
    def _foot_high(self) -> float:
        return 2 * self.style.texts.line_height(self.style.small) + 6.0

    @cached_property
    def plane(self) -> Plane:
        """Where utilities stand."""
        area = Box.at(0.0, 0.0, (self.width, self.height - self._foot_high))
        dots = self.figure.dots
        return Plane(
            frame_in(area, self.style),
            _range([dot.x for dot in dots], self.figure.signing[0]),
            _range([dot.y for dot in dots], self.figure.signing[1]),
        )

    def _radius(self, dot: Dot) -> float:
        return self.style.px(_DOT + _LARGER * dot.chance)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        return tuple(
            Spot(Box.at(x - radius, y - radius, (2 * radius, 2 * radius)), dot.key, dot.words)
            for dot in self.figure.dots
            for x, y, radius in [
                (self.plane.across(dot.x), self.plane.up(dot.y), self._radius(dot) + 2.0)
            ]
        )

    @cached_property
    def _ticks(self) -> Ticks:
        return round_ticks(self.plane, self.style)

    def draw(self, surface: Surface, part: Box, marked: Marked = UNMARKED) -> None:  # noqa: ARG002
        style, frame, shown = self.style, self.plane.frame, self._ticks
        grid = [(tick.at, frame.top, tick.at, frame.bottom) for tick in shown.across]
        grid += [(frame.left, tick.at, frame.right, tick.at) for tick in shown.up]
        if grid:
            surface.lines(np.array(grid), style.hairline(style.colour("grid")))
        draw_axes(surface, frame, shown, style, self.figure.titles, ())
        self._draw_signing(surface)
        self._draw_dots(surface, marked)
        self._draw_chances(surface)
        foot = style.texts.laid(
            _(
                "Larger: more feasible. Green: with it the endpoint is in the overlap. Dashed: from"
                " there on each would sign."
            ),
            style.small,
            max(self.width - style.px(20.0), 1.0),
            2,
        )
        surface.text(foot, style.px(10.0), self.height - self._foot_high, style.colour("muted"))

    def _draw_signing(self, surface: Surface) -> None:
        plane, style = self.plane, self.style
        frame, (first, second) = plane.frame, self.figure.signing
        x, y = plane.across(first), plane.up(second)
        ends = (x, frame.top, x, frame.bottom), (frame.left, y, frame.right, y)
        for line, token in zip(ends, self.figure.colours, strict=True):
            if np.isfinite(line).all():
                stroke = Stroke(style.colour(token), style.px(1.6), "dashed")
                surface.lines(np.array([line]), stroke)

    def _draw_dots(self, surface: Surface, marked: Marked) -> None:
        style = self.style
        for place, (dot, spot) in enumerate(zip(self.figure.dots, self.spots, strict=True)):
            (x, y), radius = spot.box.middle, self._radius(dot)
            fill = style.colour("overlap" if dot.inside else "neither")
            rim = Stroke(style.colour("panel"), 1.0)
            surface.ellipse(x, y, radius, radius, fill=fill, stroke=rim)
            if dot.key in marked.chosen:
                ring = Stroke(style.colour("ink"), style.px(1.6))
                surface.ellipse(x, y, radius + 2.0, radius + 2.0, stroke=ring)
            if place == marked.current:
                ring = Stroke(style.colour("accent"), style.px(2.0))
                surface.ellipse(x, y, radius + 5.0, radius + 5.0, stroke=ring)

    def _draw_chances(self, surface: Surface) -> None:
        """How feasible each is, beside its dot, where that hides nothing."""
        style, taken = self.style, [spot.box for spot in self.spots]
        for dot, spot in zip(self.figure.dots, self.spots, strict=True):
            text = numbers.percent(dot.chance)
            wide, high = style.size(text, style.small)
            top = spot.box.middle[1] - high / 2
            box = Box.at(spot.box.right + 4.0, top, (wide, high))
            if box.right <= self.width and not any(box.touches(each) for each in taken):
                taken.append(box)
                style.write(surface, box, text, style.small, style.tokens.muted, "panel")


def _range(values: Sequence[float], line: float) -> tuple[float, float]:
    """What an axis spans: the values, and the line where that is known."""
    ends = [*values, line] if isfinite(line) else values
    low, high = min(ends), max(ends)
    room = max((high - low) * _ROOM, 0.5)
    return low - room, high + room
