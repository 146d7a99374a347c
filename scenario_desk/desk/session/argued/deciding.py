"""What decides whether a move succeeds: a die at the room's median, a vote, or who leads the session."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenario_desk.analysis.room.adjudication import SEEDS, Success, thrown
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.room import Decided, Outcome, Proposal
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences.argued import (
    branch_words,
    chance_words,
    decision_sentences,
    die_rule,
    votes_sentence,
)
from scenario_desk.presentation.words.typed_numbers import NumberRefused, parse_probability

_DIGITS = QRegularExpression("[0-9]{0,15}")


class Deciding(QWidget):
    """Deciding is one step to undo: the outcome, the branch that has happened by it, and the log's entry."""

    def __init__(self, bench: Workbench, host: Host, threw: Callable[[], None]) -> None:
        """`threw` is told that a die is thrown, before what it shows is in the scenario."""
        super().__init__()
        self._bench, self._host, self._threw = bench, host, threw
        self._proposal = ""
        self._said: Success | None = None
        self.chance, self.seed = HintedLine(), HintedLine()
        self.chance.setAccessibleName(_("Chance of success"))
        self.chance.hint(_("Chance, %"))
        explain(
            self.chance,
            _("The chance of success that the die is thrown at, where none is estimated"),
        )
        self.chance.textChanged.connect(lambda _text: self._enable())
        self.seed.setAccessibleName(_("Seed of the die"))
        self.seed.hint(_("Seed: drawn"))
        self.seed.setValidator(QRegularExpressionValidator(_DIGITS, self.seed))
        explain(
            self.seed,
            _("A whole number that somebody in the room says; empty: one is drawn.")
            + "\n"
            + die_rule(),
        )
        self.die, self.vote = QPushButton(), QPushButton(_("By vote"))
        explain(self.die, die_rule())
        self.wins, self.loses = QPushButton(_("It succeeds")), QPushButton(_("It fails"))
        explain(self.wins, _("Whoever leads the session decides that it succeeds"))
        explain(self.loses, _("Whoever leads the session decides that it fails"))
        self.die.clicked.connect(self.throw)
        self.vote.clicked.connect(self.count)
        self.wins.clicked.connect(lambda: self._decide("facilitator", "succeeds"))
        self.loses.clicked.connect(lambda: self._decide("facilitator", "fails"))
        self.votes = label("muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in (self.chance, self.seed):
            field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 18)
        for each in (self.die, self.chance, self.seed, self.vote, self.wins, self.loses):
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.votes)
        column.addLayout(row)

    def refresh(self, proposal: str, said: Success | None) -> None:
        """Offer what can decide on a proposal, given what the room said of it."""
        if proposal != self._proposal:
            self.chance.clear()
            self.seed.clear()
        self._proposal, self._said = proposal, said
        self.chance.setVisible(said is None)
        self.votes.setText("" if said is None else votes_sentence(said))
        self.votes.setVisible(said is not None)
        self.die.setText(
            _("Throw the die")
            if said is None
            else _("Throw the die at {chance}").format(chance=chance_words(said.median))
        )
        self._enable()

    def _enable(self) -> None:
        said, may = self._said, self._bench.read_only is None
        self.die.setEnabled(may and (said is not None or bool(self.chance.text().strip())))
        self.vote.setEnabled(may and said is not None and said.likely != said.unlikely)
        explain(
            self.vote,
            _("What more of those who estimated hold likely: that it succeeds, or that it fails")
            if said is not None
            else _("A vote counts the estimates, and there are none yet"),
        )
        for each in (self.wins, self.loses):
            each.setEnabled(may)

    def throw(self) -> None:
        """Throw the die; refused, before it is thrown, where its success could not be kept."""
        chance = self._chance()
        if chance is None:
            return
        refused = self._bench.try_edit(edits.together, *self._steps("facilitator", "succeeds"))
        if refused is not None:
            self._bench.refused.emit(refused)
            return
        seed = int(self.seed.text()) if self.seed.text() else secrets.randbelow(SEEDS)
        roll = thrown(seed)
        self._threw()
        self._decide("die", "succeeds" if roll < chance else "fails", chance, seed, roll)

    def count(self) -> None:
        """Decide by which of the two more of the room hold likely."""
        said = self._said
        if said is not None and said.likely != said.unlikely:
            outcome: Outcome = "succeeds" if said.likely > said.unlikely else "fails"
            self._decide("vote", outcome, said.median)

    def _chance(self) -> float | None:
        """The room's median, to a tenth of a percent; without estimates what is typed."""
        if self._said is not None:
            return round(self._said.median, 3)
        try:
            return round(parse_probability(self.chance.text()).best, 3)
        except NumberRefused as refused:
            self._bench.refused.emit(words(refused.message))
            self.chance.setFocus()
            return None

    def _decide(
        self,
        decided: Decided,
        outcome: Outcome,
        chance: float | None = None,
        seed: int | None = None,
        roll: float | None = None,
    ) -> None:
        steps = self._steps(decided, outcome, chance, seed, roll)
        if (refused := self._bench.try_edit(edits.together, *steps)) is not None:
            self._bench.refused.emit(refused)
            return
        found: Proposal = steps[0](self._bench.committed).proposals[self._proposal]
        told = " ".join(decision_sentences(found))
        if len(steps) > 1 and found.branch:
            branch = branch_words(self._bench.scenario, found.branch)
            told = _("{decision} “{branch}” has happened.").format(decision=told, branch=branch)
        self._host.do(
            "adjudicated", found.name, edits.together, *steps, text=told, step="adjudicate"
        )

    def _steps(
        self,
        decided: Decided,
        outcome: Outcome,
        chance: float | None = None,
        seed: int | None = None,
        roll: float | None = None,
    ) -> list[edits.Step]:
        """The decision; where the move succeeds and is a branch, that this has happened."""
        key, time = self._proposal, now()
        found: Proposal = self._bench.scenario.proposals[key]
        values: dict[str, Any] = {
            "chance": chance, "seed": seed, "roll": roll, "outcome": outcome, "time": time
        }  # fmt: skip
        steps: list[edits.Step] = [
            partial(edits.adjudicate, proposal=key, decided=decided, **values)
        ]
        if outcome == "succeeds" and found.branch:
            happens: dict[str, Any] = {"branch": found.branch, "time": time, "note": found.name}
            steps.append(partial(edits.happened, **happens))
        return steps
