"""Names beside dots: the likeliest endpoints, and whatever is selected, where nothing else lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.dot_labels import place_labels
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats

MOST_LABELS = 28
_CROWD = 120
"""Among more dots than this, names keep off the largest only, and there are fewer of them."""
_IN_A_CROWD = 16
_WIDEST = 190.0
_FIRST = 1_000.0
"""Added to the priority of the selected, so that their names choose before all others."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its dot."""

    endpoint: int
    text: str
    box: Box
    strong: bool
    leader: tuple[float, float, float, float] | None
    """The line from the dot to it, where it stands away: x1 y1 x2 y2."""
    choice: int
    """Which of its places it took, to keep it there."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots in the frame, in pixels; order has the large ones first."""

    x: Floats
    y: Floats
    radius: Floats
    order: NDArray[np.intp]


def name_dots(
    names: tuple[str, ...],
    dots: Dots,
    chosen: frozenset[int],
    frame: Box,
    obstacles: Floats,
    avoid: Floats,
    before: Mapping[int, int],
    style: Style,
) -> tuple[Label, ...]:
    """Names for the selected and then the likeliest dots; one that finds no room is left out.

    obstacles, avoid: float64[k, 4], the boxes that no name may, and rather should not, touch.
    `before` holds the place that each endpoint's name had, and keeps while it is free.
    """
    order = [int(each) for each in dots.order]
    named = [each for each in order if each in chosen]
    named += [each for each in order if each not in chosen]
    most = MOST_LABELS if len(order) <= _CROWD else _IN_A_CROWD
    named, others = named[:most], named[most:_CROWD]
    if not named:
        return ()
    texts, sizes = [], []
    for each in named:
        face = style.strong if each in chosen else style.label
        laid = style.laid(names[each], face, style.px(_WIDEST))
        texts.append(laid.lines[0])
        sizes.append((laid.width, laid.height))
    placed = place_labels(
        np.column_stack((dots.x[named], dots.y[named])),
        dots.radius[named],
        sizes,
        (frame.left + 3, frame.top + 2, frame.right - 3, frame.bottom - 2),
        obstacles,
        avoid=avoid,
        dots=np.column_stack((dots.x[others], dots.y[others], dots.radius[others])),
        priority=[dots.radius[each] + _FIRST * (each in chosen) for each in named],
        previous=[before.get(each, -1) for each in named],
    )
    corners = np.rint(placed.corners).tolist()
    return tuple(
        Label(
            endpoint=each,
            text=texts[place],
            # On whole pixels, where text is sharp.
            box=Box.at(corners[place][0], corners[place][1], sizes[place]),
            strong=each in chosen,
            leader=_line(placed.leaders[place]),
            choice=int(placed.choice[place]),
        )
        for place, each in enumerate(named)
        if placed.choice[place] >= 0
    )


def _line(ends: Floats) -> tuple[float, float, float, float] | None:
    x1, y1, x2, y2 = ends.tolist()
    return (x1, y1, x2, y2) if np.isfinite(ends).all() else None
