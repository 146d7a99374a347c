"""Scoring endpoints against interests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter

from scenario_desk.model.edits.judging import judged, known
from scenario_desk.model.edits.profiles import Scores, set_profile_scores
from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace

_FEW = 8
"""Where less than this share of the scores is named, each is looked up, else all are gone through."""


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
    _refuse_unknown(scenario, map(itemgetter(0), estimates), map(itemgetter(1), estimates))
    given = {key: value for key, value in estimates.items() if value is not None}
    # Many cells can hold the very same estimate.
    for estimate in {id(each): each for each in given.values()}.values():
        judged(scenario, estimate, "score")
    missing = estimates.keys() - given.keys()
    scenario = replace(scenario, scores=scenario.scores.updated(given, missing))
    for profile, scores in (own or {}).items():
        scenario = set_profile_scores(scenario, profile, scores)
    return scenario


def clear_scores(
    scenario: Scenario,
    cells: Mapping[str, Collection[str]],
    own: Mapping[str, Iterable[ScoreKey]] | None = None,
) -> Scenario:
    """Make scores missing, by interest those of these endpoints, however many there are.

    With them those that profiles have of their `own`, by profile. All of them, or none where one
    is refused.
    """
    _refuse_unknown(scenario, sorted(set().union(*cells.values())), cells)
    if sum(map(len, cells.values())) < len(scenario.scores) // _FEW:
        keys = ((endpoint, interest) for interest in cells for endpoint in cells[interest])
        scores = scenario.scores.without(*keys)
    else:
        scores = scenario.scores.without_where(lambda key: key[0] in cells.get(key[1], ()))
    scenario = replace(scenario, scores=scores)
    for profile, theirs in (own or {}).items():
        scenario = set_profile_scores(scenario, profile, dict.fromkeys(theirs))
    return scenario


def _refuse_unknown(scenario: Scenario, endpoints: Iterable[str], interests: Iterable[str]) -> None:
    for collection, keys in (("endpoints", endpoints), ("interests", interests)):
        for key in dict.fromkeys(keys):
            known(scenario, collection, key)
