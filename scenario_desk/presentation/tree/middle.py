"""Depths too dense for words: branches as straight lines, nodes as small blocks, by the batch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.frame import DECISION, LEAF
from scenario_desk.presentation.drawing import Colour, Stroke
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.picture import Picture, on_screen
from scenario_desk.presentation.tree.scene import Floats, Slice

_SMOOTH_MOST = 350
"""Slanted lines that can be antialiased within a third of a frame."""
_FADED = 64
_LIT = 128


def draw_middle(surface: Turned, picture: Picture, parts: tuple[Slice, ...]) -> None:
    """Draw the slices: all branches shade by shade, then all nodes colour by colour."""
    if not parts:
        return
    seen = [on_screen(picture, part) for part in parts]
    positions = np.concatenate([np.arange(part.start, part.stop) for part in parts])
    x = np.concatenate([each.x for each in seen])
    y = np.concatenate([each.y for each in seen])
    from_x = np.concatenate([each.from_x for each in seen])
    from_y = np.concatenate([each.from_y for each in seen])
    styles = picture.styles
    keys = styles.shade[positions].astype(np.int64)
    keys[styles.ruled_out[positions]] += _FADED
    if picture.lit is not None:
        keys[picture.lit[positions]] = _LIT
    turn = np.concatenate([each.turn for each in seen])
    slanted = np.column_stack([from_x, from_y, turn, y])
    thick = np.clip(1.0 + 2.2 * styles.share[positions], 1.0, max(picture.metrics.row * 0.5, 1.0))
    flat = np.column_stack([turn, y - thick / 2, x - turn, thick])
    level = np.abs(y) < 2 * picture.across
    smooth = len(positions) <= _SMOOTH_MOST
    for key in np.unique(keys).tolist():
        stroke = Stroke(_colour(picture, key), 1.6 if key == _LIT else 1.0)
        ends = clipped_lines(slanted[keys == key], -20, picture.across + 20)
        surface.lines(ends, stroke, smooth=smooth)
    for key in np.unique(keys).tolist():
        surface.boxes(flat[(keys == key) & level], _colour(picture, key))
    _draw_blocks(surface, picture, positions, x, y, level)


def clipped_lines(ends: Floats, low: float, high: float) -> Floats:
    """The parts of the lines between two places across; lines wholly outside are left out.

    Rasterisers keep sixteen bits of a coordinate: what lies a million pixels away must be cut off
    before.
    """
    x1, y1, x2, y2 = ends.T
    inside = (np.maximum(y1, y2) >= low) & (np.minimum(y1, y2) <= high)
    x1, y1, x2, y2 = (each[inside] for each in (x1, y1, x2, y2))
    rise = y2 - y1
    flat = np.abs(rise) < 1e-9
    slope = np.where(flat, 0.0, (x2 - x1) / np.where(flat, 1.0, rise))
    cut1, cut2 = np.clip(y1, low, high), np.clip(y2, low, high)
    return np.column_stack([x1 + (cut1 - y1) * slope, cut1, x2 + (cut2 - y2) * slope, cut2])


def _colour(picture: Picture, key: int) -> Colour:
    if key == _LIT:
        return picture.palette.colour("accent")
    if key >= _FADED:
        return picture.palette.faded[key - _FADED]
    return picture.palette.branch[key]


def _draw_blocks(
    surface: Turned,
    picture: Picture,
    positions: npt.NDArray[np.int64],
    x: Floats,
    y: Floats,
    level: npt.NDArray[np.bool_],
) -> None:
    """Decisions in their owner's colour, leaves in their branch's, chances hollow."""
    frame, palette = picture.frame, picture.palette
    side = min(max(picture.metrics.row * 0.62, 2.0), 8.0)
    corners = np.column_stack(
        [x - side / 2, y - side / 2, np.full(len(x), side), np.full(len(x), side)]
    )
    index = picture.scene.index[positions]
    kind, owner = frame.kind[index], frame.owner[index]
    for actor in np.unique(owner[level & (kind == DECISION)]).tolist():
        token = picture.colours[actor] if actor >= 0 else "neither"
        chosen = level & (kind == DECISION) & (owner == actor)
        surface.boxes(corners[chosen], palette.colour(token))
    shade = picture.styles.shade[positions]
    leaves = level & (kind == LEAF)
    for value in np.unique(shade[leaves]).tolist():
        surface.boxes(corners[leaves & (shade == value)], palette.branch[value])
    hollow = corners[level & (kind != LEAF) & (kind != DECISION)]
    neither = palette.colour("neither")
    if side >= 4:
        surface.boxes(hollow, palette.colour("panel"), Stroke(neither))
    else:
        surface.boxes(hollow, neither)
