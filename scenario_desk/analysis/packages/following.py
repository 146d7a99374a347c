"""What follows from a choice of linkages: what comes along, what is out, and what clashes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from scenario_desk.analysis.packages.rules import Rules


@dataclass(frozen=True)
class Following:
    """What a choice leads to, as ids in their order."""

    along: tuple[str, ...]
    """What has to be chosen as well: required, or alone left of an exactly-one group."""
    out: tuple[str, ...]
    """What can no longer be chosen."""
    clashes: tuple[tuple[str, str], ...]
    """Pairs that would both be chosen and may not be: no valid package holds the choice."""
    emptied: bool
    """Of a group nothing is left to choose, though exactly one has to be."""

    @property
    def possible(self) -> bool:
        """Whether a valid package may hold the choice: nothing that follows speaks against it."""
        return not self.clashes and not self.emptied


def following(rules: Rules, chosen: Collection[str]) -> Following:
    """What choosing these linkages (by id) leads to, step by step until nothing more follows."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(rules.ids)))
    graph.add_edges_from(rules.requires)
    place = {key: row for row, key in enumerate(rules.ids)}
    start = {place[key] for key in chosen if key in place}
    taken, out, emptied = set(start), set[int](), False
    grown = bool(start)
    while grown:
        size = len(taken)
        taken |= {below for row in taken for below in nx.descendants(graph, row)}
        lost = rules.barred_by(taken) | {one for one, other in rules.excludes if one == other}
        out = lost | {above for row in lost for above in nx.ancestors(graph, row)}
        for group in rules.exactly:
            left = [row for row in group if row not in out or row in taken]
            emptied |= not left
            if len(left) == 1:
                taken.add(left[0])
        grown = len(taken) > size
    pairs = [(a, b) for a, b in rules.excludes if a in taken and b in taken]
    pairs += [pair for group in rules.groups for pair in pairwise(r for r in group if r in taken)]
    names = rules.ids
    return Following(
        along=tuple(names[row] for row in sorted(taken - start)),
        out=tuple(names[row] for row in sorted(out - taken)),
        clashes=tuple((names[a], names[b]) for a, b in pairs),
        emptied=emptied,
    )


def put_on(rules: Rules, chosen: Collection[str], linkage: str) -> tuple[str, ...]:
    """The choice (ids) with one more linkage and all that has to be chosen for it, in their order."""
    more = (*chosen, linkage)
    taken = {*more, *following(rules, more).along}
    return tuple(key for key in rules.ids if key in taken)


def taken_off(rules: Rules, chosen: Collection[str], linkage: str) -> tuple[str, ...]:
    """The choice (ids) without a linkage and all that requires it, in their order."""
    gone = {rules.ids.index(linkage)}
    grown = True
    while grown:
        more = {one for one, other in rules.requires if other in gone} - gone
        gone |= more
        grown = bool(more)
    return tuple(key for row, key in enumerate(rules.ids) if key in chosen and row not in gone)


def unchosen(rules: Rules, chosen: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The groups (ids) of which a choice that is not empty lacks the one it has to hold."""
    if not chosen:
        return ()
    named = [tuple(rules.ids[row] for row in group) for group in rules.exactly]
    return tuple(group for group in named if not set(group) & set(chosen))


def never_chosen(rules: Rules) -> tuple[str, ...]:
    """Linkages (ids) that no valid package holds, since what follows from them contradicts itself."""
    return tuple(key for key in rules.ids if not following(rules, (key,)).possible)


def circles(rules: Rules) -> tuple[tuple[str, ...], ...]:
    """Linkages that require one another in a circle, so that they are only chosen together."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph(rules.requires)
    found = [sorted(each) for each in nx.strongly_connected_components(graph) if len(each) > 1]
    return tuple(tuple(rules.ids[row] for row in each) for each in sorted(found))
