"""A change as edits of the scenario that was asked about: together one step, undone at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from scenario_desk.analysis.inverse.smallest import Change
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.model import edits
from scenario_desk.model.entities import Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario

T = TypeVar("T")


def steps(change: Change) -> tuple[edits.Step, ...]:
    """What makes the judgements what the change wants them to be: `edits.together(scenario, *steps)`.

    A low or high that no longer holds moves along as far as it must, and why a judgement is as it
    was stays with it. What an active profile took from its base is then its own.
    """
    return tuple(_step(change, number) for number in range(len(change.what)))


def _step(change: Change, number: int) -> edits.Step:
    scenario, about = change.what.frame.scenario, change.what.about(number)
    best = float(change.values[number])
    if change.kind is Kind.SCORE:
        endpoint, interest = about
        return _score(scenario, _judges(change, number), endpoint, interest, best)
    if change.kind is Kind.PROBABILITY:
        (node,) = about
        estimate = around(scenario.nodes[node].probability, best)
        return partial(edits.set_probability, node=node, estimate=estimate)
    profile = about[0]
    layers = layers_of(scenario, profile)
    if change.kind is Kind.WEIGHT:
        interest = about[1]
        estimate = around(first_said([layer.weights.get(interest) for layer in layers]), best)
        return partial(edits.set_weight, profile=profile, interest=interest, estimate=estimate)
    if change.kind is Kind.MARGIN:
        estimate = around(first_said([layer.margin for layer in layers]), best)
        return partial(edits.set_margin, profile=profile, estimate=estimate)
    said = [layer.reservation for layer in layers]
    estimate = around(first_said([each for each in said if isinstance(each, Estimate)]), best)
    return partial(edits.set_reservation, profile=profile, reservation=estimate)


def _score(
    scenario: Scenario, profile: str | None, endpoint: str, interest: str, best: float
) -> edits.Step:
    """Where the score stands that counts: in the profile, or for everybody."""
    key = (endpoint, interest)
    own = first_said([layer.scores.get(key) for layer in layers_of(scenario, profile)])
    if own is None or profile is None:
        estimate = around(scenario.scores.get(key), best)
        return partial(edits.set_score, endpoint=endpoint, interest=interest, estimate=estimate)
    return partial(
        edits.set_profile_score,
        profile=profile,
        endpoint=endpoint,
        interest=interest,
        estimate=around(own, best),
    )


def _judges(change: Change, number: int) -> str | None:
    """The active profile of the actor whose interest a score is on."""
    frame = change.what.frame
    interest = int(change.what.place[number]) % len(frame.interest_ids)
    return change.what.active.ids[int(frame.interest_actor[interest])]


def layers_of(scenario: Scenario, key: str | None) -> list[Profile]:
    """The profile of this id, and behind it the base profile of its actor."""
    profile = scenario.profiles.get(key) if key else None
    if profile is None:
        return []
    actor = scenario.actors.get(profile.actor)
    base = scenario.profiles.get(actor.base_profile) if actor and actor.base_profile else None
    return [profile] if base is None or base.id == profile.id else [profile, base]


def first_said(said: Sequence[T | None]) -> T | None:
    """The first that is said; None where nothing is."""
    return next((each for each in said if each is not None), None)


def around(held: Estimate | None, best: float) -> Estimate:
    """The estimate around another best value, its low and high moved only as far as they must."""
    if held is None or held.low is None or held.high is None:
        return Estimate(best).reasoned_as(held)
    return Estimate(best, min(held.low, best), max(held.high, best)).reasoned_as(held)
