"""Scoring endpoints against interests."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.model.edits.judging import judged, known
from scenario_desk.model.edits.profiles import Scores, set_profile_scores
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace


def set_score(
    scenario: Scenario, endpoint: str, interest: str, estimate: Estimate | None
) -> Scenario:
    """Score an endpoint against an interest; None makes the score missing."""
    return set_scores(scenario, {(endpoint, interest): estimate})


def set_scores(
    scenario: Scenario,
    estimates: Scores,
    own: Mapping[str, Scores] | None = None,
) -> Scenario:
    """Set several scores at once, and those that profiles have of their `own`, by profile.

    All of them, or none where one is refused.
    """
    for endpoint in {endpoint: None for endpoint, _interest in estimates}:
        known(scenario, "endpoints", endpoint)
    for interest in {interest: None for _endpoint, interest in estimates}:
        known(scenario, "interests", interest)
    given = {key: value for key, value in estimates.items() if value is not None}
    for estimate in given.values():
        judged(scenario, estimate, "score")
    missing = [key for key, value in estimates.items() if value is None]
    scenario = replace(scenario, scores=scenario.scores.updated(given, missing))
    for profile, scores in (own or {}).items():
        scenario = set_profile_scores(scenario, profile, scores)
    return scenario
