"""Names beside dots: the likeliest endpoints, and whatever is selected, where nothing else lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF

from scenario_desk.desk.chart.ink import Ink
from scenario_desk.presentation.chart.dot_labels import place_labels

MOST_LABELS = 28
_CROWD = 120
"""Among more dots than this, names keep off the largest only, and there are fewer of them."""
_IN_A_CROWD = 16
_WIDEST_PX = 190.0
_FIRST = 1_000.0
"""Added to the priority of the selected, so that their names choose before all others."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its dot."""

    endpoint: int
    text: str
    rect: QRectF
    strong: bool
    leader: QLineF | None
    choice: int
    """Which of its places it took, to keep it there."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots in the frame, in pixels; order has the large ones first."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    radius: NDArray[np.float64]
    order: NDArray[np.intp]


def name_dots(
    names: tuple[str, ...],
    dots: Dots,
    chosen: frozenset[int],
    frame: QRectF,
    obstacles: Iterable[QRectF],
    avoid: Iterable[QRectF],
    before: Mapping[int, int],
    ink: Ink,
) -> tuple[Label, ...]:
    """Names for the selected and then the likeliest dots; one that finds no room is left out.

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
        face = ink.strong if each in chosen else ink.label
        text = face.elided(names[each], ink.px(_WIDEST_PX))
        size = face.size(text)
        texts.append(text)
        sizes.append((size.width(), size.height()))
    placed = place_labels(
        np.column_stack((dots.x[named], dots.y[named])),
        dots.radius[named],
        sizes,
        (frame.left() + 3, frame.top() + 2, frame.right() - 3, frame.bottom() - 2),
        [_edges(each) for each in obstacles if not each.isEmpty()],
        avoid=[_edges(each) for each in avoid],
        dots=np.column_stack((dots.x[others], dots.y[others], dots.radius[others])),
        priority=[dots.radius[each] + _FIRST * (each in chosen) for each in named],
        previous=[before.get(each, -1) for each in named],
    )
    return tuple(
        Label(
            endpoint=each,
            text=texts[place],
            rect=_box(placed.corners[place], sizes[place]),
            strong=each in chosen,
            leader=_line(placed.leaders[place]),
            choice=int(placed.choice[place]),
        )
        for place, each in enumerate(named)
        if placed.choice[place] >= 0
    )


def _edges(box: QRectF) -> tuple[float, float, float, float]:
    return (box.left(), box.top(), box.right(), box.bottom())


def _box(corner: NDArray[np.float64], size: tuple[float, float]) -> QRectF:
    """On whole pixels, where text is sharp."""
    return QRectF(round(float(corner[0])), round(float(corner[1])), *size)


def _line(ends: NDArray[np.float64]) -> QLineF | None:
    return QLineF(*ends) if np.isfinite(ends).all() else None
