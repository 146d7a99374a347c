"""What a figure hangs on, in sentences: where it stands, and what an actor's weights decide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin, Target
from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado
from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
    NearestWeights,
    Share,
    WeightSpace,
)
from scenario_desk.analysis.uncertainty.value import Worth
from scenario_desk.model.naming import called, name_of
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import filled, listed
from scenario_desk.presentation.words.sentences.phrasing import points, quoted

_COARSE = 5.0
"""From here on a change of a weight, in hundredths of all, is said without a decimal."""
_NOTHING = 0.05
"""Fewer points than this are said to be none."""


def weights_sentence(space: WeightSpace, share: Share, nearest: NearestWeights | None) -> str:
    """With how many weights an actor accepts an endpoint, and which nearest ones turn that."""
    scenario = space.judged.frame.scenario
    key = space.judged.frame.endpoint_ids[space.endpoint]
    names = {
        "actor": scenario.actors[space.judged.frame.actor_ids[space.actor]].label,
        "endpoint": quoted(name_of(scenario, "endpoints", key)),
    }
    if space.never:
        text = _("{actor} rejects {endpoint} whatever its weights: a red line is crossed.")
        return text.format(**names)
    if not np.isfinite(share.value):
        text = _("How {actor} weighs does not decide on {endpoint} alone: something is missing.")
        return text.format(**names)
    accepts = _("{actor} accepts {endpoint} with {share} of all possible weights, and as judged.")
    rejects = _("{actor} accepts {endpoint} with {share} of all possible weights, not as judged.")
    said = (accepts if space.accepts else rejects).format(
        share=numbers.percent(share.value), **names
    )
    if space.gains is None:
        why = _(
            "Weights also sway what is chosen in the tree here: neither a map nor the nearest weights"
            " that turn it can be told."
        )
        return f"{said} {why}"
    if nearest is None:
        return said
    turn = _("The nearest weights that turn it: {changes}.")
    return f"{said} {turn.format(changes=listed(_changes(space, nearest)))}"


def _changes(space: WeightSpace, nearest: NearestWeights) -> list[str]:
    scenario, found = space.judged.frame.scenario, []
    text = _("{interest} {passage} %")
    moved = np.abs(nearest.weights - space.weights) * 100.0
    # No finer than they bear, unless all hangs on less.
    digits = 0 if moved.max(initial=0.0) >= _COARSE else 1
    for place in np.argsort(-moved, kind="stable").tolist():
        old, new = (
            numbers.utility(float(weights[place]) * 100.0, digits=digits)
            for weights in (space.weights, nearest.weights)
        )
        if old != new:
            key = space.judged.frame.interest_ids[space.interests[place]]
            interest = quoted(name_of(scenario, "interests", key))
            found.append(text.format(interest=interest, passage=numbers.passage(old, new)))
    return found


def where_it_stands(evaluation: Evaluation, found: Tornado) -> str:
    """The figure with everything at its best."""
    if not isinstance(found.target, Margin):
        text = _by_target(evaluation, found.target, _AT_BEST)
        return text.format(share=numbers.percent(found.best))
    inside = int(evaluation.in_overlap[found.target.endpoint]) == YES
    roomy = _("{endpoint} is in the overlap: each principal has at least {points} to spare.")
    just = _("{endpoint} is in the overlap, but only just: a principal has nothing to spare.")
    short = _(
        "{endpoint} is not in the overlap: {points} are lacking for a principal to accept it."
    )
    crossed = _(
        "{endpoint} is not in the overlap: a red line is crossed, though each gains enough."
    )
    is_in = just if found.best < _NOTHING else roomy
    text = is_in if inside else crossed if found.best >= 0.0 else short
    return text.format(endpoint=_endpoint(evaluation, found.target), points=points(found.best))


_HANGS = (
    mark("What decides how far {endpoint} is from acceptance:"),
    mark("What decides how likely it ends in the overlap:"),
    mark("What decides how likely it ends in what the principals could sign:"),
)
_AT_BEST = (
    "",
    mark("The chance of ending in the overlap is {share} with everything at best."),
    mark(
        "The chance of ending in what the principals could sign is {share} with everything at best."
    ),
)
_UNKNOWN = (
    mark("How far {endpoint} is from acceptance is unknown, or the same in every draw."),
    mark("How likely it ends in the overlap is unknown, or the same in every draw."),
    mark("How likely it ends in what could be signed is unknown, or the same in every draw."),
)


def _by_target(evaluation: Evaluation, target: Target, texts: Sequence[str]) -> str:
    """The sentence for an endpoint, the overlap or the agreement zone."""
    if isinstance(target, Margin):
        return _(texts[0]).format(endpoint=_endpoint(evaluation, target))
    of_overlap = isinstance(target, Likelihood) and target.of == "overlap"
    return _(texts[1 if of_overlap else 2])


def _endpoint(evaluation: Evaluation, target: Margin) -> str:
    frame = evaluation.frame
    return quoted(name_of(frame.scenario, "endpoints", frame.endpoint_ids[target.endpoint]))


def what_decides(evaluation: Evaluation, target: Target) -> str:
    """The heading of what decides how an endpoint fares, or how likely it ends in a zone."""
    return _by_target(evaluation, target, _HANGS)


def unknown_target(evaluation: Evaluation, target: Target) -> str:
    """Why there is nothing to say of a figure."""
    return _by_target(evaluation, target, _UNKNOWN)


def what_knowing_gains(evaluation: Evaluation, found: Worth, node: int) -> str:
    """By how much who decides in this row would choose better if it knew everything."""
    frame = evaluation.frame
    actor = frame.scenario.actors[frame.actor_ids[frame.owner[node]]].label
    if not np.isfinite(found.everything.value):
        text = _("What knowing is worth to {actor} is unknown: an end is unfinished or unscored.")
        return text.format(actor=actor)
    return filled(
        _("Knowing everything at {node:at}, {actor} would choose better by {points} on average."),
        node=called(frame.scenario, frame.node_ids[node]),
        actor=actor,
        points=points(found.everything.value),
    )
