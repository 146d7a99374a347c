"""Proposing a move: what it is, whose, and which branch of the tree happens where it succeeds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import label_of
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.argued import branch_words

_WIDEST = 720


class ProposeForm(QWidget):
    """Return in it proposes."""

    def __init__(self, bench: Workbench, host: Host, proposed: Callable[[str], None]) -> None:
        """`proposed` is told of the new proposal; "" where none is to be made after all."""
        super().__init__()
        self._bench, self._host, self._proposed = bench, host, proposed
        self.text = HintedLine()
        self.text.setAccessibleName(_("The move"))
        self.text.hint(_("The move, in a few words"))
        keep_to_one_line(self.text, bench.told.emit)
        self.text.textChanged.connect(lambda _text: self._enable())
        self.text.returnPressed.connect(self.propose)
        self.team = Picker(_("Which team proposes it"), lambda: None)
        self.branch = Picker(_("What has happened if it succeeds"), lambda: None)
        self.go, self.back = QPushButton(_("Propose")), QPushButton(_("Back"))
        self.go.setObjectName("primary")
        self.go.clicked.connect(self.propose)
        self.back.clicked.connect(lambda: proposed(""))
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(label("title", _("A team proposes a move")))
        column.addWidget(
            label(
                "muted",
                _(
                    "It is argued about, everybody estimates in secret whether it succeeds, and a die, a"
                    " vote or whoever leads the session decides."
                ),
            )
        )
        column.addWidget(self.text)
        for field in (self.team, self.branch):
            row = QHBoxLayout()
            row.addWidget(label("muted", field.toolTip()), 1)
            row.addWidget(field, 2)
            column.addLayout(row)
            label_of(field, field.toolTip())
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(2)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(inner, 8)
        across.addStretch(1)

    def refresh(self, *, can_go_back: bool) -> None:
        """Offer the teams and branches that there are now."""
        scenario, session = self._bench.scenario, self._host.session
        seats = session.seats if session is not None and session.seats else tuple(scenario.actors)
        teams = [(key, scenario.actors[key].label) for key in seats if key in scenario.actors]
        self.team.offer([("", _("No team")), *teams])
        branches = [(key, branch_words(scenario, key)) for key in self._branches(scenario)]
        self.branch.offer([("", _("No branch of the tree")), *branches])
        self.back.setVisible(can_go_back)
        self._enable()

    def _branches(self, scenario: Scenario) -> list[str]:
        """What may come next in the tree, and what is selected there."""
        at = scenario.moves[-1].branch if scenario.moves else scenario.root
        found = list(scenario.nodes[at].children) if at in scenario.nodes else []
        selection = self._bench.selection
        chosen = selection.primary
        if selection.kind == "node" and chosen != scenario.root and chosen not in found:
            found.append(chosen)
        return found

    def _enable(self) -> None:
        self.go.setEnabled(bool(self.text.text().strip()) and self._bench.read_only is None)

    def propose(self) -> None:
        """Make it a proposal of the open session, logged as one step."""
        session, name = self._host.session, self.text.text().strip()
        if session is None or not name:
            return
        key = new_id()
        made = partial(
            edits.add_new,
            collection="proposals",
            id=key,
            session=session.id,
            name=name,
            actor=self.team.value or None,
            branch=self.branch.value or None,
            time=now(),
        )
        who = dict(self.team.offered)[self.team.value] if self.team.value else ""
        if self._host.do("proposal", name, edits.together, made, who=who, step="add_new"):
            self.text.clear()
            self._proposed(key)

    def focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
