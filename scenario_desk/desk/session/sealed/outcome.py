"""What all could sign; the deal that is agreed on; and whether every principal prefers another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.session.sealed.deal import Deal, last_deal, places
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.model import edits
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.session.reveal import signable_sentence
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.sealed import deal_words


class OutcomePanel(QWidget):
    """Nothing in it says who could sign what."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self.found: Round | None = None
        self.says, self.packages = label("display"), label("large")
        self.package = Picker(_("Package agreed"), self._offer_places)
        self.place = Picker(_("Ending at which it is agreed"), lambda: None)
        self.agree = QPushButton(_("Deal agreed"))
        self.agree.setObjectName("primary")
        explain(
            self.agree, _("Note the deal in the session's log, and put its package on the table")
        )
        self.agree.clicked.connect(self._agree)
        self.again = QPushButton(_("Ask about others"))
        self.deal, self.question, self.answer = label("title"), label("lead"), label("large")
        self.question.setText(
            _("Is there a package that every principal prefers to the one agreed?")
        )
        self.table = QPushButton(_("Put it on the table"))
        explain(self.table, _("Show everywhere what the better package makes of the endpoints"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.package, self.place, self.agree, self.again):
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.says)
        column.addWidget(self.packages)
        column.addLayout(row)
        for said in (self.deal, self.question, self.answer):
            column.addWidget(said)
        below = QHBoxLayout()
        below.addWidget(self.table)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        for field in (self.package, self.place):
            label_of(field, field.toolTip())

    def refresh(self, found: Round) -> Deal | None:
        """Show what all could sign; the deal that was agreed, if one was."""
        scenario, session = self._bench.scenario, self._host.session
        self.found = found
        keys = [key for key in found.signable if key in scenario.packages]
        self.says.setText(signable_sentence(len(keys), len(found.packages)))
        names = [name_of(scenario, "packages", key) for key in keys]
        self.packages.setText("\n".join(names))
        self.packages.setVisible(bool(names))
        self.package.offer(list(zip(keys, names, strict=True)))
        may = self._bench.read_only is None
        for each in (self.package, self.place, self.agree):
            each.setVisible(bool(keys) and may)
        self.again.setEnabled(may)
        self._offer_places()
        deal = None if session is None else last_deal(scenario, session.id)
        self._show_deal(scenario, deal)
        return deal

    def _show_deal(self, scenario: Scenario, deal: Deal | None) -> None:
        for each in (self.deal, self.question, self.answer):
            each.setVisible(deal is not None)
        if deal is not None:
            words = deal_words(scenario, deal.package, deal.endpoint)
            self.deal.setText(_("Agreed: {deal}.").format(deal=words))

    def say(self, answer: str, *, better: bool) -> None:
        """Answer whether there is a better one."""
        self.answer.setText(answer)
        self.table.setVisible(better)

    def _offer_places(self) -> None:
        scenario, package = self._bench.scenario, self.package.value
        keys = places(scenario, package) if package in scenario.packages else []
        self.place.offer([(key, name_of(scenario, "endpoints", key)) for key in keys])
        self.agree.setEnabled(bool(keys))

    def _agree(self) -> None:
        """The deal is an entry of the log, made with its package on the table."""
        bench, package = self._bench, self.package.value
        if bench.read_only is not None:
            return
        bench.assume(replace(bench.assumptions, package=package, linkages=()))
        about = deal_words(bench.scenario, package, self.place.value)
        self._host.do("deal", about, edits.together, step="deal")
