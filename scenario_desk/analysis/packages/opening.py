"""All inclusion-minimal valid packages that bring one endpoint into the overlap, exactly.

Every package is looked at whose terms do not rule it out. Where figures lie near a threshold, and
where a judgement is missing, the chain decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.packages import rules as limits
from scenario_desk.analysis.packages.lattice import dense_minimal, sparse_minimal
from scenario_desk.analysis.packages.rules import Bits, Rules, held, valid_packages
from scenario_desk.analysis.packages.sweep import CLOSE, candidates
from scenario_desk.analysis.packages.terms import Terms

MOST_LINKAGES = 20
"""So many linkages that matter at one endpoint are looked at in every combination; of more, only
packages of a few items, as many as `MOST_PACKAGES` allow."""
MOST_PACKAGES = 1 << 18
MOST_ASKED = 1 << 16
"""Packages of one endpoint for which the chain is asked, where judgements are missing or tie."""
_AT_ONCE = 1 << 13

Opens = Callable[[Bits], Bools]
"""Whether each of these packages of one endpoint brings it in, as the chain has it."""


@dataclass(frozen=True, eq=False)
class Openings:
    """What brings one endpoint in."""

    packages: Bits
    """uint64[M] the inclusion-minimal packages, of the terms' linkages, fewest items first."""
    most_items: int | None
    """Packages of more items were not looked at; None: all packages were. 0 where there are more
    linkages than a package's bits have room for."""


def openings(terms: Terms, opens: Opens, go_on: Callable[[], None] = lambda: None) -> Openings:
    """The openings of an endpoint that is not in the overlap with nothing on the table.

    `go_on` is asked between the steps, and stops the search by raising.
    """
    if not len(terms.linkages) or not _hope(terms):
        return Openings(np.zeros(0, np.uint64), None)
    if len(terms.linkages) <= MOST_LINKAGES:
        go_on()
        possible, sure = candidates(terms)
        return Openings(*_confirmed(possible, sure, opens, dense_minimal, go_on))
    if len(terms.linkages) > limits.MOST_LINKAGES:
        return Openings(np.zeros(0, np.uint64), 0)
    packages, most_items = few_items(terms.rules)
    possible, sure = _passing(terms, packages, go_on)
    found, settled = _confirmed(possible, sure, opens, sparse_minimal, go_on)
    if settled is None and most_items < len(terms.linkages):
        settled = most_items
    return Openings(found, settled)


def _hope(terms: Terms) -> bool:
    """Whether every principal could be content if only what helps it were chosen; without principals
    nothing is in the overlap."""
    best = terms.gained(np.maximum(terms.effects, 0.0).sum(axis=0))
    return bool(len(best)) and bool((terms.spare + best >= -CLOSE).all())


def _confirmed(
    possible: Bits,
    sure: Bools,
    opens: Opens,
    minimal: Callable[[Bits], Bools],
    go_on: Callable[[], None],
) -> tuple[Bits, int | None]:
    """The minimal ones of those that open, where only `sure` ones are known to, fewest items first;
    and of how many items at most, where the chain would have to be asked too often."""
    room = MOST_ASKED
    while True:
        smallest = minimal(possible)
        asked = np.flatnonzero(smallest & ~sure)
        asked = asked[np.argsort(np.bitwise_count(possible[asked]), kind="stable")]
        most_items = None
        if len(asked) > room:
            most_items = int(np.bitwise_count(possible[asked[room]])) - 1
        if not len(asked) or not room:
            found = possible[smallest]
            if most_items is not None:
                found = found[np.bitwise_count(found) <= most_items]
            return found[np.lexsort((found, np.bitwise_count(found)))], most_items
        keeps = np.ones(len(possible), bool)
        for start in range(0, min(room, len(asked)), _AT_ONCE):
            go_on()
            some = asked[start : min(start + _AT_ONCE, room)]
            keeps[some] = sure[some] = opens(possible[some])
        room -= min(room, len(asked))
        possible, sure = possible[keeps], sure[keeps]


@lru_cache(maxsize=4)
def few_items(rules: Rules) -> tuple[Bits, int]:
    """All valid packages of as few items as there is room for, and up to how many items."""
    found, most_items = np.zeros(0, np.uint64), 0
    for items in range(1, len(rules.ids) + 1):
        more = valid_packages(rules, items, MOST_PACKAGES)
        if more is None:
            break
        found, most_items = more, items
    return found, most_items


def _passing(terms: Terms, packages: Bits, go_on: Callable[[], None]) -> tuple[Bits, Bools]:
    """Those of the packages that may open, and which of them surely do."""
    kept, certain = [np.zeros(0, np.uint64)], [np.zeros(0, bool)]
    for start in range(0, len(packages), _AT_ONCE):
        go_on()
        some = packages[start : start + _AT_ONCE]
        chosen = held(some, len(terms.linkages))
        totals = chosen @ terms.effects
        least = (terms.spare + terms.gained(totals)).min(axis=1)
        room = (np.where(terms.floors > -np.inf, terms.scores + totals - terms.floors, np.inf)).min(
            axis=1, initial=np.inf
        )
        least = np.minimum(least, room)
        passing = (least >= -CLOSE) & chosen[:, terms.attached].any(axis=1)
        kept.append(some[passing])
        certain.append(terms.known & (least[passing] > CLOSE))
    return np.concatenate(kept), np.concatenate(certain)
