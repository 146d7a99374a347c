"""What a drag paints over the tree: where things can go, where they would, and what is dragged."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from scenario_desk.desk.tree.landing import Spot
from scenario_desk.presentation.drawing import Stamping, Stroke, Surface
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.picture import Picture, on_screen, own_place, place
from scenario_desk.presentation.tree.scene import Slice

_STUB = 150.0
"""Pixels of the line that shows a place between two branches."""


def paint_legal(
    surface: Surface, picture: Picture, parts: Iterable[Slice], greyed: Bools | None
) -> None:
    """A soft disc behind every mark in sight that can take in what is dragged."""
    rim = Stroke(picture.palette.veiled("accent", 0.55))
    fill = picture.palette.veiled("accent", 0.10)
    stamping = surface if isinstance(surface, Stamping) else None
    for part in parts:
        radius = float(round(picture.metrics_at(part.level).radius + 4))

        def disc(to: Surface, x: float, y: float, radius: float = radius) -> None:
            to.ellipse(x, y, radius, radius, fill=fill, stroke=rim)

        seen = on_screen(picture, part)
        legal = slice(None) if greyed is None else ~greyed[part.start : part.stop]
        xs, ys = picture.orientation.turned_all(seen.x[legal], seen.y[legal])
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            if stamping is None:
                disc(surface, x, y)
            else:
                stamping.stamp(("legal", radius, picture.palette), x, y, radius + 1, disc)


def paint_target(surface: Surface, picture: Picture, position: int) -> None:
    """A strong ring around the node that is pointed at."""
    fill, rim = picture.palette.veiled("accent", 0.18), Stroke(picture.palette.colour("accent"), 2)
    radius = picture.metrics_of(position).radius + 6
    x, y = place(picture, position)
    surface.ellipse(x, y, radius, radius, fill=fill, stroke=rim)


def paint_spot(surface: Surface, picture: Picture, spot: Spot, neighbours: tuple[int, int]) -> None:
    """The parent, and where among its branches the new one comes."""
    paint_target(surface, picture, spot.parent)
    before, after = neighbours
    if spot.index is None or (before < 0 and after < 0):
        return
    accent = picture.palette.colour("accent")
    x, y = own_place(picture, spot.parent)
    gap_x, gap_y = _gap(picture, before, after)
    stub = min(_STUB, abs(gap_x - x) * 0.7)
    radius = picture.metrics_of(spot.parent).radius + 6
    turned = Turned(surface, picture.orientation)
    lead = np.array([[x + radius, y, gap_x - stub, gap_y]])
    turned.lines(lead, Stroke(accent, 2, "dashed"), smooth=True)
    turned.lines(np.array([[gap_x - stub, gap_y, gap_x, gap_y]]), Stroke(accent, 3), smooth=True)


def paint_ghost(
    surface: Surface, picture: Picture, point: QPointF, text: str, refused: bool
) -> None:
    """A card beside the pointer: what is dragged, or why it cannot go where it is."""
    metrics, palette = picture.metrics, picture.palette
    laid = picture.texts.laid(text, metrics.label, 320, 3)
    box = QRectF(point.x() + 14, point.y() + 14, laid.width + 16, laid.height + 8)
    box.moveRight(min(box.right(), picture.width - 4))
    if box.bottom() > picture.height - 4:
        box.moveBottom(point.y() - 8)
    surface.box(
        box.left(),
        box.top(),
        box.width(),
        box.height(),
        fill=palette.colour("panel"),
        stroke=Stroke(palette.colour("error" if refused else "accent")),
        radius=4,
    )
    colour = palette.colour("error" if refused else "ink")
    surface.text(laid, box.left() + 8, box.top() + 4, colour)


def _gap(picture: Picture, before: int, after: int) -> tuple[float, float]:
    """The place between two branches, along and across; one of them may be missing (−1)."""
    half_row = min(max(picture.metrics.row / 2, 8.0), 40.0)
    if before < 0:
        x, y = own_place(picture, after)
        return x, y - half_row
    x, y = own_place(picture, before)
    if after < 0:
        return x, y + half_row
    return x, (y + own_place(picture, after)[1]) / 2
