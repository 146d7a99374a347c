"""Draws the figure of a session's ripeness: two panels of stepped lines over the entries of its log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Laid, Line, Move, Path, Stroke, Surface
from scenario_desk.presentation.robustness.figure import UNMARKED, Marked, Spot
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.presentation.session.ripeness import Ripeness, Series

_LEFT, _RIGHT, _TOP, _FOOT, _BETWEEN = 52.0, 10.0, 24.0, 44.0, 40.0
"""Pixels: at the left for what is written at the axes, above each panel for its title, below both."""
_LEAST = 90.0
"""Pixels of a panel's height."""
_NAMES = 0.3
"""Of the width at most, for the names of the lines behind their ends."""
_ROUND = 10.0
"""What the axis of no-agreement values ends at is a multiple of this."""
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One set of lines on a scale of its own."""

    title: str
    frame: Box
    low: float
    high: float
    series: tuple[Series, ...]
    written: Callable[[float], str]
    """What stands at the axis."""
    scale: float = 1.0
    """By this much values are greater where they are written: round there, they are marked."""

    def y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.frame.bottom - share * self.frame.height


@dataclass(frozen=True, eq=False)
class PlacedRipeness:
    """The figure, laid out."""

    figure: Ripeness
    width: float
    room: float
    style: Style

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """What each could have without a deal, above the chances of the zones."""
        px, figure = self.style.px, self.figure
        around = px(_TOP) + px(_BETWEEN) + px(_FOOT)
        high = max((self.room - around) / 2, px(_LEAST))
        right = max(self.width - px(_RIGHT) - self._beside, px(_LEFT) + 40.0)
        first = Box(px(_LEFT), px(_TOP), right, px(_TOP) + high)
        top = first.bottom + px(_BETWEEN)
        second = Box(px(_LEFT), top, right, top + high)
        low, up = _span(figure.standing)
        chances = [value for each in figure.chances for value in each.values if isfinite(value)]
        most = min(max(ceil(max(chances, default=0.0) * 10) / 10, 0.1), 1.0)
        return (
            Panel(
                _("What each could have without a deal"),
                first,
                low,
                up,
                figure.standing,
                lambda value: numbers.signed(value, 0),
            ),
            Panel(
                _("The chance of ending in each zone"),
                second,
                0.0,
                most,
                figure.chances,
                numbers.percent,
                scale=100.0,
            ),
        )

    @cached_property
    def _beside(self) -> float:
        """Pixels for the names behind the lines."""
        series = (*self.figure.standing, *self.figure.chances)
        widest = max((self._name(each).width for each in series), default=0.0)
        return min(widest + self.style.px(_GAP * 4), self.width * _NAMES)

    def _name(self, series: Series, room: float = 4_000.0) -> Laid:
        text = _("{name} {value}").format(name=series.name, value=series.text)
        return self.style.laid(text, self.style.small_strong, max(room, 1.0))

    @property
    def height(self) -> float:
        return self.panels[-1].frame.bottom + self.style.px(_FOOT)

    @cached_property
    def _step(self) -> float:
        """Pixels from one entry to the next."""
        frame = self.panels[0].frame
        return frame.width / len(self.figure.told)

    def x(self, entry: int) -> float:
        """The column at which an entry begins to hold."""
        return self.panels[0].frame.left + entry * self._step

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """One for each entry, as high as both panels."""
        top, bottom = self.panels[0].frame.top, self.panels[-1].frame.bottom
        return tuple(
            Spot(Box(self.x(at), top, self.x(at + 1), bottom), told.entry.id, self._words(at))
            for at, told in enumerate(self.figure.told)
        )

    def _words(self, at: int) -> str:
        told = self.figure.told[at]
        return _("{number} of {count}, {time}. {entry}. {headline}").format(
            number=at + 1,
            count=len(self.figure.told),
            time=told.when,
            entry=told.what,
            headline=told.headline,
        )

    def draw(self, surface: Surface, part: Box, marked: Marked = UNMARKED) -> None:  # noqa: ARG002
        for at, told in enumerate(self.figure.told):
            for panel in self.panels if told.entry.id in marked.chosen else ():
                frame = panel.frame
                band = Box(self.x(at), frame.top, self.x(at + 1), frame.bottom)
                surface.box(*_at(band), fill=self.style.colour("selection"))
        for panel in self.panels:
            self._draw_ground(surface, panel)
        self._draw_entries(surface)
        self._draw_current(surface, marked)
        for panel in self.panels:
            with surface.clipped(*_at(panel.frame.grown(2.0))):
                for series in panel.series:
                    self._draw_line(surface, panel, series)
            self._draw_names(surface, panel)

    def _draw_current(self, surface: Surface, marked: Marked) -> None:
        """A frame around the entry that has the keyboard, a line where one begins that is looked at."""
        stroke = Stroke(self.style.colour("accent"), max(1.5, self.style.px(1.8)))
        for at, told in enumerate(self.figure.told):
            box = self.spots[at].box
            if at == marked.current:
                surface.box(*_at(box.grown(1.0)), stroke=stroke, radius=2.0)
            elif told.entry.id in marked.chosen:
                frames = [panel.frame for panel in self.panels]
                ends = [(box.left, frame.top, box.left, frame.bottom) for frame in frames]
                surface.lines(np.array(ends), stroke)

    def _draw_ground(self, surface: Surface, panel: Panel) -> None:
        style, frame = self.style, panel.frame
        line = style.texts.line_height(style.small)
        title = style.laid(panel.title, style.strong, self.width - frame.left)
        surface.text(title, frame.left, frame.top - title.height - 4.0, style.colour("ink"))
        grid = style.hairline(style.colour("line"))
        most = max(2, int(frame.height / style.px(34.0)))
        for place in ticks(panel.low * panel.scale, panel.high * panel.scale, most)[0]:
            value = place / panel.scale
            y = panel.y(value)
            stroke = grid if value else style.hairline(style.colour("border"))
            surface.lines(np.array([(frame.left, y, frame.right, y)]), stroke)
            laid = style.laid(panel.written(value), style.small)
            surface.text(laid, frame.left - 6.0, y - line / 2, style.colour("muted"), "right")

    def _draw_entries(self, surface: Surface) -> None:
        """The number of each entry, and its time, where there is room."""
        style, last = self.style, self.panels[-1].frame
        line, muted = style.texts.line_height(style.small), style.colour("muted")
        grid = style.hairline(style.colour("line"))
        ends = [
            (self.x(at), panel.frame.top, self.x(at), panel.frame.bottom)
            for at in range(len(self.figure.told))
            for panel in self.panels
        ]
        surface.lines(np.array(ends), grid)
        for row, texts in enumerate((
            [str(at + 1) for at in range(len(self.figure.told))],
            [told.clock for told in self.figure.told],
        )):  # fmt: skip
            taken = float("-inf")
            for at, text in enumerate(texts):
                laid = style.laid(text, style.small)
                x = self.x(at)
                if x >= taken + style.px(6.0):
                    surface.text(laid, x, last.bottom + 4.0 + row * line, muted)
                    taken = x + laid.width

    def _draw_line(self, surface: Surface, panel: Panel, series: Series) -> None:
        stroke = Stroke(self.style.colour(series.colour), self.style.px(2.2), series.dash)
        for path in self._steps(panel, series):
            with surface.group(series.name):
                surface.path(path, stroke)

    def _steps(self, panel: Panel, series: Series) -> list[Path]:
        """The line of a series: level from entry to entry, interrupted where it is unknown."""
        paths: list[list[Move | Line]] = []
        going = False
        for at, value in enumerate(series.values):
            if isfinite(value):
                y = panel.y(value)
                if not going:
                    paths.append([Move(self.x(at), y)])
                else:
                    paths[-1].append(Line(self.x(at), y))
                paths[-1].append(Line(self.x(at + 1), y))
            going = isfinite(value)
        return [*paths]

    def _draw_names(self, surface: Surface, panel: Panel) -> None:
        """Each line's name behind its end, none over another."""
        style = self.style
        line = style.texts.line_height(style.small_strong)
        known = [each for each in panel.series if isfinite(each.values[-1])]
        known.sort(key=lambda each: -each.values[-1])
        tops = _apart(
            [panel.y(each.values[-1]) - line / 2 for each in known],
            line,
            panel.frame.top - line / 2,
            panel.frame.bottom + line / 2,
        )
        left = panel.frame.right + style.px(_GAP)
        for series, top in zip(known, tops, strict=True):
            laid = self._name(series, self.width - left)
            surface.text(laid, left, top, style.colour(series.colour))


def _at(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.width, box.height


def _span(series: Sequence[Series]) -> tuple[float, float]:
    """Round ends of a scale that holds all values, and 0."""
    known = [value for each in series for value in each.values if isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    low = floor(min(low, 0.0) / _ROUND) * _ROUND
    high = ceil(max(high, 0.0) / _ROUND) * _ROUND
    return (low, high) if high > low else (low - _ROUND, high + _ROUND)


def _apart(tops: Sequence[float], line: float, least: float, most: float) -> list[float]:
    """The tops of lines of text, from the uppermost down, moved so that none lies on another."""
    found: list[float] = []
    for top in tops:
        found.append(max(top, found[-1] + line) if found else max(top, least))
    beyond = most - line
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], beyond)
        beyond = found[at] - line
    return found
