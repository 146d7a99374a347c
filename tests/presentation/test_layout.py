"""No row touches another, parents stand in the middle, and folding hides what it says."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.presentation.layout import Sizes, TreeLayout, layout
from tests.presentation.trees import Tree, tree, trees

SMALL = tree([2, 2, 0])
"""A root with two children, the first with two of its own: 0 → (1 → (3, 4), 2)."""


def test_leaves_are_stacked_and_parents_centred() -> None:
    placed = layout(SMALL, sizes=Sizes(row=10, column=100))
    assert placed.y[[3, 4, 2]].tolist() == [5, 15, 25]
    assert placed.y[1] == 10
    assert placed.y[0] == 17.5
    assert placed.x.tolist() == [0, 100, 100, 200, 200]
    assert (placed.width, placed.height) == (300, 30)


def test_a_root_alone_has_a_place() -> None:
    placed = layout(tree([]), sizes=Sizes(row=10, column=100))
    assert (placed.x.tolist(), placed.y.tolist()) == ([0], [5])
    assert (placed.width, placed.height) == (100, 10)


def test_a_tall_parent_pushes_its_neighbours_and_stays_in_the_middle_of_its_children() -> None:
    placed = layout(SMALL, sizes=Sizes(rows=np.array([10.0, 60, 10, 10, 10])))
    assert placed.y[1] == 30
    assert placed.y[[3, 4]].tolist() == [25, 35]
    assert placed.y[2] == 65


def test_columns_may_differ_by_depth() -> None:
    placed = layout(SMALL, sizes=Sizes(column=50, columns=(120,)))
    assert placed.x.tolist() == [0, 120, 120, 170, 170]
    assert placed.width == 220


def test_left_is_the_mirror_image_and_down_is_turned() -> None:
    right = layout(SMALL, sizes=Sizes())
    left = layout(SMALL, sizes=Sizes(), direction="left")
    down = layout(SMALL, sizes=Sizes(), direction="down")
    assert left.x.tolist() == (right.width - right.x).tolist()
    assert left.y.tolist() == right.y.tolist()
    assert (down.x.tolist(), down.y.tolist()) == (right.y.tolist(), right.x.tolist())
    assert (down.width, down.height) == (right.height, right.width)


def test_a_folded_subtree_takes_one_row_and_says_what_it_hides() -> None:
    placed = layout(SMALL, folds(SMALL, 1), Sizes(row=10, column=100))
    assert placed.visible.tolist() == [True, True, True, False, False]
    assert placed.hidden_count.tolist() == [0, 2, 0, 0, 0]
    assert placed.y.tolist() == [10, 5, 15, 5, 5]
    assert placed.x.tolist() == [0, 100, 100, 100, 100]
    assert (placed.width, placed.height) == (200, 20)


def test_a_fold_inside_a_fold_is_counted_once() -> None:
    placed = layout(SMALL, folds(SMALL, 0, 1))
    assert placed.hidden_count.tolist() == [4, 0, 0, 0, 0]
    assert placed.visible.tolist() == [True, False, False, False, False]


def test_folding_a_leaf_hides_nothing() -> None:
    open_, folded = layout(SMALL), layout(SMALL, folds(SMALL, 2))
    assert folded.y.tolist() == open_.y.tolist()
    assert not folded.hidden_count.any()


@given(trees(), st.data())
def test_no_row_touches_another(drawn: Tree, data: st.DataObject) -> None:
    rows = np.array(data.draw(sizes_of(drawn)))
    folded = np.array(data.draw(folds_of(drawn)))
    placed = layout(drawn, folded, Sizes(rows=rows))
    lines = [drawn.ancestors(node) for node in range(len(drawn))]
    for one, other in combinations(np.flatnonzero(placed.visible).tolist(), 2):
        if one not in lines[other]:
            apart = abs(placed.y[one] - placed.y[other])
            assert apart >= (rows[one] + rows[other]) / 2 - 1e-9
    shown = placed.visible
    assert (placed.y - rows / 2)[shown].min() >= -1e-9
    assert (placed.y + rows / 2)[shown].max() <= placed.height + 1e-9


@given(trees(), st.data())
def test_order_is_kept_and_parents_are_centred(drawn: Tree, data: st.DataObject) -> None:
    folded = np.array(data.draw(folds_of(drawn)))
    placed = layout(drawn, folded)
    starts = drawn.level_start
    for start, stop in pairwise(starts):
        assert (np.diff(placed.y[start:stop]) >= 0).all()
    for node in np.flatnonzero(placed.visible & ~folded & (drawn.child_count > 0)).tolist():
        children = drawn.children(node)
        assert placed.y[node] == pytest.approx((placed.y[children[0]] + placed.y[children[-1]]) / 2)


@given(trees(), st.data())
def test_what_is_hidden_is_counted_by_the_folds_that_hide_it(
    drawn: Tree, data: st.DataObject
) -> None:
    folded = np.array(data.draw(folds_of(drawn)))
    placed = layout(drawn, folded)
    assert placed.hidden_count.sum() == (~placed.visible).sum()
    for node in np.flatnonzero(~placed.visible).tolist():
        above = int(drawn.parent[node])
        assert at(placed, node) == at(placed, above)
        assert folded[above] or not placed.visible[above]


def test_a_deep_chain_and_a_broad_family_are_laid_out() -> None:
    chain = layout(tree([1] * 999))
    assert np.ptp(chain.y) == 0
    broad = layout(tree([5_000]))
    assert np.diff(broad.y[1:]) == pytest.approx(np.full(4_999, 46.0))


def folds(drawn: Tree, *nodes: int) -> np.ndarray:
    folded = np.zeros(len(drawn), dtype=bool)
    folded[list(nodes)] = True
    return folded


def at(placed: TreeLayout, node: int) -> tuple[float, float]:
    return float(placed.x[node]), float(placed.y[node])


def sizes_of(drawn: Tree) -> st.SearchStrategy[list[float]]:
    return st.lists(st.floats(1, 100), min_size=len(drawn), max_size=len(drawn))


def folds_of(drawn: Tree) -> st.SearchStrategy[list[bool]]:
    return st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn))
