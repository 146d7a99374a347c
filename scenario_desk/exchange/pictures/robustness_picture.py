"""A picture of robustness, to be drawn on any surface with all that must stand around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Floats, Surface, TypeSetter
from scenario_desk.presentation.robustness.figure import Figure, Marked, Placed
from scenario_desk.presentation.sheet.caption import Caption, caption
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.tokens import Tokens

_NARROWEST = 560.0


@dataclass(frozen=True, eq=False)
class RobustnessMoment:
    """What a picture is drawn of; nothing of it changes any more."""

    evaluation: Evaluation
    figure: Figure
    chosen: frozenset[str]
    says: tuple[str, ...]
    """What is said beside what the figure itself says."""
    drawn: str
    """What the figures rest on."""
    width: float
    height: float
    scale: float = 1.0
    """Of the type."""


@dataclass(frozen=True, eq=False)
class RobustnessPicture:
    """A figure and what is said of it; it has its left top corner at (0, 0)."""

    caption: Caption
    style: Style
    width: float
    height: float
    placed: Placed
    marked: Marked
    signs: tuple[Entry, ...] = ()
    beside: float = 0.0
    above: float = 0.0

    @property
    def tokens(self) -> Tokens:
        return self.style.tokens

    def draw(self, surface: Surface, part: Box) -> None:
        """Draw a part of it, its ground included, with the part's left top corner at (0, 0)."""
        surface.box(0, 0, part.width, part.height, fill=self.style.colour("panel"))
        shifted = Shifted(surface, -part.left, -part.top)
        self.placed.draw(shifted, part, self.marked)

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


def robustness_picture(
    moment: RobustnessMoment, texts: TypeSetter, tokens: Tokens
) -> RobustnessPicture:
    """The whole picture of a moment, as wide as it was shown."""
    style = Style(tokens, moment.scale, texts)
    width = max(moment.width, _NARROWEST)
    figure = moment.figure
    placed = figure.placed(width, moment.height, style)
    headline = " ".join((f"{figure.title}.", *moment.says, *figure.says))
    said = replace(caption(moment.evaluation), headline=headline, left_out=moment.drawn)
    return RobustnessPicture(
        caption=said,
        style=style,
        width=width,
        height=placed.height,
        placed=placed,
        marked=Marked(moment.chosen),
    )
