"""A branch shown alone is placed like a tree of its own."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.presentation.layout import layout
from scenario_desk.presentation.tree.scene import scene
from tests.presentation.tree.test_scene import grown, trees


def below(frame: Frame, root: int) -> list[int]:
    """A node and everything below it, in the order of the frame."""
    inside = {root}
    for row in range(root + 1, len(frame.node_ids)):
        if int(frame.parent[row]) in inside:
            inside.add(row)
    return sorted(inside)


@settings(max_examples=100)
@given(trees, st.integers(0, 60), st.lists(st.integers(0, 60), max_size=3))
def test_a_branch_alone_is_placed_as_if_nothing_else_were_there(
    parents: list[int], chosen: int, folded: list[int]
) -> None:
    scenario = grown(parents)
    frame = lower(scenario)
    count = len(frame.node_ids)
    root = chosen % count
    folds = np.zeros(count, bool)
    folds[[row % count for row in folded]] = True
    folds &= np.asarray(frame.child_count) > 0

    kept = below(frame, root)
    own = {row: place for place, row in enumerate(kept)}
    shape = [own[int(frame.parent[row])] for row in kept[1:]]
    alone = lower(grown(shape))
    same = [alone.node_index[f"n{place}"] for place in range(len(kept))]
    placed = layout(frame, folds, root=root)
    wanted = layout(alone, folds[kept][np.argsort(same)])

    assert placed.visible[kept].tolist() == wanted.visible[same].tolist()
    assert placed.visible.sum() == wanted.visible.sum()
    assert placed.hidden_count[kept].tolist() == wanted.hidden_count[same].tolist()
    np.testing.assert_allclose(placed.x[kept], wanted.x[same], atol=1e-6)
    np.testing.assert_allclose(placed.y[kept], wanted.y[same], atol=1e-6)
    np.testing.assert_allclose(
        [placed.width, placed.height], [wanted.width, wanted.height], atol=1e-6
    )

    shown = scene(frame, placed)
    assert int(shown.index[0]) == root
    assert int(shown.parent[0]) == 0
    assert shown.level_start[0] == 0
    assert (np.diff(shown.level_start) > 0).all()
    assert int(shown.level_start[-1]) == shown.count
