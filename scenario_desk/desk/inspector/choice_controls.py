"""Controls to choose with: one of several, any of several, yes or no, and buttons."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.widgets.choice_box import ChoiceBox
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.desk.widgets.typed_text import typed_text
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_LOOKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class ChoiceControl(Control):
    """One of several."""

    def build(self) -> None:
        self.box = _Box()
        self.box.setAccessibleName(harmless(self.row.label))
        self.box.activated.connect(self._chosen)
        self.lead_to(self.box)
        self.column.addWidget(self.box)
        label_of(self.box, self.row.label)
        self._options: object = None

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            if self.row.options != self._options:
                self._options = self.row.options
                self.box.clear()
                for key, text in self.row.options:
                    self.box.addItem(harmless(text), key)
            self.box.setPlaceholderText(self.row.placeholder)
            keys = [key for key, _text in self.row.options]
            known = value in keys and not self.row.mixed
            self.box.setCurrentIndex(keys.index(value) if known else -1)

    def busy(self) -> bool:
        return self.box.view().isVisible()

    def _chosen(self, place: int) -> None:
        if self.write(self.box.itemData(place)):
            self.show_value(self.row.value)


class _Box(ChoiceBox):
    """As narrow as the form; the wheel scrolls the form instead of choosing."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters look in the list; only Return, or a click, chooses.

        A closed box would choose with every key, and each choice is an edit.
        """
        letter = typed_text(event)
        if Qt.Key(event.key()) in _LOOKING or letter:
            self.showPopup()
            if letter:
                self.view().keyboardSearch(letter)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ManyControl(Control):
    """Any of several, ticked in a menu."""

    def build(self) -> None:
        self._names: list[str] = []
        self.button = QPushButton()
        self.menu = TickMenu(self.button, self._fill)
        self.button.setMenu(self.menu)
        self.button.setAccessibleName(harmless(self.row.label))
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setObjectName("many")
        self.lead_to(self.button)
        self.column.addWidget(self.button)

    def show_value(self, value: Any) -> None:
        self._names = [harmless(text) for key, text in self.row.options if key in (value or ())]
        explain(self.button, "\n".join(self._names))
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
        self.button.setText(f" {unmarked(shown)} ▾")

    def _fill(self) -> None:
        self.menu.clear()
        for key, text in self.row.options:
            action = QAction(unmarked(text), self.menu)
            action.setCheckable(True)
            action.setChecked(key in (self.row.value or ()))
            action.triggered.connect(lambda on, name=key: self._toggle(name, on))
            self.menu.addAction(action)
        if not self.row.options:
            self.menu.addAction(_("nothing to choose from yet")).setEnabled(False)

    def _toggle(self, name: str | None, on: bool) -> None:
        kept = tuple(key for key in self.row.value or () if key != name)
        self.write((*kept, name) if on else kept)


class CheckControl(Control):
    """Yes or no."""

    def build(self) -> None:
        self.box = QCheckBox(unmarked(self.row.label))
        self.box.clicked.connect(self._clicked)
        self.lead_to(self.box)
        self.column.addWidget(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setTristate(self.row.mixed)
        state = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.box.setCheckState(Qt.CheckState.PartiallyChecked if self.row.mixed else state)

    def _clicked(self, on: bool) -> None:
        if not self.write(on):
            self.show_value(self.row.value)


class ButtonsControl(Control):
    """Buttons in a row; `value` is ((words, key), …) and `write` takes the key."""

    def build(self) -> None:
        self._across = QHBoxLayout()
        self._across.setSpacing(6)
        self.column.addLayout(self._across)
        self.buttons: dict[str, QPushButton] = {}

    def stops(self) -> list[QWidget]:
        return list(self.buttons.values())

    def show_value(self, value: Any) -> None:
        while (item := self._across.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for text, key in value or ():
            button = self.buttons[key] = QPushButton(unmarked(text))
            button.setObjectName("link")
            button.clicked.connect(partial(self._press, key))
            self._across.addWidget(button)
        self._across.addStretch(1)

    def _press(self, key: str, _checked: bool = False) -> None:
        if self.row.write is not None:
            self.tell(self.row.write(key) or "")
