"""What is known of one row of a merge: of a decision its values, and what either choice does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.merging.merge_words import listed, number_of, overlap_words
from scenario_desk.desk.merging.weighing import Alternatives, Decision
from scenario_desk.desk.widgets.card import Card
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.model.merging import SideName
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.language import _, ngettext

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
        self.whole, self.listed = QToolButton(), _label("muted")
        self.whole.setCheckable(True)
        self.whole.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.whole.toggled.connect(self._list)
        self._outcomes: Mapping[SideName, str] = {}
        self._between: tuple[Difference, ...] = ()
        """What is listed when that is asked for."""
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
        for part in (self.title, self.why, self.more, self._choices, self.whole, self.listed):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(held)

    def show_text(self, title: str, lines: Sequence[str]) -> None:
        """Show something that nobody has to decide about."""
        self._show(title, "\n".join(lines), None, "")
        self._choices.hide()

    def show_decision(self, decision: Decision) -> None:
        """Show what is to be decided; what the choices do to the overlap is not known yet."""
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
        left = len(decision.conflicts) - len(rows)
        more = ngettext("… and {n} more.", "… and {n} more.", left).format(n=left) if left else ""
        self._show(decision.title, why, table, more)
        self._outcomes = decision.outcomes
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
            overlap = overlap_words(side, found, held=held)
            card.say(title, "\n\n".join(filter(None, (self._outcomes[side], overlap))))
        if found is not None and found.between is not self._between:
            self._offer(found.between)

    def _offer(self, between: tuple[Difference, ...]) -> None:
        """Offer to list these; one alone is what the cards say."""
        self._between, count = between, number_of(between)
        text = ngettext(
            "The {n} change that hangs on this decision",
            "All {n} changes that hang on this decision",
            count,
        )
        self.whole.setText(text.format(n=count))
        self.whole.setVisible(count > 1)
        self._list(self.whole.isChecked() and count > 1)

    def _list(self, wanted: bool) -> None:
        """List what taking theirs changes, or put the list away."""
        ahead = Qt.ArrowType.LeftArrow if self.isRightToLeft() else Qt.ArrowType.RightArrow
        self.whole.setArrowType(Qt.ArrowType.DownArrow if wanted else ahead)
        said = [_("With theirs instead of ours:"), *listed(self._between)] if wanted else []
        self.listed.setText("\n".join(said))
        self.listed.setVisible(wanted)

    def _show(self, title: str, why: str, table: PlainTable | None, more: str) -> None:
        for label, text in ((self.title, title), (self.why, why), (self.more, more)):
            label.setText(text)
            label.setVisible(bool(text))
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = table
        self.whole.setChecked(False)
        self._offer(())
        if table is not None:
            self._column.insertWidget(self._column.indexOf(self.more), table)
        self.verticalScrollBar().setValue(0)


def _spring() -> QSpacerItem:
    """What takes the room that a card has over: its words stand at the top."""
    return QSpacerItem(0, 0, vData=QSizePolicy.Policy.Expanding)


def _label(tone: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
