"""Choices: which branch is best for a decision's owner, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Bools, Floats, Ints, in_any_draw, slices
from scenario_desk.analysis.frame import DECISION, Frame
from scenario_desk.analysis.ties import slack


@dataclass(frozen=True, eq=False)
class Choices:
    """What the owners of D decision nodes would choose among C branches, in each of S draws."""

    decisions: Ints
    """int64[D] rows."""
    counts: Ints
    """int64[D] how many branches each has."""
    branches: Ints
    """int64[C] rows, decision after decision."""
    values: Floats
    """float64[…, C] expected utility of the branch for the owner; nan is unknown."""
    best: Bools
    """bool[…, C] among the best; False throughout where one of the values is unknown."""
    ties: Ints
    """int64[…, D] how many are best; 0 where unknown."""
    lead: Floats
    """float64[…, D] over the next best; 0 in a tie; nan with one branch, or unknown."""


def choices(frame: Frame, decisions: Ints, expected: Floats) -> Choices:
    """The best branches of these decision nodes, each with children and an owner.

    decisions int[D] rows; expected float64[…, A, N] expected utilities, known at least for the
    children. Branches tie with the best as `ties.slack` has it.
    """
    counts = frame.child_count[decisions].astype(np.int64)
    branches = slices(frame.first_child[decisions], counts)
    # Taken from one flat axis, which is much faster than from two.
    places = (frame.owner[decisions] * np.int64(expected.shape[-1])).repeat(counts)
    places += branches
    values = expected.reshape(*expected.shape[:-2], -1).take(places, axis=-1)
    if not len(decisions):
        return Choices(
            decisions, counts, branches, values, values > 0, values.astype(np.int64), values
        )
    starts = np.cumsum(counts) - counts
    # maximum, unlike fmax, hands an unknown value on.
    top = np.maximum.reduceat(values, starts, axis=-1)
    best = values >= (top - slack(top)).repeat(counts, axis=-1)
    ties = np.add.reduceat(best, starts, axis=-1, dtype=np.int64)
    second = np.maximum.reduceat(np.where(best, -np.inf, values), starts, axis=-1)
    lead = np.where(ties > 1, 0.0, top - second)
    lead[(counts == 1) | (ties == 0)] = np.nan
    return Choices(decisions, counts, branches, values, best, ties, lead)


def open_decisions(frame: Frame, judges: Bools) -> NDArray[np.int64]:
    """Rows of the decision nodes with children whose owner judges (has weighted interests).

    judges bool[…, A]; in one of the draws is enough. Who cannot tell at which of several nodes it
    stands has no best branch at any one of them, so non-trivial information sets are left out.
    """
    rows = frame.branching
    owner = frame.owner[rows]
    chooses = (frame.kind[rows] == DECISION) & (owner >= 0) & ~frame.information_set[rows]
    if judges.shape[-1]:
        chooses &= in_any_draw(judges)[owner]
    found: NDArray[np.int64] = rows[chooses]
    return found
