"""The scenario's scores as one array."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import kept, read_only
from scenario_desk.analysis.estimates import NAN, Estimates
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario


def lowered_scores(scenario: Scenario, rosters: RosterArrays) -> Estimates:
    """float64[3, E, I]; scores of unknown endpoints or interests are left out."""
    values = np.full((3, len(rosters.endpoint_ids), len(rosters.interest_ids)), NAN)
    for key, score in scenario.scores.items():
        _write(values, rosters, key, score)
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
    values = before.copy()
    for key in difference.added | difference.removed | difference.replaced:
        _write(values, new, key, changes.new.scores.get(key))
    return kept(before, values)


def _write(
    values: Estimates, rosters: RosterArrays, key: tuple[str, str], score: Estimate | None
) -> None:
    row = rosters.endpoint_index.get(key[0])
    column = rosters.interest_index.get(key[1])
    if row is not None and column is not None:
        values[:, row, column] = NAN if score is None else (score.best, *score.spread)
