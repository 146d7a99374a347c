"""No label lies on another, on a dot, on an obstacle or outside; and they do not jump about."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.presentation.chart.dot_labels import Placement, place_labels
from scenario_desk.presentation.chart.label_candidates import NEAR

BOUNDS = (0.0, 0.0, 400.0, 300.0)
SIZE = (60.0, 14.0)


def boxes_of(placed: Placement, sizes: np.ndarray) -> list[tuple[float, float, float, float]]:
    return [
        (x, y, x + width, y + height)
        for (x, y), (width, height) in zip(placed.corners, sizes, strict=True)
        if np.isfinite(x)
    ]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def covers(points: np.ndarray, radii: np.ndarray, other: int, x: float, y: float) -> bool:
    return hypot(x - points[other][0], y - points[other][1]) < radii[other] - 1e-6


def cut(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two lines cross."""

    def side(line: tuple[float, ...], x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return (
        side(one, *other[:2]) * side(one, *other[2:]) < 0
        and side(other, *one[:2]) * side(other, *one[2:]) < 0
    )


def gap_to_disc(box: tuple[float, ...], x: float, y: float) -> float:
    return hypot(x - min(max(x, box[0]), box[2]), y - min(max(y, box[1]), box[3]))


@st.composite
def charts(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[tuple[float, ...]]]:
    count = draw(st.integers(0, 24))
    places = st.tuples(st.floats(-20, 420), st.floats(-20, 320))
    points = draw(st.lists(places, min_size=count, max_size=count))
    radii = draw(st.lists(st.floats(3, 25), min_size=count, max_size=count))
    widths = draw(st.lists(st.floats(20, 150), min_size=count, max_size=count))
    corners = draw(st.lists(places, max_size=4))
    return (
        np.array(points).reshape(-1, 2),
        np.array(radii),
        np.array([(width, 14) for width in widths]).reshape(-1, 2),
        [(x, y, x + 50, y + 16) for x, y in corners],
    )


@given(charts())
def test_no_label_lies_on_anything(chart: tuple) -> None:
    points, radii, sizes, obstacles = chart
    placed = place_labels(points, radii, sizes, BOUNDS, obstacles)
    boxes = boxes_of(placed, sizes)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert not any(overlap(box, obstacle) for obstacle in obstacles)
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= 400
        assert box[3] <= 300
        for (x, y), radius in zip(points, radii, strict=True):
            assert gap_to_disc(box, x, y) >= radius


@given(charts())
def test_a_label_without_a_leader_is_nearest_to_its_own_dot(chart: tuple) -> None:
    points, radii, sizes, obstacles = chart
    half = len(points) // 2
    dots = np.column_stack((points, radii))[half:]
    placed = place_labels(points[:half], radii[:half], sizes[:half], BOUNDS, obstacles, dots=dots)
    for label in np.flatnonzero((placed.choice >= 0) & (placed.choice < NEAR)).tolist():
        box = (*placed.corners[label], *(placed.corners[label] + sizes[label]))
        gaps = [gap_to_disc(box, *at) - r for at, r in zip(points, radii, strict=True)]
        own = gaps.pop(label)
        assert all(gap > own + 1.5 for gap in gaps)


@given(charts())
def test_no_leader_crosses_another_nor_one_that_was_there(chart: tuple) -> None:
    points, radii, sizes, _obstacles = chart
    before = [(0.0, 0.0, 400.0, 300.0)]
    placed = place_labels(points, radii, sizes, BOUNDS, lines=before)
    leaders = [tuple(line) for line in placed.leaders if np.isfinite(line[0])]
    for one, other in combinations(leaders, 2):
        assert not cut(one, other)
    assert not any(cut(one, before[0]) for one in leaders)
    for left, top, right, bottom in boxes_of(placed, sizes):
        # On one side of the line from corner to corner.
        assert bottom < left * 0.75 or top > right * 0.75


@given(charts())
def test_no_leader_runs_through_a_label_or_a_dot(chart: tuple) -> None:
    points, radii, sizes, obstacles = chart
    placed = place_labels(points, radii, sizes, BOUNDS, obstacles)
    corners = placed.corners
    for label in np.flatnonzero(np.isfinite(placed.leaders[:, 0])).tolist():
        x1, y1, x2, y2 = placed.leaders[label]
        assert placed.choice[label] >= NEAR
        # What its own dot lies on it may leave, where that is drawn below.
        below = [
            other
            for other in range(len(points))
            if radii[other] >= radii[label] and covers(points, radii, other, x1, y1)
        ]
        for share in np.linspace(0, 1, 9):
            x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
            for other in range(len(points)):
                if other != label:
                    assert other in below or not covers(points, radii, other, x, y)
                    right, bottom = corners[other] + sizes[other]
                    inside = corners[other][0] < x < right and corners[other][1] < y < bottom
                    assert not inside


@given(charts())
def test_the_same_dots_get_the_same_labels_and_keep_them(chart: tuple) -> None:
    points, radii, sizes, obstacles = chart
    first = place_labels(points, radii, sizes, BOUNDS, obstacles)
    again = place_labels(points, radii, sizes, BOUNDS, obstacles)
    assert first.choice.tolist() == again.choice.tolist()
    assert np.array_equal(first.corners, again.corners, equal_nan=True)


def test_a_dot_alone_has_its_label_on_the_right() -> None:
    placed = place_labels([(100, 100)], [10], [SIZE], BOUNDS)
    assert placed.corners.tolist() == [[112, 93]]
    assert np.isnan(placed.leaders).all()


def test_at_the_right_edge_the_label_goes_left() -> None:
    placed = place_labels([(390, 100)], [5], [SIZE], BOUNDS)
    assert placed.corners.tolist() == [[390 - 5 - 2 - 60, 93]]


def test_it_prefers_to_keep_whiskers_free() -> None:
    whisker = (85, 99, 140, 101)
    placed = place_labels([(100, 100)], [5], [SIZE], BOUNDS, avoid=[whisker])
    left, top = placed.corners[0]
    assert not overlap((left, top, left + 60, top + 14), whisker)


def test_what_matters_most_chooses_first() -> None:
    points, sizes = [(100.0, 100.0), (100.0, 116.0)], [(60.0, 17.0)] * 2
    by_size = place_labels(points, [5, 4], sizes, BOUNDS)
    by_wish = place_labels(points, [5, 4], sizes, BOUNDS, priority=[0, 1])
    assert by_size.choice[0] == 0
    assert by_wish.choice[1] == 0


def test_a_label_stays_where_it_was_while_a_dot_moves_a_little() -> None:
    rng = np.random.default_rng(4)
    points = rng.uniform((60, 40), (340, 260), (12, 2))
    radii, sizes = np.full(12, 6.0), np.full((12, 2), SIZE)
    before = place_labels(points, radii, sizes, BOUNDS)
    moved = points + rng.uniform(-0.5, 0.5, points.shape)
    after = place_labels(moved, radii, sizes, BOUNDS, previous=before.choice)
    assert (before.choice == after.choice).mean() >= 0.9


def test_a_better_place_nearby_is_no_reason_to_jump() -> None:
    blocked = place_labels([(100, 100)], [5], [SIZE], BOUNDS, [(110, 80, 200, 99)])
    freed = place_labels([(100, 100)], [5], [SIZE], BOUNDS, previous=blocked.choice)
    assert blocked.choice[0] != 0
    assert freed.choice[0] == blocked.choice[0]


def test_a_label_shut_in_by_dots_is_led_out_by_a_line() -> None:
    turns = np.arange(7) * 2 * np.pi / 7 + 0.3
    ring = [(200 + 24 * np.cos(turn), 150 + 24 * np.sin(turn), 5) for turn in turns]
    placed = place_labels([(200, 150)], [6], [(30, 12)], BOUNDS, dots=ring)
    assert placed.choice[0] >= NEAR
    assert hypot(*(placed.leaders[0][:2] - (200, 150))) == pytest.approx(6)


def test_without_any_room_the_label_is_dropped() -> None:
    placed = place_labels([(20, 20)], [5], [(60, 14)], (0, 0, 40, 40))
    assert placed.choice.tolist() == [-1]
    assert np.isnan(placed.corners).all()


def test_a_dot_that_is_nowhere_has_no_label() -> None:
    placed = place_labels([(np.nan, 10), (500, 10)], [5, 5], [SIZE, SIZE], BOUNDS)
    assert placed.choice.tolist() == [-1, -1]


def test_one_label_makes_way_for_another() -> None:
    """The first would take the right; the second has no other place than that."""
    points = [(100.0, 100.0), (180.0, 100.0)]
    obstacles = [
        (170.0, 60.0, 400.0, 92.0),
        (170.0, 108.0, 400.0, 140.0),
        (188.0, 92.0, 400.0, 108.0),
    ]
    placed = place_labels(points, [6, 5], [SIZE, SIZE], BOUNDS, obstacles)
    assert (placed.choice >= 0).all()
    assert (placed.choice < NEAR).all()
