"""A tree that grows left is the mirror image of one that grows right; down, words stand apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.hits import hit, label_box, probability_box
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.picture import Picture, place
from tests.model.building import small_scenario
from tests.presentation.tree.drawn import Record, picture_of
from tests.presentation.tree.test_scene import grown, trees
from tests.screenshots import FLAGSHIP

DIRECTIONS: tuple[Direction, ...] = ("right", "left", "down")
lengths = st.floats(-3_000, 3_000)


def drawn(picture: Picture) -> Record:
    record = Record()
    draw_tree(record, picture)
    return record


@given(st.sampled_from(DIRECTIONS), lengths, lengths, lengths, lengths)
def test_what_is_turned_twice_is_where_it_was(
    direction: Direction, x: float, y: float, dx: float, dy: float
) -> None:
    pane = Orientation(direction, 1_000, 700)
    assert pane.turned(*pane.turned(x, y)) == pytest.approx((x, y))
    assert pane.turned_by(*pane.turned_by(dx, dy)) == (dx, dy)
    box = Box(min(x, dx), min(y, dy), max(x, dx), max(y, dy))
    again = pane.turned_box(pane.turned_box(box))
    assert (again.left, again.top, again.right, again.bottom) == pytest.approx(
        (box.left, box.top, box.right, box.bottom)
    )
    moved = pane.turned(x + dx, y + dy)
    by = pane.turned_by(dx, dy)
    assert moved == pytest.approx(tuple(np.add(pane.turned(x, y), by)))


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.7])
@pytest.mark.parametrize("scenario", [load(FLAGSHIP), small_scenario()], ids=["large", "small"])
def test_left_is_the_mirror_image_of_right(scenario: Scenario, zoom: float) -> None:
    right = drawn(picture_of(scenario, "right", zoom, height=6_000))
    left = drawn(picture_of(scenario, "left", zoom, height=6_000))
    assert len(right.marks) > 3
    assert len(right.words) > 3
    for (key, x, y), (other, left_x, left_y) in zip(right.marks, left.marks, strict=True):
        assert key == other
        assert (1_200 - x, y) == pytest.approx((left_x, left_y))
    for (text, box), (other, turned) in zip(right.words, left.words, strict=True):
        assert text == other
        mirrored = 1_200 - box.right, box.top, 1_200 - box.left, box.bottom
        assert mirrored == pytest.approx((turned.left, turned.top, turned.right, turned.bottom))


def test_down_children_stand_below_in_their_order() -> None:
    picture = picture_of(small_scenario(), "down")
    scene = picture.scene
    for position in range(1, scene.count):
        x, y = place(picture, position)
        above = place(picture, int(scene.parent[position]))
        assert y > above[1]
        if scene.parent[position] == scene.parent[position - 1] and position > 1:
            assert x > place(picture, position - 1)[0]


def apart(words: list[tuple[str, Box]]) -> None:
    """No text stands on another, but for the air in the height of their lines."""
    for (text, box), (other, beside) in combinations(words, 2):
        wide = min(box.right, beside.right) - max(box.left, beside.left)
        tall = min(box.bottom, beside.bottom) - max(box.top, beside.top)
        assert wide <= 1 or tall <= 4, (text, other)


@pytest.mark.parametrize("zoom", [0.45, 0.8, 1.6])
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("corner", [(200, 100), (200, -900), (-500, -2_000)])
def test_no_words_of_the_flagship_lie_on_others(
    direction: Direction, zoom: float, corner: tuple[float, float]
) -> None:
    picture = picture_of(load(FLAGSHIP), direction, zoom, 1_900, 1_000, corner)
    apart(drawn(picture).written)


@settings(max_examples=60)
@given(
    trees,
    st.sampled_from(DIRECTIONS),
    st.sampled_from([0.4, 0.7, 1.0, 1.5]),
    st.floats(1.0, 2.6),
    st.floats(1.0, 1.6),
    st.lists(st.integers(0, 40), min_size=1, max_size=8),
)
def test_no_words_of_any_tree_lie_on_others(
    parents: list[int],
    direction: Direction,
    zoom: float,
    stretch: float,
    widen: float,
    lengths: list[int],
) -> None:
    scenario = named(grown(parents), lengths)
    picture = picture_of(scenario, direction, zoom, 2_000, 1_500)
    view = replace(picture.view, stretch=stretch, widen=widen)
    apart(drawn(replace(picture, view=view)).written)


def named(scenario: Scenario, lengths: list[int]) -> Scenario:
    """With labels of these many letters, over and over."""
    nodes = scenario.nodes
    for number, (key, node) in enumerate(list(nodes.items())):
        letters = ("word " * 9)[: lengths[number % len(lengths)]]
        nodes = nodes.set(key, replace(node, label=letters))
    return replace(scenario, nodes=nodes)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_seen_is_what_is_pointed_at(direction: Direction) -> None:
    picture = picture_of(small_scenario(), direction, 1.0, 1_400, 1_400)
    for position in range(picture.scene.count):
        x, y = place(picture, position)
        found = hit(picture, x + 11, y - 11)
        assert found is not None
        assert (found.position, found.part) == (position, "mark")
        if position:
            for part, box in (("label", label_box), ("probability", probability_box)):
                where = box(picture, position)
                middle = (where.left + where.right) / 2, (where.top + where.bottom) / 2
                found = hit(picture, *middle)
                assert found is not None
                assert (found.position, found.part) == (position, part)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_words_are_pointed_at_where_they_are_written(direction: Direction) -> None:
    picture = picture_of(small_scenario(), direction, 1.0, 1_400, 1_400)
    labels = {picture.node(at).label: at for at in range(1, picture.scene.count)}
    pointed = 0
    for text, box in drawn(picture).words:
        if text in labels:
            found = hit(picture, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
            assert found is not None
            assert (found.position, found.part) == (labels[text], "label")
            pointed += 1
    assert pointed == len(labels)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("zoom", [0.3, 0.6, 1.0])
def test_words_are_elided_and_never_cut(direction: Direction, zoom: float) -> None:
    """A text is whole, or says by its last letter that it goes on."""
    scenario = load(FLAGSHIP)
    picture = picture_of(scenario, direction, zoom, 1_900, 1_000)
    known = {" ".join(node.label.split()) for node in scenario.nodes.values()}
    known |= {endpoint.name for endpoint in scenario.endpoints.values()}
    texts = {text for text, _box in drawn(picture).words}
    assert texts & known or zoom < 1
    for text in texts - known:
        assert text.endswith("…") or not any(full.startswith(text) for full in known)
