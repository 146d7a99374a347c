"""Charts drawn without a screen: letters of one width, and a record of what is written where."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import add
from scenario_desk.model.entities import Assumptions, Endpoint
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.arrangement import Arrangement, arrange
from scenario_desk.presentation.chart.content import (
    Content,
    Shown,
    content_of,
    first_two,
    origin_of,
)
from scenario_desk.presentation.chart.painting import draw_chart
from scenario_desk.presentation.chart.plane import Plane, frame_in
from scenario_desk.presentation.chart.ranges import fitting
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Align, Colour, Laid
from scenario_desk.presentation.tokens import tokens
from tests.model.building import small_scenario
from tests.presentation.tree.drawn import EvenLetters


def flagship() -> Scenario:
    return load(locate("scenarios", "syria-2017.scenario"))


def crowd(count: int) -> Scenario:
    """The small scenario with so many further endpoints, all over the plane."""
    scenario = small_scenario()
    scores = dict(scenario.scores)
    for number in range(count):
        scenario = add(scenario, "endpoints", Endpoint(f"x{number}", f"Outcome {number}"))
        for place, interest in enumerate(scenario.interests):
            scores[f"x{number}", interest] = Estimate((number * (37 + 11 * place)) % 180 - 90)
    return replace(scenario, scores=Table(scores))


def style(scale: float = 1.0, theme: str = "light") -> Style:
    return Style(tokens(theme), scale, EvenLetters())


def content(
    scenario: Scenario,
    actors: tuple[str, ...] = (),
    shown: Shown | None = None,
    assumptions: Assumptions | None = None,
) -> Content | None:
    evaluation = evaluate(lower(scenario), assumptions)
    chosen = actors or first_two(scenario)
    origin = origin_of(evaluation)
    return content_of(evaluation, chosen, tokens("light"), shown or Shown(), origin)


@dataclass
class Drawn:
    """A chart as it stands in so many pixels."""

    content: Content
    arranged: Arrangement
    style: Style
    area: Box

    def dot(self, endpoint: str) -> Box:
        return self.arranged.dot_box(self.content.chart.ids.index(endpoint))

    def written(self) -> Written:
        surface = Written(self.area.width, self.area.height)
        draw_chart(surface, self.content, self.arranged, self.style)
        return surface


def drawn(
    shown: Content | None,
    width: float = 640.0,
    height: float = 560.0,
    scale: float = 1.0,
    chosen: frozenset[int] = frozenset(),
    theme: str = "light",
) -> Drawn:
    assert shown is not None
    area, look = Box(0, 0, width, height), style(scale, theme)
    frame = frame_in(area, look)
    plane = Plane(frame, *fitting(shown, frame, look))
    return Drawn(shown, arrange(shown, plane, look, chosen), look, area)


@dataclass(slots=True)
class Written(InkRecord):
    """Keeps every text with its place, and how it is written."""

    texts: list[tuple[str, float, float]] = field(default_factory=list)
    upwards: list[str] = field(default_factory=list)
    rimmed: list[str] = field(default_factory=list)

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        InkRecord.text(self, laid, x, top, colour, align, rim=rim, upwards=upwards)
        words = " ".join(laid.lines)
        self.texts.append((words, x, top))
        if upwards:
            self.upwards.append(words)
        if rim is not None:
            self.rimmed.append(words)

    @property
    def said(self) -> list[str]:
        return [words for words, _x, _top in self.texts]
