"""The controls of an inspector form: each shows a row's value and writes what is typed.

A refused value stays in its field, marked, with the reason under it; nothing typed is lost.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.inspector.row import Row
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.language import _
from scenario_desk.presentation.messages import words
from scenario_desk.presentation.numbers import editable
from scenario_desk.presentation.typed_numbers import NumberRefused, parse_estimate, parse_number

_TEXT_LINES = 4


class Control(QWidget):
    """The part that all controls share: the row shown now, and the sentence under the field."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self._told: QLabel | None = None
        self.build()
        self.show_row(row)

    def build(self) -> None:
        """Make the widgets; each control has its own."""

    def show_value(self, value: Any) -> None:
        """Show a value without writing it; each control in its own way."""

    def show_row(self, row: Row) -> None:
        """Show a row of the same shape; a field that is being typed in keeps its text."""
        self.row = row
        if not self.busy():
            self.tell("")
            self.show_value(row.value)

    def busy(self) -> bool:
        """Whether somebody is in the middle of typing here."""
        return False

    def field(self) -> QWidget | None:
        """The widget that takes the focus and is marked when its value is refused."""
        return self.focusProxy()

    def write(self, value: Any) -> bool:
        """Put a value into the scenario; False, with the reason under the field, if refused."""
        if self.row.write is None or value == self.row.value:
            self.tell("")
            return True
        sentence = self.row.write(value)
        self.tell(sentence or "")
        return sentence is None

    def tell(self, sentence: str) -> None:
        """Say under the field what is wrong; an empty sentence takes it back."""
        field = self.field()
        if field is not None and bool(field.property("refused")) != bool(sentence):
            field.setProperty("refused", bool(sentence))
            field.style().polish(field)
        if sentence and self._told is None:
            self._told = QLabel()
            self._told.setObjectName("fieldError")
            self._told.setWordWrap(True)
            self._told.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(self._told)
        if self._told is not None:
            self._told.setText(sentence)
            self._told.setVisible(bool(sentence))


class LineControl(Control):
    """One line of text."""

    def build(self) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName(self.row.label)
        self.line.setPlaceholderText(self.row.hint)
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.column.addWidget(self.line)

    def show_value(self, value: Any) -> None:
        self.line.setText(self.worded(value))
        self.line.setCursorPosition(0)

    def worded(self, value: Any) -> str:
        return str(value or "")

    def read(self) -> Any:
        """The value typed; raises NumberRefused."""
        return self.line.text()

    def busy(self) -> bool:
        return self.line.hasFocus() and self.line.isModified()

    def _finish(self) -> None:
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
        """Esc gives up what was typed."""
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.line.isModified()
        ):
            self.line.setModified(False)
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
        if self.row.percentage and "%" not in text and _over_one(text):
            text += " %"
        typed = parse_estimate(text, self.row.low, self.row.high)
        return _keeping_reasons(typed, self.row.value)


class RedLineControl(LineControl):
    """The floor of a red line; empty where none is drawn."""

    def worded(self, value: Any) -> str:
        return "" if value is None or value.floor is None else editable(Estimate(best=value.floor))

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        before = self.row.value
        return RedLine(floor=parse_number(text), text=before.text if before else "")


class WeightControl(EstimateControl):
    """A weight: a slider for the best value beside the number."""

    def build(self) -> None:
        super().build()
        self.column.removeWidget(self.line)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(int(self.row.low), int(self.row.high))
        self.slider.setAccessibleName(self.row.label)
        self.slider.valueChanged.connect(self._slid)
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("00 00 100") + 20)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.slider, 1)
        across.addWidget(self.line)
        self.column.addLayout(across)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value.best) if value is not None else 0)

    def _slid(self, best: int) -> None:
        before = self.row.value
        estimate = Estimate(best=best)
        if before is not None and before.low is not None and before.high is not None:
            estimate = Estimate(best=best, low=min(before.low, best), high=max(before.high, best))
        self.line.setModified(False)
        self.write(_keeping_reasons(estimate, before))


class TextControl(Control):
    """Several lines of plain text."""

    def build(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.row.label)
        self.text.setPlaceholderText(self.row.hint)
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.setFocusProxy(self.text)
        self.column.addWidget(self.text)

    def show_value(self, value: Any) -> None:
        text = self.worded(value)
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.text.document().setModified(False)
        self._grow()

    def worded(self, value: Any) -> str:
        return str(value or "")

    def read(self) -> Any:
        return self.text.toPlainText()

    def busy(self) -> bool:
        return self.text.hasFocus() and self.text.document().isModified()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return False

    def finish(self) -> None:
        """Write what was typed."""
        if self.text.document().isModified():
            self.text.document().setModified(False)
            if not self.write(self.read()):
                self.text.document().setModified(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """As high as the text needs, within reason."""
        line = self.text.fontMetrics().lineSpacing()
        lines = max(round(self.text.document().size().height()), 1)
        self.text.setFixedHeight(min(max(lines, 2), _TEXT_LINES * 2) * line + 18)


class LinesControl(TextControl):
    """A list of texts, one a line."""

    def worded(self, value: Any) -> str:
        return "\n".join(value or ())

    def read(self) -> Any:
        return tuple(line.strip() for line in self.text.toPlainText().split("\n") if line.strip())


class PairsControl(TextControl):
    """Names with values, one pair a line: `name: value`."""

    def worded(self, value: Any) -> str:
        return "\n".join(f"{name}: {text}" for name, text in value or ())

    def read(self) -> Any:
        pairs = []
        for line in self.text.toPlainText().split("\n"):
            name, _colon, text = line.partition(":")
            if name.strip():
                pairs.append((name.strip(), text.strip()))
        return tuple(pairs)


class ChoiceControl(Control):
    """One of several."""

    def build(self) -> None:
        self.box = QComboBox()
        self.box.setAccessibleName(self.row.label)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(self)
        self.box.activated.connect(lambda place: self.write(self.box.itemData(place)))
        self.setFocusProxy(self.box)
        self.column.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for key, text in self.row.options:
                self.box.addItem(text, key)
            place = next((i for i, (key, _t) in enumerate(self.row.options) if key == value), -1)
            self.box.setCurrentIndex(place)

    def busy(self) -> bool:
        return self.box.view().isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form; it never changes a value by accident."""
        return watched is self.box and event.type() == QEvent.Type.Wheel and self._pass_on(event)

    def _pass_on(self, event: QEvent) -> bool:
        event.ignore()
        return True


class ManyControl(Control):
    """Any of several, ticked in a menu."""

    def build(self) -> None:
        self._names: list[str] = []
        self.button = QPushButton()
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.button.setAccessibleName(self.row.label)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setObjectName("many")
        self.setFocusProxy(self.button)
        self.column.addWidget(self.button)
        self.menu.aboutToShow.connect(self._fill)

    def show_value(self, value: Any) -> None:
        names = [text for key, text in self.row.options if key in (value or ())]
        self._names = names
        self.button.setToolTip("\n".join(names))
        self._word()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word()

    def _word(self) -> None:
        """As many names as fit; how many there are where not all do."""
        shown = ", ".join(self._names) or _("none")
        room = self.width() - 34
        metrics = self.button.fontMetrics()
        if metrics.horizontalAdvance(shown) > room:
            count = f" ({len(self._names)})" if len(self._names) > 1 else ""
            left = room - metrics.horizontalAdvance(count)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, left) + count
        self.button.setText(" " + shown.replace("&", "&&") + " ▾")

    def _fill(self) -> None:
        self.menu.clear()
        for key, text in self.row.options:
            action = QAction(text.replace("&", "&&"), self.menu)
            action.setCheckable(True)
            action.setChecked(key in (self.row.value or ()))
            action.triggered.connect(lambda on, name=key: self._toggle(name, on))
            self.menu.addAction(action)

    def _toggle(self, name: str | None, on: bool) -> None:
        kept = tuple(key for key in self.row.value or () if key != name)
        self.write((*kept, name) if on else kept)


class CheckControl(Control):
    """Yes or no."""

    def build(self) -> None:
        self.box = QCheckBox(self.row.label)
        self.box.clicked.connect(self.write)
        self.setFocusProxy(self.box)
        self.column.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class ButtonsControl(Control):
    """Buttons in a row; `value` is ((words, key), …) and `write` takes the key."""

    def build(self) -> None:
        self._across = QHBoxLayout()
        self._across.setSpacing(6)
        self.column.addLayout(self._across)
        self._shown: Any = None

    def show_value(self, value: Any) -> None:
        if value == self._shown:
            return
        self._shown = value
        while (item := self._across.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for text, key in value or ():
            button = QPushButton(text)
            button.setObjectName("link")
            button.clicked.connect(lambda _checked=False, name=key: self._press(name))
            self._across.addWidget(button)
        self._across.addStretch(1)

    def _press(self, key: str) -> None:
        if self.row.write is not None:
            self.tell(self.row.write(key) or "")


def _keeping_reasons(typed: Estimate, before: Any) -> Estimate:
    """A new number under the rationale, confidence and sources that stood there."""
    if not isinstance(before, Estimate):
        return typed
    return Estimate(
        best=typed.best,
        low=typed.low,
        high=typed.high,
        rationale=before.rationale,
        confidence=before.confidence,
        sources=before.sources,
    )


def _over_one(text: str) -> bool:
    """Whether a number without a percent sign can only have been meant as one."""
    try:
        return any(parse_number(part) > 1 for part in text.split())
    except NumberRefused:
        return False
