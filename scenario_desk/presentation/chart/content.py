"""What a chart shows, put together from one evaluation: data, names, glyphs, colours, choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.effect import utility_before
from scenario_desk.analysis.evaluation import Evaluation, base_utility
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.chart.axes import axis_title
from scenario_desk.presentation.chart.drawn import Drawn, with_draws
from scenario_desk.presentation.chart.misreads import Misread, misreads_of
from scenario_desk.presentation.chart.overlap_chart import (
    Floats,
    Lines,
    OverlapChart,
    lines_of,
    overlap_chart,
)
from scenario_desk.presentation.glyph import Glyph, glyph
from scenario_desk.presentation.tokens import Tokens, actor_tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.phrasing import results_held

_LONGEST = 20
"""Letters of an actor's name that stand at its lines."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the user has switched on."""

    pareto: bool = True
    bargaining: bool = False
    lotteries: bool = False
    """What lots among the endpoints that would be signed could reach."""
    misreads: bool = False
    """Who misses which agreement, or hopes for it in vain."""
    whiskers: bool = True
    clouds: bool = False
    """Where the draws put the endpoints that are selected or pointed at; of none, all."""
    labels: bool = True
    arrows: bool = True

    def switched(self, name: str, on: bool) -> Shown:
        return replace(self, **{name: on})


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where the arrows of a chart start."""

    utility: Floats
    """float64[E, A]: the utilities there, by the endpoints and actors shown; nan where unknown."""
    pinned: Evaluation | None = None
    """The state it is, if one is pinned; else base profiles with nothing on the table."""


def origin_of(evaluation: Evaluation, pinned: Evaluation | None = None) -> Origin | None:
    """From the state that is pinned, else from the base; None where this is what is shown."""
    if pinned is not None:
        return Origin(utility_before(pinned, evaluation), pinned)
    base = base_utility(evaluation)
    return None if base is None else Origin(base)


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
    before: Lines | None = None
    """Where they stood in the state that is pinned."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a chart shows, of one moment."""

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
    """Where the endpoints lay before: float64[E] across and up."""
    pinned: bool = False
    """Whether that is a state that was pinned; else base profiles with nothing on the table."""
    drawn: Drawn | None = None
    """What draws say of the endpoints; None where there are none, or nothing has a spread."""
    misreads: tuple[Misread, ...] = ()
    """What is seen wrongly, where that is switched on."""

    @property
    def sides(self) -> tuple[Side, Side]:
        return (self.across, self.up)


def content_of(
    evaluation: Evaluation,
    actors: tuple[str, ...],
    tokens: Tokens,
    shown: Shown,
    origin: Origin | None = None,
    before: Content | None = None,
    found: Robustness | None = None,
) -> Content | None:
    """Lay an evaluation out; None where there are not two actors or no endpoint to show.

    actors: the ids of the one across and the one up. origin: where arrows start, if not where
    the endpoints are. `before` lends the names where the endpoints are the same. found: what draws
    of the same scenario under the same assumptions have come to.
    """
    scenario, index = evaluation.frame.scenario, evaluation.frame.actor_index
    if len(actors) < 2 or not scenario.endpoints:
        return None
    across, up = actors
    chart, drawn = with_draws(
        overlap_chart(evaluation, across, up, lotteries=shown.lotteries), actors, found
    )
    first = np.unique(chart.classes, return_index=True)[1]
    letters = [actor.label[:2] for actor in scenario.principals]
    pinned = None if origin is None else origin.pinned
    sides = (
        _side(evaluation, across, chart.across, tokens, pinned),
        _side(evaluation, up, chart.up, tokens, pinned),
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
                int(chart.zone[each]),
                # Two halves are learned at a glance; more slices are told apart by letters.
                letters if len(letters) > 2 else (),
            )
            for each in first
        },
        across=sides[0],
        up=sides[1],
        shown=shown,
        region=_region(sides),
        was=None
        if origin is None
        else (origin.utility[:, index[across]], origin.utility[:, index[up]]),
        pinned=pinned is not None,
        drawn=drawn,
        misreads=misreads_of(evaluation, across, up) if shown.misreads else (),
    )


def first_two(scenario: Scenario) -> tuple[str, ...]:
    """The first two principals, else the first two actors, else as many as there are."""
    ranked = sorted(scenario.actors.values(), key=lambda actor: not actor.principal)
    return tuple(actor.id for actor in ranked[:2])


def instead(scenario: Scenario, content: Content | None, *, held: bool) -> str:
    """What to say instead of a chart; empty where it can be drawn.

    held: whether results are held back.
    """
    if held:
        return results_held()
    if len(scenario.actors) < 2:
        return _("Add two actors to see which endings both could accept.")
    if content is None:
        return _("Add endpoints, the ways this could end, to see them here.")
    if not content.chart.known.any():
        return _(
            "Weigh the interests of {first} and {second} and score the endpoints on them:"
            " then each ending has its place here."
        ).format(first=content.across.name, second=content.up.name)
    return ""


def _brief(name: str) -> str:
    """A name as it stands in the words of a line, which run along it."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _side(
    evaluation: Evaluation,
    actor: str,
    lines: Lines,
    tokens: Tokens,
    pinned: Evaluation | None,
) -> Side:
    frame = evaluation.frame
    scenario, index = frame.scenario, frame.actor_index[actor]
    entity = scenario.actors[actor]
    return Side(
        actor=actor,
        name=entity.name,
        short=_brief(entity.label),
        title=axis_title(entity.name, scenario.baseline_date),
        colour=tokens.colour(actor_tokens(frame.principal.tolist())[index]),
        profile=evaluation.active_profiles[index],
        lines=lines,
        principal=entity.principal,
        before=lines_of(pinned, actor)
        if pinned is not None and actor in pinned.frame.actor_index
        else None,
    )


def _region(sides: tuple[Side, Side]) -> str:
    if all(side.lines.signs for side in sides):
        return _("above both signing lines")
    return _("above both lines")
