"""Phases as columns: time runs one way along every branch, and a phase is one band."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.presentation.layout import Sizes, layout, visible_nodes
from scenario_desk.presentation.tree.phase_columns import BEFORE, Band, phase_columns
from tests.presentation.trees import Tree, tree, trees

CHAIN = tree([1, 1, 1])
ALL = np.ones(4, bool)


def test_a_phase_is_as_many_columns_wide_as_its_longest_way() -> None:
    made = phase_columns(CHAIN, np.array([0, BEFORE, 1, BEFORE]), ALL)
    assert made.steps.tolist() == [0, 1, 2, 3]
    assert made.bands == (Band(0, 0, 2), Band(1, 2, 4))


def test_a_short_way_waits_for_a_long_one() -> None:
    """0 (first) has 1 (second) and 2 (first), and 2 has 3 (second): both in second stand level."""
    drawn = tree([2, 0, 1])
    made = phase_columns(drawn, np.array([0, 1, 0, 1]), ALL)
    assert made.steps.tolist() == [0, 2, 1, 2]
    placed = layout(drawn, sizes=Sizes(column=100), steps=made.steps)
    assert placed.x.tolist() == [0, 200, 100, 200]
    assert placed.width == 300


def test_a_phase_before_the_parents_stays_in_the_parents() -> None:
    made = phase_columns(CHAIN, np.array([1, 0, 2, 0]), ALL)
    assert made.steps.tolist() == [0, 1, 2, 3]
    assert made.bands == (Band(1, 0, 2), Band(2, 2, 4))


def test_what_comes_before_every_phase_has_a_band_of_its_own() -> None:
    made = phase_columns(CHAIN, np.array([BEFORE, BEFORE, 3, 3]), ALL)
    assert made.bands == (Band(BEFORE, 0, 2), Band(3, 2, 4))


def test_what_a_fold_hides_takes_no_column() -> None:
    folded = np.array([False, True, False, False])
    made = phase_columns(CHAIN, np.array([0, 0, 1, 2]), visible_nodes(CHAIN, folded))
    assert made.bands == (Band(0, 0, 2),)
    placed = layout(CHAIN, folded, Sizes(column=100), steps=made.steps)
    assert placed.x.tolist() == [0, 100, 100, 100]
    assert placed.width == 200


def test_a_branch_alone_begins_with_its_own_phase() -> None:
    """What comes before takes no column, yet the branch is in the phase that it hands on."""
    visible = visible_nodes(CHAIN, None, 2)
    made = phase_columns(CHAIN, np.array([0, 1, BEFORE, 2]), visible)
    assert made.bands == (Band(1, 0, 1), Band(2, 1, 2))
    assert made.steps[2:].tolist() == [0, 1]
    placed = layout(CHAIN, sizes=Sizes(column=100), steps=made.steps, root=2)
    assert placed.x[2:].tolist() == [0, 100]


@given(trees(), st.data())
def test_columns_rise_along_every_branch_and_bands_stand_in_order(
    drawn: Tree, data: st.DataObject
) -> None:
    own = np.array(
        data.draw(st.lists(st.integers(-1, 3), min_size=len(drawn), max_size=len(drawn)))
    )
    folded = np.array(data.draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn))))
    visible = visible_nodes(drawn, folded)
    made = phase_columns(drawn, own, visible)
    shown = [node for node in range(1, len(drawn)) if visible[node]]
    for node in shown:
        assert made.steps[node] > made.steps[drawn.parent[node]]
    assert made.bands[0].first == 0
    assert all(one.stop == other.first for one, other in pairwise(made.bands))
    assert all(one.phase < other.phase for one, other in pairwise(made.bands))
    assert all(band.first < band.stop for band in made.bands)
    assert {int(step) for step in made.steps[visible]} == set(range(made.bands[-1].stop))
    for node in [0, *shown]:
        band = next(each for each in made.bands if each.first <= made.steps[node] < each.stop)
        above = drawn.ancestors(node)
        assert band.phase == max(own[list(above)])


@given(trees(), st.sampled_from(["right", "left", "down"]), st.data())
def test_a_tree_with_bands_is_laid_out_like_any_other(
    drawn: Tree, direction: str, data: st.DataObject
) -> None:
    own = np.array(
        data.draw(st.lists(st.integers(-1, 3), min_size=len(drawn), max_size=len(drawn)))
    )
    folded = np.array(data.draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn))))
    made = phase_columns(drawn, own, visible_nodes(drawn, folded))
    sizes = Sizes(row=10, column=100)
    plain = layout(drawn, folded, sizes, direction=direction)
    placed = layout(drawn, folded, sizes, direction=direction, steps=made.steps)
    across = ("y", "x")[direction == "down"]
    along = ("x", "y")[direction == "down"]
    assert getattr(placed, across).tolist() == getattr(plain, across).tolist()
    from_root = abs(getattr(placed, along) - getattr(placed, along)[0])
    shown = placed.visible
    assert from_root[shown].tolist() == (100.0 * made.steps[shown]).tolist()
