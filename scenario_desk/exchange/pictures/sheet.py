"""A picture on a sheet of its own size, with all that must stand around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from scenario_desk.exchange.pictures.drawing import Drawing
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Placing, Surface, Type, TypeSetter
from scenario_desk.presentation.sheet.caption import Caption
from scenario_desk.presentation.sheet.column import Column, column
from scenario_desk.presentation.sheet.legend import Legend, legend

_MARGIN = 28.0
_GAP = 22.0
_NARROWEST = 560.0
"""A heading needs some width, however small the picture is."""


class OnePage(Protocol):
    """What is drawn whole on one page, with all that stands around it; lengths are pixels."""

    @property
    def caption(self) -> Caption:
        """What it says of itself."""

    @property
    def width(self) -> float:
        """From its left edge to its right one."""

    @property
    def height(self) -> float:
        """From its top to its foot."""

    def draw(self, surface: Placing) -> None:
        """Draw all of it, its left top corner at (0, 0)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heading, picture, legend and foot, one below the other; lengths are pixels."""

    drawing: Drawing
    texts: TypeSetter
    head: Column
    signs: Legend
    foot: Column

    @property
    def caption(self) -> Caption:
        return self.drawing.caption

    @property
    def width(self) -> float:
        return self.head.width + 2 * _MARGIN

    @property
    def height(self) -> float:
        return self._foot_top + self.foot.height + _MARGIN

    def draw(self, surface: Surface) -> None:
        """Draw all of it, its left top corner at (0, 0)."""
        drawing, tokens = self.drawing, self.drawing.tokens
        # What is narrow stands in the middle of its sheet.
        left = _MARGIN + (self.head.width - drawing.width) / 2
        top = self._drawing_top
        drawing.draw(surface, Box(-left, -top, self.width - left, self.height - top))
        self.head.draw(surface, _MARGIN, _MARGIN, tokens)
        self.signs.draw(surface, _MARGIN, self._signs_top, tokens, self.texts)
        self.foot.draw(surface, _MARGIN, self._foot_top, tokens)

    @property
    def _drawing_top(self) -> float:
        return _MARGIN + self.head.height + _GAP

    @property
    def _signs_top(self) -> float:
        return self._drawing_top + self.drawing.height + _GAP

    @property
    def _foot_top(self) -> float:
        return self._signs_top + self.signs.height + (_GAP / 2 if self.foot.height else 0.0)


def sheet(drawing: Drawing, texts: TypeSetter) -> Sheet:
    """Put a picture on a sheet just large enough."""
    width = max(drawing.width, _NARROWEST)
    return Sheet(
        drawing=drawing,
        texts=texts,
        head=column(drawing.caption.head(), texts, width),
        signs=legend(drawing.signs, texts, Type(11), width),
        foot=column(drawing.caption.foot(), texts, width),
    )
