"""The list of what separates two scenarios: narrowed by kind and by what is typed, and walked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.compare.difference_model import DifferenceModel
from scenario_desk.desk.compare.signs import SIDE, sign_icons
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.widgets.choice_box import ChoiceBox
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.row_model import Index
from scenario_desk.desk.widgets.spoken import label_of, tell_focus
from scenario_desk.presentation.words.changes import SECTIONS, Difference
from scenario_desk.presentation.words.changes.kinds import by_section
from scenario_desk.presentation.words.changes.narrowing import Entry, narrowed
from scenario_desk.presentation.words.language import _, ngettext

_PADDING = 4
"""Pixels above and below the words of a row."""
_AROUND = 22
"""Pixels beside the words of a row, for paddings and a scroll bar."""
_WAIT_MS = 150
"""How long typing pauses before the list is searched."""


class _Broken(QStyledItemDelegate):
    """Breaks the sentence of a row into as many lines as it needs: a tree of Qt's gives it one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, DifferenceView)
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        width = max(view.width_of(index), whole.fontMetrics.averageCharWidth() * 8)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = whole.fontMetrics.boundingRect(QRect(0, 0, width, 100_000), int(flags), whole.text)
        high = max(text.height(), whole.decorationSize.height() if index.parent().isValid() else 0)
        return QSize(width, high + 2 * _PADDING)


class DifferenceView(QTreeView):
    """The rows; moving to one tells what it is about."""

    moved_to = Signal(object)
    """The `Difference` of the row that was moved to."""

    def __init__(self) -> None:
        super().__init__()
        self.setModel(DifferenceModel(self))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(_Broken(self))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(18)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What differs"))
        self.activated.connect(self._activate)
        self.clicked.connect(self._activate)

    def model(self) -> DifferenceModel:
        found = super().model()
        assert isinstance(found, DifferenceModel)
        return found

    def width_of(self, index: Index) -> int:
        """Pixels that the words of a row may take."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        sign = self.iconSize().width() + 6 if depth > 1 else 0
        return self.viewport().width() - depth * self.indentation() - sign - _AROUND

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, with every section open."""
        model = self.model()
        model.show_entries(entries)
        for place in range(model.rowCount()):
            self.expand(model.index(place, 0))

    def step(self, by: int) -> bool:
        """Move to the next difference, or with −1 to the one before; False where there is none."""
        index = self.currentIndex()
        if not index.isValid():
            index = self.model().index(0, 0)
        index = self.indexBelow(index) if by > 0 else self.indexAbove(index)
        while index.isValid() and self.model().difference_at(index) is None:
            index = self.indexBelow(index) if by > 0 else self.indexAbove(index)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def go_to(self, way: Sequence[Difference]) -> None:
        """Move to a difference without telling; way: it after those that it is a part of."""
        index = self.model().index_of(way)
        self.blockSignals(True)
        try:
            self.setCurrentIndex(index)
        finally:
            self.blockSignals(False)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        told = self.model().difference_at(current)
        if told is not None:
            self.moved_to.emit(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_P) and not event.modifiers():
            self.step(1 if event.key() == Qt.Key.Key_N else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_focus(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # The lines of the rows break anew.
            self.scheduleDelayedItemsLayout()

    def _activate(self, index: QModelIndex) -> None:
        if not self.model().bring_more(index):
            told = self.model().difference_at(index)
            if told is not None:
                self.moved_to.emit(told)


class DifferenceList(Pane):
    """The rows below what narrows them."""

    moved_to = Signal(object)
    """The `Difference` that is looked at."""

    def __init__(
        self, found: tuple[Difference, ...], workbench: Workbench, tasks: Tasks, name: str
    ) -> None:
        """`name` is that of the task in which the list is searched."""
        super().__init__()
        self._found, self._bench, self._tasks, self._name = found, workbench, tasks, name
        heading = QLabel(_("What differs").upper())
        heading.setObjectName("heading")
        self.search = HintedLine()
        self.search.hint(_("Search the differences"))
        self.search.setAccessibleName(_("Search the differences"))
        self.search.setClearButtonEnabled(True)
        self.kinds = ChoiceBox()
        counts = by_section(found)
        self._all = sum(counts.values())
        self.kinds.addItem(_("All kinds ({count})").format(count=self._all), "")
        for section, count in counts.items():
            self.kinds.addItem(f"{_(SECTIONS[section])} ({count})", section)
        self.list = DifferenceView()
        self.list.moved_to.connect(self.moved_to)
        self.said = QLabel()
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(6)
        for part in (heading, self.search, self.kinds, self.said, self.list):
            column.addWidget(part, 1 if part is self.list else 0)
        label_of(self.kinds, _("Kind of difference"))
        self.entrances = (self.list,)
        self._pause = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._pause.timeout.connect(self.narrow)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._take_first)
        self.kinds.currentIndexChanged.connect(lambda _index: self.narrow())
        workbench.theme_changed.connect(self._dress)
        self._dress()
        self.narrow()

    def narrow(self) -> None:
        """Show what is of the chosen kind and holds what is typed."""
        self._pause.stop()
        found, section, text = self._found, self.kinds.currentData(), self.search.text().strip()
        if not text:
            self._tasks.cancel(self._name)
            self._show(narrowed(found, section))
            return

        def work(progress: Progress) -> tuple[Entry, ...]:
            return narrowed(found, section, text, progress.check)

        self._tasks.run(self._name, _("Searching"), work, self._show)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self.list.show_entries(entries)
        shown = sum(each.number for each in entries)
        if not shown:
            self.said.setText(_("Nothing that differs is called so."))
        elif shown < self._all:
            text = ngettext("{n} of {all} found", "{n} of {all} found", shown)
            self.said.setText(text.format(n=shown, all=self._all))
        self.said.setVisible(shown < self._all)

    def _take_first(self) -> None:
        self.list.setFocus()
        self.list.step(1)

    def _dress(self) -> None:
        bench = self._bench
        side = round(SIDE * bench.font_scale)
        self.list.setIconSize(
            self.list.iconSize().scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio)
        )
        self.list.model().dress(sign_icons(bench.tokens, bench.font_scale))
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.list.scheduleDelayedItemsLayout()
