"""All that is said of packages at once: openings, the frontier, and what each linkage does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import count

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.following import Following, circles, following, never_chosen
from scenario_desk.analysis.packages.search import By, Frontier, Offer, Opening, Search
from scenario_desk.analysis.packages.shares import Shares, shares

MOST_SHARED = 10
"""Packages of which it is worked out what each linkage does."""


@dataclass(frozen=True, eq=False)
class Report:
    """What packages would do, of one frame under one set of assumptions."""

    evaluation: Evaluation
    by: By
    as_one: tuple[tuple[str, ...], ...]
    """Linkages (ids) that are one political decision each."""
    openings: tuple[Opening, ...]
    """Of each endpoint that was asked for."""
    frontier: Frontier
    """Over all of these."""
    circles: tuple[tuple[str, ...], ...]
    """Linkages that are only chosen together."""
    never: tuple[str, ...]
    """Linkages that no valid package holds."""
    following: Following
    """What follows from choosing what is on the table."""
    on_the_table: Offer | None
    """What is on the table, at the one endpoint that was asked for."""
    shares: Mapping[tuple[str, ...], Shares]
    """By package: of the first `MOST_SHARED` at the one endpoint that was asked for, and of what is
    on the table."""


def report(
    evaluation: Evaluation,
    endpoint: str | None,
    by: By,
    as_one: Collection[Collection[str]] = (),
    go_on: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda _done: None,
) -> Report:
    """The report on one endpoint, or on all of them.

    `go_on` stops the work by raising; `progress` is told again and again how much is done, 0 … 1.
    """
    frame = evaluation.frame
    search = Search(frame, evaluation.assumptions, as_one, go_on)
    asked = frame.endpoint_ids if endpoint is None else (endpoint,)
    steps = count()

    def step() -> None:
        progress(next(steps) / max(1, 2 * len(asked)))

    openings = []
    for key in asked:
        step()
        openings.append(search.opening(key, by))
    table, wanted = None, list[tuple[str, ...]]()
    if endpoint is not None:
        wanted = [each.linkages for each in openings[0].minimal[:MOST_SHARED]]
        if evaluation.linkages:
            table = search.offer(endpoint, evaluation.linkages)
            wanted.append(table.linkages)
    return Report(
        evaluation=evaluation,
        by=by,
        as_one=tuple(map(tuple, as_one)),
        openings=tuple(openings),
        frontier=search.frontier(asked, step),
        circles=circles(search.rules),
        never=never_chosen(search.rules),
        following=following(search.rules, evaluation.linkages),
        on_the_table=table,
        shares={
            each: shares(search.tables, each, frame.endpoint_index[asked[0]])
            for each in wanted
            if each
        },
    )
