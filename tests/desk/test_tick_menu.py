"""A menu of several ticks stays open while they are set; a choice closes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.widgets.tick_menu import TickMenu
from tests.desk.showing import LEFT, PLAIN, Key


class Crew:
    """Who is aboard, in a menu that is filled anew with each tick, and one choice of a captain."""

    def __init__(self, qtbot: QtBot) -> None:
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.aboard: list[str] = []
        self.captain = ""
        self.menu = TickMenu(self.holder, self.fill)
        self.menu.popup(QPoint(30, 30))
        QApplication.processEvents()

    def fill(self) -> None:
        self.menu.clear()
        for name in ("Ada", "Bo", "Cy"):
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in self.aboard)
            action.triggered.connect(lambda _on, name=name: self.board(name))
        group = QActionGroup(self.menu)
        for name in ("Captain Ada", "Captain Bo"):
            chosen = self.menu.addAction(name)
            chosen.setCheckable(True)
            group.addAction(chosen)
            chosen.triggered.connect(lambda _on, name=name: setattr(self, "captain", name))

    def board(self, name: str) -> None:
        if name in self.aboard:
            self.aboard.remove(name)
        else:
            self.aboard.append(name)

    def entry(self, place: int) -> QAction:
        return self.menu.actions()[place]

    def click(self, place: int) -> None:
        at = self.menu.actionGeometry(self.entry(place)).center()
        QTest.mouseMove(self.menu, at)
        QTest.mouseClick(self.menu, LEFT, PLAIN, at)
        QApplication.processEvents()

    def ticked(self) -> list[str]:
        return [each.text() for each in self.menu.actions() if each.isChecked()]


@pytest.fixture
def crew(qtbot: QtBot) -> Crew:
    return Crew(qtbot)


def test_several_are_ticked_in_one_visit(crew: Crew) -> None:
    crew.click(0)
    crew.click(2)
    assert crew.menu.isVisible()
    assert crew.aboard == ["Ada", "Cy"] == crew.ticked()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_keys_tick_and_go_on_from_there(crew: Crew, key: Qt.Key) -> None:
    crew.menu.setActiveAction(crew.entry(0))
    for each in (key, Key.Key_Down, key):
        QTest.keyClick(crew.menu, each)
        QApplication.processEvents()
    assert crew.menu.isVisible()
    assert crew.ticked() == ["Ada", "Bo"]


def test_one_of_a_group_closes_it_as_ever(crew: Crew) -> None:
    crew.click(4)
    assert crew.captain == "Captain Bo"
    assert not crew.menu.isVisible()


def test_the_release_of_the_press_that_opened_it_ticks_nothing(crew: Crew) -> None:
    at = crew.menu.actionGeometry(crew.entry(1)).center()
    QTest.mouseRelease(crew.menu, LEFT, PLAIN, at)
    assert crew.aboard == []
