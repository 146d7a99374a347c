"""What follows from rules that hold between things: requires, excludes, one of a group, signs.

networkx is imported where it is asked and not before: no edit and no first window waits for it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from scenario_desk.model.entities import Relation
from scenario_desk.model.scenario import Scenario

MOST_LINKAGES = 5_000
MOST_REQUIRED = 150_000
"""So many linkages that require or are required, so many times over, are followed; no table has as
many, and a file from a stranger must not keep anybody waiting."""
MOST_TOLD = 10
"""So many of those that a linkage does not go together with are told of it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why a linkage can never be chosen.

    It requires `through`, which can never be chosen itself; or else with all that it requires come
    `one` and `other`, which exclude one another, or of whose `group` only one can be chosen. `one`
    may be the linkage itself; it is `other` where that excludes itself.
    """

    through: str = ""
    one: str = ""
    other: str = ""
    group: str | None = None


class TooManyRules(Exception):
    """There are more rules than are to be followed."""


@dataclass(slots=True)
class Steps:
    """How many rules may still be looked at, by all that share it."""

    left: float = math.inf

    def take(self, count: int) -> None:
        """Look at so many; raises TooManyRules where no more are left."""
        self.left -= count
        if self.left < 0:
            raise TooManyRules


def never_chosen(scenario: Scenario) -> dict[str, Contradiction] | None:
    """The linkages that no choice can hold, and why; None where there are too many to follow.

    A choice holds all that its linkages require, no two of which one excludes the other, and of
    each group one at most. A linkage stands in some choice exactly when all it requires, directly
    and through others, is one. Those that require one another in a circle are chosen together.
    """
    linkages = scenario.linkages
    required = {
        key: [other for other in dict.fromkeys(linkage.requires) if other in linkages]
        for key, linkage in linkages.items()
        if linkage.requires or key in linkage.excludes
    }
    if not required:
        return {}
    # What is only required has a place among them, too.
    followed = len(required.keys() | set(chain.from_iterable(required.values())))
    if followed > MOST_LINKAGES or sum(map(len, required.values())) > MOST_REQUIRED:
        return None
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(required)
    graph.add_edges_from((key, other) for key, others in required.items() for other in others)
    circles = nx.condensation(graph)
    keys = list(graph)
    place = {key: number for number, key in enumerate(keys)}
    excluded = _excluded(scenario, place)
    barred_by = _barred_by(scenario, place, excluded)
    # What comes along with a circle, and what that bars, as sets of bits, from the ends upwards.
    comes: dict[int, int] = {}
    barred: dict[int, int] = {}
    never: dict[str, Contradiction] = {}
    for circle in reversed(list(nx.topological_sort(circles))):
        members = sorted(circles.nodes[circle]["members"], key=place.__getitem__)
        comes[circle], barred[circle] = 0, 0
        for member in members:
            comes[circle] |= 1 << place[member]
            barred[circle] |= barred_by[place[member]]
        for below in circles[circle]:
            comes[circle] |= comes[below]
            barred[circle] |= barred[below]
        if not comes[circle] & barred[circle]:
            continue
        for member in members:
            through = next((other for other in required.get(member, ()) if other in never), "")
            if through:
                never[member] = Contradiction(through)
                continue
            clash = barred_by[place[member]] & comes[circle]
            one = member if clash else _first(keys, comes[circle] & barred[circle])
            other = _first(keys, barred_by[place[one]] & comes[circle])
            excluding = excluded[place[one]] >> place[other] & 1
            group = None if excluding else linkages[one].group
            never[member] = Contradiction("", one, other, group)
    return {key: never[key] for key in linkages if key in never}


def lacking(scenario: Scenario, chosen: Collection[str], steps: Steps) -> Iterator[tuple[str, str]]:
    """What linkages require, themselves or through others, that is not chosen with them.

    Yields (the chosen one, what it lacks); what several lack is told of the first. Raises
    TooManyRules.
    """
    told = set(chosen)
    for key in dict.fromkeys(chosen):
        waiting = [key]
        while waiting:
            linkage = scenario.linkages.get(waiting.pop())
            others = linkage.requires if linkage is not None else ()
            steps.take(len(others))
            for other in others:
                if other not in told:
                    told.add(other)
                    waiting.append(other)
                    yield key, other


def excluding(
    scenario: Scenario, chosen: Collection[str], steps: Steps
) -> Iterator[tuple[str, str]]:
    """The pairs of these linkages of which one excludes the other: each pair once.

    A linkage tells of `MOST_TOLD` that it excludes, and no more. Raises TooManyRules.
    """
    among = set(chosen)
    told: set[tuple[str, str]] = set()
    for key in dict.fromkeys(chosen):
        linkage = scenario.linkages.get(key)
        others = linkage.excludes if linkage is not None else ()
        steps.take(len(others))
        new = (other for other in others if other in among and (key, other) not in told)
        for other in islice(new, MOST_TOLD):
            told.update(((key, other), (other, key)))
            yield key, other


def opposed(scenario: Scenario) -> Iterator[tuple[Relation, Relation]]:
    """Relations that say of the same two interests that they collide and that they support."""
    first: dict[frozenset[str], Relation] = {}
    for relation in scenario.relations.values():
        if relation.sign:
            ends = frozenset((relation.source, relation.target))
            before = first.setdefault(ends, relation)
            if before.sign * relation.sign < 0:
                yield before, relation


def _excluded(scenario: Scenario, place: dict[str, int]) -> list[int]:
    """By place: the bits of what it excludes and of what excludes it."""
    rows = [bytearray(len(place) // 8 + 1) for _ in place]
    for key, here in place.items():
        for other in scenario.linkages[key].excludes:
            there = place.get(other)
            if there is not None:
                rows[here][there >> 3] |= 1 << (there & 7)
                rows[there][here >> 3] |= 1 << (here & 7)
    return [int.from_bytes(row, "little") for row in rows]


def _barred_by(scenario: Scenario, place: dict[str, int], excluded: list[int]) -> list[int]:
    """By place: the bits of what one of the two excludes, and of what shares its group."""
    mates: dict[str | None, int] = {}
    for key, here in place.items():
        group = scenario.linkages[key].group
        if group in scenario.groups:
            mates[group] = mates.get(group, 0) | 1 << here
    return [
        excluded[here] | mates.get(scenario.linkages[key].group, 0) & ~(1 << here)
        for key, here in place.items()
    ]


def _first(keys: Sequence[str], bits: int) -> str:
    return keys[(bits & -bits).bit_length() - 1]
