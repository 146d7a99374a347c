"""How much room rows and columns of a tree need so that its labels can be read in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.drawing import Type, TypeSetter
from scenario_desk.presentation.layout import Direction, Sizes
from scenario_desk.presentation.tree.metrics import Metrics, metrics
from scenario_desk.presentation.tree.shown import Shown

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
    frame: Frame, visible: Bools, texts: TypeSetter, direction: Direction, shown: Shown
) -> Iterator[Sizes]:
    """Ways to arrange a tree: labels in one, two or three lines, each column as wide as it needs.

    visible: bool[N], the nodes that are drawn. Growing down, all words are as wide as a row.
    """
    sizes = metrics(texts, 1.0, 100.0, 10_000.0)
    noted = shown.lines * sizes.small_line
    if direction == "down":
        yield Sizes(row=_across(frame, visible, texts, sizes), column=_DOWN + noted)
        return
    if int(visible.sum()) > _MANY:
        yield Sizes(row=_USUAL.row + noted, column=_USUAL.column)
        return
    spared = _NOTED if shown.names else 0.0
    for lines, row in _ROWS.items():
        wide = [
            max((needed(label, texts, sizes.label, lines) for label in labels), default=0.0)
            for labels in _labels(frame, visible)
        ]
        columns = [_column(sizes, max(each, spared)) for each in wide]
        yield Sizes(row=row + noted, columns=columns)


def _across(frame: Frame, visible: Bools, texts: TypeSetter, sizes: Metrics) -> float:
    """How wide a row is in a tree that grows down: its labels and names in three lines."""
    widest = sizes.name_width
    if int(visible.sum()) <= _MANY:
        names = {each.name for each in frame.scenario.endpoints.values()}
        said = names.union(*_labels(frame, visible))
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


def _labels(frame: Frame, visible: Bools) -> Iterator[set[str]]:
    """Of each depth: the labels of the shown branches that leave it."""
    nodes, starts = frame.scenario.nodes, np.asarray(frame.level_start).tolist()
    for start, stop in pairwise(starts[1:]):
        rows = start + np.flatnonzero(visible[start:stop])
        yield {nodes[frame.node_ids[row]].label for row in rows.tolist()}
