"""How much room rows and columns of a tree need so that its labels can be read in full."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.drawing import Type, TypeSetter
from scenario_desk.presentation.layout import Sizes
from scenario_desk.presentation.tree.metrics import Metrics, metrics

_ROWS = {1: 60.0, 2: 64.0, 3: 80.0}
"""By lines of label, the least row that holds them, and the probability below."""
_MANY = 4_000
"""In a larger tree columns are of one width, since measuring every label takes long."""
_USUAL = Sizes(row=80.0, column=320.0)
_NARROWEST, _WIDEST = 84.0, 420.0
"""What a label gets at least and at most."""
_STEP = 4.0
"""Type is set in widths of so many pixels."""


def rooms(frame: Frame, visible: Bools, texts: TypeSetter) -> Iterator[Sizes]:
    """Ways to arrange a tree: labels in one, two or three lines, each column as wide as it needs.

    visible: bool[N], the nodes that are shown.
    """
    if int(visible.sum()) > _MANY:
        yield _USUAL
        return
    for lines, row in _ROWS.items():
        sizes = metrics(texts, 1.0, row, 10_000.0)
        wide = [
            max((needed(label, texts, sizes.label, lines) for label in labels), default=0.0)
            for labels in _labels(frame, visible)
        ]
        yield Sizes(row=row, columns=[_column(sizes, each) for each in wide])


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
