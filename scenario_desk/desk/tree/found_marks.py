"""What finding paints over the tree: a ring around every node in sight that was found."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.node_search import Found
from scenario_desk.presentation.tree.picture import Picture, place
from scenario_desk.presentation.tree.scene import Slice

_MOST = 600
"""More rings in one frame tell nothing apart any more."""


def paint_found(surface: Surface, picture: Picture, parts: Iterable[Slice], found: Found) -> None:
    """A ring around each mark of these slices whose node was found; inside folds there is none."""
    hit = np.zeros(len(picture.frame.parent), bool)
    hit[found.rows] = True
    rim = Stroke(picture.palette.veiled("accent", 0.8), 1.75, "dashed")
    fill = picture.palette.veiled("accent", 0.14)
    left = _MOST
    for part in parts:
        radius = picture.metrics_at(part.level).radius + 4
        rows = picture.scene.index[part.start : part.stop]
        for position in (part.start + np.flatnonzero(hit[rows])[:left]).tolist():
            x, y = place(picture, position)
            surface.ellipse(x, y, radius, radius, fill=fill, stroke=rim)
            left -= 1
