"""What a chart is drawn with: colours, sizes of type, and what sets them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.colour import hexadecimal, rgb
from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Laid,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.tokens import Tokens

_LABEL, _SMALL, _LEAST = 12.0, 11.0, 8
"""Pixels of type."""
_RIM = 0.85
"""How much of what is below words their rim covers."""
_ANY_WIDTH = 4_000.0


# Told apart by identity: as a key it takes no time.
@dataclass(frozen=True, eq=False)
class Style:
    """One theme and size of type, as one kind of surface has them."""

    tokens: Tokens
    scale: float
    texts: TypeSetter
    ratio: float = 1.0
    """Pixels of the device that a logical one takes in each direction."""

    @cached_property
    def label(self) -> Type:
        return self._type(_LABEL)

    @cached_property
    def strong(self) -> Type:
        return self._type(_LABEL, strong=True)

    @cached_property
    def small(self) -> Type:
        return self._type(_SMALL)

    @cached_property
    def small_strong(self) -> Type:
        return self._type(_SMALL, strong=True)

    def _type(self, pixels: float, *, strong: bool = False) -> Type:
        return Type(max(_LEAST, round(pixels * self.scale)), strong)

    def px(self, length: float) -> float:
        """A length that grows with the type."""
        return length * self.scale

    def laid(self, text: str, face: Type, width: float = _ANY_WIDTH) -> Laid:
        """A text in one line, elided where it is longer."""
        return self.texts.laid(text, face, width)

    def size(self, text: str, face: Type) -> tuple[float, float]:
        """The width and height of a line of text."""
        laid = self.laid(text, face)
        return laid.width, laid.height

    def colour(self, token: str, alpha: float = 1.0) -> Colour:
        return Colour(self.tokens.colour(token), alpha)

    def mixed(self, token: str, share: float, ground: str = "background") -> Colour:
        """A token's colour mixed into the ground's: paints faster than one that shines through."""
        ends = zip(rgb(self.tokens.colour(token)), rgb(self.tokens.colour(ground)), strict=True)
        parts = (round(top * share + under * (1 - share)) for top, under in ends)
        return Colour(hexadecimal(*parts))

    def hairline(self, colour: Colour) -> Stroke:
        """A line of whole pixels on the device, so that all hairlines look alike; thicker in a room."""
        return Stroke(colour, max(1, int(self.ratio * max(self.scale, 1.0))) / self.ratio)

    def write(
        self,
        surface: Surface,
        at: Box,
        text: str,
        face: Type,
        colour: str,
        ground: str = "background",
    ) -> None:
        """Write a line at the left top of a place, so that it can be read on lines.

        `colour` is "#RRGGBB", `ground` the token of what is around.
        """
        self.set_down(surface, self.laid(text, face), at.left, at.top, colour, ground)

    def set_down(
        self,
        surface: Surface,
        laid: Laid,
        x: float,
        top: float,
        colour: str,
        ground: str,
        align: Align = "left",
    ) -> None:
        """The same of a text that is laid out, whose lines begin, or end, at x."""
        rim = self.colour(ground, _RIM)
        surface.text(laid, x, top, Colour(colour), align, rim=rim)

    def write_in(self, surface: Surface, box: Box, text: str, face: Type, colour: Colour) -> None:
        """Write a line in the middle of a box."""
        x, y = box.middle
        laid = self.laid(text, face)
        surface.text(laid, x, y - laid.height / 2, colour, "centre")
