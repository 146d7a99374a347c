"""What a screen reader is told of the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.desk.conftest import Heard
from tests.desk.nodes.desk import Desk, make_desk
from tests.desk.showing import SHIFT, Key
from tests.model.building import small_scenario


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return make_desk(qtbot, small_scenario(), "canvas")


def test_it_is_a_canvas_with_a_name_that_says_where_else_to_look(desk: Desk) -> None:
    found = QAccessible.queryAccessibleInterface(desk.view)
    assert found is not None
    assert found.role() == QAccessible.Role.Canvas
    assert found.text(QAccessible.Text.Name) == "Tree"
    assert "outline" in found.text(QAccessible.Text.Description)
    assert found.state().focusable


def test_it_announces_what_is_selected(desk: Desk, heard: Heard) -> None:
    desk.select("talks")
    assert heard.said[-1].startswith("Talks open, chance, ")
    assert "50" in heard.said[-1]
    assert heard.said[-1].endswith("2 branches")
    desk.press(Key.Key_Right)
    assert heard.said[-1].startswith("A deal, leaf")
    assert "Negotiated transition" in heard.said[-1]


def test_it_says_how_many_are_selected(desk: Desk, heard: Heard) -> None:
    desk.select("deal")
    desk.press(Key.Key_Down, SHIFT)
    assert heard.said[-1].startswith("They stall")
    assert heard.said[-1].endswith("1 more selected")


def test_it_is_silent_while_the_keyboard_is_elsewhere(desk: Desk, heard: Heard) -> None:
    desk.view.clearFocus()
    desk.select("deal")
    assert heard.said == []
