"""The pages of the builder: each a picture of what is on the table, or of packages to try."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.gains import gains
from scenario_desk.analysis.packages.search import Search
from scenario_desk.desk.shell.builder.package_search import Found
from scenario_desk.presentation.packages.gains_bars import gains_bars
from scenario_desk.presentation.packages.package_plane import frontier_figure
from scenario_desk.presentation.packages.package_rows import opening_rows
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.words.language import mark


class Built(NamedTuple):
    """What a page is drawn of."""

    evaluation: Evaluation
    search: Search
    """With nothing on the table."""
    endpoint: str
    found: Found | None
    """What was searched for, once it is there."""

    @property
    def row(self) -> int:
        return self.evaluation.frame.endpoint_index[self.endpoint]


@dataclass(frozen=True)
class Page:
    """One of them."""

    label: str
    searched: bool
    """Whether it waits for the search."""
    figure: Callable[[Built], Figure | None]
    """None while there is nothing to draw yet."""


def _gains(built: Built) -> Figure | None:
    if not built.evaluation.linkages:
        return None
    return gains_bars(built.evaluation, gains(built.search.tables, built.evaluation, built.row))


def _opening(built: Built) -> Figure | None:
    if built.found is None:
        return None
    without = built.search.tables.nothing.values.utility[built.row]
    return opening_rows(built.evaluation.frame, built.found.opening, without)


def _frontier(built: Built) -> Figure | None:
    if built.found is None:
        return None
    tables, frame = built.search.tables, built.evaluation.frame
    without = tables.nothing.values.utility[built.row]
    threshold = tables.everything.acceptance.threshold[built.row]
    return frontier_figure(frame, built.found.frontier, without, threshold)


PAGES = (
    Page(mark("What each gains"), False, _gains),
    Page(mark("What brings it in"), True, _opening),
    Page(mark("Efficient packages"), True, _frontier),
)
