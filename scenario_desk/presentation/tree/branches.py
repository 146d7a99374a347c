"""Branches in pixels, each with where it runs and what is near."""

from __future__ import annotations

from itertools import repeat
from typing import NamedTuple

import numpy as np

from scenario_desk.presentation.tree.columns import ALONE, nearest
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.picture import OnScreen, Picture, on_screen
from scenario_desk.presentation.tree.scene import Floats, Slice

_FAR_AWAY = 20_000.0
"""Pixels: coordinates are cut here, well outside what anybody sees bend."""


class Branch(NamedTuple):
    """One branch and its node in pixels."""

    position: int
    metrics: Metrics
    x: float
    y: float
    from_x: float
    from_y: float
    turn: float
    """Where it has turned and runs level."""
    above: float
    """Pixels to the neighbour above."""
    below: float
    name_above: float
    """Pixels to the nearest ends of the depth before, beside which a name may stand."""
    name_below: float
    next_above: float
    """Pixels to the nearest branches of the next depth."""
    next_below: float


def branches_of(picture: Picture, part: OnScreen) -> list[Branch]:
    """The branches of a slice, each with where it runs and what is near."""
    clear = neighbours(picture, part.slice).tolist()
    far = max(_FAR_AWAY, 2 * picture.across)
    return [
        Branch._make(each)
        for each in zip(
            part.positions,
            repeat(picture.metrics_at(part.slice.level), part.slice.count),
            part.x.tolist(),
            part.y.clip(-far, far).tolist(),
            part.from_x.tolist(),
            part.from_y.clip(-far, far).tolist(),
            part.turn.tolist(),
            *clear,
            strict=True,
        )
    ]


def branch_at(picture: Picture, position: int) -> Branch:
    """The branch to one node."""
    own = Slice(picture.scene.level_of(position), position, position + 1)
    return branches_of(picture, on_screen(picture, own))[0]


def neighbours(picture: Picture, part: Slice) -> Floats:
    """[6, n] pixels up and down from each node of a slice to the nearest of others.

    The first two lead to the branches beside it, the next two to the ends of the column before,
    beside which a name may stand, the last two to the branches of the column after.
    """
    columns = picture.scene.columns
    if columns is not None:
        nodes = slice(part.start, part.stop)
        found: Floats = columns.clearances(nodes) * picture.view.scale_y
        return found
    between = _gaps(picture, part)
    return np.stack([between[:-1], between[1:], *_clearances(picture, part)])


def _gaps(picture: Picture, part: Slice) -> Floats:
    """[n + 1] pixels from each node of a slice to the one above it; last, to the one below."""
    scene = picture.scene
    first, last = int(scene.level_start[part.level]), int(scene.level_start[part.level + 1])
    y = scene.y[max(part.start - 1, first) : min(part.stop + 1, last)] * picture.view.scale_y
    between = np.diff(y)
    if part.start == first:
        between = np.concatenate([[ALONE], between])
    if part.stop == last:
        between = np.concatenate([between, [ALONE]])
    return between


def _clearances(picture: Picture, part: Slice) -> tuple[Floats, Floats, Floats, Floats]:
    """[n] each: pixels up and down to the nearest ends of the depth before, and to the next depth."""
    scene, scale = picture.scene, picture.view.scale_y
    y = scene.y[part.start : part.stop]
    ends = scene.ends_of(part.level - 1) if part.level else scene.y[:0]
    name_above, name_below = nearest(ends, y)
    after = part.level + 1
    level = scene.level_start[[min(after, scene.levels), min(after + 1, scene.levels)]]
    above, below = nearest(scene.y[level[0] : level[1]], y)
    return name_above * scale, name_below * scale, above * scale, below * scale
