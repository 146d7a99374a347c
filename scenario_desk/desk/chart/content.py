"""What the plot shows, put together from one `Update`: data, names, glyphs, colours, choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.entities import Assumptions
from scenario_desk.presentation.chart.overlap_chart import (
    Floats,
    Lines,
    OverlapChart,
    overlap_chart,
)
from scenario_desk.presentation.glyph import Glyph, glyph
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words.language import _

_LONGEST = 20
"""Letters of an actor's name that stand at its lines."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the user has switched on."""

    pareto: bool = True
    bargaining: bool = False
    whiskers: bool = True
    labels: bool = True
    arrows: bool = True

    def switched(self, name: str, on: bool) -> Shown:
        return replace(self, **{name: on})


@dataclass(frozen=True, slots=True)
class Side:
    """One axis: whose it is, how it is written, and where its actor's lines stand."""

    actor: str
    name: str
    short: str
    title: str
    colour: str
    profile: str | None
    lines: Lines
    principal: bool


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the plot paints, of one moment."""

    chart: OverlapChart
    names: tuple[str, ...]
    glyphs: Mapping[int, Glyph]
    """By class of endpoint."""
    across: Side
    up: Side
    shown: Shown
    region: str
    endpoints: object
    """The roster that the names were read from."""
    was: tuple[Floats, Floats] | None = None
    """Where the endpoints lay under base profiles and with nothing on the table."""

    @property
    def sides(self) -> tuple[Side, Side]:
        return (self.across, self.up)


def content_of(workbench: Workbench, shown: Shown, before: Content | None = None) -> Content | None:
    """Read the workbench; None where there are not two actors or no endpoint to show.

    `before` lends the names where the endpoints are the same.
    """
    scenario, evaluation = workbench.scenario, workbench.evaluation
    if len(workbench.chart_actors) < 2 or not scenario.endpoints:
        return None
    across, up = workbench.chart_actors
    chart = overlap_chart(evaluation, across, up)
    first = np.unique(chart.classes, return_index=True)[1]
    letters = [actor.label[:2] for actor in scenario.principals]
    sides = (
        _side(workbench, across, chart.across),
        _side(workbench, up, chart.up),
    )
    return Content(
        chart=chart,
        names=before.names
        if before is not None and before.endpoints is scenario.endpoints
        else tuple(endpoint.name for endpoint in scenario.endpoints.values()),
        endpoints=scenario.endpoints,
        glyphs={
            int(chart.classes[each]): glyph(
                chart.acceptable[each].tolist(),
                bool(chart.asked[each]),
                # Two halves are learned at a glance; more slices are told apart by letters.
                letters if len(letters) > 2 else (),
            )
            for each in first
        },
        across=sides[0],
        up=sides[1],
        shown=shown,
        region=_region(chart, sides),
        was=_before(workbench, across, up) if shown.arrows else None,
    )


def _before(workbench: Workbench, across: str, up: str) -> tuple[Floats, Floats] | None:
    assumptions = workbench.assumptions
    bases = {
        actor: profile
        for actor, profile in assumptions.profiles.items()
        if profile != workbench.scenario.actors[actor].base_profile
    }
    if not bases and assumptions.package is None and not assumptions.linkages:
        return None
    plain = evaluate(workbench.frame, Assumptions(decisions=assumptions.decisions))
    index = plain.frame.actor_index
    return plain.utility[:, index[across]], plain.utility[:, index[up]]


def _brief(name: str) -> str:
    """A name as it stands in the words of a line, which run along it."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _side(workbench: Workbench, actor: str, lines: Lines) -> Side:
    scenario = workbench.scenario
    entity = scenario.actors[actor]
    since = date_in_words(scenario.baseline_date)
    title = (
        _("{actor}: utility (0 = {date})").format(actor=entity.name, date=since)
        if since
        else _("{actor}: utility (0 = the baseline)").format(actor=entity.name)
    )
    frame = workbench.frame
    colour = actor_tokens(frame.principal.tolist())[frame.actor_index[actor]]
    return Side(
        actor=actor,
        name=entity.name,
        short=_brief(entity.label),
        title=title,
        colour=workbench.tokens.colour(colour),
        profile=workbench.profile_of(actor),
        lines=lines,
        principal=entity.principal,
    )


def _region(chart: OverlapChart, sides: tuple[Side, Side]) -> str:
    if chart.whole:
        return _("both could sign")
    if all(side.lines.signs for side in sides):
        return _("{first} and {second} could sign").format(
            first=sides[0].short, second=sides[1].short
        )
    return _("acceptable to both")


def date_in_words(text: str) -> str:
    """An ISO date as prose writes it; anything else as it stands."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return text.strip()
    month = _months()[day.month - 1]
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
