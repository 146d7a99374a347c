"""How the tree is to be looked at so that all of a rectangle, and the words around it, is seen."""

from __future__ import annotations

from scenario_desk.desk.tree.content import Content
from scenario_desk.presentation.tree.metrics import LARGEST, SMALLEST
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.viewport import Box, Viewport, fitted
from scenario_desk.presentation.tree.words import SAID_OPEN

_LARGEST_FIT = 1.15
"""A small tree is magnified no more than this to fill the pane."""


def fitting(content: Content, bounds: Box, pane: Orientation, unit: float) -> Viewport:
    """The view of `bounds`, in layout units, in a pane.

    unit: the scale that is 100 % for the type that is used.
    """
    most = _LARGEST_FIT * unit
    # The words around the tree grow with the zoom, which depends on the room they leave: the
    # larger the words, the smaller the zoom, so the two meet once.
    small, large = SMALLEST * unit, most
    for _halving in range(6):
        middle = (small + large) / 2
        margin = _margin(content, pane, middle, unit)
        if fitted(bounds, pane.along, pane.across, margin, most).type_scale > middle:
            small = middle
        else:
            large = middle
    return fitted(bounds, pane.along, pane.across, _margin(content, pane, large, unit), most)


def _margin(content: Content, pane: Orientation, scale: float, unit: float) -> Box:
    """What the words around the outermost nodes take at this scale, along and across."""
    roomy = pane.width > 900 * unit
    type_size = min(max(scale, SMALLEST * unit), LARGEST * unit) + 0.06
    asked = content.scenario.nodes[content.id_of(0)].question
    if pane.direction == "down":
        above = 86 if asked else 30
        return Box(above * type_size, 84 * type_size, 86 * type_size, 84 * type_size)
    left = (178 if roomy else 148) if asked else 40
    digits = len(str(int(content.scene.hidden.max())))
    beside = (185 if roomy else 170) + 8 * max(digits - 2, 0)
    beside += 58 if _says_both_ends(content) else 0
    return Box(left * type_size, 60 * type_size, beside * type_size, 36 * type_size)


def _says_both_ends(content: Content) -> bool:
    """Whether a folded branch says the least and the most that may end in the overlap."""
    folded = content.scene.index[content.scene.hidden > 0]
    return not content.held and bool(
        (content.evaluation.undecided_reach[folded] >= SAID_OPEN).any()
    )
