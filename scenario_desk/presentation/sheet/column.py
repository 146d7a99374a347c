"""Paragraphs one below the other, measured before they are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scenario_desk.presentation.drawing import Align, Colour, Laid, Surface, Type, TypeSetter
from scenario_desk.presentation.tokens import Tokens

MANY_LINES = 100
"""More than any paragraph has: nothing is left out of a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, how it is set, and how much room is left below it, in pixels."""

    text: str
    face: Type
    colour: str = "ink"
    """A token."""
    align: Align = "left"
    after: float = 4.0
    lines: int = MANY_LINES
    spared: float = 0.0
    """Room at the end of its lines that is left to something else."""


@dataclass(frozen=True, slots=True)
class Column:
    """Paragraphs laid to one width."""

    width: float
    paragraphs: tuple[tuple[Paragraph, Laid], ...]

    @property
    def height(self) -> float:
        return sum(laid.height + each.after for each, laid in self.paragraphs)

    def draw(self, surface: Surface, left: float, top: float, tokens: Tokens) -> None:
        """Write them from the left top corner down."""
        for each, laid in self.paragraphs:
            # What is read from the right starts there.
            align: Align = "right" if laid.from_right and each.align == "left" else each.align
            x = left + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * self.width
            surface.text(laid, x, top, Colour(tokens.colour(each.colour)), align)
            top += laid.height + each.after


def column(paragraphs: Iterable[Paragraph], texts: TypeSetter, width: float) -> Column:
    """Lay paragraphs to a width; those that say nothing are left out."""
    return Column(
        width,
        tuple(
            (each, texts.laid(each.text, each.face, width - each.spared, each.lines))
            for each in paragraphs
            if each.text.strip()
        ),
    )
