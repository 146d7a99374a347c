"""Which sets of linkages are valid, and what follows from choosing some of them.

A package is valid if it holds all that its linkages require, no two of which one excludes the
other, of each group one at most and, unless it is empty, of each exactly-one group one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenario_desk.analysis.arrays import Bools
from scenario_desk.model.scenario import Scenario

Bits = NDArray[np.uint64]
"""uint64[K] packages: bit k is set where the linkage of row k is in it."""
MOST_LINKAGES = 63
"""Linkages that a package's bits have room for."""


@dataclass(frozen=True)
class Rules:
    """The rules between some linkages, named by their rows."""

    ids: tuple[str, ...]
    requires: tuple[tuple[int, int], ...]
    """The first requires the second."""
    excludes: tuple[tuple[int, int], ...]
    """Two of which one excludes the other; the two are one where it can never be chosen."""
    groups: tuple[tuple[int, ...], ...]
    """Of each at most one is chosen."""
    exactly: tuple[tuple[int, ...], ...]
    """Of each of these groups a package that is not empty holds one."""

    def closed(self, rows: Iterable[int]) -> tuple[int, ...]:
        """These rows with all that a valid package may need for their sake, in order.

        What else a package holds can be left out of it, and it stays valid.
        """
        found = set(rows)
        if not found:
            return ()
        found.update(row for group in self.exactly for row in group)
        waiting = list(found)
        while waiting:
            for other in self.required[waiting.pop()]:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return tuple(sorted(found))

    def among(self, rows: Sequence[int]) -> Rules:
        """The rules between these rows, which are numbered anew.

        What requires any other can never be chosen; groups without any of these rows are left out.
        """
        place = {row: number for number, row in enumerate(rows)}
        outside = [(place[a],) * 2 for a, b in self.requires if a in place and b not in place]
        excludes = [(place[a], place[b]) for a, b in self.excludes if a in place and b in place]
        here = [group for group in self.exactly if not group or place.keys() & group]
        return Rules(
            tuple(self.ids[row] for row in rows),
            tuple((place[a], place[b]) for a, b in self.requires if a in place and b in place),
            tuple(dict.fromkeys([*excludes, *outside])),
            tuple(tuple(place[row] for row in group if row in place) for group in self.groups),
            tuple(tuple(place[row] for row in group if row in place) for group in here),
        )

    def only(self, rows: Iterable[int]) -> Rules:
        """The same where none but these rows can ever be chosen."""
        kept = set(rows)
        never = [(row, row) for row in range(len(self.ids)) if row not in kept]
        return replace(self, excludes=tuple(dict.fromkeys([*self.excludes, *never])))

    def holding(self, rows: Iterable[int]) -> Rules:
        """The same where whatever is chosen holds these rows as well."""
        return replace(self, exactly=(*self.exactly, *((row,) for row in rows)))

    def parts(self, together: Iterable[Collection[int]] = ()) -> list[tuple[int, ...]]:
        """The rows in parts between which no rule holds; those in `together` stay in one part."""
        import networkx as nx

        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(len(self.ids)))
        graph.add_edges_from([*self.requires, *self.excludes])
        for group in (*self.groups, *map(tuple, together)):
            nx.add_path(graph, group)
        return sorted(tuple(sorted(part)) for part in nx.connected_components(graph))

    @cached_property
    def required(self) -> tuple[tuple[int, ...], ...]:
        """By row, what it requires itself."""
        found: list[list[int]] = [[] for _ in self.ids]
        for one, other in self.requires:
            found[one].append(other)
        return tuple(map(tuple, found))

    @cached_property
    def apart(self) -> tuple[tuple[int, int], ...]:
        """Every two that may not both be chosen: one excludes the other, or they share a group."""
        mates = (pair for group in self.groups for pair in combinations(group, 2))
        return tuple(dict.fromkeys([*self.excludes, *mates]))

    def barred_by(self, chosen: Collection[int]) -> set[int]:
        """The rows that may not be chosen beside these."""
        found = {b for a, b in self.excludes if a in chosen}
        found |= {a for a, b in self.excludes if b in chosen}
        for group in self.groups:
            held = [row for row in group if row in chosen]
            if held:
                found.update(row for row in group if len(held) > 1 or row != held[0])
        return found

    def valid(self, packages: Bools) -> Bools:
        """bool[K] whether each of the packages bool[K, L] is valid."""
        found = np.ones(len(packages), bool)
        for one, other in self.requires:
            found &= ~packages[:, one] | packages[:, other]
        for one, other in self.excludes:
            found &= ~(packages[:, one] & packages[:, other])
        for group in self.groups:
            found &= packages[:, list(group)].sum(axis=1) <= 1
        for group in self.exactly:
            found &= packages[:, list(group)].any(axis=1)
        return found | ~packages.any(axis=1)


def rules_of(scenario: Scenario) -> Rules:
    """The rules between all linkages of a scenario; what names nothing is no rule."""
    linkages, groups = scenario.linkages, scenario.groups
    row = {key: number for number, key in enumerate(linkages)}
    requires: dict[tuple[int, int], None] = {}
    excludes: dict[tuple[int, int], None] = {}
    members: dict[str, list[int]] = {key: [] for key in groups}
    for key, linkage in linkages.items():
        requires.update({(row[key], row[o]): None for o in linkage.requires if o in row})
        others = [row[o] for o in linkage.excludes if o in row]
        excludes.update({(min(row[key], o), max(row[key], o)): None for o in others})
        if linkage.group in members:
            members[linkage.group].append(row[key])
    exactly = (tuple(members[key]) for key in groups if groups[key].choose == "exactly_one")
    return Rules(
        tuple(linkages),
        tuple(requires),
        tuple(excludes),
        tuple(map(tuple, members.values())),
        tuple(exactly),
    )


def valid_packages(rules: Rules, most_items: int, most: int) -> Bits | None:
    """All valid packages of at most so many items; None where more than `most` are met on the way.

    The empty one is among them unless of some group exactly one is chosen.
    """
    order = _required_first(rules)
    place = {row: number for number, row in enumerate(order)}
    due: list[list[tuple[str, int, int]]] = [[] for _ in order]
    for kind, pairs in (("requires", rules.requires), ("apart", rules.apart)):
        for one, other in pairs:
            due[max(place[one], place[other])].append((kind, one, other))
    found: Bits = np.zeros(1, np.uint64)
    if not all(rules.exactly):
        return found[:0]
    last = {group: max(place[row] for row in group) for group in rules.exactly}
    for step, row in enumerate(order):
        room = np.bitwise_count(found) < most_items
        found = np.concatenate([found, found[room] | _bit(row)])
        for kind, one, other in due[step]:
            second = found & _bit(other) != 0
            wrong = ~second if kind == "requires" else second
            found = found[(found & _bit(one) == 0) | ~wrong]
        for group, end in last.items():
            if end == step:
                found = found[found & np.bitwise_or.reduce([_bit(each) for each in group]) != 0]
        if len(found) > most:
            return None
    return found


def _required_first(rules: Rules) -> list[int]:
    """The rows so that what is required comes before, and a circle's stand side by side."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(rules.ids)))
    graph.add_edges_from(rules.requires)
    circles = nx.condensation(graph)
    upwards = reversed(list(nx.topological_sort(circles)))
    return [row for circle in upwards for row in sorted(circles.nodes[circle]["members"])]


def _bit(row: int) -> np.uint64:
    return np.uint64(1 << row)


def held(packages: Bits, linkages: int) -> Bools:
    """bool[K, L] the same packages, a column for each linkage."""
    found: Bools = (packages[:, None] >> np.arange(linkages, dtype=np.uint64)) & np.uint64(1) == 1
    return found
