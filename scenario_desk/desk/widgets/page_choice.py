"""The choices over the right side, in a row or two; one box to choose from where those are too few."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(_APART)
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row in self._rows:
            row.setSpacing(_APART)
            row.addStretch(1)
            column.addLayout(row)
        for place, tab in enumerate(self.tabs):
            group.addButton(tab, place)
        self._first = 0
        """How many choices stand in the first row now."""
        self._rows[0].insertWidget(0, self.box)
        self._put(len(self.tabs))
        label_of(self.box, self.box.toolTip())
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
        first, wide = self._split()
        folded = wide > self.width()
        if not folded:
            self._put(first)
        for tab in self.tabs:
            tab.setVisible(not folded)
        self.box.setVisible(folded)

    def _split(self) -> tuple[int, int]:
        """How many choices stand in the first row, and how wide the wider row is: one row where all
        fit in, else two that are as alike as can be."""
        wides = [tab.sizeHint().width() + _APART for tab in self.tabs]
        if sum(wides) <= self.width():
            return len(wides), sum(wides)
        splits = ((at, max(sum(wides[:at]), sum(wides[at:]))) for at in range(1, len(wides) + 1))
        return min(splits, key=lambda split: split[1])

    def _put(self, first: int) -> None:
        """Place so many choices in the first row, the others in the second."""
        if first == self._first:
            return
        self._first = first
        for row in self._rows:
            for tab in self.tabs:
                row.removeWidget(tab)
        for place, tab in enumerate(self.tabs):
            row = self._rows[place >= first]
            # Before the stretch; in the first row the box stands, too, out of sight.
            row.insertWidget(row.count() - 1, tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())
