"""A picture of robustness, to be drawn on any surface with all that must stand around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.exchange.pictures.picture_in_one import PictureInOne
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface, TypeSetter
from scenario_desk.presentation.robustness.figure import Figure, Marked, Placed
from scenario_desk.presentation.sheet.caption import caption
from scenario_desk.presentation.sheet.legend import Entry
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
class RobustnessPicture(PictureInOne):
    """A figure and what is said of it."""

    placed: Placed
    marked: Marked
    signs: tuple[Entry, ...] = ()
    beside: float = 0.0
    above: float = 0.0

    def draw_content(self, surface: Surface, part: Box, /) -> None:
        self.placed.draw(surface, part, self.marked)


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
