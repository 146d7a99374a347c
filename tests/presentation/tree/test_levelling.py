"""Two trees beside each other: what both show stands at one height, and nothing comes nearer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.model import edits
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.layout import layout
from scenario_desk.presentation.tree.levelling import levelled
from scenario_desk.presentation.tree.scene import Scene, scene
from tests.model.building import small_scenario
from tests.presentation.tree.test_scene import grown

SMALL = small_scenario()
Edit = Callable[[Scenario], Scenario]


def placed(scenario: Scenario, steps: bool = False) -> tuple[Frame, Scene]:
    frame = lower(scenario)
    # Every branch over two columns, where columns are no depths.
    columns = np.asarray(frame.depth, np.int64) * 2 if steps else None
    return frame, scene(frame, layout(frame, steps=columns), columns)


def pair(old: Scenario, new: Scenario, steps: bool = False) -> tuple[dict[str, float], ...]:
    """The heights of all nodes of both by id, once they are level and found to be in order."""
    (one, before), (other, after) = placed(old, steps), placed(new, steps)
    sides = levelled(before, after, other.rows_of(one.node_ids))
    for was, now in zip((before, after), sides, strict=True):
        assert_in_order(now)
        rows = [np.diff(np.sort(each.y[each.ended])) for each in (was, now)]
        assert (rows[1] >= rows[0] - 1e-9).all()
        assert (now.x == was.x).all()
    assert sides[0].bounds == sides[1].bounds
    return tuple(
        {frame.node_ids[row]: float(y) for row, y in zip(each.index, each.y, strict=True)}
        for frame, each in zip((one, other), sides, strict=True)
    )


def assert_in_order(found: Scene) -> None:
    """What is said of every scene, on which all that searches it relies."""
    for start, stop in zip(found.level_start, found.level_start[1:], strict=False):
        for heights in (found.y, found.edge_top, found.edge_bottom):
            assert (np.diff(heights[start:stop]) >= 0).all()
    ends = np.stack([found.y, found.y[found.parent]])
    assert (found.edge_top == ends.min(axis=0)).all()
    assert (found.edge_bottom == ends.max(axis=0)).all()
    assert found.bounds.top <= found.y.min()
    assert found.bounds.bottom >= found.y.max()
    assert (found.columns is None) or (found.columns.y is found.y)


@pytest.mark.parametrize("steps", [False, True])
@pytest.mark.parametrize(
    ("edit", "moved"),
    [
        (lambda scenario: edits.delete(scenario, ("hold", "rout")), set()),
        (lambda scenario: edits.add_child(scenario, "talks", "more", "More"), set()),
        (lambda scenario: edits.add_child(scenario, "deal", "more", "More"), set()),
        (lambda scenario: edits.move(scenario, "leave", "talks", 0), {"leave"}),
        (lambda scenario: edits.move(scenario, "yield", "talks"), {"yield"}),
        (lambda scenario: scenario, set()),
    ],
)
def test_all_that_both_show_is_level_but_what_was_moved(edit: Edit, moved: set[str], steps: bool):
    old, new = pair(SMALL, edit(SMALL), steps)
    shared = old.keys() & new.keys()
    assert {node for node in shared if old[node] != pytest.approx(new[node])} <= moved


def test_what_is_added_stands_beside_a_gap():
    new = edits.add_child(SMALL, "talks", "more", "More")
    old, after = pair(SMALL, new)
    beside = [y for node, y in old.items() if abs(y - after["more"]) < 1]
    assert not beside


def test_trees_that_share_nothing_stay_as_they_are():
    old, new = SMALL, grown([0, 0, 1])
    levels = pair(old, new)
    for scenario, level in zip((old, new), levels, strict=True):
        frame, own = placed(scenario)
        assert [level[frame.node_ids[row]] for row in own.index] == own.y.tolist()


moves = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans()), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40), moves)
def test_nothing_crosses_or_comes_nearer_whatever_was_done(
    parents: list[int], done: list[tuple[int, int, bool]]
):
    old = new = grown(parents)
    for one, other, removes in done:
        nodes = [node for node in new.nodes if node != new.root]
        if not nodes:
            break
        node, below = nodes[one % len(nodes)], list(new.nodes)[other % len(new.nodes)]
        try:
            new = edits.delete(new, (node,)) if removes else edits.move(new, (node,), below)
        except EditRefused:
            continue
    pair(old, new)
