"""The arguments for and against a move, beside one another."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.session.scrolled import Scrolled
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.model import edits
from scenario_desk.model.room import Argument, Proposal, Side
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_LINES = 5


class SideColumn(QWidget):
    """One side; nothing in it says who argued. Return in its line adds what was typed."""

    def __init__(self, bench: Workbench, side: Side) -> None:
        super().__init__()
        self._bench, self.side = bench, side
        self._shown: tuple[tuple[int, Argument], ...] | None = None
        self._proposal = ""
        self.takes: list[QToolButton] = []
        """That take out one argument each, in their order."""
        is_for = side == "for"
        self.head = label("title", _("Why it succeeds") if is_for else _("Why it fails"))
        self.line = HintedLine()
        self.line.setAccessibleName(
            _("An argument for it") if is_for else _("An argument against it")
        )
        self.line.hint(
            _("An argument for it, then Return")
            if is_for
            else _("An argument against it, then Return")
        )
        keep_to_one_line(self.line, bench.told.emit)
        self.line.returnPressed.connect(self._add)
        self.list = Scrolled(self.head.text())
        self.list.give_way(_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        column.addWidget(self.line)

    def refresh(self, found: Proposal, *, open_to: bool) -> None:
        """Show its arguments; `open_to`: whether more can be added, and any taken out."""
        self._proposal = found.id
        self.line.setVisible(open_to)
        mine = tuple(
            (at, each) for at, each in enumerate(found.arguments) if each.side == self.side
        )
        if mine != self._shown:
            self._show(mine)
        for take in self.takes:
            take.setVisible(open_to)

    def _show(self, mine: tuple[tuple[int, Argument], ...]) -> None:
        """Show the arguments; where some came, the others stay as they are.

        Whoever stood on the button of one that went stands on the next one's.
        """
        shown, self._shown = self._shown, mine
        at = next((n for n, take in enumerate(self.takes) if take.hasFocus()), -1)
        kept = 0 if shown is None or mine[: len(shown)] != shown else len(shown)
        if not kept:
            self._begin()
        for place, argument in mine[kept:]:
            self._add_row(place, argument)
        self._none.setVisible(not mine)
        if at >= 0 and not kept:
            (self.takes[min(at, len(self.takes) - 1)] if self.takes else self.line).setFocus()

    def _begin(self) -> None:
        """An empty list."""
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 4, 0)
        self._none = label("muted", _("No argument yet."))
        self._rows.addWidget(self._none)
        self._rows.addStretch(1)
        self.takes = []
        self.list.setWidget(inner)

    def _add_row(self, place: int, argument: Argument) -> None:
        take = QToolButton()
        take.setText("×")
        take.setAccessibleName(harmless(_("Take out: {argument}").format(argument=argument.text)))
        explain(take, _("Take this argument out, here and on phones"))
        take.clicked.connect(lambda _on=False, place=place: self._take_out(place))
        self.takes.append(take)
        row = QHBoxLayout()
        row.addWidget(label("large", argument.text), 1)
        row.addWidget(take)
        self._rows.insertLayout(self._rows.count() - 1, row)

    def _add(self) -> None:
        if self._bench.apply(edits.argue, self._proposal, self.side, self.line.text()):
            self.line.clear()

    def _take_out(self, place: int) -> None:
        found: Proposal = self._bench.scenario.proposals[self._proposal]
        kept = (*found.arguments[:place], *found.arguments[place + 1 :])
        self._bench.apply(edits.amend, "proposals", found.id, arguments=kept)
