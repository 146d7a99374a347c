"""An inspector on a workbench, and hands to fill in its forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.choice_controls import (
    ButtonsControl,
    CheckControl,
    ChoiceControl,
    ManyControl,
)
from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.inspector.inspector_view import InspectorView
from scenario_desk.desk.inspector.line_controls import LineControl
from scenario_desk.desk.inspector.text_controls import RowsControl, TextControl
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import Key, click, press, shown, workbench, write
from tests.model.building import small_scenario


@dataclass
class Inspector:
    """An inspector and its workbench, with the gestures of a user."""

    bench: Workbench
    view: InspectorView
    refusals: list[str] = field(default_factory=list)

    @property
    def scenario(self) -> Scenario:
        return self.bench.scenario

    def of(self, kind: str, *ids: str) -> Inspector:
        self.bench.select(kind, *ids)
        QApplication.processEvents()
        return self

    def control(self, key: str) -> Control:
        found: Control = self.view.form.controls[key]
        return found

    def types(self, key: str, text: str, *then: Key) -> None:
        """Click into a field, replace what stands there, and perhaps press keys.

        In rows it is the first cell, and a tab of the text goes on to the next.
        """
        control = self.control(key)
        self.view.area.ensureWidgetVisible(control)
        QApplication.processEvents()
        if isinstance(control, LineControl):
            click(control.line)
            control.line.selectAll()
        elif isinstance(control, RowsControl):
            click(control.editor.cells[0].viewport())
            control.editor.cells[0].selectAll()
        else:
            assert isinstance(control, TextControl)
            click(control.text.viewport())
            control.text.selectAll()
        press(Key.Key_Backspace)
        first, *others = text.split("\t")
        write(first)
        for other in others:
            press(Key.Key_Tab)
            write(other)
        press(*then)

    def text(self, key: str) -> str:
        control = self.control(key)
        if isinstance(control, LineControl):
            return control.line.text()
        assert isinstance(control, TextControl)
        return control.text.toPlainText()

    def chooses(self, key: str, value: Any) -> None:
        """Choose by keyboard from a list."""
        control = self.control(key)
        assert isinstance(control, ChoiceControl)
        place = control.box.findData(value)
        assert place >= 0, f"{value} is not among the choices of {key}"
        control.box.setFocus()
        press(Key.Key_Down)
        listed = control.box.view()
        assert listed.isVisible()
        QTest.keyClick(listed, Key.Key_Home)
        for _step in range(place):
            QTest.keyClick(listed, Key.Key_Down)
        QTest.keyClick(listed, Key.Key_Return)
        # Offscreen nobody gives the keyboard back to the window behind a list.
        self.view.activateWindow()
        QApplication.processEvents()

    def ticks(self, key: str) -> None:
        control = self.control(key)
        assert isinstance(control, CheckControl)
        control.box.setFocus()
        press(Key.Key_Space)

    def ticks_one(self, key: str, words: str) -> None:
        """Tick one of several in a menu."""
        control = self.control(key)
        assert isinstance(control, ManyControl)
        control.menu.aboutToShow.emit()
        entries = {action.text().replace("&&", "&"): action for action in control.menu.actions()}
        entries[words].trigger()

    def clicks(self, key: str, name: str) -> None:
        control = self.control(key)
        assert isinstance(control, ButtonsControl)
        button = control.buttons[name]
        self.view.area.ensureWidgetVisible(button)
        QApplication.processEvents()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sentences(self) -> str:
        """All that the form says without being a field."""
        rows = self.view.form.controls.values()
        return "\n".join(
            text
            for control in rows
            if control.row.control == "sentences"
            for text, _tone in control.row.value
        )


def make_inspector(qtbot: QtBot, scenario: Scenario, height: int = 900) -> Inspector:
    bench = workbench(scenario)
    view = shown(qtbot, bench, InspectorView, (380, height))
    inspector = Inspector(bench, view)
    bench.refused.connect(inspector.refusals.append)
    return inspector


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    return make_inspector(qtbot, small_scenario())
