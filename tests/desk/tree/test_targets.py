"""What a point of the canvas hits: a target of 24 pixels around every mark, and nothing farther."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.presentation.tree.picture import place
from tests.analysis.growing import large_scenario
from tests.desk.tree.desk import shown_tree
from tests.model.building import big_tree, small_scenario

HALF = 12
TREES = {"small": small_scenario(), "even": big_tree(60), "large": large_scenario(2_000)}


@pytest.fixture(params=TREES)
def view(request: pytest.FixtureRequest, qtbot: Any) -> TreeView:
    _bench, shown = shown_tree(qtbot, TREES[request.param])
    shown.nodes.unfold_all()
    return shown


# One view serves all examples: what is looked at is set anew for each.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    direction=st.sampled_from(["right", "left", "down"]),
    zoom=st.sampled_from([0.0, 0.02, 0.15, 0.5, 1.0, 2.2]),
    which=st.integers(0, 10_000),
    dx=st.floats(-20, 20),
    dy=st.floats(-20, 20),
)
def test_the_nearest_mark_within_twelve_pixels_is_hit(
    view: TreeView, direction: Any, zoom: float, which: int, dx: float, dy: float
) -> None:
    view.set_direction(direction)
    node = which % view.content.scene.count
    view.fit()
    if zoom:
        view.set_view(view.view.zoomed_to(zoom, 400, 300))
        view.bring_into_sight(node)
    picture = view.picture()
    x, y = place(picture, node)
    point = QPointF(x + dx, y + dy)
    places = np.array([place(picture, at) for at in range(view.content.scene.count)])
    away = np.abs(places - point.toTuple()).max(axis=1)
    hit = view.hit(point)
    if away.min() <= HALF:
        assert hit is not None
        assert hit.part == "mark"
        assert away[hit.position] == pytest.approx(away.min(), abs=1e-6)
    elif hit is not None and hit.part == "mark":
        assert away[hit.position] <= picture.metrics_of(hit.position).radius + 3
    elif hit is not None and hit.part != "question":
        # Only words that are there can be hit, and they only where there is room for them.
        assert picture.metrics_of(hit.position).gap >= picture.metrics.small_line
