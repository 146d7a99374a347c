"""Pages to choose from: in a row, in two where that is too narrow, else in a box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.widgets.page_choice import PageChoice

LABELS = [f"Page number {number}" for number in range(6)]


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[PageChoice]:
    # A window of its own would be as wide as its choices.
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1_200, 200)
    made = PageChoice(LABELS, chosen.append)
    made.setParent(around)
    with qtbot.waitExposed(around):
        around.show()
    yield made
    around.close()


chosen: list[int] = []


def rows(choice: PageChoice, share: float) -> list[int]:
    """How many choices stand in each row where there is this share of the width of all."""
    wide = sum(tab.sizeHint().width() + 2 for tab in choice.tabs)
    choice.resize(round(wide * share) + 10, 80)
    QApplication.processEvents()
    tops = [tab.y() for tab in choice.tabs if tab.isVisible()]
    return [tops.count(top) for top in sorted(set(tops))]


def test_all_stand_in_as_few_rows_as_hold_them(choice: PageChoice) -> None:
    assert rows(choice, 1.1) == [6]
    assert rows(choice, 0.6) == [3, 3]
    assert rows(choice, 1.1) == [6]
    assert not choice.box.isVisible()
    # None is cut short, nor out of its place.
    choice.layout().activate()
    assert [tab.text() for tab in sorted(choice.tabs, key=lambda tab: tab.x())] == LABELS
    assert all(tab.width() >= tab.sizeHint().width() for tab in choice.tabs)


def test_where_two_rows_are_too_few_a_box_offers_them(choice: PageChoice) -> None:
    assert rows(choice, 0.3) == []
    assert choice.box.isVisible()
    assert [label for _key, label in choice.box.offered] == LABELS
    assert rows(choice, 0.6) == [3, 3]
    assert not choice.box.isVisible()


def test_arrows_go_on_into_the_second_row(choice: PageChoice) -> None:
    rows(choice, 0.6)
    chosen.clear()
    choice.go_to(1)
    choice.tabs[1].setFocus()
    for key, page in ((Qt.Key.Key_Down, 4), (Qt.Key.Key_Right, 5), (Qt.Key.Key_Up, 2)):
        QTest.keyClick(QApplication.focusWidget(), key)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert choice.page == page
