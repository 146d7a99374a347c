"""The linkages to tick, one below the other; what a rule keeps off is greyed, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.packages.ticks import Tick
from scenario_desk.presentation.words.harmless import harmless, harmless_lines

_LEAST_LINES, _MOST_LINES = 4, 16
"""Lines of text that the list is high."""


class TickRow(QWidget):
    """A box, the linkage's name and chance, and below them what a rule says; a click on it ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self._name, self._chance, self._says = PlainLabel(), PlainLabel(), PlainLabel()
        self._name.setWordWrap(True)
        self._chance.setObjectName("muted")
        self._says.setObjectName("muted")
        self._says.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 8, 2)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.box, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._chance, 0, 2)
        grid.addWidget(self._says, 1, 1, 1, 2)

    def show_tick(self, tick: Tick) -> None:
        """Show it as it stands now."""
        with QSignalBlocker(self.box):
            self.box.setChecked(tick.ticked)
        self.box.setEnabled(tick.allowed)
        self._name.setEnabled(tick.allowed)
        self._name.setText(tick.name)
        self._chance.setText(tick.chance)
        self._says.setText(tick.says)
        self._says.setVisible(bool(tick.says))
        self.box.setAccessibleName(harmless(tick.name))
        self.box.setAccessibleDescription(
            harmless_lines(" ".join(filter(None, (tick.chance, tick.says))))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.click()


class TickList(QScrollArea):
    """The boxes of all linkages; they stay the same while the linkages do."""

    toggled = Signal(str)
    """A linkage (id) is to be put on the table, or taken off."""
    made = Signal()
    """There are other boxes than before."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, TickRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """As high as its rows, within reason: the rest is scrolled to."""
        page, line = self.widget(), self.fontMetrics().lineSpacing()
        wanted = page.heightForWidth(self.viewport().width()) if page is not None else 0
        return QSize(super().sizeHint().width(), min(max(wanted, 2 * line), _MOST_LINES * line))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _LEAST_LINES * self.fontMetrics().lineSpacing())

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these linkages as they stand now."""
        if [tick.linkage for tick in ticks] != list(self.rows):
            self._make(ticks)
        for tick in ticks:
            self.rows[tick.linkage].show_tick(tick)
        self.updateGeometry()

    def _make(self, ticks: Sequence[Tick]) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = {}
        for tick in ticks:
            row = self.rows[tick.linkage] = TickRow()
            row.box.clicked.connect(lambda _on, key=tick.linkage: self.toggled.emit(key))
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(page)
        self.made.emit()
