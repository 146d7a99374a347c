"""What is in a rectangle, found by search, against looking at every node."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.layout import layout
from scenario_desk.presentation.tree.node_styles import (
    NEUTRAL,
    SHADES,
    leaves_of,
    node_styles,
    paths_to,
)
from scenario_desk.presentation.tree.scene import Scene, scene
from tests.model.building import big_tree, small_scenario


def grown(parents: list[int]) -> Scenario:
    """A tree in which node k + 1 hangs below node parents[k] (modulo what there is)."""
    children: dict[int, list[str]] = {0: []}
    for number, parent in enumerate(parents, start=1):
        children[parent % number].append(f"n{number}")
        children[number] = []
    nodes = {
        f"n{key}": Node(f"n{key}", "chance" if below else "leaf", children=tuple(below))
        for key, below in children.items()
    }
    return Scenario(title="Grown", root="n0", nodes=Table(nodes))


def scene_of(scenario: Scenario, folded: list[int] | None = None) -> Scene:
    frame = lower(scenario)
    mask = np.zeros(len(frame.node_ids), bool)
    mask[[row % len(mask) for row in folded or []]] = True
    mask &= np.asarray(frame.child_count) > 0
    return scene(frame, layout(frame, mask))


trees = st.lists(st.integers(0, 10_000), max_size=60)


@settings(max_examples=150)
@given(
    trees,
    st.lists(st.integers(0, 60), max_size=3),
    st.tuples(*[st.floats(-200, 3_000) for _ in range(4)]),
)
def test_no_edge_in_a_rectangle_is_missed(
    parents: list[int], folded: list[int], corners: tuple[float, float, float, float]
) -> None:
    found = scene_of(grown(parents), folded)
    x0, x1 = sorted(corners[:2])
    y0, y1 = sorted(corners[2:])
    listed = {
        at for part in found.edges_in(Box(x0, y0, x1, y1)) for at in range(part.start, part.stop)
    }
    for at in range(found.count):
        above = found.parent[at]
        inside = (
            found.x[above] <= x1
            and found.x[at] >= x0
            and min(found.y[at], found.y[above]) <= y1
            and max(found.y[at], found.y[above]) >= y0
        )
        assert not inside or at in listed


@settings(max_examples=100)
@given(trees, st.lists(st.integers(0, 60), max_size=3))
def test_depths_are_sorted_and_their_edges_too(parents: list[int], folded: list[int]) -> None:
    found = scene_of(grown(parents), folded)
    for start, stop in zip(found.level_start[:-1], found.level_start[1:], strict=True):
        for values in (found.y, found.edge_top, found.edge_bottom, found.parent):
            assert (np.diff(values[start:stop]) >= 0).all()
    assert found.hidden.sum() + found.count == len(found.place)
    assert (found.place[found.index] == np.arange(found.count)).all()


def test_an_edge_whose_ends_are_both_outside_is_still_there() -> None:
    found = scene_of(big_tree(400))
    high = float(found.y[1]) + 20, float(found.y[0]) - 20
    between = Box(0, high[0] + 1, 300, high[0] + 2)
    places = [at for part in found.edges_in(between) for at in range(part.start, part.stop)]
    assert 1 in places


def test_colour_follows_the_chance_of_the_overlap_and_can_be_held_back() -> None:
    scenario = small_scenario()
    frame = lower(scenario)
    figures = evaluate(frame)
    found = scene_of(scenario)
    shown = node_styles(found, frame, figures, held=False)
    assert shown.shade.tolist() == np.rint(figures.overlap_reach * SHADES).tolist()
    assert shown.share[0] == 1
    held = node_styles(found, frame, figures, held=True)
    assert set(held.shade.tolist()) == {NEUTRAL}


def test_moves_rule_out_what_lies_beside_them() -> None:
    scenario = edits.happened(small_scenario(), "resist")
    frame = lower(scenario)
    shown = node_styles(scene_of(scenario), frame, evaluate(frame), held=False)
    names = np.array(frame.node_ids)
    assert set(names[shown.happened]) == {"root", "push", "resist"}
    assert set(names[shown.ruled_out]) == {"talks", "leave", "deal", "stall", "yield"}


def test_the_ways_to_an_endpoint_are_lit() -> None:
    scenario = small_scenario()
    frame, found = lower(scenario), scene_of(scenario)
    lit = paths_to(found, leaves_of(found, frame, frozenset({"e4"})))
    names = np.array(frame.node_ids)[lit]
    assert set(names) == {"root", "leave", "push", "resist", "rout"}


@pytest.mark.parametrize("held", [False, True])
def test_running_sums_give_the_mean_of_any_slice(held: bool) -> None:
    scenario = big_tree(60)
    frame = lower(scenario)
    shown = node_styles(scene_of(scenario), frame, evaluate(frame), held)
    before = shown.chances_before
    assert (before[40] - before[20]) / 20 == pytest.approx(shown.chance[20:40].mean())
