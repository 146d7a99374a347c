"""A tree with every node in full, for pages and files: there, nothing is too small to be told."""

from __future__ import annotations

from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.lettering import draw_question
from scenario_desk.presentation.tree.near import draw_near
from scenario_desk.presentation.tree.phase_headers import draw_bands, draw_headers
from scenario_desk.presentation.tree.picture import Picture


def draw_whole(surface: Surface, picture: Picture) -> None:
    """Draw all that is in the picture's pane, with its ground."""
    background = picture.palette.colour("background")
    surface.box(0, 0, picture.width, picture.height, fill=background)
    draw_bands(surface, picture)
    draw_near(surface, picture, tuple(picture.scene.edges_in(picture.seen())))
    draw_question(surface, picture)
    draw_headers(surface, picture)
