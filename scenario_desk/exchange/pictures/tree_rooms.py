"""How much room rows and columns of a tree need so that its labels can be read in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.drawing import Type, TypeSetter
from scenario_desk.presentation.layout import Direction, Sizes
from scenario_desk.presentation.tree.metrics import Metrics, metrics
from scenario_desk.presentation.tree.notes import ASKED_LINES
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.scene import Ints

_ROWS = {1: 60.0, 2: 64.0, 3: 80.0}
"""By lines of label, the least row that holds them, and the probability below."""
_MANY = 4_000
"""In a larger tree columns are of one width, since measuring every label takes long."""
_USUAL = Sizes(row=80.0, column=320.0)
_NARROWEST, _WIDEST = 84.0, 420.0
"""What a label gets at least and at most."""
_DOWN = 150.0
"""Between two depths of a tree that grows down: a label of three lines, and names below."""
_NOTED = 170.0
"""What is noted at a node is seldom wider."""
_STEP = 4.0
"""Type is set in widths of so many pixels."""


def rooms(
    frame: Frame,
    visible: Bools,
    texts: TypeSetter,
    direction: Direction,
    shown: OnDemand,
    steps: Ints | None = None,
) -> Iterator[Sizes]:
    """Ways to arrange a tree: labels in one, two or three lines, each column as wide as it needs.

    visible: bool[N], the nodes that are drawn. steps: int64[N], their columns, by default their
    depths. Growing down, all words are as wide as a row.
    """
    sizes = metrics(texts, 1.0, 100.0, 10_000.0)
    noted = shown.lines * sizes.small_line
    if direction == "down":
        asked = ASKED_LINES * sizes.small_line if _asks(frame, visible) else 0.0
        yield Sizes(row=_across(frame, visible, texts, sizes), column=_DOWN + noted + asked)
        return
    if int(visible.sum()) > _MANY:
        yield Sizes(row=_USUAL.row + noted, column=_USUAL.column)
        return
    least = _NOTED if replace(shown, phases=False).names else _NARROWEST
    ways = _ways(frame, visible, steps)
    for lines, row in _ROWS.items():
        edges = [0.0]
        for begins in ways:
            # What leads over several columns has those before its last for its label too.
            spared = [
                needed(label, texts, sizes.label, lines) - (edges[-1] - edges[begin])
                for begin, labels in begins.items()
                for label in labels
            ]
            edges.append(edges[-1] + _column(sizes, max([least, *spared])))
        yield Sizes(row=row + noted, columns=np.diff(edges).tolist())


def _asks(frame: Frame, visible: Bools) -> bool:
    """Whether a node within the tree has a question: growing down, room is made for it."""
    nodes = frame.scenario.nodes
    return any(nodes[frame.node_ids[row]].question for row in _drawn(visible)[1:])


def _across(frame: Frame, visible: Bools, texts: TypeSetter, sizes: Metrics) -> float:
    """How wide a row is in a tree that grows down: its labels and names in three lines."""
    widest = sizes.name_width
    if int(visible.sum()) <= _MANY:
        names = {each.name for each in frame.scenario.endpoints.values()}
        nodes = frame.scenario.nodes
        said = names.union(nodes[frame.node_ids[row]].label for row in _drawn(visible)[1:])
        widest = max((needed(each, texts, sizes.label, 3) for each in said), default=_NARROWEST)
    return min(widest + _STEP, sizes.name_width) + 10


def needed(label: str, texts: TypeSetter, face: Type, lines: int) -> float:
    """The least width in which a label is whole in so many lines, in steps."""
    whole = texts.laid(label, face, 100 * _WIDEST).width
    # A word is not broken for the sake of a narrow column.
    longest = max((texts.laid(each, face, _WIDEST).width for each in label.split()), default=0.0)
    low = int(max(whole / lines, longest + _STEP, _NARROWEST) / _STEP)
    high = max(int(whole / _STEP) + 2, low)
    while low < high:
        middle = (low + high) // 2
        if texts.laid(label, face, middle * _STEP, lines).whole:
            high = middle
        else:
            low = middle + 1
    return min(low * _STEP, _WIDEST)


def _column(sizes: Metrics, label: float) -> float:
    """The distance between two depths that leaves a label this width."""
    # Beside the label: the mark of the node, the turn of the branch, and a little air.
    spared = sizes.radius + 5 + 4 + _STEP
    wide = label + spared + sizes.bend(10_000.0)
    share = 1 - sizes.bend(1.0)
    return max(
        wide if wide * (1 - share) >= sizes.bend(10_000.0) else (label + spared) / share, 0.0
    )


def _ways(frame: Frame, visible: Bools, steps: Ints | None) -> list[dict[int, set[str]]]:
    """Of each column but the first: the labels of the branches that end there, by where they begin."""
    nodes, starts = frame.scenario.nodes, np.asarray(frame.level_start)
    if steps is None:
        steps = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    rows = _drawn(visible)
    found: list[dict[int, set[str]]] = [
        defaultdict(set) for _column in range(int(steps[rows].max()))
    ]
    for row in rows:
        parent = int(frame.parent[row])
        if parent >= 0 and visible[parent]:
            found[steps[row] - 1][int(steps[parent])].add(nodes[frame.node_ids[row]].label)
    return found


def _drawn(visible: Bools) -> list[int]:
    return np.flatnonzero(visible).tolist()
