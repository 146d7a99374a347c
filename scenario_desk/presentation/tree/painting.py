"""A tree from back to front: one frame of it on a screen, or every node in full."""

from __future__ import annotations

from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.change_drawing import draw_change_ticks
from scenario_desk.presentation.tree.detail import Detail, detail
from scenario_desk.presentation.tree.far import draw_far
from scenario_desk.presentation.tree.lettering import draw_invitation, draw_question
from scenario_desk.presentation.tree.middle import draw_middle
from scenario_desk.presentation.tree.near import draw_near
from scenario_desk.presentation.tree.orientation import Turned
from scenario_desk.presentation.tree.phase_headers import draw_bands, draw_headers
from scenario_desk.presentation.tree.picture import Picture


def draw_tree(surface: Surface, picture: Picture) -> Detail:
    """Draw everything that is in sight; says in what detail."""
    background = picture.palette.colour("background")
    surface.box(0, 0, picture.width, picture.height, fill=background)
    draw_bands(surface, picture)
    chosen = detail(picture)
    turned = Turned(surface, picture.orientation)
    draw_far(turned, picture, chosen.far)
    draw_middle(turned, picture, chosen.middle)
    draw_change_ticks(turned, picture, (*chosen.far, *chosen.middle))
    draw_near(surface, picture, chosen.near)
    draw_question(surface, picture)
    draw_headers(surface, picture)
    if picture.invites and picture.scene.count == 1 and not picture.scene.hidden[0]:
        draw_invitation(surface, picture)
    return chosen


def draw_in_full(surface: Surface, picture: Picture) -> None:
    """Draw all nodes and branches in the picture's pane, without what lies behind them.

    For pages and files: there, nothing is too small to be told.
    """
    draw_near(surface, picture, tuple(picture.scene.edges_in(picture.seen())))
    draw_question(surface, picture)
