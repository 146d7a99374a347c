"""The scenario's scores as one array."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from scenario_desk.analysis.arrays import kept, read_only
from scenario_desk.analysis.estimates import NAN, Estimates, estimates_of
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario


def lowered_scores(scenario: Scenario, rosters: RosterArrays) -> Estimates:
    """float64[3, E, I]; scores of unknown endpoints or interests are left out."""
    values = np.full((3, len(rosters.endpoint_ids), len(rosters.interest_ids)), NAN)
    _write(values, rosters, scenario.scores.items())
    return read_only(values)


def scores_after(
    before: Estimates, old: RosterArrays, new: RosterArrays, changes: Changes
) -> Estimates:
    """The scores of the next scenario: made anew if their rows or columns moved, else patched."""
    if old.endpoint_ids is not new.endpoint_ids or old.interest_ids is not new.interest_ids:
        return lowered_scores(changes.new, new)
    difference = changes.tables.get("scores")
    if difference is None:
        return before
    scores = changes.new.scores
    touched = difference.added | difference.removed | difference.replaced
    if len(touched) > len(scores):
        return kept(before, lowered_scores(changes.new, new))
    values = before.copy()
    _write(values, new, zip(touched, scores.get_all(touched), strict=True))
    return kept(before, values)


def _write(
    values: Estimates,
    rosters: RosterArrays,
    scores: Iterable[tuple[ScoreKey, Estimate | None]],
) -> None:
    rows, columns, judged = [], [], []
    for (endpoint, interest), score in scores:
        row, column = rosters.endpoint_index.get(endpoint), rosters.interest_index.get(interest)
        if row is not None and column is not None:
            rows.append(row)
            columns.append(column)
            judged.append(score)
    values[:, rows, columns] = estimates_of(judged)
