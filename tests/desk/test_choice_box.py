"""What a closed list of choices says, and how wide it opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scenario_desk.desk.widgets.choice_box import ChoiceBox

LONG = "By rational choice: each owner takes what serves it best, whatever the forecast says"


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.addItems(["As judged", LONG])
    made.resize(140, 30)
    with qtbot.waitExposed(made):
        made.show()
    return made


def hinted(box: ChoiceBox) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(
        box, QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), box.mapToGlobal(QPoint(9, 9)))
    )
    return QToolTip.text()


def test_what_has_room_is_said_whole(box: ChoiceBox) -> None:
    assert box.shown() == "As judged"
    assert hinted(box) == ""


def test_what_has_no_room_ends_in_an_ellipsis_and_the_tooltip_says_it(box: ChoiceBox) -> None:
    box.setCurrentIndex(1)
    assert box.shown().endswith("…")
    assert LONG.startswith(box.shown()[:-1])
    assert LONG in hinted(box)
    QToolTip.hideText()
    box.resize(900, 30)
    assert box.shown() == LONG


def test_where_nothing_is_chosen_the_placeholder_stands(box: ChoiceBox) -> None:
    box.setCurrentIndex(-1)
    box.setPlaceholderText("mixed")
    assert box.shown() == "mixed"


def test_the_list_is_as_wide_as_its_longest_words(box: ChoiceBox) -> None:
    box.showPopup()
    assert box.view().width() >= min(
        box.fontMetrics().horizontalAdvance(LONG), round(box.screen().size().width() * 0.85)
    )
    box.hidePopup()
