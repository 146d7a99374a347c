"""Tries a change out: the whole window shows it, until it is kept as one step or put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits


class Trial(QObject):
    """A preview that lasts as long as the keyboard stays where it can be kept or put back."""

    def __init__(self, workbench: Workbench, place: QWidget) -> None:
        """place: where the keyboard may be while something is tried."""
        super().__init__(place)
        self._bench, self._place = workbench, place
        self._own = False
        """Whether what the workbench tells is its own doing."""
        self.key = ""
        """What is tried now; "" where nothing is."""
        self.before: Evaluation | None = None
        """What is without it."""
        workbench.updated.connect(self._updated)
        workbench.settling.connect(self.put_back)
        workbench.hold_changed.connect(lambda _held: self.put_back())
        workbench.selection_changed.connect(lambda _selection: self.put_back())
        QApplication.instance().focusChanged.connect(self._went)  # type: ignore[union-attr]

    def attempt(self, key: str, name: str, steps: Sequence[edits.Step]) -> None:
        """Show what edits of what is there now would make of it. name: what undo calls them."""
        self.put_back()
        before = self._bench.evaluation
        self.key, self.before = key, before
        if not self._told(
            lambda: self._bench.preview(edits.together, *steps, name=name, tried=True)
        ):
            self._forget()

    def keep(self) -> None:
        """Make it one step."""
        if self.key:
            self._forget()
            self._bench.commit()

    def put_back(self) -> None:
        """Show what is there again."""
        if self.key:
            self._forget()
            self._bench.cancel()

    def _told(self, does: Callable[[], bool]) -> bool:
        self._own = True
        try:
            return does()
        finally:
            self._own = False

    def _forget(self) -> None:
        self.key, self.before = "", None

    def _updated(self, _update: Update) -> None:
        """Another edit, or another preview, has taken its place."""
        if not self._own and self.key:
            self._forget()

    def _went(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Elsewhere something else is done; where no widget has the keyboard it may come back."""
        if new is not None and new is not self._place and not self._place.isAncestorOf(new):
            self.put_back()
