"""What makes a chart readable, asserted of one that is drawn."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.dot_names import MOST_NUMBERS
from scenario_desk.presentation.chart.left_out import left_out, without_name
from scenario_desk.presentation.chart.legend_entries import chart_key
from tests.presentation.chart.drawn import Drawn


def assert_readable(chart: Drawn) -> None:
    """No name lies on a name, a dot, the words of a line, a letter, or outside the frame."""
    found = chart.arranged
    boxes = [label.box for label in found.labels]
    for one, other in combinations(boxes, 2):
        assert not one.touches(other)
    solid = [shape.words for shape in found.lines] + [mark.box for mark in found.marks]
    if not found.region_text.empty:
        solid.append(found.region_text)
    for box in boxes:
        assert found.plane.frame.contains(box)
        # Both are put on whole pixels.
        assert not any(box.grown(-0.5).touches(each.grown(-0.5)) for each in solid)
        assert (gaps(chart, box) >= -0.8).all()


def gaps(chart: Drawn, box: Box) -> np.ndarray:
    """How far a box is from the rim of every dot in the frame, in their order."""
    found = chart.arranged
    x, y = found.x[found.order], found.y[found.order]
    off = np.hypot(x - np.clip(x, box.left, box.right), y - np.clip(y, box.top, box.bottom))
    return np.asarray(off - found.radius[found.order])


def assert_told_apart(chart: Drawn) -> None:
    """Each dot in the frame has its name, or its number and the key, or is counted."""
    found = chart.arranged
    for label in found.labels:
        own = int(np.flatnonzero(found.order == label.endpoint)[0])
        off = gaps(chart, label.box)
        if label.leader is None:
            assert (np.delete(off, own) > off[own]).all()
        else:
            x, y = label.leader[:2]
            from_middle = np.hypot(x - found.x[label.endpoint], y - found.y[label.endpoint])
            assert from_middle == pytest.approx(found.radius[label.endpoint])
    numbered = [label for label in found.labels if label.numbered]
    assert [label.text for label in numbered] == [str(n + 1) for n in range(len(numbered))]
    assert len(numbered) <= MOST_NUMBERS
    key = [entry.spoken for entry in chart_key(chart.content, found)]
    assert key == [f"{each.text} {chart.content.names[each.endpoint]}" for each in numbered]
    named = [label.endpoint for label in found.labels]
    left = without_name(chart.content, found)
    assert sorted([*named, *left]) == sorted(found.order.tolist())
    assert bool(left) == ("without a name" in left_out(chart.content, found))
    said = chart.written().said
    for label in found.labels:
        assert label.text in said
