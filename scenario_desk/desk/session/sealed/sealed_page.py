"""Sealed acceptance: asked in secret which packages all could sign, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from scenario_desk.analysis.packages.improving import Improvement
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.scrolled import Scrolled
from scenario_desk.desk.session.sealed.choosing import ChoosingPanel
from scenario_desk.desk.session.sealed.deal import Deal, whether_better
from scenario_desk.desk.session.sealed.outcome import OutcomePanel
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Progress, Task, Tasks
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.model.room import Round, items
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.phrasing import results_held
from scenario_desk.presentation.words.sentences.room import improvement_sentence

_TASK = "improvement"


class SealedPage(SessionPage):
    """One panel at a time: what is asked, then what all could sign."""

    label = mark("Sealed acceptance")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self._asking = False
        self._ground: tuple[object, ...] = ()
        self.better: Improvement | None = None
        self.notice = Notice()
        self.notice.pressed.connect(lambda: workbench.hold(False))
        self.choosing = ChoosingPanel(workbench, host)
        self.outcome = OutcomePanel(workbench, host)
        self.outcome.again.clicked.connect(self._ask_again)
        self.outcome.table.clicked.connect(self._put_on_table)
        tasks.ended.connect(self._ended)
        self._stack = QStackedWidget()
        self._choosing, self._outcome = Scrolled("", self.choosing), Scrolled("", self.outcome)
        for panel in (self.notice, self._choosing, self._outcome):
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def round(self) -> Round | None:
        """The last one of the session that asks about packages and nothing else, once it was opened."""
        mine = (each for each in reversed(self.host.rounds) if each.state != "prepared")
        return next((each for each in mine if _is_sealed(each)), None)

    def refresh(self) -> None:
        hindered = self._hindered()
        if hindered:
            self._say(hindered)
            return
        found = self.round
        if found is None or found.state != "revealed" or self._asking:
            self._asking = self._asking and (found is None or found.state == "revealed")
            self.choosing.refresh(found)
            self._stack.setCurrentWidget(self._choosing)
        elif self.workbench.hold_results:
            self._say(results_held(), _("Show results"))
        else:
            self._stack.setCurrentWidget(self._outcome)
            self._ask_improvement(self.outcome.refresh(found))

    def _say(self, sentence: str, button: str = "") -> None:
        self.notice.say(sentence, button)
        self._stack.setCurrentWidget(self.notice)

    def _hindered(self) -> str:
        if self.host.session is None:
            return _(
                "No session is open. Open one on the page “The room” with a seat for each who has to"
                " sign; then their teams can be asked in secret which packages they could sign."
            )
        if not self.workbench.scenario.packages:
            return _(
                "There are no packages yet. Name one in the outline, or keep what is on the table as one;"
                " then it can be asked in secret who could sign it."
            )
        return ""

    def _ask_again(self) -> None:
        self._asking = True
        self.refresh()

    # Whether there is a better one.

    def _ask_improvement(self, deal: Deal | None) -> None:
        bench = self.workbench
        if deal is None:
            self.tasks.cancel(_TASK)
            self._ground, self.better = (), None
            self.outcome.say("", better=False)
            return
        assumptions = replace(bench.assumptions, package=None, linkages=())
        ground = (bench.frame, assumptions, deal)
        if ground == self._ground or bench.previewing:
            self._tell()
            return
        self._ground, self.better = ground, None
        self._tell()
        frame = bench.frame

        def work(progress: Progress) -> Improvement:
            return whether_better(frame, assumptions, deal, progress.check)

        self.tasks.run(_TASK, _("Looking for a package all prefer"), work, self._take_in)

    def _take_in(self, found: Improvement) -> None:
        self.better = found
        self._tell()

    def _ended(self, task: Task) -> None:
        """Somebody cancelled it: it is begun again when the page is next shown."""
        if task.name == _TASK and task.progress.cancelled:
            self._ground = ()

    def _tell(self) -> None:
        found = self.better
        if found is None:
            self.outcome.say(_("Working it out…"), better=False)
            return
        told = improvement_sentence(self._ground[0], found)  # type: ignore[arg-type]
        self.outcome.say(told, better=bool(found.better))

    def _put_on_table(self) -> None:
        found, bench = self.better, self.workbench
        if found is not None and found.better:
            _endpoint, offer = found.better[0]
            bench.assume(replace(bench.assumptions, package=None, linkages=offer.linkages))


def _is_sealed(asked: Round) -> bool:
    return all(each.kind == "package" for each in items(asked)) and bool(asked.packages)
