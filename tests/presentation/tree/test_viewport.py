"""Zooming, fitting and keeping in sight, as arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tree.viewport import MOST, Viewport, fitted

pixels = st.floats(-2_000, 2_000)
margin = Box(50, 40, 60, 30)


@given(pixels, pixels, st.floats(1e-4, 1e3), st.floats(1e-5, 3), st.floats(0, 1), st.floats(1, 2))
def test_what_is_under_the_pointer_stays(
    x: float, y: float, factor: float, zoom: float, narrowing: float, stretch: float
) -> None:
    view = Viewport(zoom, 12.0, -7.0, narrowing, stretch, 1.3)
    under = view.to_layout(x, y)
    assert view.zoomed(factor, x, y).to_screen(*under) == pytest.approx((x, y), abs=1e-5)


@given(st.floats(0, 1e4), st.floats(0, 1e7), st.floats(300, 3_000), st.floats(300, 2_000))
def test_fit_shows_everything(wide: float, tall: float, width: float, height: float) -> None:
    view = fitted(Box(0, 0, wide, tall), width, height, margin)
    left, top = view.to_screen(0, 0)
    right, bottom = view.to_screen(wide, tall)
    assert left >= margin.left - 1e-6
    assert top >= margin.top - 1e-6
    assert right <= width - margin.right + 1e-6
    assert bottom <= height - margin.bottom + 1e-6


def test_fit_does_not_magnify_a_small_tree_but_lets_it_breathe() -> None:
    view = fitted(Box(0, 0, 200, 100), 1_000, 800, margin)
    assert view.zoom == 1
    assert view.stretch > 1.5
    assert view.widen > 1.2


def test_a_tall_tree_keeps_the_width_there_is() -> None:
    view = fitted(Box(0, 0, 2_000, 4_600_000), 1_920, 1_080, margin)
    assert view.scale_x == pytest.approx((1_920 - 110) / 2_000)
    assert view.scale_y == pytest.approx((1_080 - 70) / 4_600_000)
    assert view.zoomed_to(1, 0, 0).scale_x == 1


def test_zoom_ends_where_a_label_would_fill_the_pane() -> None:
    assert Viewport().zoomed(1e9, 0, 0).zoom == MOST


def test_something_always_stays_in_sight() -> None:
    bounds = Box(0, 0, 500, 400)
    kept = Viewport().panned(9_000, -9_000).kept_in_sight(bounds, 1_000, 800)
    assert kept.to_screen(0, 0)[0] <= 1_000 - 100
    assert kept.to_screen(500, 400)[1] >= 100
    here = Viewport().panned(30, 20)
    assert here.kept_in_sight(bounds, 1_000, 800) is here


def test_showing_moves_no_farther_than_it_must() -> None:
    view = Viewport()
    assert view.showing(Box(10, 10, 60, 40), 400, 300) is view
    assert view.showing(Box(380, 10, 440, 40), 400, 300).left == -40
    assert view.showing(Box(-25, 10, 30, 40), 400, 300).left == 25


@pytest.mark.parametrize("width", [120.0, 250.0, 500.0, 1_000.0])
def test_a_narrow_pane_with_height_to_spare_parts_the_rows(width: float) -> None:
    """So that a label that is short of width gets its lines."""
    view = fitted(Box(0, 0, 600, 100), width, 900, Box(0, 0, 0, 0))
    assert view.scale_y * 100 <= 900
    assert view.scale_y >= min(900 / 100, 1.0)
