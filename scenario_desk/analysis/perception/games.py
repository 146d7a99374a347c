"""The hypergame: the game as each actor sees it, and what comes about as each acts on what it sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats, sums_by
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.forecasting import reaches
from scenario_desk.analysis.frame import DECISION, Frame
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.pictures import as_seen, by_own, pictures_held


@dataclass(frozen=True)
class Surprise:
    """A decision whose owner, acting on what it sees, takes another branch than somebody expects."""

    holder: str
    """Who expects it. The owner itself: it would not choose so if it saw the others as they are."""
    node: str
    owner: str
    expected: tuple[str, ...]
    """The branches that are best for the owner as the holder sees it; if the owner is the holder,
    by everyone's own profiles."""
    chooses: tuple[str, ...]
    """Those that the owner takes for the best."""


@dataclass(frozen=True, eq=False)
class Hypergame:
    """A hypergame of the first level (Bennett 1977): each takes its own picture for the game that
    all play, and learns nothing on the way."""

    truth: Evaluation
    """The game where everybody judges by its own profile and sees the others so."""
    seen: Mapping[str, Evaluation]
    """The game as the holder of each picture sees it."""
    probability: Floats
    """float64[N] of each branch: where its owner chooses, as that one sees it; else as in `truth`."""
    reach: Floats
    """float64[N] probability of reaching the node, as each acts on what it sees."""
    endpoint_reach: Floats
    """float64[E] probability of ending there."""
    surprises: tuple[Surprise, ...]
    """By holder, then down the tree: where neither view has a branch for the best that the other has."""

    @property
    def overlap_reach(self) -> float:
        """How likely it ends in the overlap by everyone's own profiles."""
        return float(self.endpoint_reach[self.truth.in_overlap == 1].sum())


def hypergame(
    frame: Frame, assumptions: Assumptions, go_on: Callable[[], None] = lambda: None
) -> Hypergame:
    """The game as it is, as each holder of a picture sees it, and what they make of it together.

    `go_on` is called before each view; what it raises ends the work.
    """
    truth = evaluate(frame, by_own(frame.scenario, assumptions))
    seen: dict[str, Evaluation] = {}
    for holder, pictures in pictures_held(frame.scenario).items():
        go_on()
        seen[holder] = evaluate(frame, as_seen(frame.scenario, assumptions, pictures))
    probability = truth.probability.copy()
    for holder, view in seen.items():
        branches = (frame.owner == frame.actor_index[holder])[frame.parent]
        branches[0] = False
        probability[branches] = view.probability[branches]
    reach = reaches(frame, probability)
    return Hypergame(
        truth,
        seen,
        probability,
        reach,
        sums_by(reach, frame.leaf_endpoint, len(frame.endpoint_ids)),
        _surprises(truth, seen),
    )


def _surprises(truth: Evaluation, seen: Mapping[str, Evaluation]) -> tuple[Surprise, ...]:
    frame = truth.frame
    decisions = (frame.kind == DECISION) & (frame.child_count > 0) & (frame.owner >= 0)
    # What has happened is not chosen again.
    decisions[frame.parent[frame.moves]] = False
    found = []
    for holder, view in seen.items():
        for row in np.flatnonzero(decisions).tolist():
            owner = frame.actor_ids[frame.owner[row]]
            acts = _best(seen.get(owner, truth), row)
            expected = _best(truth if owner == holder else view, row)
            if acts and expected and not set(acts) & set(expected):
                found.append(Surprise(holder, frame.node_ids[row], owner, expected, acts))
    return tuple(found)


def _best(evaluation: Evaluation, row: int) -> tuple[str, ...]:
    """The best branches for the owner of the decision in this row; none where that is unknown."""
    frame = evaluation.frame
    first = int(frame.first_child[row])
    children = range(first, first + int(frame.child_count[row]))
    return tuple(frame.node_ids[child] for child in children if evaluation.chosen[child])
