"""Whether a deal enforces itself: who would rather leave it on the way to its end, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.stability.ratifying import signed
from scenario_desk.analysis.ties import slack


@dataclass(frozen=True)
class Breach:
    """That a signatory does better by leaving than by going on."""

    node: int
    """Row of the node it leaves at."""
    actor: int
    expected: float
    """What it expects from there on, points."""
    without: float
    """What it has without a deal, points."""

    @property
    def cost(self) -> float:
        """What leaving would have to cost it at least so that it goes on, points."""
        return self.without - self.expected


@dataclass(frozen=True)
class Keeping:
    """A deal as the ways to its end."""

    nodes: tuple[int, ...]
    """Rows of the nodes that are still to come on any way, the nearest to the root first."""
    breaches: tuple[Breach, ...]
    unknown: tuple[tuple[int, int], ...]
    """(node, actor) where either side of the comparison is not known."""
    clear: bool
    """Whether there is a way on which nobody would leave."""

    @property
    def answer(self) -> int:
        """1 nobody would leave, 0 somebody would, −1 undecided."""
        return NO if self.breaches else UNDECIDED if self.unknown else YES


def keeping(figures: Figures, endpoint: int) -> Keeping | None:
    """Where each principal would leave the way to the endpoint of this row.

    It would where what it expects from a node on, as the tree resolves, is less than its
    reservation value, margin aside: what a signature costs at home is paid by then. None where
    nobody signs, or no leaf that can still be reached leads there.
    """
    frame = figures.frame
    nodes = ahead(frame, endpoint) if signed(figures, endpoint) else ()
    if not nodes:
        return None
    principals = np.flatnonzero(frame.principal)
    expected = figures.expected_utility[np.array(nodes)[:, None], principals]
    without = figures.reservation[principals]
    leaves, unknown = leaving(expected, without)
    left = {nodes[step] for step in np.flatnonzero((leaves | unknown).any(axis=1)).tolist()}
    return Keeping(
        nodes,
        tuple(
            Breach(
                nodes[step], int(principals[who]), float(expected[step, who]), float(without[who])
            )
            for step, who in np.argwhere(leaves).tolist()
        ),
        tuple((nodes[step], int(principals[who])) for step, who in np.argwhere(unknown).tolist()),
        any(left.isdisjoint(way) for way in _ways(frame, endpoint)),
    )


def leaving(expected: Floats, without: Floats) -> tuple[Bools, Bools]:
    """Whether who expects so much from a node on does better with what it has without a deal, and
    whether that is not known; points, nan where a side of it is not."""
    unknown = np.isnan(expected) | np.isnan(without)
    leaves = without - expected > slack(without)
    return leaves & ~unknown, unknown


def ahead(frame: Frame, endpoint: int) -> tuple[int, ...]:
    """Rows of the nodes below the root, and below what has happened, that lead to the endpoint."""
    return tuple(sorted({node for way in _ways(frame, endpoint) for node in way}))


def _ways(frame: Frame, endpoint: int) -> list[set[int]]:
    """The same, leaf by leaf."""
    passed = {0, *frame.moves.tolist()}
    found: list[set[int]] = []
    for leaf in np.flatnonzero(frame.leaf_endpoint == endpoint).tolist():
        way = [leaf]
        while way[-1] != 0:
            way.append(int(frame.parent[way[-1]]))
        if passed.issubset(way):
            found.append(set(way) - passed)
    return found
