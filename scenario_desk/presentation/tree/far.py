"""Depths with more nodes than pixels: each row of pixels takes the mean colour of its nodes.

By running sums that is one subtraction a row, however many nodes there are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenario_desk.presentation.colour import hexadecimal, rgb
from scenario_desk.presentation.drawing import Colour, Stroke
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Floats, Ints, Slice

_FAN_EVERY = 2
"""Rows from one line of a fan to the next."""
_FAN_SHADES = 12


def draw_far(surface: Turned, picture: Picture, parts: tuple[Slice, ...]) -> None:
    """Draw the slices as columns of colour, with fans where they leave a depth of few nodes."""
    dense = {part.level for part in parts}
    for part in parts:
        first, counts = rows(picture, part)
        colours = row_colours(picture, first, counts)
        level, view = part.level, picture.view
        left = float(picture.scene.left[level]) * view.scale_x + view.left
        right = float(picture.scene.right[level]) * view.scale_x + view.left
        if level - 1 not in dense:
            turn = left + picture.metrics.bend(right - left)
            _draw_fan(surface, picture, first, counts, colours, left, turn)
            left = turn
        _draw_column(surface, picture, colours, counts, left, right)


def rows(picture: Picture, part: Slice) -> tuple[Ints, Ints]:
    """Of each row of device pixels: the first node in it, and how many there are."""
    view, scene = picture.view, picture.scene
    edges = (np.arange(round(picture.across * picture.ratio) + 1) / picture.ratio - view.top) / (
        view.scale_y
    )
    found = part.start + np.searchsorted(scene.y[part.start : part.stop], edges)
    return found[:-1], np.diff(found)


def row_colours(picture: Picture, first: Ints, counts: Ints) -> npt.NDArray[np.uint8]:
    """uint8[rows, 3]: the mean colour of each row's nodes; undefined where there are none."""
    styles, palette = picture.styles, picture.palette
    some = np.maximum(counts, 1)
    after = first + counts
    if styles.held:
        colours = np.repeat(palette.neutral[None, :], len(first), axis=0)
    else:
        before = styles.chances_before
        mean = (before[after] - before[first]) / some
        colours = palette.ramp[np.rint(np.clip(mean, 0, 1) * 255).astype(np.intp)]
    if len(picture.frame.moves):
        gone = styles.ruled_out_before
        colours = _blended(colours, palette.ground, 0.72 * (gone[after] - gone[first]) / some)
    if picture.lit_before is not None:
        lit = picture.lit_before[after] > picture.lit_before[first]
        accent = np.array(rgb(picture.palette.tokens.accent), np.uint8)
        colours = _blended(colours, accent, 0.6 * lit)
    return colours


def _blended(
    colours: npt.NDArray[np.uint8], target: npt.NDArray[np.uint8], share: Floats
) -> npt.NDArray[np.uint8]:
    """The colours a share [rows] of the way to another."""
    part = share[:, None]
    return np.rint(colours * (1 - part) + target * part).astype(np.uint8)


def _draw_column(
    surface: Turned,
    picture: Picture,
    colours: npt.NDArray[np.uint8],
    counts: Ints,
    left: float,
    right: float,
) -> None:
    pixels = np.zeros((len(colours), 1, 4), np.uint8)
    pixels[:, 0, :3] = colours
    pixels[:, 0, 3] = 255
    pixels[counts == 0] = 0
    # One pixel of background keeps the depths apart.
    surface.image(left, 0, max(right - left - 1, 1), picture.across, pixels)


def _draw_fan(
    surface: Turned,
    picture: Picture,
    first: Ints,
    counts: Ints,
    colours: npt.NDArray[np.uint8],
    left: float,
    turn: float,
) -> None:
    """Lines from the few nodes of the depth before to the rows of their children."""
    filled = np.flatnonzero(counts)[::_FAN_EVERY]
    if not len(filled):
        return
    scene, view = picture.scene, picture.view
    from_y = scene.y[scene.parent[first[filled]]] * view.scale_y + view.top
    count = len(filled)
    ends = np.column_stack(
        [
            np.full(count, left),
            np.clip(from_y, -4 * picture.across, 5 * picture.across),
            np.full(count, turn),
            filled / picture.ratio,
        ]
    )
    shades = colours[filled].astype(np.int64) // (256 // _FAN_SHADES)
    keys = shades @ [65536, 256, 1]
    for key in np.unique(keys).tolist():
        chosen = keys == key
        red, green, blue = colours[filled][chosen].mean(axis=0).astype(int).tolist()
        stroke = Stroke(Colour(hexadecimal(red, green, blue)))
        surface.lines(ends[chosen], stroke, smooth=False)
