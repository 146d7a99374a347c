"""A tree with every node in full, for pages and files: there, nothing is too small to be told."""

from __future__ import annotations

from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.lettering import draw_question
from scenario_desk.presentation.tree.near import draw_near
from scenario_desk.presentation.tree.picture import Picture


def draw_in_full(surface: Surface, picture: Picture) -> None:
    """Draw all nodes and branches in the picture's pane, without what lies behind them."""
    draw_near(surface, picture, tuple(picture.scene.edges_in(picture.seen())))
    draw_question(surface, picture)
