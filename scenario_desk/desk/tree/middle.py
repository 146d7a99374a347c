"""Depths too dense for words: branches as straight lines, nodes as small blocks, by the batch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from scenario_desk.analysis.frame import DECISION, LEAF
from scenario_desk.desk.tree.picture import Picture, on_screen
from scenario_desk.desk.tree.primitives import clipped_lines, draw_lines, draw_rectangles
from scenario_desk.desk.tree.scene import Floats, Slice

_SMOOTH_MOST = 350
"""Slanted lines that can be antialiased within a third of a frame."""
_FADED = 64
_LIT = 128


def paint_middle(painter: QPainter, picture: Picture, parts: tuple[Slice, ...]) -> None:
    """Paint the slices: all branches shade by shade, then all nodes colour by colour."""
    if not parts:
        return
    seen = [on_screen(picture, part) for part in parts]
    positions = np.concatenate([np.arange(part.start, part.stop) for part in parts])
    x = np.concatenate([each.x for each in seen])
    y = np.concatenate([each.y for each in seen])
    from_x = np.concatenate([each.from_x for each in seen])
    from_y = np.concatenate([each.from_y for each in seen])
    looks = picture.looks
    keys = looks.shade[positions].astype(np.int64)
    keys[looks.ruled_out[positions]] += _FADED
    if picture.lit is not None:
        keys[picture.lit[positions]] = _LIT
    turn = from_x + np.minimum(0.36 * (x - from_x), 78 * picture.metrics.size)
    slanted = np.column_stack([from_x, from_y, turn, y])
    thick = np.clip(1.0 + 2.2 * looks.share[positions], 1.0, max(picture.metrics.row * 0.5, 1.0))
    flat = np.column_stack([turn, y - thick / 2, x - turn, thick])
    level = np.abs(y) < 2 * picture.height
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(positions) <= _SMOOTH_MOST)
    for key in np.unique(keys).tolist():
        chosen = keys == key
        painter.setPen(QPen(_colour(picture, key), 1.6 if key == _LIT else 1.0))
        draw_lines(painter, clipped_lines(slanted[chosen], -20, picture.height + 20))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for key in np.unique(keys).tolist():
        painter.setBrush(_colour(picture, key))
        draw_rectangles(painter, flat[(keys == key) & level])
    _paint_blocks(painter, picture, positions, x, y, level)


def _colour(picture: Picture, key: int) -> QColor:
    if key == _LIT:
        return picture.palette.colour("accent")
    if key >= _FADED:
        return picture.palette.faded[key - _FADED]
    return picture.palette.branch[key]


def _paint_blocks(
    painter: QPainter,
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
        painter.setBrush(palette.colour(token))
        draw_rectangles(painter, corners[level & (kind == DECISION) & (owner == actor)])
    shade = picture.looks.shade[positions]
    leaves = level & (kind == LEAF)
    for value in np.unique(shade[leaves]).tolist():
        painter.setBrush(palette.branch[value])
        draw_rectangles(painter, corners[leaves & (shade == value)])
    if side >= 4:
        painter.setPen(QPen(palette.colour("neither"), 1))
        painter.setBrush(QBrush(palette.colour("panel")))
    else:
        painter.setBrush(palette.colour("neither"))
    draw_rectangles(painter, corners[level & (kind != LEAF) & (kind != DECISION)])
    painter.setPen(Qt.PenStyle.NoPen)
