"""What a layout promises for every tree, every size of its nodes and every way it grows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.presentation.layout import Direction, Sizes, TreeLayout, layout
from tests.model.building import big_tree
from tests.presentation.trees import Tree, tree, trees

DIRECTIONS: tuple[Direction, ...] = ("right", "left", "down")
NEAR = 1e-9


@dataclass(frozen=True)
class Drawn:
    """A tree whose nodes keep a name while it changes, laid out with sizes of their own."""

    children: dict[int, tuple[int, ...]]
    """By node; 0 is the root."""
    heights: dict[int, int]
    """Each node's row. Whole numbers, so that sums of them are exact."""
    columns: tuple[float, ...]
    folded: frozenset[int] = frozenset()
    root: int = 0
    """The node whose branch alone is shown."""

    @property
    def order(self) -> list[int]:
        """The nodes breadth first: which node each row of the layout is."""
        found = [0]
        for node in found:
            found += self.children[node]
        return found

    @property
    def arrays(self) -> Tree:
        return tree([len(self.children[node]) for node in self.order])

    @property
    def sizes(self) -> Sizes:
        rows = np.array([float(self.heights[node]) for node in self.order])
        return Sizes(rows=rows, columns=self.columns, column=self.columns[-1])

    def laid_out(self, direction: Direction = "right") -> TreeLayout:
        folds = np.array([node in self.folded for node in self.order])
        root = self.order.index(self.root)
        return layout(self.arrays, folds, self.sizes, direction=direction, root=root)

    def places(self) -> dict[int, tuple[float, float]]:
        """Where the nodes stand that are in sight."""
        placed = self.laid_out()
        return {
            node: (float(placed.x[row]), float(placed.y[row]))
            for row, node in enumerate(self.order)
            if placed.visible[row]
        }

    def below(self, node: int) -> list[int]:
        """The node and everything below it."""
        found = [node]
        for each in found:
            found += self.children[each]
        return found

    def above(self, node: int) -> set[int]:
        """The nodes on the way to it from the root."""
        return {each for each in self.children if node in self.below(each)} - {node}

    def changed(self, **fields: object) -> Drawn:
        return Drawn(**(vars(self) | fields))  # type: ignore[arg-type]


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    found = draw(trees(12))
    nodes = range(len(found))
    folded = draw(st.sets(st.sampled_from(nodes), max_size=3))
    return Drawn(
        {node: tuple(found.children(node)) for node in nodes},
        {node: draw(st.integers(1, 90)) for node in nodes},
        tuple(draw(st.lists(st.integers(20, 300), min_size=1, max_size=4))),
        frozenset(folded),
        draw(st.one_of(st.just(0), st.sampled_from(nodes))),
    )


directions = st.sampled_from(DIRECTIONS)


@given(drawings(), directions)
def test_no_two_nodes_lie_on_each_other(drawn: Drawn, direction: Direction) -> None:
    placed = drawn.laid_out(direction)
    boxes = rectangles(drawn, placed)[placed.visible]
    for one, other in combinations(boxes, 2):
        apart = np.maximum(one[:2], other[:2]) >= np.minimum(one[2:], other[2:]) - NEAR
        assert apart.any()
    assert (boxes[:, :2] >= -NEAR).all()
    assert (boxes[:, 2:] <= np.array([placed.width, placed.height]) + NEAR).all()


@given(drawings(), directions)
def test_an_earlier_branch_stands_before_a_later_one_with_all_below_it(
    drawn: Drawn, direction: Direction
) -> None:
    placed = drawn.laid_out(direction)
    across = placed.x if direction == "down" else placed.y
    row_of = {node: row for row, node in enumerate(drawn.order)}

    def reach(node: int) -> tuple[float, float]:
        rows = [row_of[each] for each in drawn.below(node) if placed.visible[row_of[each]]]
        half = drawn.sizes.rows[rows] / 2  # type: ignore[index]
        return float((across[rows] - half).min()), float((across[rows] + half).max())

    for node, children in drawn.children.items():
        if placed.visible[row_of[node]] and node not in drawn.folded:
            for before, after in pairwise(children):
                assert reach(before)[1] <= reach(after)[0] + NEAR


@given(drawings(), directions)
def test_a_node_stands_half_way_between_its_first_and_last_branch(
    drawn: Drawn, direction: Direction
) -> None:
    placed = drawn.laid_out(direction)
    across = placed.x if direction == "down" else placed.y
    row_of = {node: row for row, node in enumerate(drawn.order)}
    for node, children in drawn.children.items():
        if children and placed.visible[row_of[node]] and node not in drawn.folded:
            ends = across[row_of[children[0]]] + across[row_of[children[-1]]]
            assert across[row_of[node]] == pytest.approx(ends / 2)


@given(drawings())
def test_left_is_right_in_a_mirror_and_down_is_right_turned(drawn: Drawn) -> None:
    right, left, down = (drawn.laid_out(each) for each in DIRECTIONS)
    assert np.array_equal(left.x, right.width - right.x)
    assert np.array_equal(left.y, right.y)
    assert np.array_equal(down.x, right.y)
    assert np.array_equal(down.y, right.x)
    assert (left.width, left.height) == (right.width, right.height)
    assert (down.width, down.height) == (right.height, right.width)
    for each in (left, down):
        assert np.array_equal(each.visible, right.visible)
        assert np.array_equal(each.hidden_count, right.hidden_count)


@given(drawings())
def test_branches_in_reverse_are_the_same_picture_upside_down(drawn: Drawn) -> None:
    reverse = drawn.changed(children={node: each[::-1] for node, each in drawn.children.items()})
    height = drawn.laid_out().height
    places, turned = drawn.places(), reverse.places()
    assert turned.keys() == places.keys()
    for node, (x, y) in places.items():
        assert turned[node] == (x, pytest.approx(height - y))


@given(drawings(), st.data())
def test_what_grows_below_one_node_only_shifts_the_rest(drawn: Drawn, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(drawn.order))
    children, new = drawn.children[at], len(drawn.children)
    place = data.draw(st.integers(0, len(children)))
    grown = drawn.changed(
        children=drawn.children | {at: (*children[:place], new, *children[place:]), new: ()},
        heights=drawn.heights | {new: data.draw(st.integers(1, 90))},
    )
    assert_only_shifted(drawn, grown, at)
    # Taken out again, everything is where it was.
    assert grown.changed(children=drawn.children, heights=drawn.heights).places() == drawn.places()


@given(drawings(), st.data())
def test_what_is_removed_below_one_node_only_shifts_the_rest(
    drawn: Drawn, data: st.DataObject
) -> None:
    parents = [node for node, children in drawn.children.items() if children]
    if not parents:
        return
    at = data.draw(st.sampled_from(parents))
    gone = data.draw(st.sampled_from(drawn.children[at]))
    if drawn.root in drawn.below(gone):
        return
    left = {node: each for node, each in drawn.children.items() if node not in drawn.below(gone)}
    left[at] = tuple(child for child in drawn.children[at] if child != gone)
    assert_only_shifted(drawn, drawn.changed(children=left), at)


@given(drawings(), st.data())
def test_folding_one_node_only_shifts_the_rest(drawn: Drawn, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(drawn.order))
    assert_only_shifted(drawn, drawn.changed(folded=drawn.folded ^ {at}), at)


@given(drawings(), st.data())
def test_a_taller_node_only_shifts_the_rest(drawn: Drawn, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(drawn.order))
    assert_only_shifted(drawn, drawn.changed(heights=drawn.heights | {at: 200}), at)


def test_other_words_move_nothing() -> None:
    scenario = big_tree(60)
    frame = lower(scenario)
    said = edits.set_label(scenario, "n7", "Something much longer than there was before")
    before, after = layout(frame), layout(frame.updated(changes(scenario, said)))
    for name in ("x", "y", "visible", "hidden_count"):
        assert np.array_equal(getattr(before, name), getattr(after, name))


def assert_only_shifted(before: Drawn, after: Drawn, at: int) -> None:
    """Every branch that `at` is neither in nor above keeps its shape to the last bit."""
    old, new = before.places(), after.places()
    touched = {at, *before.above(at), *before.below(at), *after.below(at)}
    for node in old.keys() & new.keys() - touched:
        assert old[node][0] == new[node][0]
        shift = new[node][1] - old[node][1]
        for each in before.below(node):
            assert (each in old) == (each in new)
            if each in old:
                assert new[each][0] == old[each][0]
                assert new[each][1] - old[each][1] == shift


def rectangles(drawn: Drawn, placed: TreeLayout) -> np.ndarray:
    """float[N, 4] left, top, right, bottom: each node's row, over the width of its column."""
    depths = np.repeat(
        np.arange(len(drawn.arrays.level_start) - 1), np.diff(drawn.arrays.level_start)
    )
    wide = np.array([*drawn.columns, *[drawn.columns[-1]] * 40])[depths]
    half = drawn.sizes.rows / 2  # type: ignore[operator]
    if placed.direction == "down":
        sides = placed.x - half, placed.y, placed.x + half, placed.y + wide
    elif placed.direction == "left":
        sides = placed.x - wide, placed.y - half, placed.x, placed.y + half
    else:
        sides = placed.x, placed.y - half, placed.x + wide, placed.y + half
    return np.column_stack(sides)
