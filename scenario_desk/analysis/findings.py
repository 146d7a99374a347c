"""Findings of the analysis: where the tree's figures rest on something nobody judged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenario_desk.analysis import choices
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.forecasting import TOLERANCE
from scenario_desk.analysis.induction import INFORMATION_SET, NO_INTERESTS, NO_OWNER, UNKNOWN
from scenario_desk.model.checking.linkages import clashes
from scenario_desk.model.checking.tree import normalised
from scenario_desk.model.graphs import Steps
from scenario_desk.model.messages import Finding

JUDGED_INSTEAD = {
    NO_OWNER: "rational_without_owner",
    NO_INTERESTS: "rational_without_interests",
    INFORMATION_SET: "rational_information_set",
    UNKNOWN: "rational_unknown",
}


_ON_TABLE = {
    "lacks": "table_lacks",
    "excludes": "table_excludes",
    "crowds_group": "table_crowds_group",
    "skips_group": "table_skips_group",
}


def findings(figures: Figures) -> tuple[Finding, ...]:
    """All findings, by place in the tree; what a node is called is left to who lists them.

    - probabilities_normalised (values: total, shared): the branches do not add up to 1; scaled, or
      spread evenly where the total is 0. Where the package on the table overrides them, its own count.
    - rational_without_owner, rational_without_interests (owner), rational_information_set
      (information_set), rational_unknown: its owner should choose there, but it is judged.
    - table_lacks, table_excludes, table_crowds_group, table_skips_group: linkages ticked one by one
      that do not go together (a package has checks of its own).
    - bargaining_unknown: the bargaining solutions are open, for an endpoint that could be signed
      has no known utility.
    - rational_tie (branches: ids): the owner's best branches are equal and share the probability.
    """
    found = (
        *_table(figures),
        *_normalised(figures),
        *_judged_instead(figures),
        *_ties(figures),
    )
    return tuple(finding for _, finding in sorted(found, key=lambda each: each[0]))


def _table(figures: Figures) -> Iterator[tuple[int, Finding]]:
    """What stands before the tree: the linkages on the table, and what they leave unknown."""
    scenario, ticked = figures.frame.scenario, figures.assumptions.linkages
    if figures.assumptions.package is None and ticked:
        for what, values in clashes(scenario, ticked, Steps()):
            yield -1, Finding("warning", _ON_TABLE[what], "linkages", ticked[0], values)
    if figures.bargaining_open:
        yield -1, Finding("info", "bargaining_unknown", "scenario", "")


def _normalised(figures: Figures) -> Iterator[tuple[int, Finding]]:
    frame, totals = figures.frame, figures.totals
    for place in np.flatnonzero(np.abs(totals - 1.0) > TOLERANCE).tolist():
        row = int(frame.branching[place])
        yield (
            row,
            Finding(
                "warning",
                "probabilities_normalised",
                "nodes",
                frame.node_ids[row],
                normalised(float(totals[place])),
            ),
        )


def _judged_instead(figures: Figures) -> Iterator[tuple[int, Finding]]:
    frame = figures.frame
    for row in np.flatnonzero(figures.judged_instead).tolist():
        reason = int(figures.judged_instead[row])
        node = frame.node_ids[row]
        values: dict[str, object] = {}
        if reason == NO_INTERESTS:
            values["owner"] = frame.actor_ids[frame.owner[row]]
        if reason == INFORMATION_SET:
            values["information_set"] = frame.information_sets[node]
        yield row, Finding("warning", JUDGED_INSTEAD[reason], "nodes", node, values)


def _ties(figures: Figures) -> Iterator[tuple[int, Finding]]:
    frame = figures.frame
    rows = np.flatnonzero(figures.rational)
    found = choices.choices(frame, rows, figures.expected_utility.T)
    starts = np.cumsum(found.counts) - found.counts
    for place in np.flatnonzero(found.ties > 1).tolist():
        mine = slice(starts[place], starts[place] + found.counts[place])
        equal = found.branches[mine][found.best[mine]]
        row = int(rows[place])
        values = {"branches": tuple(frame.node_ids[branch] for branch in equal)}
        yield row, Finding("info", "rational_tie", "nodes", frame.node_ids[row], values)
