"""Putting a block of scores in as one step, whosever they are."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.model import edits
from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario

Scores = Mapping[ScoreKey, Estimate | None]


def set_scores(scenario: Scenario, shared: Scores, own: Mapping[str, Scores]) -> Scenario:
    """Set the scenario's `shared` scores and those that profiles have of their `own`, by profile.

    All of them, or none where one is refused (raises EditRefused).
    """
    scenario = edits.set_scores(scenario, shared)
    for profile, scores in own.items():
        for (endpoint, interest), estimate in scores.items():
            scenario = edits.set_profile_score(scenario, profile, endpoint, interest, estimate)
    return scenario
