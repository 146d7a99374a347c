"""What stands beside a node, where branches may lead over several columns."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.presentation.layout import Sizes, layout, visible_nodes
from scenario_desk.presentation.tree.columns import ALONE, Columns
from scenario_desk.presentation.tree.phase_columns import phase_columns
from tests.presentation.trees import Tree, tree, trees


def columns(drawn: Tree, steps: np.ndarray) -> Columns:
    placed = layout(drawn, sizes=Sizes(row=10, column=100), steps=steps)
    parent = np.maximum(drawn.parent, 0).astype(np.int64)
    return Columns(steps, placed.x - 100, placed.x, placed.y, parent, drawn.child_count == 0)


def test_a_branch_that_passes_through_a_column_is_a_neighbour_there() -> None:
    """0 has 1 and 2, both with a child: 1's stands in the third column, 2's in the second."""
    drawn = tree([2, 1, 1])
    made = columns(drawn, np.array([0, 1, 1, 3, 2]))
    assert made.heights(1).tolist() == [5, 15]
    assert made.heights(2).tolist() == [5, 15]
    assert made.heights(3).tolist() == [5]
    assert made.ends(2).tolist() == [15]
    found = made.clearances(slice(3, 5))
    assert found[1, 0] == 10, "down to the branch beside it in the second column"
    assert found[3, 0] == 10, "down to the end in the second column, when one goes on to the third"
    assert found[0, 1] == 10, "up to the branch that only passes"
    assert found[4, 1] == 10, "up to where that branch goes on"
    alone = np.ones((6, 2), bool)
    alone[[1, 3, 0, 4], [0, 0, 1, 1]] = False
    assert (found[alone] > ALONE / 2).all()


@given(trees(), st.data())
def test_neighbours_are_the_nearest_of_all_that_share_a_column(
    drawn: Tree, data: st.DataObject
) -> None:
    count = len(drawn)
    own = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=count, max_size=count)))
    steps = phase_columns(drawn, own, visible_nodes(drawn, None)).steps
    made = columns(drawn, steps)
    found = made.clearances(slice(0, count))
    for node in range(1, count):
        sharing = [
            made.y[other] - made.y[node]
            for other in range(1, count)
            if other != node
            and max(steps[drawn.parent[node]], steps[drawn.parent[other]])
            < min(steps[node], steps[other])
        ]
        above = [-apart for apart in sharing if apart < 0]
        below = [apart for apart in sharing if apart > 0]
        assert len(above) + len(below) == len(sharing), "two branches in one place"
        assert not above or found[0, node] == min(above)
        assert not below or found[1, node] == min(below)
        assert above or found[0, node] > 1e8
        assert below or found[1, node] > 1e8
