"""The view of a merge: decided in, looked at, and taken in one step or left without a trace."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.decision_panel import DecisionPanel
from scenario_desk.desk.merging.merge_list import MergeList
from scenario_desk.desk.merging.merge_words import (
    row_words,
    state_words,
    told_before,
    waiting_words,
)
from scenario_desk.desk.merging.merge_work import WEIGHING, MergeWork
from scenario_desk.desk.merging.weighing import Decision
from scenario_desk.desk.tasks import Task, Tasks
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.model.merging import SideName
from scenario_desk.model.patches import Path
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import effect_headline
from scenario_desk.presentation.words.sentences.phrasing import results_held


class MergeDialog(QDialog):
    """Accepted when what was merged is on the workbench, as one step."""

    def __init__(
        self,
        bench: Workbench,
        tasks: Tasks,
        base: Scenario | None,
        theirs: Scenario,
        name: str,
        window: QWidget | None = None,
    ) -> None:
        """`base`: what both were made from, if anybody knows; `name`: what theirs is called."""
        super().__init__(window)
        self._bench, self._tasks = bench, tasks
        self.merging = MergeWork(bench, tasks, base, theirs, harmless(name), self)
        self._shown: tuple[Decision, ...] | None = None
        """What is in the list."""
        self.setWindowTitle(_("Merge with {name}").format(name=self.merging.name))
        self._make_parts()
        self._arrange()
        self._connect()
        self._dress()
        self.merging.begin()

    def _make_parts(self) -> None:
        self.marking = _label("marking", self._bench.scenario.marking)
        self.marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.marking.setVisible(bool(self.marking.text()))
        self.state, self.outcome = _label("title"), _label("cardTitle")
        self.told = _label("muted", told_before(self.merging.name, based=self.merging.based))
        self.busy = _label("muted")
        self.list, self.panel = MergeList(lambda: self.merging.chosen), DecisionPanel()
        self.all_ours, self.all_theirs = QPushButton(), QPushButton()
        self.next_open = QPushButton(_("Next undecided (F8)"))
        self.give_up, self.go = QPushButton(_("Cancel")), QPushButton(_("Merge"))
        self.waiting = _label("muted")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for button in (self.all_ours, self.all_theirs, self.next_open, self.give_up):
            button.setAutoDefault(False)
        self.go.setDefault(True)

    def _arrange(self) -> None:
        head, foot, split = QVBoxLayout(), QHBoxLayout(), QSplitter()
        head.setContentsMargins(18, 14, 18, 8)
        head.setSpacing(6)
        for label in (self.state, self.told, self.busy, self.outcome):
            head.addWidget(label)
        foot.setContentsMargins(18, 10, 18, 12)
        foot.setSpacing(8)
        for button in (self.all_ours, self.all_theirs, self.next_open):
            foot.addWidget(button)
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.give_up)
        foot.addWidget(self.go)
        split.setChildrenCollapsible(False)
        for part, share in ((self.list, 44), (self.panel, 56)):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.marking)
        column.addLayout(head)
        column.addWidget(_hairline())
        column.addWidget(split, 1)
        column.addWidget(_hairline())
        column.addLayout(foot)
        above = self.parentWidget()
        if above is not None:
            self.resize(above.window().size() * 0.92)
        split.setSizes([round(self.width() * share) for share in (0.44, 0.56)])
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.moved.connect(self._look)
        self.list.decided.connect(self._decide)
        self.panel.decided.connect(self._decide)
        self.all_ours.clicked.connect(lambda: self._decide_all("ours"))
        self.all_theirs.clicked.connect(lambda: self._decide_all("theirs"))
        self.next_open.clicked.connect(self._go_on)
        # Not the button's own, which would be pressed for a while first.
        QShortcut(QKeySequence(Qt.Key.Key_F8), self).activated.connect(self._go_on)
        self.give_up.clicked.connect(self.reject)
        self.go.clicked.connect(self._take)
        self.finished.connect(lambda _result: self.merging.end())
        self.merging.weighed.connect(self._show_weighed)
        self.merging.listed.connect(self._show_rows)
        self.merging.refused.connect(self._refuse)
        self._bench.refused.connect(self._refuse)
        self._bench.theme_changed.connect(self._dress)
        self._tasks.shown.connect(lambda task: self._show_busy(task, True))
        self._tasks.ended.connect(lambda task: self._show_busy(task, False))

    def _dress(self) -> None:
        self.list.rows().dress(self._bench.tokens)

    # what is known

    def _show_weighed(self) -> None:
        first = self._shown is None and self.merging.found is not None
        if self.merging.decisions != self._shown:
            self._show_rows()
        self._refresh()
        if first:
            announce(self, self.state.text())
        self._look_again()

    def _show_rows(self) -> None:
        """Show what there is, and go to where one was, else to the first that is to be decided."""
        if self.merging.found is None:
            return
        current, self._shown = self.list.decision, self.merging.decisions
        self.list.show_rows(self._shown, self.merging.own)
        keys = [each.key for each in self._shown]
        if keys:
            here = current.key if current is not None and current.key in keys else keys[0]
            self.list.go_to(keys.index(here))
        else:
            self.list.setCurrentIndex(self.list.rows().index(0, 0))
            self._look_again()

    def _refresh(self) -> None:
        """Say how far it is, and what comes of it."""
        merging, found = self.merging, self.merging.found
        left = len(merging.open)
        self.state.setText(state_words(found, left))
        if found is not None:
            held = self._bench.hold_results
            self.outcome.setText(results_held() if held else effect_headline(found.effect))
        self.all_ours.setText(_("Ours for all undecided") if left else _("Ours for all"))
        self.all_theirs.setText(_("Theirs for all undecided") if left else _("Theirs for all"))
        for button in (self.all_ours, self.all_theirs, self.next_open):
            button.setVisible(bool(merging.decisions))
        self.next_open.setEnabled(bool(left))
        self._allow(merging.ready, waiting_words(left))
        self._say_what_is_told(busy=found is None)

    def _refuse(self, sentence: str) -> None:
        self.state.setText(sentence)
        self._allow(False, sentence)
        announce(self, sentence)

    def _allow(self, allowed: bool, why_not: str) -> None:
        """Let it be merged, or say beside the button and in its tooltip why it cannot be yet."""
        self.go.setEnabled(allowed)
        explain(self.go, "" if allowed else why_not)
        self.waiting.setText("" if allowed else why_not)

    def _show_busy(self, task: Task, busy: bool) -> None:
        if task.name == WEIGHING:
            self._say_what_is_told(busy=busy)

    def _say_what_is_told(self, *, busy: bool) -> None:
        """What the line below is."""
        if busy:
            self.busy.setText(_("Working out what comes of it…"))
        elif self.merging.open:
            self.busy.setText(_("What comes of it, with what is undecided as in ours:"))
        else:
            self.busy.setText(_("What comes of it:"))

    # looking and deciding

    def _look(self) -> None:
        """Show the row that was moved to."""
        decision = self.list.decision
        if decision is not None:
            self.panel.show_decision(decision)
            self.merging.look_at(decision)
        self._look_again()

    def _look_again(self) -> None:
        """Show what is known by now of the row that is looked at."""
        decision, merging = self.list.decision, self.merging
        held = self._bench.hold_results
        if decision is None:
            told, stays = self.list.difference
            self.panel.show_text(*row_words(told, merging.found, stays=stays, held=held))
        else:
            chosen = merging.chosen.get(decision.key)
            self.panel.show_choice(chosen, merging.alternatives(decision), held=held)

    def _decide(self, side: str) -> None:
        decision = self.list.decision
        if decision is not None:
            self._take_choices([decision.key], cast(SideName, side))

    def _decide_all(self, side: SideName) -> None:
        """Decide all that is undecided; where nothing is, all there is."""
        self._take_choices(self.merging.open or [each.key for each in self.merging.decisions], side)

    def _take_choices(self, keys: list[Path], side: SideName) -> None:
        self.merging.decide(keys, side)
        self.list.tell_choice()
        self._refresh()
        self._look_again()
        left = len(self.merging.open)
        said = ngettext("{n} is left", "{n} are left", left) if left else _("Nothing is left")
        announce(self, said.format(n=left))

    def _go_on(self) -> None:
        """Go to the next decision that is not made, from the current one on and around."""
        keys = [each.key for each in self._shown or ()]
        current = self.list.decision
        here = keys.index(current.key) if current is not None else -1
        wanted = set(self.merging.open)
        around = [*range(here + 1, len(keys)), *range(here + 1)]
        place = next((each for each in around if keys[each] in wanted), None)
        if place is not None:
            self.list.go_to(place)
            self.list.setFocus()

    def _take(self) -> None:
        if self.merging.take():
            self.accept()


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def _label(tone: str, text: str = "") -> PlainLabel:
    label = PlainLabel(text)
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
