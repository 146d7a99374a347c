"""Controls of one line: words, estimates, red lines, and weights with their slider."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.numbers import as_before, editable
from scenario_desk.presentation.words.typed_numbers import (
    NumberRefused,
    parse_estimate,
    parse_number,
    parse_probability,
)

_REDO = QKeySequence.StandardKey.Redo


class LineControl(Control):
    """One line of text."""

    def build(self) -> None:
        self.line = HintedLine()
        self.line.setAccessibleName(harmless(self.row.label))
        self.line.setMinimumWidth(40)
        self.line.editingFinished.connect(self.settle)
        self.line.installEventFilter(self)
        keep_to_one_line(self.line, self.tell)
        self.lead_to(self.line)
        self.column.addWidget(self.line)

    def show_value(self, value: Any) -> None:
        self.line.hint(self.row.placeholder)
        text = self.worded(value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)

    def worded(self, value: Any) -> str:
        return str(value or "")

    def read(self) -> Any:
        """The value typed; raises NumberRefused."""
        return self.line.text()

    def busy(self) -> bool:
        return self.line.isModified()

    def settle(self) -> None:
        if not self.line.isModified():
            return
        try:
            value = self.read()
        except NumberRefused as refusal:
            self.tell(words(refusal.message))
            return
        self.line.setModified(False)
        if self.write(value):
            self.show_value(self.row.value)
        else:
            self.line.setModified(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up what was typed; undo is the scenario's where nothing is being typed."""
        if watched is self.line and leaves_undo(event, self.busy()):
            return True
        if watched is self.line and is_escape(event) and self.line.isModified():
            self.tell("")
            self.show_value(self.row.value)
            return True
        return False


class EstimateControl(LineControl):
    """A number, or low best high."""

    def worded(self, value: Any) -> str:
        return editable(value, percentage=self.row.percentage)

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        if self.row.percentage:
            typed = parse_probability(text)
        else:
            typed = parse_estimate(text, self.row.low, self.row.high)
        return as_before(typed, self.row.value).reasoned_as(self.row.value)


class RedLineControl(LineControl):
    """The floor of a red line; empty where nothing is said.

    In a profile that is not the base, "none" says that the base profile's line is not drawn here.
    """

    def worded(self, value: Any) -> str:
        if value is None:
            return ""
        return _("none") if value.floor is None else editable(Estimate(best=value.floor))

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        before = self.row.value
        floor = None if text.casefold() == _("none").casefold() else parse_number(text)
        if floor is not None and before is not None and before.floor is not None:
            floor = as_before(Estimate(floor), Estimate(before.floor)).best
        return RedLine(floor=floor, text=before.text if before else "")


class WeightControl(EstimateControl):
    """A weight: a slider for the best value beside the number, and under it what it bears on."""

    def build(self) -> None:
        super().build()
        self.column.removeWidget(self.line)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(int(self.row.low), int(self.row.high))
        self.slider.setAccessibleName(harmless(self.row.label))
        # The number is what Tab goes to: typing goes on there, and in the slider it would be lost.
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self._let_go)
        self.line.ensurePolished()
        self.dress()
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.slider, 1)
        across.addWidget(self.line)
        self.column.addLayout(across)
        self.note = ElidedLabel()
        self.note.setObjectName("note")
        self.column.addWidget(self.note)

    def dress(self) -> None:
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("100 100 100") + 20)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        note, told = self.row.note
        self.note.setText(note)
        self.note.explain(told)
        self.note.setVisible(bool(note))
        for field in (self.line, self.slider):
            field.setAccessibleDescription(told)
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(value.best) if value is not None else 0)

    def _slid(self, best: int) -> None:
        """A drag is one step, and so are the presses of a key in a row."""
        before = self.row.value
        estimate = Estimate(best=best)
        if before is not None and before.low is not None and before.high is not None:
            estimate = Estimate(best=best, low=min(before.low, best), high=max(before.high, best))
        self.line.setModified(False)
        how = "drag" if self.slider.isSliderDown() else "nudge"
        self.write(estimate.reasoned_as(before), how=how)

    def _let_go(self) -> None:
        self.write(self.row.value, how="drop")

    def settle(self) -> None:
        super().settle()
        if self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setSliderDown(False)
            self.write(self.row.value, how="let_go")


class _Slider(QSlider):
    """The wheel scrolls the form; it never changes a value by accident.

    Let go of while the button is down, it follows the mouse no more.
    """

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            super().mouseMoveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def is_escape(event: QEvent) -> bool:
    """Whether Esc was pressed."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_Escape
    )


def leaves_undo(event: QEvent, typing: bool) -> bool:
    """Leave the keys of undo and redo to the window; a field would take them, with nothing in it."""
    if typing or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not (event.matches(QKeySequence.StandardKey.Undo) or event.matches(_REDO)):
        return False
    event.ignore()
    return True
