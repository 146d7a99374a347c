"""A misreading put right as edits of the picture that has it: together one step, undone at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from scenario_desk.analysis.inverse.steps import around, first_said, layers_of
from scenario_desk.analysis.perception.misreadings import Misreading
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Derived, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.pictures import by_own, pictures_held
from scenario_desk.model.scenario import Scenario

_MOST_POINTS = 100.0


def righting(
    scenario: Scenario, assumptions: Assumptions, holder: str, wrong: Misreading
) -> tuple[edits.Step, ...]:
    """What makes the holder's picture have it as the actor's own profile has it.

    `edits.together(scenario, *steps)` does it. Own profiles are those of the assumptions, as in
    `perception`; no other judgement of the picture comes to mean anything else.
    """
    picture = pictures_held(scenario)[holder][wrong.actor]
    judged = by_own(scenario, assumptions).profiles.get(wrong.actor)
    own = layers_of(scenario, judged)
    if wrong.kind == "weight":
        return _weights(scenario, picture, judged, wrong)
    if wrong.kind == "margin":
        margin = first_said([layer.margin for layer in own])
        return (partial(edits.set_margin, profile=picture, estimate=margin),)
    if wrong.kind == "reservation":
        said = (layer.reservation for layer in own if layer.reservation is not None)
        value: Derived | Estimate | None = next(said, None)
        return (partial(edits.set_reservation, profile=picture, reservation=value),)
    interest = wrong.interest
    if wrong.kind == "red_line":
        # One without a floor is drawn nowhere, whatever stands behind the picture.
        line = first_said([layer.red_lines.get(interest) for layer in own]) or RedLine(None)
        return (partial(edits.set_red_line, profile=picture, interest=interest, line=line),)
    key = (wrong.endpoint, interest)
    score = first_said([layer.scores.get(key) for layer in own]) or scenario.scores.get(key)
    step = partial(
        edits.set_profile_score,
        profile=picture,
        endpoint=wrong.endpoint,
        interest=interest,
        estimate=score,
    )
    return (step,)


def _weights(
    scenario: Scenario, picture: str, own: str | None, wrong: Misreading
) -> tuple[edits.Step, ...]:
    """The steps to the swing points of which one has its share; others stay, if the scale has room."""
    held, theirs = _points(scenario, picture), _points(scenario, own)
    wanted = _wanted(
        wrong, *({key: each.best for key, each in of.items()} for of in (held, theirs))
    )
    return tuple(
        partial(
            edits.set_weight,
            profile=picture,
            interest=interest,
            estimate=around(held.get(interest), points),
        )
        for interest, points in wanted.items()
        if interest not in held or points != held[interest].best
    )


def _wanted(
    wrong: Misreading, held: Mapping[str, float], own: Mapping[str, float]
) -> dict[str, float]:
    """Swing points by interest. held: what the picture has now; own: the actor's own."""
    share = float(wrong.own)
    others = {key: points for key, points in held.items() if key != wrong.interest}
    if not any(others.values()):
        # As in `misreadings.with_share`.
        others = {key: own.get(key, 0.0) for key in others}
    rest = sum(others.values())
    if not rest or share >= 1.0:
        return {**dict.fromkeys(others, 0.0), wrong.interest: _MOST_POINTS}
    points = {**others, wrong.interest: rest * share / (1.0 - share)}
    highest = max(points.values())
    if highest <= _MOST_POINTS:
        return points
    return {key: each * _MOST_POINTS / highest for key, each in points.items()}


def _points(scenario: Scenario, profile: str | None) -> dict[str, Estimate]:
    """By interest, what the profile weighs it, or behind it the base profile."""
    points: dict[str, Estimate] = {}
    for layer in reversed(layers_of(scenario, profile)):
        points |= dict(layer.weights.items())
    return points
