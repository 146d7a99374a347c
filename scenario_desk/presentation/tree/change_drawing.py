"""The signs of what became of nodes: at their marks, and as ticks where there is no room for these.

Each sign has a shape of its own, so that nobody needs the colours to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from scenario_desk.presentation.drawing import Colour, Line, Move, Stroke, Surface
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.change_marks import CHANGES
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.picture import Picture, on_screen
from scenario_desk.presentation.tree.scene import Slice
from scenario_desk.presentation.words.changes.difference import What

_COLOURS: Mapping[What, str] = {
    "added": "overlap",
    "removed": "error",
    "moved": "accent",
    "changed": "warning",
}
_SIGNS: Mapping[What, tuple[tuple[tuple[float, float], ...], ...]] = {
    "added": (((-0.5, 0.0), (0.5, 0.0)), ((0.0, -0.5), (0.0, 0.5))),
    "removed": (((-0.5, 0.0), (0.5, 0.0)),),
    "moved": (((-0.55, 0.0), (0.5, 0.0)), ((0.08, -0.42), (0.52, 0.0), (0.08, 0.42))),
    "changed": (
        ((-0.45, -0.2), (0.45, -0.2)),
        ((-0.45, 0.2), (0.45, 0.2)),
        ((-0.25, 0.55), (0.25, -0.55)),
    ),
}
"""Each sign as lines within a disc of radius 1."""
_TICK = 12.0
"""Pixels that a tick takes along the tree, where the columns leave it so much."""


def change_colour(what: What, tokens: Tokens, alpha: float = 1.0) -> Colour:
    """The colour of a sign, or of a veil behind what it stands at."""
    return Colour(tokens.colour(_COLOURS[what]), alpha)


def draw_change(
    surface: Surface, what: What, x: float, y: float, radius: float, tokens: Tokens
) -> None:
    """Draw a sign around a point, in a disc of a radius in pixels."""
    ground = Colour(tokens.background)
    surface.ellipse(
        x, y, radius, radius, fill=change_colour(what, tokens), stroke=Stroke(ground, 1.5)
    )
    stroke = Stroke(Colour(tokens.on_accent), max(radius * 0.26, 1.4))
    for points in _SIGNS[what]:
        first, *others = ((x + dx * radius, y + dy * radius) for dx, dy in points)
        surface.path((Move(*first), *(Line(*each) for each in others)), stroke)


def draw_change_at(surface: Surface, picture: Picture, position: int, x: float, y: float) -> None:
    """Draw the sign of a node at a corner of its mark, which is around (x, y).

    Where the tree grows sideways it is the one beyond the mark: the label stands before that.
    """
    what = picture.marks.of(position) if picture.marks is not None else None
    if what is not None:
        radius = picture.metrics_of(position).radius
        sign = min(max(radius * 0.75, 4.0), 7.5 * picture.metrics.size)
        beside = x + radius if picture.direction == "right" else x - radius
        draw_change(surface, what, beside, y - radius, sign, picture.palette.tokens)


def draw_change_ticks(surface: Turned, picture: Picture, parts: Iterable[Slice]) -> None:
    """Tick off the nodes of these slices that differ, or hide what does: one for a row of pixels."""
    if picture.marks is None:
        return
    for part in parts:
        own = slice(part.start, part.stop)
        codes = picture.marks.own[own].copy()
        codes[(codes == 0) & (picture.marks.inside[own] > 0)] = 1
        if not codes.any():
            continue
        seen = on_screen(picture, part)
        long = float(np.clip(0.3 * (seen.x - seen.from_x).min(), 4.0, _TICK))
        near = (seen.y > -_TICK) & (seen.y < picture.across + _TICK)
        for place, what in enumerate(CHANGES):
            chosen = near & (codes == place + 1)
            y = np.rint(seen.y[chosen])
            kept = np.unique(y, return_index=True)[1]
            boxes = np.column_stack([seen.x[chosen] - long / 2, y - 1.0])[kept]
            sizes = np.broadcast_to([long, 2.0], boxes.shape)
            surface.boxes(
                np.column_stack([boxes, sizes]), change_colour(what, picture.palette.tokens)
            )
