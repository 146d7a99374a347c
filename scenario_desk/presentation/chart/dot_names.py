"""Names beside dots: the likeliest endpoints, and whatever is selected, where nothing else lies.

A name that finds no room in one line is set in two, or stands farther away. A dot whose name finds
none at all has a number instead, which a key beside the chart explains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.dot_labels import place_labels
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats, Laid, Type

MOST_LABELS = 28
_CROWD = 120
"""Among more dots than this there are fewer names."""
_IN_A_CROWD = 16
MOST_NUMBERS = 16
"""A longer key would not be read."""
_WIDEST = 190.0
_SPARE = 5.0
"""Pixels: who sets type may round a width down."""
_FIRST = 1_000.0
"""Added to the priority of the selected, so that their names choose before all others."""
_OFF_WORDS = 5.0
_SIDEWAYS = np.array([-1.0, 0.0, 1.0, 0.0])
_BADGE, _BESIDE_NUMBER = 14.0, 6.0
"""Pixels: the height of a number's badge, and how much wider than the number it is."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its dot, or the number that stands for it."""

    endpoint: int
    text: str
    box: Box
    strong: bool
    leader: tuple[float, float, float, float] | None
    """The line from the dot to it, where it stands away: x1 y1 x2 y2."""
    choice: int
    """Which of its places it took, to keep it there."""
    laid: Laid | None = None
    """How a name is set; None for a number of the key, counted from 1 in the order of the labels."""

    @property
    def numbered(self) -> bool:
        """Whether it is a number of the key."""
        return self.laid is None

    @property
    def form(self) -> tuple[int, int]:
        """Whose it is, and in how many lines; 0 for a number."""
        return self.endpoint, len(self.laid.lines) if self.laid else 0


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots in the frame, in pixels; order has the large ones first."""

    x: Floats
    y: Floats
    radius: Floats
    order: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Room:
    """Where names can stand: what no name may touch, and what it rather should not; float64[k, 4]."""

    frame: Box
    words: Floats
    """The words of lines: a name right beside them would read on with them."""
    solid: Floats
    avoid: Floats


def name_dots(
    names: tuple[str, ...],
    dots: Dots,
    chosen: frozenset[int],
    room: Room,
    before: Sequence[Label],
    style: Style,
) -> tuple[Label, ...]:
    """Names for the selected and then the likeliest dots, then numbers for those without.

    A name is in one line if it can be, else in two, except in a crowd. What finds no room has
    neither, nor what is beyond `MOST_NUMBERS`. `before` holds the labels of the frame before: each
    keeps its place while it is free.
    """
    order = [int(each) for each in dots.order]
    ranked = [each for each in order if each in chosen]
    ranked += [each for each in order if each not in chosen]
    if not ranked:
        return ()
    crowd = len(order) > _CROWD
    placing = _Placing(dots, room, {label.form: label.choice for label in before}, style)
    apart = np.vstack((room.words + _OFF_WORDS * _SIDEWAYS, room.solid))
    shown = ranked[: _IN_A_CROWD if crowd else MOST_LABELS]
    faces = {each: style.strong if each in chosen else style.label for each in shown}
    whole = {each: style.laid(names[each], face, style.px(_WIDEST)) for each, face in faces.items()}
    named = placing.add(_names(whole, chosen), apart, ())
    few = placing.with_numbers(named, ranked, chosen)
    if crowd or len(named) == len(order):
        return few
    left = [each for each in shown if each not in {label.endpoint for label in named}]
    broken = {each: in_two_lines(names[each], faces[each], style) for each in left}
    named += placing.add(_names(broken, chosen), apart, named, farther=True)
    more = placing.with_numbers(named, ranked, chosen, farther=True)
    # Rather a number for each than a name for another.
    return more if len(more) >= len(few) else few


def in_two_lines(text: str, face: Type, style: Style) -> Laid:
    """A name in two lines, each as short as can be; one line where it is a single word."""
    words, most = text.split(), style.px(_WIDEST)
    halves = [(" ".join(words[:each]), " ".join(words[each:])) for each in range(1, len(words))]
    widths = [max(style.size(half, face)[0] for half in pair) for pair in halves]
    return style.texts.laid(text, face, min([*widths, most]) + _SPARE, 2 if halves else 1)


def _names(laid: Mapping[int, Laid], chosen: frozenset[int]) -> list[Label]:
    return [
        Label(
            each,
            " ".join(text.lines),
            Box(0, 0, text.width, text.height),
            each in chosen,
            None,
            -1,
            text,
        )
        for each, text in laid.items()
    ]


@dataclass(frozen=True, slots=True)
class _Placing:
    """Puts labels beside dots, some after others."""

    dots: Dots
    room: Room
    was: Mapping[tuple[int, int], int]
    """Which of its places each form of a label took in the frame before."""
    style: Style

    def with_numbers(
        self,
        named: tuple[Label, ...],
        ranked: Sequence[int],
        chosen: frozenset[int],
        *,
        farther: bool = False,
    ) -> tuple[Label, ...]:
        """The names, and numbers for the first of the dots that have none."""
        held = {label.endpoint for label in named}
        nameless = [each for each in ranked if each not in held][:MOST_NUMBERS]
        badge = Box.at(0, 0, _badge_size(len(nameless), self.style))
        wanted = [Label(each, "", badge, each in chosen, None, -1) for each in nameless]
        solid = np.vstack((self.room.words, self.room.solid))
        numbers = self.add(wanted, solid, named, farther=farther)
        return (*named, *(replace(label, text=str(n)) for n, label in enumerate(numbers, 1)))

    def add(
        self,
        wanted: Sequence[Label],
        obstacles: Floats,
        there: Sequence[Label],
        *,
        farther: bool = False,
    ) -> tuple[Label, ...]:
        """Those of the labels that find a place, there, clear of the obstacles and of those `there`.

        farther: whether leader lines may be long.
        """
        if not wanted:
            return ()
        dots, rows = self.dots, [label.endpoint for label in wanted]
        others = np.setdiff1d(dots.order, rows)
        left, top, right, bottom = self.room.frame.edges
        sizes = [(label.box.width, label.box.height) for label in wanted]
        taken = np.array([label.box.grown(2).edges for label in there]).reshape(-1, 4)
        found = place_labels(
            np.column_stack((dots.x[rows], dots.y[rows])),
            dots.radius[rows],
            sizes,
            (left + 3, top + 2, right - 3, bottom - 2),
            np.vstack((obstacles, taken)),
            avoid=self.room.avoid,
            lines=[label.leader for label in there if label.leader is not None],
            dots=np.column_stack((dots.x[others], dots.y[others], dots.radius[others])),
            priority=[dots.radius[label.endpoint] + _FIRST * label.strong for label in wanted],
            previous=[self.was.get(label.form, -1) for label in wanted],
            scale=self.style.scale,
            farther=farther,
        )
        # On whole pixels, where text is sharp.
        corners = np.rint(found.corners).tolist()
        return tuple(
            replace(
                label,
                box=Box.at(corners[place][0], corners[place][1], sizes[place]),
                leader=_line(found.leaders[place]),
                choice=int(found.choice[place]),
            )
            for place, label in enumerate(wanted)
            if found.choice[place] >= 0
        )


def _badge_size(count: int, style: Style) -> tuple[float, float]:
    """Of numbers up to `count`."""
    width = style.size(str(count), style.small_strong)[0]
    side = round(style.px(_BADGE))
    return max(side, round(width + style.px(_BESIDE_NUMBER))), side


def _line(ends: Floats) -> tuple[float, float, float, float] | None:
    x1, y1, x2, y2 = ends.tolist()
    return (x1, y1, x2, y2) if np.isfinite(ends).all() else None
