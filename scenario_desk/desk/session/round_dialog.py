"""Preparing a round: what is asked, of whom, as whom, and what becomes known of who answered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.session.round_tree import RoundTree
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.paragraphs import Paragraphs
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.model import edits
from scenario_desk.model.ids import new_id
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Round, Session, items
from scenario_desk.presentation.session.round_words import again_name, asked_sentence
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences.asking import anonymity_sentence, sealed_warning

_MANY = 40
"""Judgements that are many for a phone."""


class RoundDialog(QDialog):
    """The scenario stays as it is until it is accepted, which is one step."""

    def __init__(
        self, workbench: Workbench, session: Session, asked: Round | None, parent: QWidget
    ) -> None:
        """`asked`: the prepared round that is changed; None: a new one."""
        super().__init__(parent)
        self._bench, self._session, self._asked = workbench, session, asked
        scenario = workbench.committed
        self.setWindowTitle(_("Prepare a round"))
        self.made = asked.id if asked else new_id()
        """The id of the round."""
        self.name = QLineEdit(asked.name if asked else self._next_name())
        keep_to_one_line(self.name, workbench.told.emit)
        self.text = Paragraphs()
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(asked.text if asked else "")
        self.tree = RoundTree(scenario, asked)
        seats = session.seats
        self.of = {key: QCheckBox(unmarked(name_of(scenario, "actors", key))) for key in seats}
        for key, box in self.of.items():
            box.setChecked(asked is not None and key in asked.of)
        self.role = Picker(_("Answered as"), self._changed)
        actors = [(key, each.name) for key, each in scenario.actors.items()]
        self.role.offer([("", _("themselves")), *actors], (asked.as_actor or "") if asked else "")
        self.numbers = Picker(_("Numbers of an answer"), self._changed)
        self.numbers.offer(
            [("3", _("Three: lowest, highest, best")), ("1", _("One"))],
            str(asked.numbers) if asked else "3",
        )
        self.anonymity = Picker(_("What becomes known"), self._changed)
        self.anonymity.offer(
            [
                ("alias", _("By alias")),
                ("name", _("By name, shown at the reveal")),
                ("unlinkable", _("Unlinkable")),
            ],
            asked.anonymity if asked else "alias",
        )
        self.success = Picker(_("How likely this move succeeds"), self._changed)
        moves = [
            (key, each.name)
            for key, each in scenario.proposals.items()
            if each.session == session.id
        ]
        self.success.offer([("", _("not asked")), *moves], (asked.proposal or "") if asked else "")
        self.promise, self.asks, self.refused = label("muted"), label("cardTitle"), label("error")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.go = self.buttons.button(standard.Ok)
        self.go.setText(_("Prepare it"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(parent.window().size(), bool(moves))
        self.tree.itemChanged.connect(lambda _item, _column: self._changed())
        self.name.textChanged.connect(lambda _text: self._changed())
        self._changed()
        self.name.selectAll()
        self.name.setFocus()

    def _next_name(self) -> str:
        count = sum(
            each.session == self._session.id for each in self._bench.committed.rounds.values()
        )
        return _("Round {number}").format(number=count + 1)

    def _lay_out(self, room: QSize, moves: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (_("&Name"), self.name),
            (_("&What people are told"), self.text),
            (_("Answered &as"), self.role),
            (_("N&umbers of an answer"), self.numbers),
            (_("What becomes &known"), self.anonymity),
        ):
            field.setAccessibleName(title.replace("&", ""))
            form.addRow(title, field)
        form.addRow("", self.promise)
        if self.of:
            row = QHBoxLayout()
            for box in self.of.values():
                row.addWidget(box)
            row.addStretch(1)
            form.addRow(_("Asked of (none: everybody)"), row)
        form.addRow(_("How likely this &move succeeds"), self.success)
        form.setRowVisible(self.success, moves)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(label("cardTitle", _("What is asked")))
        right.addWidget(self.tree, 1)
        right.addWidget(self.asks)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(across, 1)
        column.addWidget(self.refused)
        column.addWidget(self.buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(letter * 150, room.width() - 40), min(letter * 90, room.height() - 40))

    @property
    def fields(self) -> dict[str, Any]:
        """What the round is made of."""
        return {
            "name": self.name.text().strip(),
            "text": self.text.words(),
            **self.tree.asks,
            "proposal": self.success.value or None,
            "of": tuple(key for key, box in self.of.items() if box.isChecked()),
            "as_actor": self.role.value or None,
            "numbers": int(self.numbers.value),
            "anonymity": self.anonymity.value,
        }

    def accept(self) -> None:
        """Prepare it; the dialog stays where it is refused."""
        bench, fields = self._bench, self.fields
        if self._asked is not None:
            done = bench.apply(edits.amend, "rounds", self._asked.id, **fields)
        else:
            fields["session"] = self._session.id
            done = bench.apply(edits.add_new, "rounds", self.made, **fields)
        if done:
            super().accept()

    def _changed(self) -> None:
        draft = Round(self.made, self._session.id, "x", **(self.tree.asks | {
            "proposal": self.success.value or None}))  # fmt: skip
        count = len(items(draft))
        says = asked_sentence(draft) or _("Nothing is asked yet: tick what is.")
        if count > _MANY:
            many = ngettext(
                "{says} {count} judgement is much for a phone.",
                "{says} {count} judgements are many for a phone; several short rounds get better"
                " answers.",
                count,
            )
            says = many.format(says=says, count=count)
        self.asks.setText(says)
        promise = anonymity_sentence(self.anonymity.value)  # type: ignore[arg-type]
        if draft.packages:
            principals = sum(each.principal for each in self._bench.committed.actors.values())
            promise = f"{promise}\n{sealed_warning(principals)}"
        self.promise.setText(promise)
        self.go.setEnabled(bool(count) and bool(self.name.text().strip()))


class SecondRoundDialog(QDialog):
    """Asking again what a round asked, with or without what is agreed."""

    def __init__(
        self, workbench: Workbench, asked: Round, agreed: Any, rule: str, parent: QWidget
    ) -> None:
        """`agreed`: the judgements that the room agrees on, by `rule`, which is said."""
        super().__init__(parent)
        self._bench, self._asked, self._agreed = workbench, asked, tuple(agreed)
        self.setWindowTitle(_("Ask again"))
        self.made = new_id()
        """The id of the second round."""
        self.name = QLineEdit(again_name(workbench.scenario, asked))
        self.name.setAccessibleName(_("Name"))
        keep_to_one_line(self.name, workbench.told.emit)
        asks = len(items(asked))
        count = len(self._agreed)
        text = ngettext(
            "&Leave out what is agreed ({some} of {count} judgement)",
            "&Leave out what is agreed ({some} of {count} judgements)",
            asks,
        )
        self.leave_out = QCheckBox(text.format(some=count, count=asks))
        self.leave_out.setEnabled(0 < count < asks)
        self.leave_out.setChecked(self.leave_out.isEnabled())
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(_("Prepare it"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        says = _(
            "Each phone shows its own answer beside the room's, and a changed answer asks why: people"
            " were persuaded, learned a new fact, or went along. Showing disagreement aligns a room"
            " partly by appeasement."
        )
        column.addWidget(label("muted", says))
        column.addWidget(self.name)
        column.addWidget(self.leave_out)
        column.addWidget(label("note", rule))
        column.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)

    def accept(self) -> None:
        """Prepare it; the dialog stays where it is refused."""
        left = self._agreed if self.leave_out.isChecked() else ()
        name = self.name.text().strip() or self._asked.name
        if self._bench.apply(edits.second_round, self._asked.id, self.made, name, left):
            super().accept()
