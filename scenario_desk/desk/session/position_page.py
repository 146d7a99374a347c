"""Where a session stands: the moves so far, what may come next, and the news that is in force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.log_teller import LogTeller
from scenario_desk.desk.session.moving import step_back
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.model import edits
from scenario_desk.model.edits.room.sessions import session_in
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.session.position import (
    INSTEAD,
    injects_in_force,
    instead_rows,
    next_rows,
    path_rows,
    where_it_stands,
)
from scenario_desk.presentation.session.told import entries_of
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.headline import headline
from scenario_desk.presentation.words.sentences.phrasing import results_held

_LARGER = 1.45
"""Its type is read from the last row."""


class PositionPage(SessionPage):
    """A branch is chosen from what may come next, then declared, with a time and a note if there are."""

    label = mark("Where we are")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self._meant = ""
        """What would be declared: a branch, or one instead of the last; "" is nothing."""
        self.teller = LogTeller(tasks, self)
        self.teller.changed.connect(self._say_headline)
        self.stands, self.headline = PlainLabel(), PlainLabel()
        self.stands.setObjectName("display")
        self.headline.setObjectName("lead")
        for each in (self.stands, self.headline):
            each.setWordWrap(True)
        look = self._style()
        self.path = FigurePane(look, _("What has happened"))
        self.next = FigurePane(look, _("What may come next"))
        self.instead = FigurePane(look, _("What if they had not?"))
        self.path.view.chosen.connect(lambda key: workbench.select("node", key))
        for pane in (self.next, self.instead):
            pane.view.chosen.connect(self._choose)
        self.time, self.note = HintedLine(), HintedLine()
        self.time.hint(_("When, if it matters"))
        self.time.setAccessibleName(_("Time of the move"))
        self.note.hint(_("A note, if there is one"))
        self.note.setAccessibleName(_("Note on the move"))
        for line in (self.time, self.note):
            line.returnPressed.connect(self.declare)
        self.happened = QPushButton(_("This &happened"))
        self.happened.setObjectName("primary")
        self.happened.clicked.connect(self.declare)
        self.back = QPushButton(_("Step &back"))
        explain(self.back, _("Take the last move back; the log keeps that it was made"))
        self.back.clicked.connect(lambda: step_back(workbench))
        self.news_head, self.news = PlainLabel(_("News in force")), PlainLabel()
        self.news_head.setObjectName("lead")
        self.news.setObjectName("large")
        self.news.setWordWrap(True)
        self.ended = PlainLabel()
        self.ended.setWordWrap(True)
        self.ended.setObjectName("muted")
        self._lay_out()
        workbench.theme_changed.connect(self._dress)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.path, 3)
        column.addWidget(self.news_head)
        column.addWidget(self.news)
        self.declaring = QWidget()
        grid = QGridLayout(self.declaring)
        grid.setContentsMargins(10, 4, 0, 4)
        grid.addWidget(self.time, 0, 0)
        grid.addWidget(self.note, 0, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.happened)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        grid.addLayout(buttons, 1, 0, 1, 2)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self.next, 3)
        column.addWidget(self.ended)
        column.addWidget(self.instead, 2)
        column.addWidget(self.declaring)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([500, 500])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 4, 6, 6)
        whole.setSpacing(8)
        whole.addWidget(self.stands)
        whole.addWidget(self.headline)
        whole.addWidget(splitter, 1)

    # what is shown

    def refresh(self) -> None:
        """Read everything anew."""
        bench = self.workbench
        scenario, held = bench.scenario, bench.hold_results
        self.stands.setText(where_it_stands(scenario))
        self.path.show_figure(path_rows(scenario), as_table=False)
        # Its rows show where the keyboard is: without any there is nothing to go to.
        walks = Qt.FocusPolicy.StrongFocus if scenario.moves else Qt.FocusPolicy.NoFocus
        self.path.view.setFocusPolicy(walks)
        following = next_rows(bench.evaluation, held=held)
        others = instead_rows(bench.evaluation, held=held)
        self._show_branches(self.next, following)
        self._show_branches(self.instead, others)
        self.ended.setText("" if following else _("Nothing comes next in the tree."))
        self.ended.setVisible(following is None)
        if self._meant not in self._offered:
            self._meant = ""
        self._mark()
        self.declaring.setVisible(bench.read_only is None)
        self.back.setEnabled(bool(scenario.moves))
        said = [_("{name}: {text}").format(name=name, text=text) if text else name
                for name, text in injects_in_force(scenario)]  # fmt: skip
        self.news.setText("\n".join(said))
        for label in (self.news_head, self.news):
            label.setVisible(bool(said))
        session = session_in(bench.committed)
        self._say_headline()
        self.teller.tell(entries_of(bench.committed, session.id) if session is not None else ())

    @staticmethod
    def _show_branches(pane: FigurePane, figure: RowFigure | None) -> None:
        pane.show_figure(figure, as_table=False)
        pane.setVisible(figure is not None)

    def _say_headline(self) -> None:
        """Before → after the last thing that happened; without a log, what holds now."""
        bench, told = self.workbench, self.teller.told
        if bench.hold_results:
            self.headline.setText(results_held())
            return
        last = told[-1] if told else None
        now = headline(bench.evaluation)
        if last is not None and last.headline == now:
            now = _("{what}. {headline}").format(what=last.what, headline=last.since)
        self.headline.setText(now)

    # what is done

    @property
    def _offered(self) -> set[str]:
        panes = (self.next, self.instead)
        return {spot.key for pane in panes for spot in pane.view.spots}

    def _choose(self, key: str) -> None:
        """Mean a branch; chosen once more it is declared."""
        if key == self._meant:
            self.declare()
            return
        self._meant = key
        self.workbench.select("node", key.removeprefix(INSTEAD))
        self._mark()

    def _mark(self) -> None:
        for pane in (self.next, self.instead):
            pane.view.mark(frozenset({self._meant} if self._meant else ()))
        self.happened.setEnabled(bool(self._meant))

    def declare(self) -> None:
        """Declare what is meant."""
        meant, bench = self._meant, self.workbench
        if not meant:
            return
        edit = edits.happened_instead if meant.startswith(INSTEAD) else edits.happened
        time, note = self.time.text().strip(), self.note.text().strip()
        if bench.apply(edit, meant.removeprefix(INSTEAD), time, note):
            self._meant = ""
            self.time.clear()
            self.note.clear()
            self.refresh()

    def _style(self) -> Style:
        bench = self.workbench
        texts = QtTypeSetter(QApplication.font())
        return Style(bench.tokens, bench.font_scale * _LARGER, texts)

    def _dress(self) -> None:
        look = self._style()
        for pane in (self.path, self.next, self.instead):
            pane.view.dress(look)
