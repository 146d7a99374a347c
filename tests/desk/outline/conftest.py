"""An outline on a workbench, and hands to point at its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.desk.outline.outline_model import ID_ROLE, KIND_ROLE, VALUE_ROLE
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import LEFT, PLAIN, shown, workbench
from tests.model.building import small_scenario


@dataclass
class Outline:
    """An outline and its workbench, with the gestures of a user."""

    bench: Workbench
    view: OutlineView
    refusals: list[str] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        return self.bench.scenario

    def row(self, kind: str, key: str) -> QModelIndex:
        index = self.view.model.index_of(kind, key)
        assert index.isValid(), f"{kind} {key} is not listed"
        return index

    def unfold(self, kind: str, key: str) -> None:
        self.view.list.setExpanded(self.row(kind, key), True)
        QApplication.processEvents()

    def click(
        self, kind: str, key: str, modifiers: Qt.KeyboardModifier = PLAIN, left: int = 60
    ) -> None:
        index = self.row(kind, key)
        self.view.list.scrollTo(index)
        QApplication.processEvents()
        rect = self.view.list.visualRect(index)
        place = QPoint(rect.left() + left, rect.center().y())
        QTest.mouseClick(self.view.list.viewport(), LEFT, modifiers, place)

    def marked(self) -> list[tuple[str, str]]:
        """Kind and id of the rows that are marked."""
        rows = self.view.list.selectionModel().selectedRows()
        return [(str(row.data(KIND_ROLE)), str(row.data(ID_ROLE))) for row in rows]

    def under(self, index: QModelIndex) -> list[str]:
        """The texts of the rows below one."""
        model = self.view.model
        return [str(model.index(row, 0, index).data()) for row in range(model.rowCount(index))]

    def section(self, name: str) -> list[str]:
        return self.under(self.row(SECTION, name))

    def figure(self, kind: str, key: str) -> str:
        return str(self.row(kind, key).data(VALUE_ROLE)).replace("\N{NO-BREAK SPACE}", " ")

    def editor(self) -> QLineEdit:
        """The open field."""
        fields = self.view.list.viewport().findChildren(QLineEdit)
        return next(each for each in fields if each.isVisible())


def make_outline(qtbot: QtBot, scenario: Scenario) -> Outline:
    bench = workbench(scenario)
    view = shown(qtbot, bench, OutlineView, (260, 900))
    outline = Outline(bench, view)
    bench.refused.connect(outline.refusals.append)
    return outline


@pytest.fixture
def outline(qtbot: QtBot) -> Outline:
    return make_outline(qtbot, small_scenario())
