"""Sizes in pixels at one zoom: type, marks, and how many words have room."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.presentation.drawing import Floats, Type, TypeSetter

BODY = 13.0
"""The type that layout units are meant for, in pixels; large type scales everything."""
SMALLEST, LARGEST = 0.82, 1.9
"""Type follows the zoom only between these: it stays legible, and labels then go one by one."""
ROOMY, TIGHT = 900.0, 560.0
"""From and below these widths of a pane, at 100 %, there is more or less room around a tree."""
_STEPS = 10
_MOST_LINES = 5
"""A label has no more lines than this."""
_NOTHING_ABOVE = 1e6
"""Pixels from a branch above which none is nearer."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What things measure on screen."""

    label: Type
    bold: Type
    small: Type
    line: float
    small_line: float
    radius: float
    """Half the side of a decision, and about the radius of the other marks."""
    size: float
    """The type's own zoom."""
    row: float
    """Pixels between the rows of two leaves."""
    gap: float
    """Pixels between the nearest two nodes of the depth that is measured for."""
    roomy: bool
    """Whether the pane is wide enough for a generous margin."""
    tight: bool
    """Whether it is so narrow that what a fold hides is told in as few letters as possible."""
    halo: float = 0.0
    """Pixels by which words keep farther from marks, for the rings around these."""

    def of_depth(self, gap: float) -> Metrics:
        """The sizes at a depth whose nearest nodes are this many pixels apart."""
        return replace(self, gap=gap, radius=_radius(self.size, gap))

    def with_rings(self) -> Metrics:
        """The sizes where there may be rings around marks."""
        return replace(self, halo=5.0 * self.size)

    @property
    def lift(self) -> float:
        """Pixels from the middle of a branch to the label above it."""
        return 3.6 * self.size + 1.4

    def name_fits(self, above: float, below: float) -> bool:
        """Whether a name at the end of a branch has room.

        `above` and `below` are the pixels to the nearest branches of the next depth, whose labels
        begin where the name goes on.
        """
        if self.row < self.line + 1:
            return False
        return above >= self.line / 2 + 4 and below >= 1.5 * self.line + self.lift + 1

    def lines_clear_of(self, name: float) -> int:
        """How many lines of label stay clear of a name this far above the branch."""
        return int(max((name - self.line / 2 - self.lift - 1) // self.line, 1))

    def notes_below(self, gap: float, most: int, more: int) -> int:
        """How many lines noted below a probability fit above the label of the branch below.

        At most `most`, and `more` where they leave that label a second line.
        """
        spare = gap - self.line - self.small_line - 18
        fitting = min(max(int(spare // self.small_line), 0), most)
        if spare >= self.line + (most + more) * self.small_line:
            return most + more
        return fitting

    def notes_clear_of(self, name: float, most: int) -> int:
        """How many of them stay clear of a name this far below the branch."""
        spare = self.clear_of_name(name) - 5 * self.size - self.small_line
        return min(max(int(spare // self.small_line), 0), most)

    def clear_of_name(self, name: float) -> float:
        """Pixels below a branch that stay clear of a name this far below it."""
        half = self.line if self.row >= 2.6 * self.line + 6 else self.line / 2
        return name - half - 1

    def lines_above(self, gap: float, notes: int = 0, more: int = 0, least: int = 2) -> int:
        """How many lines of label fit above a branch, this far below the one above it.

        Below the probability of that one lines may be noted: see `notes_below`; and whether it
        stands there at all: see `below_fits`.
        """
        if gap < self.line + self.lift + 1.5:
            return 0
        if not self.below_fits(gap, least):
            return 2 if gap >= 2 * self.line + self.lift + 6 else 1
        taken = self.small_line * (1 + self.notes_below(gap, notes, more))
        most = self.outermost_lines if gap >= _NOTHING_ABOVE else _MOST_LINES
        return int(min((gap - taken - 18) // self.line, most))

    @property
    def outermost_lines(self) -> int:
        """How many lines of label there may be above a tree: more where they are short."""
        return outermost_lines(self.tight)

    def below_fits(self, gap: float, least: int = 2) -> bool:
        """Whether the probability fits below a branch and still is not the next one's.

        It does where it leaves the label below it `least` lines; else it stands at the end of the
        label's line.
        """
        return gap >= least * self.line + self.small_line + 18

    def bend(self, span: float) -> float:
        """How much of the way from a node to its child the branch takes to turn."""
        return min(0.36 * span, 78 * self.size)

    def bends(self, spans: Floats, words: float = 0.0) -> Floats:
        """The same of many branches, which leave so much of a short way, at 100 %, to words."""
        gentle = np.minimum(0.36 * spans, 78 * self.size)
        return np.maximum(np.minimum(gentle, spans - words * self.size), 0.18 * spans)

    @property
    def name_width(self) -> float:
        """The most that an endpoint's name takes."""
        return 170 * self.size

    def zones_width(self, zones: int, open_still: bool) -> float:
        """The most that what is left behind a fold takes beside its pill: see `zones_room`."""
        return zones_room(zones, open_still, self.roomy) * self.size

    @property
    def question_width(self) -> float:
        return (150 if self.roomy else 122) * self.size


def outermost_lines(tight: bool) -> int:
    """How many lines of label there may be above a tree, in a pane that is tight or not."""
    return _MOST_LINES if tight else 3


def smallest(whole: float) -> float:
    """The least scale of type, where `whole` is 100 %: for a projector nothing smaller than that.

    Else the words of a small tree, which are magnified to fill a pane, would not grow with it.
    """
    return SMALLEST if whole <= 1 else whole


def metrics(
    texts: TypeSetter, scale: float, row: float, width: float, whole: float = 1.0
) -> Metrics:
    """The sizes for a scale (1 is 100 % at 13-pixel type), a row and a pane of so many pixels.

    `whole` is the scale that is 100 % for the type in use: more than 1 for a projector.
    """
    size = round(min(max(scale, smallest(whole)), LARGEST * whole) * _STEPS) / _STEPS
    label, small = _sized(size), _sized(size * 0.88)
    return Metrics(
        label=label,
        bold=label._replace(strong=True),
        small=small,
        line=texts.line_height(label),
        small_line=texts.line_height(small),
        radius=_radius(size, row),
        size=size,
        row=row,
        gap=row,
        roomy=width > ROOMY * whole,
        tight=width < TIGHT * whole,
    )


def zones_room(zones: int, open_still: bool, roomy: bool) -> float:
    """Pixels at 100 % for so many zones behind a fold, where some may be known by their ends alone.

    Where it is roomy they are told in words, each on its line; else by their signs, in one.
    """
    if roomy:
        return 176.0 if open_still else 136.0
    return max(zones, 1) * (86.0 if open_still else 46.0)


def _radius(size: float, gap: float) -> float:
    return min(10 * size, max(gap * 0.46, 2.5))


def _sized(size: float) -> Type:
    return Type(max(round(BODY * size), 6))
