"""What a screen reader is told of the canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from scenario_desk.desk.tree import tree_view
from tests.desk.nodes.desk import Desk, make_desk
from tests.desk.showing import SHIFT, Key
from tests.model.building import small_scenario


@pytest.fixture(autouse=True)
def screen_reader() -> Iterator[None]:
    """One that listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return make_desk(qtbot, small_scenario(), "canvas")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced."""
    said: list[str] = []

    class Listening(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr(tree_view, "QAccessible", Listening)
    return said


def test_it_is_a_canvas_with_a_name_that_says_where_else_to_look(desk: Desk) -> None:
    found = QAccessible.queryAccessibleInterface(desk.view)
    assert found is not None
    assert found.role() == QAccessible.Role.Canvas
    assert found.text(QAccessible.Text.Name) == "Tree"
    assert "outline" in found.text(QAccessible.Text.Description)
    assert found.state().focusable


def test_it_announces_what_is_selected(desk: Desk, heard: list[str]) -> None:
    desk.select("talks")
    assert heard[-1].startswith("Talks open, chance, ")
    assert "50" in heard[-1]
    assert heard[-1].endswith("2 branches")
    desk.press(Key.Key_Right)
    assert heard[-1].startswith("A deal, leaf")
    assert "Negotiated transition" in heard[-1]


def test_it_says_how_many_are_selected(desk: Desk, heard: list[str]) -> None:
    desk.select("deal")
    desk.press(Key.Key_Down, SHIFT)
    assert heard[-1].startswith("They stall")
    assert heard[-1].endswith("1 more selected")


def test_it_is_silent_while_the_keyboard_is_elsewhere(desk: Desk, heard: list[str]) -> None:
    desk.view.clearFocus()
    desk.select("deal")
    assert heard == []
