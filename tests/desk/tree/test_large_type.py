"""Large type for a projector: the tree grows with everything around it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.theme import LARGE_TYPE, dress
from tests.desk.tree.desk import shown_tree
from tests.model.building import big_tree


def test_large_type_magnifies_what_somebody_looks_at(qtbot: Any, qapp: QApplication) -> None:
    bench, view = shown_tree(qtbot, big_tree(200))
    view.zoom_100()
    small = view.metrics().size
    for scale in (LARGE_TYPE, 1.0):
        bench.dress(dress(qapp, "light", scale), scale)
        assert view.view.zoom == pytest.approx(scale, rel=0.05)
        assert view.metrics().size == pytest.approx(small * scale, rel=0.05)


def test_a_fitted_tree_stays_fitted_in_large_type(qtbot: Any, qapp: QApplication) -> None:
    bench, view = shown_tree(qtbot, big_tree(20))
    view.fit()
    bench.dress(dress(qapp, "light", LARGE_TYPE), LARGE_TYPE)
    assert view.look.fitted
    last = max(view.place(at)[0] for at in range(view.content.scene.count))
    assert last < view.width()
