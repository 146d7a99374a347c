"""How much of each depth to show: full marks, lines, or one colour to a row of pixels.

Depths are judged one by one: in a huge tree seen whole, the first branches still are a river with
words on it, while the leaves are only colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Slice

NEAR_FROM = 9.0
"""Pixels between neighbours from which they are drawn in full."""
FAR_BELOW = 1.5
"""Pixels between neighbours below which rows of pixels take their mean colour."""
NEAR_MOST = 200
"""Curves that can be stroked in a third of a frame."""


@dataclass(frozen=True, slots=True)
class Detail:
    """The slices in sight by how they are drawn."""

    near: tuple[Slice, ...]
    middle: tuple[Slice, ...]
    far: tuple[Slice, ...]


def detail(picture: Picture) -> Detail:
    """Decide for every depth in sight."""
    near: list[tuple[float, Slice]] = []
    middle: list[Slice] = []
    far: list[Slice] = []
    for part in picture.scene.edges_in(picture.seen()):
        pixels = distance(picture, part)
        if pixels >= NEAR_FROM:
            near.append((pixels, part))
        elif pixels >= FAR_BELOW:
            middle.append(part)
        else:
            far.append(part)
    near.sort(key=lambda each: -each[0])
    while near and sum(part.count for _, part in near) > NEAR_MOST and near[-1][1].count > 12:
        middle.append(near.pop()[1])
    return Detail(tuple(part for _, part in near), tuple(middle), tuple(far))


def distance(picture: Picture, part: Slice) -> float:
    """The mean distance in pixels between the neighbours of a slice, as far as it is in sight."""
    if part.count < 2:
        return float("inf")
    y, view = picture.scene.y, picture.view
    top = max(float(y[part.start]) * view.scale_y + view.top, -picture.across)
    bottom = min(float(y[part.stop - 1]) * view.scale_y + view.top, 2 * picture.across)
    if bottom <= top:
        # All of them are far outside, and only edges pass through: what counts is how many.
        return picture.across / part.count
    return (bottom - top) / (part.count - 1)
