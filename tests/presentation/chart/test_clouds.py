"""Lines around where draws lie: on densities whose lines are known."""

from __future__ import annotations

from math import log, pi, sqrt

import numpy as np
import pytest

from scenario_desk.presentation.chart.clouds import SHARES, Clouds, cloud_bins
from scenario_desk.presentation.chart.contours import contours, enclosing, smoothed
from scenario_desk.presentation.chart.drawn import _in_steps


def area(line: np.ndarray) -> float:
    """Inside a closed line; positive against the clock."""
    x, y = line.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


def hill(size: int = 60, width: float = 9.0) -> np.ndarray:
    at = np.arange(size) - (size - 1) / 2
    return np.exp(-(at[:, None] ** 2 + at**2) / (2 * width**2))


def test_the_line_around_a_round_hill_is_a_circle() -> None:
    (line,) = contours(hill(), 0.5)
    radius = 9.0 * sqrt(2 * log(2))
    away = np.hypot(*(line - 29.5).T)
    assert away.min() > radius - 0.05
    assert away.max() < radius + 0.05
    assert area(line) == pytest.approx(pi * radius**2, rel=0.01)


def test_what_is_inside_lies_to_the_left_and_a_hollow_has_a_line_of_its_own() -> None:
    ring = hill(width=9.0) * (1 - hill(width=3.0))
    areas = sorted(area(line) for line in contours(ring, 0.4))
    assert len(areas) == 2
    assert areas[0] < 0 < areas[1]


@pytest.mark.parametrize("heights", [[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]]])
def test_two_peaks_that_meet_at_a_corner_are_two(heights: list[list[float]]) -> None:
    lines = contours(np.array(heights), 0.75)
    assert [area(line) for line in lines] == pytest.approx([0.125, 0.125])


def test_a_line_ends_where_the_grid_does() -> None:
    (line,) = contours(np.ones((3, 2)), 0.5)
    assert area(line) > 0
    assert line.min() == -0.5
    assert line.max() == 2.5


def test_above_the_level_lies_the_share() -> None:
    heights = hill()
    for share in SHARES:
        level = enclosing(heights, share)
        inside = heights[heights >= level].sum() / heights.sum()
        assert share <= inside < share + 0.01


def test_smoothing_moves_and_loses_nothing() -> None:
    counts = np.zeros((41, 41), np.int64)
    counts[20, 18] = 100
    found = smoothed(counts, (2.0, 3.0))
    assert found.sum() == pytest.approx(100)
    places = np.arange(41)
    assert (found.sum(axis=1) * places).sum() / 100 == pytest.approx(20)
    assert (found.sum(axis=0) * places).sum() / 100 == pytest.approx(18)


def test_a_cloud_holds_its_share_of_the_draws() -> None:
    """Of a round normal curve half lies within 1.177 standard deviations, 0.9 within 2.146."""
    random = np.random.default_rng(5)
    x, y = 20 + 12 * random.standard_normal((2, 60_000))
    counts = np.histogram2d(x, y, bins=100, range=[[-100, 100]] * 2)[0].astype(np.int64)
    outer, inner = Clouds(counts[None]).around(0)
    for lines, radii in ((outer, 2.146), (inner, 1.177)):
        assert sum(area(line) for line in lines) == pytest.approx(pi * (12 * radii) ** 2, rel=0.1)
        middle = np.vstack(lines).mean(axis=0)
        assert middle == pytest.approx([20, 20], abs=1.0)


def test_what_does_not_spread_has_no_cloud() -> None:
    counts = np.zeros((2, 40, 40), np.int64)
    counts[1, 5, 5] = 1_000
    assert [Clouds(counts).around(each) for each in range(2)] == [(), ()]


def test_a_cloud_at_the_end_of_the_scale_is_whole() -> None:
    counts = np.zeros((1, 40, 40), np.int64)
    counts[0, 0, 36:40] = 50
    for lines in Clouds(counts).around(0):
        assert sum(area(line) for line in lines) > 0


@pytest.mark.parametrize(("endpoints", "bins"), [(0, 200), (16, 200), (1_000, 63), (10**6, 40)])
def test_of_many_endpoints_each_has_fewer_cells(endpoints: int, bins: int) -> None:
    assert cloud_bins(endpoints) == bins


def test_only_what_always_holds_has_a_whole_rim_and_only_what_never_does_none() -> None:
    shares = np.array([0.0, 0.0001, 0.25, 0.56, 0.9999, 1.0])
    steps = _in_steps(shares)
    assert (steps[0], steps[-1]) == (0.0, 1.0)
    assert ((steps[1:-1] > 0) & (steps[1:-1] < 1)).all()
    assert np.abs(steps - shares).max() <= 0.025
