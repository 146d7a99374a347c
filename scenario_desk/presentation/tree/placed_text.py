"""Texts in their places, ready to be drawn or pointed at."""

from __future__ import annotations

from typing import NamedTuple

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Align, Laid, Surface
from scenario_desk.presentation.tree.notes import Note
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.palette import Palette

_SHARES: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
_OTHER: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}


class PlacedText(NamedTuple):
    """A text, where its lines begin, are centred or end, and its colour (a token)."""

    laid: Laid
    x: float
    top: float
    colour: str
    align: Align = "left"

    @property
    def box(self) -> Box:
        """What it takes in the pane."""
        left = self.x - _SHARES[self.align] * self.laid.width
        return Box(left, self.top, left + self.laid.width, self.top + self.laid.height)

    def turned(self, orientation: Orientation) -> PlacedText:
        """The same in the pane, of a text placed as if the tree grew to the right."""
        if orientation.direction == "right":
            return self
        x, _y = orientation.turned(self.x, 0.0)
        return self._replace(x=x, align=_OTHER[self.align])

    def draw(self, surface: Surface, palette: Palette) -> None:
        surface.text(self.laid, self.x, self.top, palette.colour(self.colour), self.align)


class BranchWords(NamedTuple):
    """What is written at one branch and its node; None where there is no room, or nothing to say."""

    label: PlacedText | None = None
    probability: PlacedText | None = None
    ground: Box | None = None
    """What to clear behind label and probability, where the branch itself runs through them."""
    pill: PlacedText | None = None
    pill_box: Box | None = None
    """The pill around what says how much a fold hides."""
    name: PlacedText | None = None
    """An endpoint's name."""
    zones: tuple[Note, ...] = ()
    """What is left of the overlap behind a fold."""
    notes: tuple[Note, ...] = ()
    """What is noted on demand."""
    question: PlacedText | None = None
    """The node's own question."""
