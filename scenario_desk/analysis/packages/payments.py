"""Side payments: the smallest packages that would hold a spoiler of an endpoint, exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.opening import few_items
from scenario_desk.analysis.packages.rules import MOST_LINKAGES, held
from scenario_desk.analysis.packages.search import MOST_TOLD, By, Offer, Search, in_order
from scenario_desk.analysis.packages.terms import Terms, terms_at
from scenario_desk.analysis.ties import TIE
from scenario_desk.analysis.utilities import BEST


@dataclass(frozen=True, eq=False)
class SidePayments:
    """What would hold one spoiler of an endpoint, put beside what is on the table."""

    endpoint: str
    actor: str
    in_overlap: int
    """Whether the endpoint is in it now, three-valued: no payment may make that worse."""
    offers: tuple[Offer, ...]
    """The inclusion-minimal ones, in the order that was asked for: with each the actor is certainly
    at its reservation value at least. Of more than `MOST_TOLD` those of the fewest items."""
    count: int
    """How many were found, told or not."""
    moved: bool
    """Whether anything that is attached to the endpoint moves the actor's utility."""
    missing: float
    """Points that the actor is below its reservation value with the package that is best for it;
    0 where one holds it, nan where judgements are missing."""
    most_items: int | None
    """Of payments of more items not all were looked at; None: all were."""
    proven: bool
    """That there are no smaller ones, or none at all, is proven."""


def side_payments(
    search: Search, evaluation: Evaluation, endpoint: str, by: By = "items"
) -> tuple[SidePayments, ...]:
    """What would hold each spoiler of the endpoint, by itself; () where it has none.

    `search` is over the packages of the evaluation's frame. Packages hold what is on the table: a
    payment is what is added. Those that lose the endpoint from the overlap are none.
    """
    row = evaluation.frame.endpoint_index[endpoint]
    spoilers = np.flatnonzero(evaluation.spoilers[row]).tolist()
    return tuple(_holding(search, evaluation, row, actor, by) for actor in spoilers)


def _holding(search: Search, evaluation: Evaluation, row: int, actor: int, by: By) -> SidePayments:
    frame, tables = search.frame, search.tables
    table = search.package(evaluation.linkages)
    now = int(evaluation.in_overlap[row])
    # Where it is not certainly in, only the chain says what the principals must not come to.
    content = frame.principal.copy() if now == YES else np.zeros_like(frame.principal)
    content[actor] = True
    rules = search.rules.holding(np.flatnonzero(table).tolist())
    terms = terms_at(tables, rules, row, content)
    terms = replace(terms, known=terms.known and now != UNDECIDED)

    def holds(packages: Bools) -> Bools:
        seen = tables.judged(packages)
        found: Bools = seen.at_reservation[:, row, actor] & _no_worse(seen.in_overlap[:, row], now)
        return found

    openings, proven, _whole = search.found(terms, holds)
    told = search.whole(terms, openings.packages[:MOST_TOLD])
    column = int(np.flatnonzero(np.flatnonzero(content) == actor)[0])
    already = int(table.sum())
    short = -float(evaluation.shortfall[row, actor])
    return SidePayments(
        endpoint=frame.endpoint_ids[row],
        actor=frame.actor_ids[actor],
        in_overlap=now,
        offers=in_order(search.offers(row, told, table), by),
        count=len(openings.packages),
        moved=_moved(terms, column),
        missing=0.0 if len(told) else _missing(terms, column, short),
        most_items=None if openings.most_items is None else max(0, openings.most_items - already),
        proven=proven,
    )


def _no_worse(in_overlap: Ints, now: int) -> Bools:
    """bool[K] whether the endpoint is still in the overlap, or as undecided, as it is now."""
    found: Bools = in_overlap == YES if now == YES else (in_overlap != NO) | (now == NO)
    return found


def _moved(terms: Terms, column: int) -> bool:
    """Whether any linkage that is attached moves what the actor of this column weighs."""
    weighed = terms.weights[:, column] > 0.0
    return bool((terms.effects[terms.attached][:, weighed] != 0.0).any())


def _missing(terms: Terms, column: int, short: float) -> float:
    """Points that the actor of this column lacks with the best of all valid packages that keep the
    others content, or with what is on the table, where it lacks `short`; of very many linkages, with
    the best of a few items."""
    if not terms.known or np.isnan(short) or len(terms.linkages) > MOST_LINKAGES:
        return float("nan")
    packages, _most_items = few_items(terms.rules)
    chosen = held(packages, len(terms.linkages))
    chosen = chosen[chosen[:, terms.attached].any(axis=1)]
    totals = chosen @ terms.effects
    spare = terms.spare + terms.gained(totals)
    keeps = (np.delete(spare, column, axis=1) >= -TIE * BEST).all(axis=1)
    keeps &= (terms.scores + totals > terms.floors).all(axis=1)
    return -float(spare[keeps, column].max(initial=-short))
