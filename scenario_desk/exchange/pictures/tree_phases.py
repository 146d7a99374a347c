"""Room for the phases around a whole tree: bands as wide as their names, and an edge to write on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from scenario_desk.exchange.pictures.tree_rooms import needed
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Floats, TypeSetter
from scenario_desk.presentation.layout import Direction, Sizes
from scenario_desk.presentation.tree.metrics import Metrics, metrics
from scenario_desk.presentation.tree.phase_columns import PhaseColumns
from scenario_desk.presentation.tree.phase_headers import (
    HEADER_BESIDE,
    HEADER_PAD,
    bands_in_sight,
    header_depth,
)
from scenario_desk.presentation.tree.phases import PhaseBand, phase_bands
from scenario_desk.presentation.tree.picture import Picture

_LINES = 2
"""Of a name above the tree, where its band would have to be wider for its sake."""
_AROUND = 10.0
"""Pixels between the tree and the edges of its bands."""
_BESIDE = 35.0
"""Pixels from a node to its name and, behind it, to where the next band begins."""


def widened(
    sizes: Sizes,
    columns: PhaseColumns,
    scenario: Scenario,
    texts: TypeSetter,
    direction: Direction,
) -> Sizes:
    """The same room with bands wide enough for the names of their phases.

    Growing down, a band is tall enough anyway.
    """
    if direction == "down":
        return sizes
    face = metrics(texts, 1.0, 100.0, 10_000.0)
    widths = np.diff(sizes.edges(columns.bands[-1].stop))
    bands = phase_bands(scenario, columns.bands, sizes)
    for band, place in zip(bands, columns.bands, strict=True):
        lacking = _least(band, texts, face, direction) - (band.stop - band.start)
        widths[place.first : place.stop] += max(lacking, 0.0) / (place.stop - place.first)
        # Names at the ends of branches stay in their band.
        last = place.stop - 1
        widths[last] = max(widths[last], face.name_width + _BESIDE)
    return replace(sizes, columns=widths.tolist())


def edge_of(picture: Picture) -> tuple[float, float]:
    """Pixels that names and dates take at the left and at the top of a picture."""
    if not picture.bands:
        return 0.0, 0.0
    if picture.direction == "down":
        return HEADER_BESIDE * picture.metrics.size, 0.0
    face = picture.metrics
    lines = max(
        len(picture.texts.laid(band.name, face.bold, stop - start - 2 * HEADER_PAD, _LINES).lines)
        for band, start, stop in bands_in_sight(picture)
    )
    return 0.0, float(np.ceil(header_depth(face) + (lines - 1) * face.line))


def part_with_bands(picture: Picture) -> Box:
    """What a pane must show of a picture for bands around it, the last with room for its words."""
    cells = list(bands_in_sight(picture))
    if not cells:
        return Box(0.0, 0.0, picture.width, picture.height)
    band, start, stop = cells[-1]
    least = _least(band, picture.texts, picture.metrics, picture.direction)
    after = float(np.ceil(max(least - (stop - start), _AROUND)))
    own = Box(-_AROUND, -_AROUND, picture.along + after, picture.across + _AROUND)
    return picture.orientation.turned_box(own)


def stretches(picture: Picture, edge: tuple[float, float]) -> Floats:
    """float64[n, 4]: left top right bottom of what no seam may cut for every name to be whole.

    They lie, without any height or width, where the tree begins beside the names.
    """
    return np.array([*_stretches(picture, edge)]).reshape(-1, 4)


def _stretches(picture: Picture, edge: tuple[float, float]) -> Iterator[tuple[float, ...]]:
    pane = Box(0.0, 0.0, picture.along, 0.0)
    for band, start, stop in bands_in_sight(picture):
        least = _least(band, picture.texts, picture.metrics, picture.direction)
        start = max(start, pane.left)
        stop = min(start + least, stop, pane.right)
        if picture.direction == "down":
            yield edge[0], start, edge[0], stop
        else:
            box = picture.orientation.turned_box(Box(start, edge[1], stop, edge[1]))
            yield box.left, box.top, box.right, box.bottom


def _least(band: PhaseBand, texts: TypeSetter, face: Metrics, direction: Direction) -> float:
    """Pixels of a band, along the growth, in which its name and its dates are whole."""
    if direction == "down":
        room = HEADER_BESIDE * face.size - 2 * HEADER_PAD
        name = texts.laid(band.name, face.bold, room, 6).height
        dates = texts.laid(band.dates, face.small, room, 2).height if band.dates else 0.0
        return max(name + dates + 1.5 * HEADER_PAD, 2 * header_depth(face) + 1)
    wide = needed(band.name, texts, face.bold, _LINES)
    if band.dates:
        wide = max(wide, texts.laid(band.dates, face.small, 1_000.0).width)
    return wide + 2 * HEADER_PAD + 1
