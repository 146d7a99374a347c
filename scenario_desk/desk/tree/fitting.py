"""How the tree is to be looked at so that all of a rectangle, and the words around it, is seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scenario_desk.desk.tree.content import Content
from scenario_desk.desk.tree.folding import first_depth
from scenario_desk.desk.tree.minimap import Minimap
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import sizes_of
from scenario_desk.presentation.tree.metrics import (
    LARGEST,
    ROOMY,
    TIGHT,
    outermost_lines,
    smallest,
    zones_room,
)
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.phase_headers import HEADER_ABOVE, HEADER_BESIDE
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Ints, Scene
from scenario_desk.presentation.tree.viewport import Viewport, fitted
from scenario_desk.presentation.tree.words import beside_words

SMALL = 40
"""Up to this many nodes a tree is shown whole, and what is unfolded kept so while it grows."""
_SAID = 0.005
"""A chance below this is not said at a fold."""
_NARROWEST = 96
"""Pixels at 100 % of a column in which a label can still be read."""
_LARGEST_FIT = 1.15
"""A small tree is magnified no more than this to fill the pane."""


def fitting(
    content: Content, bounds: Box, pane: Orientation, unit: float, along: float = 0.0
) -> Viewport:
    """The view of `bounds`, in layout units, in a pane, or in one so much longer.

    unit: the scale that is 100 % for the type that is used. along: pixels.
    """
    along = max(along, pane.along)
    most = _LARGEST_FIT * unit
    # The words around the tree grow with the zoom, which depends on the room they leave: the
    # larger the words, the smaller the zoom, so the two meet once.
    small, large = min(smallest(unit), most), most
    for _halving in range(6):
        middle = (small + large) / 2
        margin = _margin(content, pane, middle, unit)
        view = fitted(bounds, along, pane.across, margin, most)
        if view.word_scale(pane.direction) > middle:
            small = middle
        else:
            large = middle
    return fitted(bounds, along, pane.across, _margin(content, pane, large, unit), most)


def legible(content: Content, pane: Orientation, unit: float) -> float:
    """How many pixels along labels need so that they can be read: what is beyond is moved to."""
    if pane.direction == "down":
        return 0.0
    margin = _margin(content, pane, smallest(unit), unit)
    columns = (content.scene.levels - 1) * _NARROWEST * smallest(unit)
    return margin.left + columns + margin.right


def first_fold(content: Content, pane: Orientation, unit: float) -> int | None:
    """The depth to fold at so that a tree is read at first sight; None to show it whole.

    A small one is whole unless its columns would be too narrow for any label.
    """
    noted = 14 * content.on_demand.lines
    row, column, around = (38 + noted, 150, 260)
    if pane.direction == "down":
        row, column, around = (100, 90 + noted, 170)
    rows = int(pane.across / (row * unit)) - 1
    if len(content.frame.node_ids) <= SMALL:
        rows, column = SMALL, min(column, _NARROWEST)
    columns = int((pane.along - around * unit) / (column * unit))
    return first_depth(content.frame, max(rows, 4), max(columns, 1))


def selected_bounds(content: Content) -> Box | None:
    """What is selected with the nodes before it, in layout units; None where nothing is."""
    scene = content.scene
    if not content.selected or content.lit is None:
        return None
    places = sorted(content.selected)
    before = [int(scene.parent[place]) for place in places]
    x, y = scene.x[[*places, *before]], scene.y[[*places, *before]]
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def middle(content: Content, view: Viewport, pane: Orientation) -> tuple[float, float]:
    """Where a view is zoomed: at the current node where it is in sight, else in the middle."""
    if content.current >= 0:
        scene, place = content.scene, content.current
        x, y = view.to_screen(float(scene.x[place]), float(scene.y[place]))
        if 0 < x < pane.along and 0 < y < pane.across:
            return x, y
    return pane.along / 2, pane.across / 2


def led_from_root(scene: Scene, view: Viewport, pane: Orientation) -> Viewport:
    """The view that leaves a tree too large to fit the most room from its root on."""
    x, y = view.to_screen(float(scene.x[0]), float(scene.y[0]))
    across = min(max(y, 0.15 * pane.across), 0.85 * pane.across)
    return view.panned(min(0.2 * pane.along, x) - x, across - y)


def brought_into_sight(picture: Picture, position: int, minimap: Minimap) -> Viewport:
    """The view moved just so far that a node and its words can be seen; itself if they can."""
    sizes, view, pane = picture.metrics, picture.view, picture.orientation
    scene = picture.scene
    x, y = view.to_screen(float(scene.x[position]), float(scene.y[position]))
    before = min(sizes_of(pane.direction).column * view.scale_x, 150 * sizes.size)
    down = pane.direction == "down"
    half = min(sizes.row, sizes.name_width) / 2 if down else 2 * sizes.line + 8
    after = 60 * sizes.size if down else _words_after(picture, position)
    box = Box(x - before, y - half, x + min(after, pane.along / 2), y + half)
    moved = view.showing(box, pane.along, pane.across)
    dx, dy = moved.left - view.left, moved.top - view.top
    box = Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
    mapped = minimap.place(replace(picture, view=moved))
    if mapped is None:
        return moved
    mapped = pane.turned_box(mapped)
    apart = box.right < mapped.left or box.left > mapped.right or box.bottom < mapped.top
    return moved if apart else moved.panned(0.0, mapped.top - box.bottom)


def appeared_in_sight(picture: Picture, places: Ints) -> Viewport:
    """The view moved just so far that what has appeared at these places can be seen.

    Where it is larger than the pane it stays, in that direction, as it is.
    """
    sizes, view, pane = picture.metrics, picture.view, picture.orientation
    x = picture.scene.x[places] * view.scale_x + view.left
    y = picture.scene.y[places] * view.scale_y + view.top
    down = pane.direction == "down"
    beside = 70.0 if down else 185.0
    half = min(sizes.row, sizes.name_width) / 2 if down else sizes.line + 4
    box = Box(
        float(x.min()) - sizes.radius,
        float(y.min()) - half,
        float(x.max()) + beside * sizes.size,
        float(y.max()) + half,
    )
    moved = view.showing(box, pane.along, pane.across)
    return view.panned(
        moved.left - view.left if box.width <= pane.along else 0.0,
        moved.top - view.top if box.height <= pane.across else 0.0,
    )


def all_in_sight(content: Content, view: Viewport, pane: Orientation, unit: float) -> bool:
    """Whether all that is unfolded can be seen with the words around it."""
    box = around(content, view, pane, unit)
    return (
        box.left >= -1
        and box.top >= -1
        and box.right <= pane.along + 1
        and box.bottom <= pane.across + 1
    )


def around(content: Content, view: Viewport, pane: Orientation, unit: float) -> Box:
    """What all that is unfolded takes in the pane, in pixels, with the words around it."""
    bounds = content.scene.bounds
    left, top = view.to_screen(bounds.left, bounds.top)
    right, bottom = view.to_screen(bounds.right, bounds.bottom)
    margin = _margin(content, pane, view.word_scale(pane.direction), unit)
    return Box(left - margin.left, top - margin.top, right + margin.right, bottom + margin.bottom)


def _words_after(picture: Picture, position: int) -> float:
    """How far the words behind a mark reach from its middle, in pixels."""
    sizes, words = picture.metrics_of(position), beside_words(picture, position)
    width = picture.texts.laid(words.text, sizes.label, sizes.name_width).width
    if words.figures:
        width = sizes.zones_width(len(words.figures), words.open_still)
    return max(60 * sizes.size, width + (130 if words.pill else 30) * sizes.size)


def _margin(content: Content, pane: Orientation, scale: float, unit: float) -> Box:
    """What the words around the outermost nodes take at this scale, along and across."""
    roomy, tight = pane.width > ROOMY * unit, pane.width < TIGHT * unit
    type_size = min(max(scale, smallest(unit)), LARGEST * unit) + 0.06
    lines, head = content.on_demand.lines, _head(content, pane)
    asked = content.scenario.nodes[content.id_of(0)].question
    if pane.direction == "down":
        above = (86 if asked else 30) + 16 * lines
        return Box(above * type_size, (95 + head) * type_size, 86 * type_size, 95 * type_size)
    left = (178 if roomy else 148) if asked or lines else 40
    most = int(content.scene.hidden.max())
    beside = (
        (185.0 if roomy else 170.0)
        + 8 * max(len(str(most)) - 2, 0)
        + (38 if most and not tight else 0)
    )
    if most and not content.held:
        beside += zones_room(*_zones(content), roomy) - 82
    beside += 6 if content.on_demand.junctures else 0
    lowest = content.id_of(int(np.argmax(content.scene.y)))
    below = 36 + 14 * lines + (26 if content.scenario.nodes[lowest].question else 0)
    labels = 18 + 14 * outermost_lines(tight) + head
    return Box(left * type_size, labels * type_size, beside * type_size, below * type_size)


def _head(content: Content, pane: Orientation) -> float:
    """What the names of the phases take across the tree, at 100 %."""
    if not content.bands:
        return 0.0
    return HEADER_BESIDE if pane.direction == "down" else HEADER_ABOVE


def _zones(content: Content) -> tuple[int, bool]:
    """In how many zones what is folded ends at most, and whether some of it nobody can know yet."""
    figures = content.evaluation
    folded = content.scene.index[content.scene.hidden > 0]
    signed, package = figures.agreement_reach[folded], figures.with_package_reach[folded]
    tolerated = figures.tolerated_reach[folded]
    said = np.array([signed, package, tolerated]) > _SAID
    # That it never ends in one takes as much room as two figures.
    zones = max(int(said.any(axis=1).sum()), 0 if said.any(axis=0).all() else 2)
    if (figures.undecided_reach[folded] > 0).any():
        return 2, True
    # What is pinned stands before it, each zone then on a line of its own.
    return zones, content.pinned is not None and zones < 2
