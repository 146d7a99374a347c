"""What is known of one row of a merge: of a decision its values, and what either choice does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.merging.weighing import Alternatives, Decision
from scenario_desk.desk.widgets.card import Card
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.model.merging import SideName
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences import effect_in_short, headline
from scenario_desk.presentation.words.sentences.phrasing import results_held

_MOST = 40
"""So many conflicts of one decision are shown; the rest is counted."""


class DecisionPanel(QScrollArea):
    """The values side by side, and below them the two choices."""

    decided = Signal(str)
    """The side that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title, self.why, self.more = _label("title"), _label("muted"), _label("muted")
        self.table: PlainTable | None = None
        self.cards: dict[SideName, Card] = {"ours": Card("", " "), "theirs": Card("", " ")}
        self._choices = QWidget()
        across = QHBoxLayout(self._choices)
        across.setContentsMargins(0, 6, 0, 0)
        across.setSpacing(12)
        for side, card in self.cards.items():
            card.setCheckable(True)
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
            card.clicked.connect(lambda _checked=False, side=side: self.decided.emit(side))
            inside = card.layout()
            assert inside is not None
            inside.addItem(_spring())
            across.addWidget(card, 1)
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(10)
        for part in (self.title, self.why, self.more, self._choices):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(held)

    def show_text(self, title: str, lines: Sequence[str]) -> None:
        """Show something that nobody has to decide about."""
        self._show(title, "\n".join(lines), None, "")
        self._choices.hide()

    def show_decision(self, decision: Decision) -> None:
        """Show what is to be decided; what the choices do is not known yet."""
        rows = decision.rows(_MOST)
        why = next((row.why for row in rows if row.why), "")
        columns = {
            "": [row.what for row in rows],
            _("It was"): [row.base for row in rows],
            _("Ours"): [row.ours for row in rows],
            _("Theirs"): [row.theirs for row in rows],
        }
        if rows[0].what == decision.title:
            del columns[""]
        if decision.sources.base is None:
            del columns[_("It was")]
        table = PlainTable(
            _("The values"), list(columns), list(zip(*columns.values(), strict=True))
        )
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._show(decision.title, why, table, _left_out(decision, len(rows)))
        self._choices.show()

    def show_choice(
        self, chosen: SideName | None, found: Alternatives | None, *, held: bool
    ) -> None:
        """Show what is chosen, and what either choice does; `held`: results are not to be seen."""
        titles = {"ours": _("Keep ours (O)"), "theirs": _("Take theirs (T)")}
        marked = {"ours": _("✓ Keep ours (O)"), "theirs": _("✓ Take theirs (T)")}
        for side, card in self.cards.items():
            card.setChecked(side == chosen)
            card.setProperty("chosen", side == chosen)
            card.style().polish(card)
            title = (marked if side == chosen else titles)[side]
            card.say(title, results_held() if held else _done(side, found))

    def _show(self, title: str, why: str, table: PlainTable | None, more: str) -> None:
        for label, text in ((self.title, title), (self.why, why), (self.more, more)):
            label.setText(text)
            label.setVisible(bool(text))
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = table
        if table is not None:
            self._column.insertWidget(self._column.indexOf(self.more), table)
        self.verticalScrollBar().setValue(0)


def _done(side: SideName, found: Alternatives | None) -> str:
    """What a choice does to the overlap."""
    if found is None:
        return _("Working out what it does…")
    if found.refused is not None:
        refused, why = found.refused
        return words(why) if side == refused else " "
    if found.effect is None:
        return " "
    return headline(found.effect.before) if side == "ours" else effect_in_short(found.effect)


def _left_out(decision: Decision, shown: int) -> str:
    """What else goes by the same decision."""
    said = []
    if left := len(decision.conflicts) - shown:
        text = ngettext("… and {n} more.", "… and {n} more.", left)
        said.append(text.format(n=left))
    if also := decision.with_it:
        text = ngettext("{n} further change goes with it.", "{n} further changes go with it.", also)
        said.append(text.format(n=also))
    return " ".join(said)


def _spring() -> QSpacerItem:
    """What takes the room that a card has over: its words stand at the top."""
    return QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding)


def _label(tone: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
