"""What the room said: a picture to walk through, and the reasons for what is chosen in it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.session.reveal import Said
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import judgement_name


class RevealPanel(QWidget):
    """Nothing in it says who answered what, but where the round was asked by name."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self._shown: tuple[object, ...] = ()
        self.said: Said | None = None
        self.chosen = ""
        """The item whose reasons are shown."""
        self.name, self.says = label("display"), label("lead")
        self.pane = FigurePane(self._style(), _("What the room said"), follows=True)
        self.pane.view.chosen.connect(self._choose)
        self.as_table = QToolButton()
        self.as_table.setText(_("As a table"))
        self.as_table.setCheckable(True)
        explain(self.as_table, _("Show the words and numbers of the picture as a table"))
        self.as_table.toggled.connect(lambda _on: self._draw())
        self.heading, self.reasons = label("title"), label("lead")
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.reasons)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setAccessibleName(_("Reasons"))
        self.scroller.setWidget(told)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.as_table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addWidget(self.says)
        whole.addWidget(self.pane, 3)
        whole.addWidget(self.scroller, 1)

    def refresh(self) -> None:
        """Show the round that is revealed."""
        found, bench = self._host.round, self._bench
        if found is None:
            return
        said = self._host.said(found)
        depends = said, bench.tokens, bench.font_scale
        if depends == self._shown:
            return
        same_round = self.said is not None and self.said.round.id == found.id
        self._shown = depends
        self.said = said
        self.pane.view.dress(self._style())
        self.name.setText(found.name)
        self._draw()
        if not same_round:
            self.chosen = ""
            self.pane.view.mark(frozenset())
        self._show_reasons()

    def _draw(self) -> None:
        if self.said is None:
            return
        figure = self.said.figure
        self.says.setText(" ".join(figure.says))
        self.pane.show_figure(figure, as_table=self.as_table.isChecked())
        self.pane.view.mark(frozenset({self.chosen} - {""}))

    def _choose(self, item: str) -> None:
        self.chosen = item
        self.pane.view.mark(frozenset({item}))
        self._show_reasons()

    def _show_reasons(self) -> None:
        said = self.said
        if said is None:
            return
        if not self.chosen:
            any_said = any(said.reasons(item) for item in said.given)
            self.heading.setText("")
            self.reasons.setText(
                _("Choose a judgement to read the reasons that were given.")
                if any_said
                else _("Nobody gave a reason.")
            )
            return
        judgement = Judgement.parse(self.chosen)
        told = said.reasons(self.chosen)
        self.heading.setText(
            judgement_name(said.scenario, judgement) if judgement.kind != "poll" else _("The poll")
        )
        lines = [f"\N{BULLET} {each}" for each in told]
        self.reasons.setText("\n".join(lines) or _("Nobody gave a reason for this."))

    def _style(self) -> Style:
        bench = self._bench
        return Style(bench.tokens, bench.font_scale * 1.2, QtTypeSetter(QApplication.font()))
