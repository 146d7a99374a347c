"""The chart in the rooms it gets: on screens from small to very large, at every scale, presented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.desk.shell.panes import ARRANGEMENTS
from scenario_desk.desk.shell.presenting import presented_scale
from scenario_desk.presentation.tokens import tokens
from tests.desk.chart.conftest import Show
from tests.presentation.chart.drawn import crowd, flagship
from tests.presentation.chart.readable import assert_readable, assert_told_apart

SCREENS = [(1_280, 800), (1_920, 1_080), (3_840, 2_160)]
SCALES = [1.0, 1.25, 1.5, 2.0]


def room_of(screen: tuple[int, int], scale: float, presented: bool) -> tuple[int, int, float]:
    """The width and height of the chart in points, and how large its type is."""
    width, height = (side / scale for side in screen)
    if presented:
        return round(width), round(0.92 * height), presented_scale(height, 1.0)
    return round(ARRANGEMENTS["overlap"].right * width), round(0.62 * height), 1.0


@pytest.mark.parametrize("presented", [False, True])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_label_is_nearest_to_its_own_dot_in_every_room(
    show: Show, screen: tuple[int, int], scale: float, presented: bool
) -> None:
    """Of the flagship's endpoints, under a package, and of a crowd."""
    width, height, type_scale = room_of(screen, scale, presented)
    for scenario, package in ((flagship(), None), (flagship(), "pk-a"), (crowd(60), None)):
        chart = show(scenario)
        bench = chart.bench
        bench.assume(replace(bench.assumptions, package=package))
        bench.dress(tokens("dark" if presented else "light"), type_scale)
        chart.view.header.setVisible(not presented)
        chart.resize(width, height)
        drawn = chart.drawn()
        assert_readable(drawn)
        assert_told_apart(drawn)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("screen", SCREENS)
def test_presented_every_endpoint_has_its_name(
    show: Show, screen: tuple[int, int], scale: float
) -> None:
    width, height, type_scale = room_of(screen, scale, presented=True)
    chart = show(flagship())
    chart.bench.dress(tokens("light"), type_scale)
    chart.view.header.hide()
    chart.resize(width, height)
    labels = chart.drawn().arranged.labels
    assert len(labels) == 16
    assert not any(label.numbered for label in labels)
