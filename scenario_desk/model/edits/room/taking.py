"""Taking over what the room judges, in place of what stands in the scenario or beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from scenario_desk.model.edits.branches import set_probability
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.profiles import (
    is_base,
    set_profile_scores,
    set_red_line,
    set_reservation,
    set_weight,
)
from scenario_desk.model.edits.room.soundness import called_judgement
from scenario_desk.model.edits.rosters import add_new
from scenario_desk.model.edits.scores import set_scores
from scenario_desk.model.entities import Profile, RedLine, ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario

Values = Mapping[Judgement, Estimate]


def take(scenario: Scenario, values: Values, profile: str | None = None) -> Scenario:
    """Let values stand in the scenario: all of them, or none where one is refused.

    Scores, weights, red lines (the best value is the floor) and no-agreement values go to
    `profile`, without one to the base profiles of those whose they are, scores to the scenario's
    own; probabilities always to the tree. What was said of a number stays with it. Refused for
    what has no place there: polls, seed questions, packages, chances of success.
    """
    found: Profile | None = None if profile is None else known(scenario, "profiles", profile)
    own = found is not None and not is_base(scenario, found)
    scores: dict[ScoreKey, Estimate] = {}
    for judgement, estimate in values.items():
        if judgement.kind == "score":
            scores[judgement.about[0], judgement.about[1]] = estimate
        else:
            scenario = _taken(scenario, judgement, estimate, profile)
    if found is not None and own:
        before: Mapping[Any, Estimate] = scenario.profiles[found.id].scores
        return set_profile_scores(scenario, found.id, _reasoned(scores, before))
    return set_scores(scenario, _reasoned(scores, scenario.scores))


def minority_profile(
    scenario: Scenario,
    id: str,  # noqa: A002
    actor: str,
    name: str,
    values: Values,
    kind: Literal["own", "perceived"] = "own",
    holder: str | None = None,
) -> Scenario:
    """Add a profile of an actor that judges as some of the room do: one participant, or a camp.

    Of the values it takes those that a profile of this actor has; refused where there is none.
    """
    known(scenario, "actors", actor)
    theirs = {
        judgement: estimate
        for judgement, estimate in values.items()
        if _judging(scenario, judgement) == actor
    }
    if not theirs:
        raise EditRefused("judges_no_profile", actor=name_of(scenario, "actors", actor))
    grown = add_new(scenario, "profiles", id, actor=actor, name=name, kind=kind, holder=holder)
    return take(grown, theirs, id)


def _judging(scenario: Scenario, judgement: Judgement) -> str | None:
    """Whose profile a judgement stands in; None where it is none of a profile."""
    if judgement.kind == "reservation":
        return judgement.about[0]
    if judgement.kind in ("score", "weight", "red_line"):
        actor: str = known(scenario, "interests", judgement.about[-1]).actor
        return actor
    return None


def _taken(
    scenario: Scenario, judgement: Judgement, estimate: Estimate, profile: str | None
) -> Scenario:
    if judgement.kind == "branch":
        (branch,) = judgement.about
        node = known(scenario, "nodes", branch)
        return set_probability(scenario, branch, estimate.reasoned_as(node.probability))
    actor = _judging(scenario, judgement)
    if actor is None:
        raise EditRefused("not_taken", what=called_judgement(scenario, judgement))
    key = profile or known(scenario, "actors", actor).base_profile
    held: Profile = known(scenario, "profiles", key or "")
    about = judgement.about[-1]
    if judgement.kind == "weight":
        return set_weight(scenario, held.id, about, estimate.reasoned_as(held.weights.get(about)))
    if judgement.kind == "red_line":
        line = held.red_lines.get(about)
        drawn = RedLine(estimate.best, "" if line is None else line.text)
        return set_red_line(scenario, held.id, about, drawn)
    if held.actor != actor:
        raise EditRefused(
            "profile_of_another", profile=held.name, actor=name_of(scenario, "actors", actor)
        )
    before = held.reservation if isinstance(held.reservation, Estimate) else None
    return set_reservation(scenario, held.id, estimate.reasoned_as(before))


def _reasoned(
    scores: Mapping[ScoreKey, Estimate], before: Mapping[Any, Estimate]
) -> dict[ScoreKey, Estimate | None]:
    """Scores with what was said of those that they take the place of."""
    return {key: estimate.reasoned_as(before.get(key)) for key, estimate in scores.items()}
