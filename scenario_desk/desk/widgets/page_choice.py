"""The row of choices over the right side; one box to choose from where a row has no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import label_of
from scenario_desk.desk.widgets.workspace_tab import WorkspaceTab
from scenario_desk.presentation.words.language import _

_APART = 2


class PageChoice(QWidget):
    """Arrow keys go from choice to choice, Tab goes past them all."""

    def __init__(self, labels: Sequence[str], choose: Callable[[int], None]) -> None:
        super().__init__()
        self._choose = choose
        self.page = 0
        self.tabs = [WorkspaceTab(label, "page") for label in labels]
        group = QButtonGroup(self)
        self.box = Picker(_("What is shown"), lambda: self.go_to(int(self.box.value)))
        self.box.offer([(str(place), label) for place, label in enumerate(labels)])
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(_APART)
        for place, tab in enumerate(self.tabs):
            group.addButton(tab, place)
            row.addWidget(tab)
        row.addWidget(self.box)
        label_of(self.box, self.box.toolTip())
        row.addStretch(1)
        group.idClicked.connect(self.go_to)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._mark()
        self._fold()

    def go_to(self, page: int) -> None:
        """Choose a page."""
        self.page = page
        self._mark()
        self._choose(page)

    def call(self, page: int, label: str) -> None:
        """Call a page something else."""
        if self.tabs[page].text() != label:
            self.tabs[page].setText(label)
            offered = [*self.box.offered]
            offered[page] = (str(page), label)
            self.box.offer(offered, str(self.page))
            self._fold()

    def _mark(self) -> None:
        for place, tab in enumerate(self.tabs):
            tab.setChecked(place == self.page)
            stops = Qt.FocusPolicy.TabFocus if place == self.page else Qt.FocusPolicy.NoFocus
            tab.setFocusPolicy(stops)
        self.box.offer(self.box.offered, str(self.page))

    def _fold(self) -> None:
        wide = sum(tab.sizeHint().width() + _APART for tab in self.tabs)
        folded = wide > self.width()
        for tab in self.tabs:
            tab.setVisible(not folded)
        self.box.setVisible(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())
