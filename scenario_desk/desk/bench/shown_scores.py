"""Which score stands in a cell: the active profile's own, its base profile's, or the scenario's."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table


@dataclass(frozen=True, slots=True)
class ShownScore:
    """What is judged by; `profile` is the id of the profile that says it, None for the scenario."""

    estimate: Estimate | None
    profile: str | None = None


def shown_score(bench: Workbench, endpoint: str, interest: str) -> ShownScore:
    """The score of an endpoint for an interest under the active profile of the interest's actor."""
    key = (endpoint, interest)
    for profile, scores in own_scores(bench, interest):
        own = scores.get(key)
        if own is not None:
            return ShownScore(own, profile)
    return ShownScore(bench.scenario.scores.get(key))


def own_scores(bench: Workbench, interest: str) -> list[tuple[str, Table[ScoreKey, Estimate]]]:
    """The profiles whose own scores come before the scenario's for an interest: (id, scores).

    In the order in which they are asked; those that have none are left out.
    """
    scenario = bench.scenario
    actor = scenario.actors.get(scenario.interests[interest].actor)
    if actor is None:
        return []
    asked = dict.fromkeys((bench.profile_of(actor.id), actor.base_profile))
    profiles = (scenario.profiles.get(key) for key in asked)
    return [(each.id, each.scores) for each in profiles if each is not None and each.scores]
