"""Taking over what the room judges: each value to where the facilitator's stands that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from scenario_desk.analysis.room.pictures import Picture
from scenario_desk.analysis.room.standing import rounded
from scenario_desk.desk.bench.shown_scores import shown_score
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _


def take(bench: Workbench, values: Mapping[Judgement, Estimate]) -> bool:
    """Let these values stand in the scenario, as one step; False where that was refused.

    A score goes where the one stands that is shown; weights, red lines and no-agreement values to
    the active profiles, probabilities to the tree.
    """
    parts: dict[str | None, dict[Judgement, Estimate]] = {}
    for judgement, estimate in values.items():
        parts.setdefault(_profile(bench, judgement), {})[judgement] = estimate
    steps = [partial(edits.take, values=each, profile=profile) for profile, each in parts.items()]
    return bool(steps) and bench.apply(edits.together, *steps, step="take")


def as_profiles(bench: Workbench, name: str, values: Mapping[Judgement, Estimate]) -> bool:
    """Give each actor that these values judge for a profile of them, called so, as one step."""
    scenario = bench.scenario
    actors = {actor for each in values if (actor := judged_for(scenario, each)) is not None}
    steps = [
        partial(edits.minority_profile, id=new_id(), actor=actor, name=name, values=values)
        for actor in scenario.actors
        if actor in actors
    ]
    return bool(steps) and bench.apply(edits.together, *steps)


def as_pictures(bench: Workbench, pictures: Sequence[Picture]) -> bool:
    """Make what teams judged as an actor its own and perceived profiles, as one step."""
    scenario, steps = bench.scenario, []
    for each in pictures:
        own = each.seat == each.actor
        text = _("As its team judges") if own else _("As the team of {holder} sees it")
        holder = name_of(scenario, "actors", each.seat)
        steps.append(
            partial(
                edits.minority_profile,
                id=new_id(),
                actor=each.actor,
                name=text.format(holder=holder),
                values={judged: rounded(judged, value) for judged, value in each.values.items()},
                kind="own" if own else "perceived",
                holder=None if own else each.seat,
            )
        )
    return bool(steps) and bench.apply(edits.together, *steps)


def judged_for(scenario: Scenario, judgement: Judgement) -> str | None:
    """The actor whose profile a judgement stands in; None where it is none of a profile."""
    if judgement.kind in ("score", "weight", "red_line"):
        actor: str = scenario.interests[judgement.about[-1]].actor
        return actor
    return judgement.about[0] if judgement.kind == "reservation" else None


def stands(bench: Workbench, judgement: Judgement) -> Estimate | None:
    """What stands in the scenario for a judgement, as it is shown; None where nothing does."""
    scenario, about = bench.scenario, judgement.about
    if judgement.kind == "score":
        return shown_score(bench, *about).estimate
    if judgement.kind == "branch":
        return scenario.nodes[about[0]].probability
    profile = scenario.profiles.get(_profile(bench, judgement))
    if profile is None:
        return None
    if judgement.kind == "weight":
        return profile.weights.get(about[0])
    if judgement.kind == "red_line":
        line = profile.red_lines.get(about[0])
        return None if line is None or line.floor is None else Estimate(line.floor)
    return profile.reservation if isinstance(profile.reservation, Estimate) else None


def _profile(bench: Workbench, judgement: Judgement) -> str | None:
    """The profile that a value goes to; None is the scenario itself."""
    about = judgement.about
    if judgement.kind == "score":
        return shown_score(bench, *about).profile
    if judgement.kind in ("weight", "red_line"):
        return bench.profile_of(bench.scenario.interests[about[0]].actor)
    return bench.profile_of(about[0]) if judgement.kind == "reservation" else None
