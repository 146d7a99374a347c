"""Moves argued: one at a time, from its proposal to what became of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.analysis.room.adjudication import Success, success
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.argued.arguing import Arguing
from scenario_desk.desk.session.argued.deciding import Deciding
from scenario_desk.desk.session.argued.odds_view import OddsView
from scenario_desk.desk.session.argued.propose_form import ProposeForm
from scenario_desk.desk.session.argued.sides import SideColumn
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.session.round_steps import RoundSteps
from scenario_desk.desk.session.scrolled import Scrolled
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import announce, explain, label_of
from scenario_desk.model.room import Proposal, Round
from scenario_desk.presentation.session.odds import Odds
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.argued import (
    decision_sentences,
    proposed_sentence,
    success_sentence,
)
from scenario_desk.presentation.words.sentences.phrasing import results_held


class ArguedPage(SessionPage):
    """What is decided stays decided, but for undo."""

    label = mark("Moves argued")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self._proposing = False
        self._threw = False
        self._read_of = ""
        self._read_in: object = None
        self._said: Success | None = None
        self.arguing = Arguing(workbench, host)
        self.arguing.changed.connect(self.refresh)
        self.notice = Notice()
        self.form = ProposeForm(workbench, host, self._proposed)
        self.which = Picker(_("Which move"), self.refresh)
        self.new, self.phones = QPushButton(_("New move")), QCheckBox(_("Phones argue"))
        self.new.clicked.connect(self.propose)
        explain(self.phones, _("Let everybody send arguments about this move from their phone"))
        self.phones.clicked.connect(self._let_phones)
        self.name, self.whose = label("display"), label("lead")
        self.sides = [SideColumn(workbench, "for"), SideColumn(workbench, "against")]
        words = (
            _("Ask for estimates"), _("Ask again"), _("Reveal the estimates")
        )  # fmt: skip
        self.steps = RoundSteps(workbench, host, words, self._asked)
        self.odds = OddsView(workbench)
        self.odds.rested.connect(self.refresh)
        self.says = label("large")
        self.deciding = Deciding(workbench, host, self._throw)
        self.verdict, self.why = label("huge"), label("large")
        self.held, self.show_results = label("muted"), QPushButton(_("Show results"))
        self.show_results.clicked.connect(lambda: workbench.hold(False))
        workbench.theme_changed.connect(self.odds.dress)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.which)
        head.addWidget(self.new)
        head.addWidget(self.phones)
        head.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(28)
        for side in self.sides:
            sides.addWidget(side, 1)
        held = QHBoxLayout()
        held.addWidget(self.held, 1)
        held.addWidget(self.show_results)
        move = QWidget()
        self._move = Scrolled("", move)
        column = QVBoxLayout(move)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.name)
        column.addWidget(self.whose)
        column.addLayout(sides, 1)
        for widget in (self.odds, self.says, self.verdict, self.why):
            column.addWidget(widget)
        column.addLayout(held)
        column.addWidget(self.steps)
        column.addWidget(self.deciding)
        label_of(self.which, self.which.toolTip())
        self._stack = QStackedWidget()
        for panel in (self.notice, self.form, self._move):
            self._stack.addWidget(panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # What is shown.

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Those of the open session, the last first."""
        session, scenario = self.host.session, self.workbench.scenario
        mine = [
            each for each in scenario.proposals.values() if session and each.session == session.id
        ]
        return tuple(reversed(mine))

    @property
    def proposal(self) -> Proposal | None:
        """The one that is shown."""
        found: Proposal | None = self.workbench.scenario.proposals.get(self.which.value)
        return found

    def refresh(self) -> None:
        if self.host.session is None:
            self.notice.say(
                _(
                    "No session is open. Open one on the page “The room”; then a team can propose a move"
                    " here, and the room argues and decides whether it succeeds."
                )
            )
            self._stack.setCurrentWidget(self.notice)
            return
        found = self.proposals
        self.which.offer([(each.id, each.name) for each in found])
        proposal = self.proposal
        if proposal is None or self._proposing:
            self.form.refresh(can_go_back=proposal is not None)
            self._stack.setCurrentWidget(self.form)
            return
        self._stack.setCurrentWidget(self._move)
        self._show(proposal)

    def _show(self, proposal: Proposal) -> None:
        decided, may = bool(proposal.outcome), self.workbench.read_only is None
        self.which.setVisible(len(self.which.offered) > 1)
        self.new.setEnabled(may)
        self.phones.setVisible(not decided and self.host.running)
        self.phones.setChecked(self.arguing.about == proposal.id)
        self.name.setText(proposal.name)
        says = proposed_sentence(self.workbench.scenario, proposal)
        self.whose.setText(says)
        self.whose.setVisible(bool(says))
        for side in self.sides:
            side.refresh(proposal, open_to=not decided and may)
        self.steps.setVisible(not decided)
        rounds = self._rounds(proposal)
        self.steps.refresh(rounds[-1] if rounds else None)
        self._show_odds(proposal, rounds)

    def _show_odds(self, proposal: Proposal, rounds: list[Round]) -> None:
        said, held = self._success(proposal, rounds), self.workbench.hold_results
        decided = bool(proposal.outcome)
        threw, self._threw = self._threw and decided, False
        chance = proposal.chance if decided else said.median if said is not None else None
        self.odds.show_odds(Odds(said, chance, proposal.roll), roll=threw)
        blind = any(each.state in ("open", "closed") for each in rounds)
        scaled = said is not None or proposal.roll is not None
        self.odds.setVisible(scaled and not held)
        self.says.setText("" if said is None else success_sentence(said))
        self.says.setVisible(said is not None and not held)
        self._show_verdict(proposal)
        self.held.setText(results_held())
        self.held.setVisible(held and scaled)
        self.show_results.setVisible(held and scaled)
        self.deciding.setVisible(not decided and not blind and not held)
        self.deciding.refresh(proposal.id, said)

    def _show_verdict(self, proposal: Proposal) -> None:
        """Say what was decided, once a die that is thrown lies still."""
        verdict, why = decision_sentences(proposal)
        if self.odds.rolling:
            # Their room is kept, so that the die comes to rest where it was seen to go.
            verdict = why = "\N{NO-BREAK SPACE}"
        fresh = verdict != self.verdict.text() and self.isVisible()
        for where, text in ((self.verdict, verdict), (self.why, why)):
            where.setText(text)
            where.setVisible(bool(text))
        if fresh and verdict:
            # Once there is room for it.
            QTimer.singleShot(0, self, lambda: self._move.ensureWidgetVisible(self.why))
        if fresh and verdict.strip():
            announce(self, f"{verdict} {why}")

    def _rounds(self, proposal: Proposal) -> list[Round]:
        return [each for each in self.host.rounds if each.proposal == proposal.id]

    def _success(self, proposal: Proposal, rounds: list[Round]) -> Success | None:
        """What was said in the last round that is revealed."""
        revealed = [each for each in rounds if each.state == "revealed"]
        scenario = self.workbench.scenario
        if not revealed:
            return None
        last, told = revealed[-1].id, scenario.assessments
        if self._read_of != last or self._read_in is not told:
            self._read_of, self._read_in = last, told
            self._said = success(scenario, last, proposal.id)
        return self._said

    def leave(self) -> bool:
        """A die on its way lies still at once."""
        rolls = self.odds.rolling
        self.odds.stop()
        return rolls

    # What is done.

    def propose(self) -> None:
        """Show the form in which a move is proposed."""
        self._proposing = True
        self.refresh()
        self.form.focus()

    def _proposed(self, key: str) -> None:
        self._proposing = False
        if key:
            self.which.offer([(each.id, each.name) for each in self.proposals], key)
        self.refresh()
        if key:
            self.sides[0].line.setFocus()

    def _let_phones(self) -> None:
        self.arguing.let(self.which.value if self.phones.isChecked() else "")

    def _asked(self, key: str, session: str) -> Round | None:
        proposal = self.proposal
        if proposal is None:
            return None
        return Round(
            key,
            session,
            proposal.name,
            proposal=proposal.id,
            numbers=1,
            anonymity="unlinkable",
        )

    def _throw(self) -> None:
        self._threw = True
