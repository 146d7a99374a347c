"""A score matrix on a workbench, and hands to fill it in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.cell_delegate import CELL_ROLE
from scenario_desk.desk.matrix.matrix_model import Cell
from scenario_desk.desk.matrix.matrix_view import MatrixView
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import click, shown, workbench
from tests.model.building import small_scenario


@dataclass
class Matrix:
    """A matrix and its workbench, with the gestures of a user."""

    bench: Workbench
    view: MatrixView
    refusals: list[str] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        return self.bench.scenario

    def go(self, endpoint: str, interest: str) -> None:
        """Click a cell."""
        index = self.view.model.index_of(endpoint, interest)
        assert index.isValid(), f"{endpoint}/{interest} is not shown"
        table = self.view.table
        table.scrollTo(index)
        click(table.viewport(), table.visualRect(index).center())

    def here(self) -> str:
        """The current cell as endpoint/interest."""
        index = self.view.table.currentIndex()
        model = self.view.model
        return f"{model.endpoints[index.row()]}/{model.interests[index.column()]}"

    def cell(self, endpoint: str, interest: str) -> Cell:
        cell: Cell = self.view.model.index_of(endpoint, interest).data(CELL_ROLE)
        return cell

    def editor(self) -> QLineEdit | None:
        """The open field."""
        fields = self.view.table.viewport().findChildren(QLineEdit)
        return next((each for each in fields if each.isVisible()), None)

    def best(self, endpoint: str, interest: str) -> float:
        return float(self.scenario.scores[endpoint, interest].best)


def make_matrix(qtbot: QtBot, scenario: Scenario) -> Matrix:
    bench = workbench(scenario)
    view = shown(qtbot, bench, MatrixView, (900, 500))
    matrix = Matrix(bench, view)
    bench.refused.connect(matrix.refusals.append)
    QApplication.clipboard().clear()
    return matrix


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    """The small scenario: e1 … e4 against us1, us2, ru1, ru2."""
    return make_matrix(qtbot, small_scenario())
