"""A picture of one piece: all of it is ink, and whoever pages it may cut it nowhere by itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats, Surface
from scenario_desk.presentation.sheet.caption import Caption
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.tokens import Tokens


@dataclass(frozen=True, eq=False)
class PictureInOne(ABC):
    """What is said of a picture, and how large it is; it has its left top corner at (0, 0)."""

    caption: Caption
    style: Style
    width: float
    height: float

    @abstractmethod
    def draw_content(self, surface: Surface, part: Box, /) -> None:
        """Draw what lies in a part of it, where it lies in the whole."""

    @property
    def tokens(self) -> Tokens:
        return self.style.tokens

    def draw(self, surface: Surface, part: Box) -> None:
        """Draw a part of it, its ground included, with the part's left top corner at (0, 0)."""
        surface.box(0, 0, part.width, part.height, fill=self.style.colour("panel"))
        self.draw_content(Shifted(surface, -part.left, -part.top), part)

    def draw_page(self, surface: Surface, part: Box) -> None:
        """Draw a part of it and nothing beyond."""
        with surface.clipped(0, 0, part.width, part.height):
            self.draw(surface, part)

    @property
    def smallest(self) -> float:
        return self._record.smallest

    @property
    def ink(self) -> Floats:
        """float64[1, 4]: all of it."""
        return np.array([[0.0, 0.0, self.width, self.height]])

    @property
    def words(self) -> Floats:
        """float64[m, 4]: left top right bottom of every text and every mark."""
        return self._record.words

    @cached_property
    def _record(self) -> InkRecord:
        record = InkRecord(self.width, self.height)
        self.draw(record, Box(0, 0, self.width, self.height))
        return record
