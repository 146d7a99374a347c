"""A letter or a number in a small frame: it marks a dot, and the legend says what it means."""

from __future__ import annotations

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Colour, Stroke, Surface, Type, TypeSetter
from scenario_desk.presentation.tokens import Tokens

_WIDE = 1_000.0


def draw_badge(
    surface: Surface, room: Box, text: str, face: Type, tokens: Tokens, texts: TypeSetter
) -> None:
    """Draw the frame just inside its room, with the text in its middle."""
    box, ink = room.grown(-0.5), Colour(tokens.ink)
    panel = Colour(tokens.panel)
    surface.box(box.left, box.top, box.width, box.height, fill=panel, stroke=Stroke(ink), radius=3)
    laid = texts.laid(text, face, _WIDE)
    x, y = room.middle
    surface.text(laid, x, y - laid.height / 2, ink, "centre")
