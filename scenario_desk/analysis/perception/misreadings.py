"""What a picture of another actor has otherwise than that actor itself, judgement by judgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.standards import ActiveProfiles

Kind = Literal["weight", "score", "red_line", "reservation", "margin"]
DERIVED: Literal["derived"] = "derived"
Value = float | Literal["derived"]
"""A number, nan where there is none; a reservation value that follows from the tree has no other."""
_SAME = 1e-9


@dataclass(frozen=True)
class Misreading:
    """One judgement that a picture has otherwise than the actor's own profile."""

    actor: str
    """Whose judgement it is."""
    kind: Kind
    own: Value
    """What it is by the actor's own profile: a weight as its share of all, 0 … 1; else points."""
    seen: Value
    """What the picture takes it to be."""
    interest: str = ""
    """Of a weight, a score and a red line."""
    endpoint: str = ""
    """Of a score."""


def misreadings(
    truth: Judgement, picture: Judgement, actors: Iterable[str]
) -> tuple[Misreading, ...]:
    """All of them, by actor; weights, red lines, reservation value, margin, then scores.

    What is missing in the actor's own profile is no misreading: nobody knows what it is.
    """
    found: list[Misreading] = []
    for actor in actors:
        row = truth.frame.actor_index[actor]
        found += _of_interests(truth, picture, row)
        found += _of_actor(truth, picture, row)
        found += _of_scores(truth, picture, row)
    return tuple(found)


def corrected(truth: Judgement, picture: Judgement, wrong: Misreading) -> ActiveProfiles:
    """What is judged by in the picture, this one misreading of it put right."""
    frame, active, own = truth.frame, picture.standards.active, truth.standards.active
    actor = frame.actor_index[wrong.actor]
    if wrong.kind == "reservation":
        derived, stated = active.derived.copy(), active.reservation.copy()
        derived[actor], stated[:, actor] = own.derived[actor], own.reservation[:, actor]
        return replace(active, derived=derived, reservation=stated)
    if wrong.kind == "margin":
        margin = active.margin.copy()
        margin[:, actor] = own.margin[:, actor]
        return replace(active, margin=margin)
    interest = frame.interest_index[wrong.interest]
    if wrong.kind == "red_line":
        floors = active.floors.copy()
        floors[interest] = own.floors[interest]
        return replace(active, floors=floors)
    if wrong.kind == "weight":
        weights = active.weights.copy()
        mine = frame.interest_actor == actor
        # A weight that is missing elsewhere stays so.
        lacking = np.isnan(weights[BEST]) & (np.arange(len(mine)) != interest)
        shares = with_share(truth, picture, interest)
        weights[:, mine] = np.where(lacking, np.nan, shares)[mine]
        return replace(active, weights=weights)
    scores = active.scores.copy()
    place = frame.endpoint_index[wrong.endpoint], interest
    scores[:, place[0], place[1]] = own.scores[:, place[0], place[1]]
    return replace(active, scores=scores)


def with_share(truth: Judgement, picture: Judgement, interest: int) -> Floats:
    """float64[I] weights in the picture where this interest has its own share of its actor's, and
    the actor's others share the rest as the picture has it; swing points of other actors as they
    are.

    Shares, not swing points, are compared: only the proportions of these mean anything.
    """
    frame = truth.frame
    mine = frame.interest_actor == frame.interest_actor[interest]
    others = mine & (np.arange(len(mine)) != interest)
    own, seen = truth.standards.weights, picture.standards.weights
    rest = seen if seen[others].sum() > 0.0 else own
    total = rest[others].sum()
    weights: Floats = picture.standards.active.weights[BEST].copy()
    weights[others] = rest[others] * ((1.0 - own[interest]) / total if total > 0.0 else 0.0)
    weights[interest] = own[interest]
    return weights


def _of_interests(truth: Judgement, picture: Judgement, actor: int) -> Iterator[Misreading]:
    frame = truth.frame
    columns = np.flatnonzero(frame.interest_actor == actor).tolist()
    own, seen = truth.standards, picture.standards
    known = ~np.isnan(own.active.weights[BEST]) & own.judges[frame.interest_actor]
    for column in columns:
        mine, theirs = float(own.weights[column]), float(seen.weights[column])
        if known[column] and abs(mine - theirs) > _SAME:
            yield Misreading(
                frame.actor_ids[actor], "weight", mine, theirs, frame.interest_ids[column]
            )
    for column in columns:
        line, other = float(own.active.floors[column]), float(seen.active.floors[column])
        if _differ(line, other):
            yield Misreading(
                frame.actor_ids[actor], "red_line", line, other, frame.interest_ids[column]
            )


def _of_actor(truth: Judgement, picture: Judgement, actor: int) -> Iterator[Misreading]:
    name = truth.frame.actor_ids[actor]
    own, seen = truth.standards, picture.standards
    stated, margin = (
        [
            DERIVED if each.active.derived[actor] else float(each.stated[actor])
            for each in (own, seen)
        ],
        [float(each.margin[actor]) for each in (own, seen)],
    )
    pairs: tuple[tuple[Kind, Sequence[Value]], ...] = (("reservation", stated), ("margin", margin))
    for kind, (mine, theirs) in pairs:
        if _differ(mine, theirs) and (mine == DERIVED or not isnan(mine)):
            yield Misreading(name, kind, mine, theirs)


def _of_scores(truth: Judgement, picture: Judgement, actor: int) -> Iterator[Misreading]:
    frame = truth.frame
    own, seen = truth.standards.scores, picture.standards.scores
    known = ~np.isnan(own) & (frame.interest_actor == actor)
    for row, column in np.argwhere(known & ~(np.abs(own - seen) <= _SAME)).tolist():
        yield Misreading(
            frame.actor_ids[actor],
            "score",
            float(own[row, column]),
            float(seen[row, column]),
            frame.interest_ids[column],
            frame.endpoint_ids[row],
        )


def _differ(own: Value, seen: Value) -> bool:
    """Whether they are two values; two that are none are one."""
    if own == DERIVED or seen == DERIVED:
        return own != seen
    if isnan(own) or isnan(seen):
        return isnan(own) != isnan(seen)
    return abs(own - seen) > _SAME
