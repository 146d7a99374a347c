"""The list of a merge: walked, and decided in, by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeView

from scenario_desk.desk.merging.merge_model import MergeModel, choice_words
from scenario_desk.desk.merging.weighing import ByItself, Chosen, Decision
from scenario_desk.desk.widgets.row_model import Index
from scenario_desk.desk.widgets.spoken import tell_focus, tell_name
from scenario_desk.model.merging import SideName
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.language import _

_LETTERS: dict[int, SideName] = {Qt.Key.Key_O: "ours", Qt.Key.Key_T: "theirs"}
_ARROWS: dict[int, SideName] = {Qt.Key.Key_Left: "ours", Qt.Key.Key_Right: "theirs"}
_MIRRORED: dict[int, SideName] = {Qt.Key.Key_Left: "theirs", Qt.Key.Key_Right: "ours"}


class MergeList(QTreeView):
    """Up and down walk; left or O is ours, right or T is theirs."""

    moved = Signal()
    """Another row is looked at."""
    decided = Signal(str)
    """The side that the decision of the current row was decided for."""

    def __init__(self, chosen: Callable[[], Chosen]) -> None:
        """`chosen`: what is chosen just now."""
        super().__init__()
        self._model = MergeModel(chosen, self)
        self.setModel(self._model)
        self._model.rowsInserted.connect(self._span)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What is merged"))
        self.setAccessibleDescription(_("O keeps ours, T takes theirs; so do the arrows."))
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(10)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

    def rows(self) -> MergeModel:
        """The model, as what it is."""
        return self._model

    def show_rows(self, decisions: tuple[Decision, ...], own: ByItself | None) -> None:
        """Show these; open is what is to be decided, or, where nothing is, what comes in."""
        self._model.show_rows(decisions, own)
        for place in range(self._model.rowCount()):
            section = self._model.index(place, 0)
            self._span(section, 0, self._model.rowCount(section) - 1)
        # Two letters more than the words need: the style puts room around them.
        longest = max((choice_words(each) for each in (None, "ours", "theirs")), key=len)
        self.header().resizeSection(1, self.fontMetrics().horizontalAdvance(longest + "mm"))
        self._span(QModelIndex(), 0, self._model.rowCount() - 1)
        self.expand(self._model.index(0, 0))

    def _span(self, parent: QModelIndex, first: int, last: int) -> None:
        """Give what nobody decides about all of the width."""
        for place in range(first, last + 1):
            if self._model.decision_at(self._model.index(place, 0, parent)) is None:
                self.setFirstColumnSpanned(place, parent, True)

    @property
    def decision(self) -> Decision | None:
        """That of the current row."""
        return self._model.decision_at(self.currentIndex())

    @property
    def difference(self) -> tuple[Difference | None, bool]:
        """That of the current row, if it tells of one, and whether it is one of ours."""
        index = self.currentIndex()
        return self._model.difference_at(index), self._model.stays(index)

    def go_to(self, place: int) -> None:
        """Go to a decision by its place among them."""
        index = self._model.index_of(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def tell_choice(self) -> None:
        """What is chosen in the current row, or in all, is another."""
        self._model.tell_choices()
        tell_name(self)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = _MIRRORED if self.isRightToLeft() else _ARROWS
        side = (_LETTERS | arrows).get(event.key())
        if side is not None and self.decision is not None and not _modified(event):
            self.decided.emit(side)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_focus(self)


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
