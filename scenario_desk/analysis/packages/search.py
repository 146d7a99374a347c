"""What would bring each endpoint in, what it costs whom, and which packages are efficient."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Literal, get_args

import numpy as np

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages import program
from scenario_desk.analysis.packages.chances import feasibility
from scenario_desk.analysis.packages.efficient import TooMany, efficient, fewest_alike
from scenario_desk.analysis.packages.opening import Openings, openings
from scenario_desk.analysis.packages.rules import MOST_LINKAGES, Bits, held, rules_of
from scenario_desk.analysis.packages.tables import Tables
from scenario_desk.analysis.packages.terms import Terms, terms_at
from scenario_desk.analysis.pareto import pareto
from scenario_desk.model.entities import Assumptions

By = Literal["items", "given_up", "feasibility"]
ORDERS: tuple[By, ...] = get_args(By)
MOST_TOLD = 1_000
"""Packages of one endpoint that are told, fewest items first; the rest is counted."""
SECONDS = 2.0
"""How long a program may take for one endpoint."""
SECONDS_ONE_BY_ONE = 5.0
"""How long the efficient packages of one endpoint may be put together part by part, before a program."""

_GoOn = Callable[[], None]


@dataclass(frozen=True, eq=False)
class Offer:
    """One package on the table: A actors."""

    linkages: tuple[str, ...]
    feasibility: float
    """0 … 1; nan while one of its linkages has none."""
    utility: Floats
    """float64[A] at the endpoint; nan is unknown."""
    given_up: Floats
    """float64[A] by how many points the endpoint is worse for each with it than without; nan is unknown."""
    price: float
    """The most that one of its givers gives up; nan while it is unknown."""
    opens: tuple[str, ...]
    """Ids of the endpoints that it brings into the overlap."""
    closes: tuple[str, ...]
    """Ids of those that are in the overlap without it and certainly not with it."""
    in_overlap: int
    """Whether the endpoint is in it, three-valued."""


@dataclass(frozen=True, eq=False)
class Opening:
    """What would bring one endpoint in."""

    endpoint: str
    in_overlap: int
    """With nothing on the table, three-valued."""
    minimal: tuple[Offer, ...]
    """The inclusion-minimal packages, in the order that was asked for; of more than `MOST_TOLD` those
    of the fewest items."""
    smallest: tuple[Offer, ...]
    """Of these, those of the fewest items: all valid packages of so few items that open it."""
    count: int
    """How many minimal packages were found, told or not."""
    most_items: int | None
    """Packages of more items were not all looked at; None: all packages were."""
    proven: bool
    """That there are no smaller ones, or none at all, is proven."""
    whole: bool
    """`smallest` holds all that are as small."""


@dataclass(frozen=True, eq=False)
class Frontier:
    """The efficient packages: none better for one principal or in feasibility and as good else."""

    points: tuple[tuple[str, Offer], ...]
    """Endpoint id and package, by endpoint; of packages that tie in everything one at least."""
    left_out: tuple[str, ...]
    """Ids of linkages without a feasibility: what holds one of them is not compared."""
    unknown: tuple[str, ...]
    """Ids of endpoints whose utility is unknown for a principal, and of those with too many linkages."""
    gap: float
    """Points by which what was not found could be better for every principal at once; 0: exact."""


class Search:
    """A search over the packages of one frame; what is on the table does not count.

    `as_one`: sets of linkages (ids) that are one political decision each. `go_on` is asked again
    and again, and stops the work by raising.
    """

    def __init__(
        self,
        frame: Frame,
        assumptions: Assumptions,
        as_one: Iterable[Collection[str]] = (),
        go_on: _GoOn = lambda: None,
    ) -> None:
        self.frame, self.go_on = frame, go_on
        self.tables = Tables(frame, assumptions)
        self.rules = rules_of(frame.scenario)
        ids = self.tables.ids
        self.as_one = [tuple(sorted({ids.index(key) for key in each})) for each in as_one]

    def opening(self, endpoint: str, by: By = "items") -> Opening:
        """What would bring the endpoint in, in this order: fewest items, least given up by the
        giver that gives up most, or greatest feasibility; then by the others."""
        row = self.frame.endpoint_index[endpoint]
        now = int(self.tables.nothing.zones.in_overlap[row])
        if now == YES:
            nothing = self.offers(row, np.zeros((1, len(self.tables.ids)), bool))
            return Opening(endpoint, now, nothing, nothing, 1, None, True, True)
        terms = terms_at(self.tables, self.rules, row)
        found, proven, whole = self.found(terms, lambda each: self.tables.opens(each, row))
        told = self.whole(terms, found.packages[:MOST_TOLD])
        offers = self.offers(row, told)
        items = min((len(each.linkages) for each in offers), default=0)
        return Opening(
            endpoint=endpoint,
            in_overlap=now,
            minimal=in_order(offers, by),
            smallest=tuple(each for each in offers if len(each.linkages) == items),
            count=len(found.packages),
            most_items=found.most_items,
            proven=proven,
            whole=whole
            and (len(offers) == len(found.packages) or items < len(offers[-1].linkages)),
        )

    def frontier(self, endpoints: Sequence[str], step: _GoOn = lambda: None) -> Frontier:
        """The efficient packages at these endpoints together; none without principals. `step` is
        told of each endpoint that is begun."""
        if not self.frame.principal.any():
            return Frontier((), (), (), 0.0)
        known = ~np.isnan(self.tables.feasibility)
        left_out = tuple(np.array(self.tables.ids, object)[~known])
        rows, packages, unknown, gap = [], [], [], 0.0
        for endpoint in endpoints:
            step()
            row = self.frame.endpoint_index[endpoint]
            terms = terms_at(self.tables, self.rules, row)
            utility = self.tables.nothing.values.utility[row, self.frame.principal]
            if np.isnan(utility).any() or len(terms.linkages) > MOST_LINKAGES:
                unknown.append(endpoint)
                continue
            found, left = self._efficient(terms, known)
            gap = max(gap, left)
            packages.append(self.whole(terms, np.unique(np.append(found, np.uint64(0)))))
            rows += [row] * len(packages[-1])
        points = self._points(np.array(rows, np.int64), packages)
        return Frontier(tuple(points), left_out, tuple(unknown), gap)

    def offer(self, endpoint: str, linkages: Sequence[str]) -> Offer:
        """One package at one endpoint, whether it opens it or not."""
        return self.offers(self.frame.endpoint_index[endpoint], self.package(linkages)[None])[0]

    def package(self, linkages: Sequence[str]) -> Bools:
        """bool[L] the package of these linkages (ids)."""
        return np.isin(np.array(self.tables.ids, object), np.array(linkages, object))

    def found(self, terms: Terms, does: Callable[[Bools], Bools]) -> tuple[Openings, bool, bool]:
        """The minimal packages that do what is wanted at the terms' endpoint, as the chain says of
        packages bool[K, L]; whether the smallest are proven to be so, and whether they are all
        there. Without the terms' actors content none does."""

        def opens(packages: Bits) -> Bools:
            return does(self.whole(terms, packages))

        found = openings(terms, opens, self.go_on)
        if found.most_items is None or len(found.packages):
            return found, True, True
        if len(terms.linkages) > MOST_LINKAGES:
            return found, False, False
        until = monotonic() + SECONDS
        least = program.fewest(terms, opens, until, MOST_TOLD, self.go_on)
        every = None if least.proven and not len(least.packages) else found.most_items
        return Openings(least.packages, every), least.proven, least.all

    def _efficient(self, terms: Terms, known: Bools) -> tuple[Bits, float]:
        rules = terms.rules.only(np.flatnonzero(known[terms.linkages]).tolist())
        place = {row: number for number, row in enumerate(terms.linkages.tolist())}
        as_one = [[place[row] for row in each if row in place] for each in self.as_one]
        as_one = [each for each in as_one if each]
        chances = np.nan_to_num(self.tables.feasibility[terms.linkages])
        terms = terms.under(rules)
        try:
            until = monotonic() + SECONDS_ONE_BY_ONE
            return efficient(terms, chances, as_one, self.go_on, until), 0.0
        except TooMany:
            until = monotonic() + SECONDS
            found = program.frontier(terms, chances, as_one, until, self.go_on)
            return found.packages, found.gap

    def _points(self, rows: Ints, packages: list[Bools]) -> Iterable[tuple[str, Offer]]:
        if not len(rows):
            return
        every = np.concatenate(packages)
        utility = np.concatenate(
            [
                self.tables.judged(each).utility[:, row][:, self.frame.principal]
                for each, row in zip(packages, dict.fromkeys(rows.tolist()), strict=True)
            ]
        )
        chances = feasibility(self.tables.feasibility, every, self.as_one)
        values = np.column_stack([utility, chances])
        stands = pareto(values)
        for row in dict.fromkeys(rows[stands].tolist()):
            mine = np.flatnonzero(stands & (rows == row))
            mine = mine[fewest_alike(values[mine], every[mine].sum(axis=1))]
            name = self.frame.endpoint_ids[row]
            for offer in self.offers(row, every[mine]):
                yield name, offer

    def whole(self, terms: Terms, packages: Bits) -> Bools:
        """bool[K, L] packages of the terms' linkages among all."""
        found = np.zeros((len(packages), len(self.tables.ids)), bool)
        found[:, terms.linkages] = held(packages, len(terms.linkages))
        return found

    def offers(
        self, endpoint: int, packages: Bools, beside: Bools | None = None
    ) -> tuple[Offer, ...]:
        """What packages bool[K, L] come to at the endpoint of this row; of each that holds what is on
        the table already, `beside` bool[L], it is what is put beside that."""
        beside = np.zeros(len(self.tables.ids), bool) if beside is None else beside
        seen, before = self.tables.judged(packages), self.tables.judged(beside[None])
        chances = feasibility(self.tables.feasibility, packages & ~beside, self.as_one)
        utility = seen.utility[:, endpoint]
        given_up = np.maximum(before.utility[0, endpoint] - utility, 0.0)
        was_in = before.in_overlap[0] == YES
        offers = []
        for place, package in enumerate(packages & ~beside):
            names = tuple(self.tables.ids[row] for row in np.flatnonzero(package))
            is_in = seen.in_overlap[place]
            offers.append(
                Offer(
                    linkages=names,
                    feasibility=float(chances[place]),
                    utility=utility[place],
                    given_up=given_up[place],
                    price=self._price(names, given_up[place]),
                    opens=self._ids(~was_in & (is_in == YES)),
                    closes=self._ids(was_in & (is_in == NO)),
                    in_overlap=int(is_in[endpoint]),
                )
            )
        return tuple(offers)

    def _price(self, linkages: tuple[str, ...], given_up: Floats) -> float:
        index, scenario = self.frame.actor_index, self.frame.scenario
        givers = {giver for key in linkages for giver in scenario.linkages[key].givers}
        paid = [float(given_up[index[giver]]) for giver in givers if giver in index]
        return float(np.max(paid)) if paid else 0.0

    def _ids(self, endpoints: Bools) -> tuple[str, ...]:
        return tuple(self.frame.endpoint_ids[row] for row in np.flatnonzero(endpoints))


def in_order(offers: Iterable[Offer], by: By) -> tuple[Offer, ...]:
    """The offers, best first by this and then by the others."""
    return tuple(sorted(offers, key=_ORDER[by]))


def _unknown_last(value: float) -> tuple[bool, float]:
    return (bool(np.isnan(value)), value)


_ORDER: dict[By, Callable[[Offer], tuple[object, ...]]] = {
    "items": lambda each: (
        len(each.linkages),
        _unknown_last(each.price),
        _unknown_last(-each.feasibility),
    ),
    "given_up": lambda each: (
        _unknown_last(each.price),
        len(each.linkages),
        _unknown_last(-each.feasibility),
    ),
    "feasibility": lambda each: (
        _unknown_last(-each.feasibility),
        len(each.linkages),
        _unknown_last(each.price),
    ),
}
