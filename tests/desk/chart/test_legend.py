"""How much of a view its legend takes at most."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.chart.legend import Legend
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.tokens import tokens


@pytest.mark.parametrize(("height", "most"), [(300, 60), (400, 90), (459, 149), (900, 300)])
def test_the_plot_has_its_room_first_and_the_legend_a_third_of_what_is_high(
    qtbot: QtBot, height: int, most: int
) -> None:
    style = Style(tokens("light"), 1.0, QtTypeSetter(QApplication.font()))
    legend = Legend(style, lambda _endpoint: None)
    qtbot.addWidget(legend)
    legend.fit_in(height)
    assert legend.maximumHeight() == most
