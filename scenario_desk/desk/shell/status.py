"""The foot of the window: findings, size, what was just said, progress, and the last save."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tasks import Task, Tasks
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.numbers import grouped

_SAID_MS = 9_000
_RESOLVED = {
    "judged": mark("decisions as judged"),
    "rational": mark("decisions by rational choice"),
    "quantal": mark("decisions by quantal response"),
}


class Status(QStatusBar):
    """A quiet status bar whose first part opens the findings."""

    def __init__(
        self,
        workbench: Workbench,
        watch: FindingWatch,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._watch, self._tasks = workbench, watch, tasks
        self.setSizeGripEnabled(False)
        self.findings = QToolButton()
        self.findings.setObjectName("findings")
        self.size_words = QLabel()
        self.said = ElidedLabel(least=4)
        self.said.setObjectName("warning")
        self._task_title = ElidedLabel(least=12)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.setObjectName("link")
        self._saved = QLabel()
        self._task: Task | None = None
        self._passes = self._just_said = False
        self.addWidget(self.findings)
        self.addWidget(self.size_words)
        self.addWidget(self.said, 1)
        for part in (self._task_title, self._bar, self._cancel, self._saved):
            self.addPermanentWidget(part)
        self._show_task(None)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(_SAID_MS)
        self._forget.timeout.connect(self._forget_said)
        self._cancel.clicked.connect(self._stop)
        tasks.shown.connect(self._show_task)
        tasks.ended.connect(self._hide_task)
        watch.changed.connect(self._count_findings)
        workbench.updated.connect(self._describe)
        workbench.pin_changed.connect(self._describe)
        workbench.refused.connect(lambda sentence: self.say(sentence))
        workbench.told.connect(lambda sentence: self.say(sentence, warns=False, passes=True))
        workbench.history_changed.connect(self._forget_passing)
        workbench.selection_changed.connect(lambda _selection: self.go_on())
        workbench.updated.connect(self._forget_former)
        self._count_findings()
        self._describe()

    def say(self, sentence: str, warns: bool = True, passes: bool = False) -> None:
        """Show a sentence for a while: a warning, or that something was done.

        `passes`: it is about the last step, and no longer true after the next; so is a warning.
        Both go with whatever is selected or done next.
        """
        self._passes = warns or passes
        self.said.setObjectName("warning" if warns else "muted")
        self.said.style().polish(self.said)
        self.said.setText(sentence)
        self._forget.start()
        self._just_said = True
        QTimer.singleShot(0, self, self._was_heard)

    def go_on(self) -> None:
        """Something else is begun: what passes goes, unless this very click or key has led to it."""
        if not self._just_said:
            self._forget_passing()

    def _was_heard(self) -> None:
        self._just_said = False

    def _forget_said(self) -> None:
        self._forget.stop()
        self.said.setText("")

    def _forget_passing(self) -> None:
        """A step that was taken must not look as if it had been refused, or undone."""
        if self._passes:
            self._forget_said()

    def _forget_former(self, update: Update) -> None:
        """What was said of another scenario, or of other assumptions, is not said of this one."""
        if update.changes is None or (update.assumes_otherwise and self._passes):
            self._forget_said()

    def mark_saved(self) -> str:
        """Show when the work was last saved; what is shown."""
        now = datetime.now().astimezone()
        self._saved.setText(_("Saved {time}").format(time=now.strftime("%H:%M")))
        return self._saved.text()

    def forget_saved(self) -> None:
        """A new scenario has not been saved."""
        self._saved.setText("")

    def _count_findings(self) -> None:
        count = sum(finding.level != "info" for finding in self._watch.findings)
        notes = len(self._watch.findings) - count
        if count:
            text = ngettext("{n} finding", "{n} findings", count).format(n=count)
        elif notes:
            text = ngettext("{n} note", "{n} notes", notes).format(n=notes)
        else:
            text = _("No findings")
        self.findings.setText(text)
        self.findings.setProperty("serious", bool(count))
        self.findings.style().polish(self.findings)

    def _describe(self) -> None:
        scenario = self._workbench.scenario
        nodes, endpoints = len(scenario.nodes), len(scenario.endpoints)
        said = [
            ngettext("{n} node", "{n} nodes", nodes).format(n=grouped(nodes)),
            ngettext("{n} endpoint", "{n} endpoints", endpoints).format(n=grouped(endpoints)),
            _(_RESOLVED[self._workbench.assumptions.decisions]),
        ]
        if self._workbench.pinned is not None:
            said.append(_("pinned: before → now"))
        self.size_words.setText(" · ".join(said))

    def _show_task(self, task: Task | None) -> None:
        self._task = task if task is not None and task.title else None
        shown = self._task is not None
        for part in (self._task_title, self._bar, self._cancel):
            part.setVisible(shown)
        if self._task is not None:
            self._cancel.setVisible(self._task.can_be_cancelled)
            self._task_title.setText(self._task.title)
            self._bar.setRange(0, 0)
            self._task.advanced.connect(self._advance)

    def _advance(self, share: float) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(share * 1000))

    def _hide_task(self, task: Task) -> None:
        if task is self._task:
            self._show_task(None)

    def _stop(self) -> None:
        if self._task is not None:
            self._tasks.cancel(self._task.name)
