"""Names beside dots: the likeliest endpoints, and whatever is selected, where nothing else lies.

A dot whose name finds no room has a number instead, which a key beside the chart explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.dot_labels import place_labels
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats

MOST_LABELS = 28
_CROWD = 120
"""Among more dots than this there are fewer names."""
_IN_A_CROWD = 16
MOST_NUMBERS = 16
"""A longer key would not be read."""
_WIDEST = 190.0
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
    numbered: bool = False
    """Whether it is a number of the key, counted from 1 in the order of the labels."""


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

    What finds no room has neither, nor what is beyond `MOST_NUMBERS`. `before` holds the labels of
    the frame before: each keeps its place while it is free.
    """
    order = [int(each) for each in dots.order]
    ranked = [each for each in order if each in chosen]
    ranked += [each for each in order if each not in chosen]
    if not ranked:
        return ()
    most = MOST_LABELS if len(order) <= _CROWD else _IN_A_CROWD
    laid = {
        each: style.laid(
            names[each], style.strong if each in chosen else style.label, style.px(_WIDEST)
        )
        for each in ranked[:most]
    }
    wanted = [
        Label(each, text.lines[0], Box(0, 0, text.width, text.height), each in chosen, None, -1)
        for each, text in laid.items()
    ]
    apart = np.vstack((room.words + _OFF_WORDS * _SIDEWAYS, room.solid))
    named = _placed(wanted, dots, room, apart, before)
    held = {label.endpoint for label in named}
    nameless = [each for each in ranked if each not in held][:MOST_NUMBERS]
    if not nameless:
        return named
    badge = Box.at(0, 0, _badge_size(len(nameless), style))
    taken = np.array([label.box.grown(2).edges for label in named]).reshape(-1, 4)
    left = np.vstack((room.words, room.solid, taken))
    lines = [label.leader for label in named if label.leader is not None]
    wanted = [Label(each, "", badge, each in chosen, None, -1, True) for each in nameless]
    numbers = _placed(wanted, dots, room, left, before, lines)
    return (*named, *(replace(label, text=str(n)) for n, label in enumerate(numbers, 1)))


def _placed(
    wanted: Sequence[Label],
    dots: Dots,
    room: Room,
    obstacles: Floats,
    before: Iterable[Label],
    lines: Sequence[tuple[float, ...]] = (),
) -> tuple[Label, ...]:
    """Those of the labels that find a place, there; lines: the leader lines there are already."""
    rows = [label.endpoint for label in wanted]
    others = np.setdiff1d(dots.order, rows)
    was = {(label.endpoint, label.numbered): label.choice for label in before}
    left, top, right, bottom = room.frame.edges
    sizes = [(label.box.width, label.box.height) for label in wanted]
    found = place_labels(
        np.column_stack((dots.x[rows], dots.y[rows])),
        dots.radius[rows],
        sizes,
        (left + 3, top + 2, right - 3, bottom - 2),
        obstacles,
        avoid=room.avoid,
        lines=lines,
        dots=np.column_stack((dots.x[others], dots.y[others], dots.radius[others])),
        priority=[dots.radius[label.endpoint] + _FIRST * label.strong for label in wanted],
        previous=[was.get((label.endpoint, label.numbered), -1) for label in wanted],
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
