"""The picture of an overlap chart, whole or as a pane shows it, to be drawn on any surface."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.exchange.pictures.picture_in_one import PictureInOne
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement, arrange
from scenario_desk.presentation.chart.content import (
    Content,
    Origin,
    Shown,
    content_of,
    first_two,
    instead,
    origin_of,
)
from scenario_desk.presentation.chart.left_out import left_out
from scenario_desk.presentation.chart.legend_entries import chart_entries, chart_key
from scenario_desk.presentation.chart.painting import Pointed, draw_chart
from scenario_desk.presentation.chart.plane import Plane, frame_in
from scenario_desk.presentation.chart.ranges import Ranges, fitting
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface, TypeSetter
from scenario_desk.presentation.sheet.caption import caption
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.sentences import answer

_MANY_LINES = 12
_AROUND = 40.0
"""Pixels that stay free beside a sentence."""


@dataclass(frozen=True, slots=True)
class ChartMoment:
    """What a chart is drawn of; nothing of it changes any more."""

    evaluation: Evaluation
    actors: tuple[str, ...]
    """The ids of the one across and the one up; fewer where there are not two."""
    origin: Origin | None = None
    """Where arrows start; None for none."""
    shown: Shown = field(default_factory=Shown)
    held: bool = False
    """Whether results are held back."""
    pinned: Evaluation | None = None
    """The state that is kept beside it, for before and now."""
    found: Robustness | None = None
    """What draws of it have come to; None where nobody asked for them."""


def first_moment(evaluation: Evaluation) -> ChartMoment:
    """The chart of the first two principals, else of the first two actors."""
    actors = first_two(evaluation.frame.scenario)
    return ChartMoment(evaluation, actors, origin_of(evaluation))


@dataclass(frozen=True, slots=True)
class Framing:
    """How large a chart is, and what of the plane it shows: everything, unless it is said."""

    width: float = 820.0
    height: float = 700.0
    scale: float = 1.0
    """Of the type."""
    ranges: Ranges | None = None
    chosen: frozenset[int] = frozenset()
    """The endpoints that are marked as selected."""


@dataclass(frozen=True, eq=False)
class ChartPicture(PictureInOne):
    """A chart and what is said of it."""

    signs: tuple[Entry, ...]
    chart: tuple[Content, Arrangement] | None
    chosen: frozenset[int]
    sentence: str
    """What stands there instead of a chart."""
    beside: float = 0.0
    above: float = 0.0

    def draw_content(self, surface: Surface, _part: Box, /) -> None:
        if self.chart is None:
            self._draw_sentence(surface)
        else:
            draw_chart(surface, *self.chart, self.style, Pointed(self.chosen))

    def _draw_sentence(self, surface: Surface) -> None:
        room = self.width - 2 * _AROUND
        laid = self.style.texts.laid(self.sentence, self.style.label, room, _MANY_LINES)
        top = (self.height - laid.height) / 2
        surface.text(laid, self.width / 2, top, self.style.colour("muted"), "centre")


def chart_picture(
    moment: ChartMoment, texts: TypeSetter, tokens: Tokens, framing: Framing | None = None
) -> ChartPicture:
    """The chart of a moment, or the sentence that says why there is none."""
    framing = framing or Framing()
    evaluation = moment.evaluation
    scenario = evaluation.frame.scenario
    style = Style(tokens, framing.scale, texts)
    content = content_of(
        evaluation, moment.actors, tokens, moment.shown, moment.origin, found=moment.found
    )
    sentence = instead(scenario, content, held=moment.held)
    said = caption(evaluation)
    chart: tuple[Content, Arrangement] | None = None
    signs: tuple[Entry, ...] = ()
    if content is not None and not sentence:
        frame = frame_in(Box(0, 0, framing.width, framing.height), style)
        plane = Plane(frame, *(framing.ranges or fitting(content, frame, style)))
        arranged = arrange(content, plane, style, framing.chosen, links=False)
        chart = content, arranged
        names = tuple(actor.label for actor in scenario.principals)
        signs = (*chart_entries(content, names), *chart_key(content, arranged))
        told, sure = answer(evaluation, moment.pinned, moment.found)
        said = replace(said, headline=told, sure=sure, left_out=left_out(content, arranged))
    return ChartPicture(
        caption=said,
        signs=signs,
        style=style,
        width=framing.width,
        height=framing.height,
        chart=chart,
        chosen=framing.chosen,
        sentence=sentence,
    )
