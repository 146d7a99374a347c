"""A round that is open or closed: what is asked, how long yet, how many are in; and never what."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import JoinPanel, label
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.model.room import Round
from scenario_desk.presentation.session.round_words import (
    asked_sentence,
    digest_words,
    in_words,
    left_words,
    of_whom,
)
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.asking import promise_sentence, sealed_warning


class AskingPanel(QWidget):
    """See the module's words."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self.name, self.text = label("display"), label("lead")
        self.asks, self.whom, self.promise = label("lead"), label("lead"), label("muted")
        self.count, self.left = label("huge"), label("huge")
        self.state, self.digest = label("lead"), label("muted")
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.join = JoinPanel(host, small=True)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.text)
        column.addWidget(self.asks)
        column.addWidget(self.whom)
        column.addStretch(1)
        column.addWidget(self.count)
        column.addWidget(self.left)
        column.addWidget(self.state)
        column.addWidget(self.digest)
        column.addStretch(2)
        column.addWidget(self.promise)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(30)
        across.addLayout(column, 3)
        across.addWidget(self.join, 1)
        host.ticked.connect(self.tick)
        self._said = ""

    def refresh(self) -> None:
        """Show the round as it is now."""
        found = self._host.round
        if found is None:
            return
        scenario = self._bench.committed
        self.name.setText(found.name)
        _say(self.text, found.text)
        _say(self.asks, asked_sentence(found))
        _say(self.whom, of_whom(scenario, found))
        warning = sealed_warning(sum(each.principal for each in scenario.actors.values()))
        promise = promise_sentence(found)
        self.promise.setText(f"{promise}\n{warning}".strip() if found.packages else promise)
        self._show_state(found)
        self.join.refresh()
        self.tick()

    def tick(self) -> None:
        """Show how long it is yet."""
        left = self._host.left
        _say(self.left, "" if left is None else left_words(ceil(left)))

    def _show_state(self, found: Round) -> None:
        is_open, progress = found.state == "open", self._host.progress
        if is_open and progress is not None:
            self.count.setText(in_words(progress.answered, progress.asked))
        elif is_open:
            self.count.setText("")
        else:
            self.count.setText(in_words(found.ballots, None))
        _say(self.state, "" if is_open else _("The round is closed; nothing more is taken."))
        _say(self.digest, "" if is_open else digest_words(found.digest))
        said = f"{self.count.text()} {self.state.text()}"
        if said != self._said and self.isVisible():
            announce(self, said)
        self._said = said


def _say(where: QWidget, text: str) -> None:
    """Show a text, or nothing in its place."""
    where.setText(text)  # type: ignore[attr-defined]
    where.setVisible(bool(text))
