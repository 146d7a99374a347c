"""From a score and from an interest there is a way to the weights."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.inspector_view import InspectorView
from tests.model.building import small_scenario


@pytest.mark.parametrize(("kind", "key"), [("interest", "us1"), ("score", "e1/us1")])
def test_the_weights_are_one_click_away(qtbot: Any, kind: str, key: str) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    view = InspectorView(bench)
    bench.setParent(view)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    bench.select(kind, key)
    (button,) = view.form.controls["weights"].findChildren(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (bench.selection.kind, bench.selection.primary) == ("profile", bench.profile_of("us"))
