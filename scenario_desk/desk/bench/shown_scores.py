"""Which score stands in a cell: the active profile's own, its base profile's, or the scenario's."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.estimate import Estimate


@dataclass(frozen=True, slots=True)
class ShownScore:
    """What is judged by; `profile` is the id of the profile that says it, None for the scenario."""

    estimate: Estimate | None
    profile: str | None = None


def shown_score(bench: Workbench, endpoint: str, interest: str) -> ShownScore:
    """The score of an endpoint for an interest under the active profile of the interest's actor."""
    scenario, key = bench.scenario, (endpoint, interest)
    actor = scenario.actors.get(scenario.interests[interest].actor)
    if actor is not None:
        for profile_key in (bench.profile_of(actor.id), actor.base_profile):
            profile = scenario.profiles.get(profile_key)
            own = profile.scores.get(key) if profile is not None else None
            if own is not None:
                return ShownScore(own, profile.id)
    return ShownScore(scenario.scores.get(key))
