"""What can stand on a sheet or on pages: a tree, a chart."""

from __future__ import annotations

from typing import Protocol

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Floats, Surface
from scenario_desk.presentation.sheet.caption import Caption
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.tokens import Tokens


class Drawing(Protocol):
    """A picture ready to leave the program, its left top corner at (0, 0); lengths are pixels."""

    @property
    def caption(self) -> Caption:
        """The words around it."""

    @property
    def signs(self) -> tuple[Entry, ...]:
        """What its signs mean."""

    @property
    def tokens(self) -> Tokens:
        """The colours it is drawn in."""

    @property
    def width(self) -> float:
        """From its left edge to its right one."""

    @property
    def height(self) -> float:
        """From its top to its foot."""

    @property
    def beside(self) -> float:
        """What stands at the left of every page that shows some of it."""

    @property
    def above(self) -> float:
        """What stands at the top of every page."""

    @property
    def smallest(self) -> float:
        """The smallest type in it."""

    @property
    def ink(self) -> Floats:
        """float64[n, 4]: left top right bottom of everything that is drawn."""

    @property
    def words(self) -> Floats:
        """float64[m, 4]: likewise of every text and every mark, which no page may cut."""

    def draw(self, surface: Surface, part: Box) -> None:
        """Draw a part of it, its ground included, with the part's left top corner at (0, 0)."""

    def draw_page(self, surface: Surface, part: Box) -> None:
        """Draw a part of what is beside the names of a page, and before it those it shows."""
