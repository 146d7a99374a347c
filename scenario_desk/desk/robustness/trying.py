"""A page whose picture lists changes, each to be tried, put back or kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.pages import Moment, Page
from scenario_desk.desk.robustness.trial import Trial
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.model import edits
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.words.language import _


class TryingPage(Page):
    """See the module's words. A page of this kind says what a key would change, and what came of it."""

    def __init__(
        self, workbench: Workbench, place: QWidget, to_picture: Callable[[], None]
    ) -> None:
        """place: where the keyboard may be while a change is tried. to_picture: gives it to the
        picture."""
        super().__init__()
        self.trial = Trial(workbench, place)
        self.listed: RowFigure | None = None
        """The list that was shown last."""
        self.hint = PlainLabel(_("Choose a change to try it."))
        self.hint.setObjectName("muted")
        self.keep, self.back = QPushButton(_("Keep")), QPushButton(_("Put back"))
        explain(self.keep, _("Make what is tried an edit, one step to undo"))
        explain(self.back, _("Show everything as it is without what is tried (Esc)"))
        for button, does in ((self.keep, self.trial.keep), (self.back, self.trial.put_back)):
            # A button that is of no use any more cannot have the keyboard.
            button.clicked.connect(to_picture)
            button.clicked.connect(does)
        self.editing = [self.hint, self.keep, self.back]
        self.controls = list(self.editing)

    def change(self, key: str) -> tuple[str, Sequence[edits.Step]] | None:
        """What undo calls the change of this key, and its edits; None where it is no change."""
        raise NotImplementedError

    def tried(self, moment: Moment, key: str) -> tuple[str, ...]:
        """What is said while the change of this key is tried."""
        raise NotImplementedError

    def refresh(self, moment: Moment) -> None:
        for button in (self.keep, self.back):
            button.setEnabled(bool(self.trial.key))

    def meanwhile(self, moment: Moment) -> Figure | None:
        """The list of what could be tried, with what the change that is tried makes of it all."""
        if not self.trial.key or self.listed is None:
            return None
        return replace(self.listed, says=self.tried(moment, self.trial.key))

    @property
    def marked(self) -> frozenset[str]:
        return frozenset([self.trial.key] if self.trial.key else [])

    def choose(self, key: str) -> bool:
        """Try a change; the one that is tried is put back."""
        if key in self.marked:
            self.trial.put_back()
            return True
        change = self.change(key)
        if change is not None:
            self.trial.attempt(key, *change)
        return change is not None

    def leave(self) -> bool:
        tries = bool(self.trial.key)
        self.trial.put_back()
        return tries

    def forget(self) -> None:
        self.listed = None
