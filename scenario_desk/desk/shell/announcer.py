"""What a window says aloud of its scenario: what changes in it while the keyboard is elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.presentation.words.sentences import headline


class Announcer(QObject):
    """Announces refusals, the steps taken and what they did, and the answer when it is another; it listens only.

    While results are held it keeps the answer to itself, as the chart does.
    """

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = workbench, window
        self._evaluation = workbench.evaluation
        """The one whose answer is known to whoever listens."""
        workbench.refused.connect(self._say)
        workbench.told.connect(self._say)
        workbench.taken.connect(self._say)
        workbench.updated.connect(self._look)
        workbench.hold_changed.connect(lambda held: self._say("" if held else self._answer()))

    def _say(self, words: str) -> None:
        announce(self._window, words)

    def _answer(self) -> str:
        return headline(self._bench.evaluation)

    def _look(self, update: Update) -> None:
        if update.previewing:
            return
        before, self._evaluation = self._evaluation, update.evaluation
        opened, held = update.changes is None, self._bench.hold_results
        if opened or held or update.answers_stand or not QAccessible.isActive():
            return
        answer = headline(update.evaluation)
        if answer != headline(before):
            self._say(answer)
