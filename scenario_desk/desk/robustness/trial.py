"""Tries a change out: the whole window shows it, until it is kept as one step or put back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Change
from scenario_desk.analysis.inverse.steps import steps
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits

_EDITS: dict[Kind, str] = {
    Kind.SCORE: edits.set_score.__name__,
    Kind.WEIGHT: edits.set_weight.__name__,
    Kind.RESERVATION: edits.set_reservation.__name__,
    Kind.MARGIN: edits.set_margin.__name__,
    Kind.PROBABILITY: edits.set_probabilities.__name__,
}
"""What undo calls a change of each kind."""


class Trial(QObject):
    """A preview that lasts as long as the keyboard stays where it can be kept or put back."""

    def __init__(self, workbench: Workbench, place: QWidget) -> None:
        """place: where the keyboard may be while something is tried."""
        super().__init__(place)
        self._bench, self._place = workbench, place
        self._own = False
        """Whether what the workbench tells is its own doing."""
        self.change: Change | None = None
        """What is tried now."""
        self.before: Evaluation | None = None
        """What is without it."""
        workbench.updated.connect(self._updated)
        workbench.settling.connect(self.put_back)
        workbench.hold_changed.connect(lambda _held: self.put_back())
        workbench.selection_changed.connect(lambda _selection: self.put_back())
        QApplication.instance().focusChanged.connect(self._went)  # type: ignore[union-attr]

    def attempt(self, change: Change) -> None:
        """Show what a change of what is there now would make of it."""
        self.put_back()
        before = self._bench.evaluation
        self.change, self.before = change, before
        name = _EDITS[change.kind]
        if not self._told(
            lambda: self._bench.preview(edits.together, *steps(change), name=name, tried=True)
        ):
            self._forget()

    def keep(self) -> None:
        """Make it one step."""
        if self.change is not None:
            self._forget()
            self._bench.commit()

    def put_back(self) -> None:
        """Show what is there again."""
        if self.change is not None:
            self._forget()
            self._bench.cancel()

    def _told(self, does: Callable[[], bool]) -> bool:
        self._own = True
        try:
            return does()
        finally:
            self._own = False

    def _forget(self) -> None:
        self.change, self.before = None, None

    def _updated(self, _update: Update) -> None:
        """Another edit, or another preview, has taken its place."""
        if not self._own and self.change is not None:
            self._forget()

    def _went(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Elsewhere something else is done; where no widget has the keyboard it may come back."""
        if new is not None and new is not self._place and not self._place.isAncestorOf(new):
            self.put_back()
