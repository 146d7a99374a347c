"""The log of a session: what happened and what it came to, and a slider that goes back through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.log_teller import LogTeller
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain, label_of
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.model.edits.room.sessions import session_meant
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.session.log_list import log_list
from scenario_desk.presentation.session.ripeness import Ripeness, ripeness
from scenario_desk.presentation.session.told import Told, entries_of, session_name
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.phrasing import results_held


class LogPage(SessionPage):
    """The whole window shows the moment that the slider stands at; its end is the present."""

    label = mark("Log")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self._session = ""
        self._drawn: tuple[tuple[Told, ...], bool] | None = None
        """What both pictures are of, and whether results were held."""
        self._log: RowFigure | None = None
        self._ripe: Ripeness | None = None
        self.teller = LogTeller(tasks, self)
        self.teller.changed.connect(self._show)
        look = self._style()
        self.log = FigurePane(look, _("Log of the session"), follows=True)
        self.ripe = FigurePane(look, _("How ripe a deal was"), follows=True)
        for pane in (self.log, self.ripe):
            pane.view.chosen.connect(self.workbench.past.look_at)
            FocusRing(workbench, pane, pane.view)
        self.as_table = QToolButton()
        self.as_table.setText(_("As tables"))
        self.as_table.setCheckable(True)
        explain(self.as_table, _("Show the words and numbers of both pictures as tables"))
        self.as_table.toggled.connect(lambda _on: self._show())
        self.sessions = Picker(_("Which session"), self._choose)
        label_of(self.sessions, self.sessions.toolTip())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(_("Moment of the session"))
        explain(self.slider, _("Go back through the session; its end is the present"))
        self.slider.valueChanged.connect(self._slid)
        self.at = PlainLabel()
        self.at.setObjectName("cardTitle")
        self.at.setWordWrap(True)
        self.now = QPushButton(_("Back to now"))
        explain(self.now, _("Show the present again (Esc)"))
        self.now.clicked.connect(lambda: workbench.past.leave())
        self.says = PlainLabel()
        self.says.setWordWrap(True)
        self.notice, self.held = Notice(), Notice()
        self.held.pressed.connect(lambda: workbench.hold(False))
        self._lay_out()
        workbench.theme_changed.connect(self._dress)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sessions)
        head.addStretch(1)
        head.addWidget(self.as_table)
        replay = QHBoxLayout()
        replay.setSpacing(12)
        replay.addWidget(self.slider, 1)
        replay.addWidget(self.now)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self.says)
        column.addWidget(self.ripe, 1)
        self.right = QStackedWidget()
        self.right.addWidget(right)
        self.right.addWidget(self.held)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.log)
        self.splitter.addWidget(self.right)
        self.splitter.setSizes([500, 500])
        full = self.full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.at)
        column.addLayout(replay)
        self.all = QStackedWidget()
        self.all.addWidget(full)
        self.all.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.all)

    # what is shown

    def refresh(self) -> None:
        """Tell the log of the session that is meant."""
        scenario = self.workbench.committed
        meant = session_meant(scenario)
        if self._session not in scenario.sessions:
            self._session = "" if meant is None else meant.id
        told = {entry.session for entry in scenario.log.values()}
        offered = [key for key in scenario.sessions if key in told]
        self.sessions.offer([(key, session_name(scenario, key)) for key in offered], self._session)
        self.sessions.setVisible(len(offered) > 1)
        self.teller.tell(entries_of(scenario, self._session))

    def _choose(self) -> None:
        self.workbench.past.leave()
        self._session = self.sessions.value
        self.refresh()

    def _show(self) -> None:
        told, bench = self.teller.told, self.workbench
        empty = (
            "" if told else _("Nothing is in the log yet: what is done in a session goes there.")
        )
        self.notice.say(empty)
        self.all.setCurrentWidget(self.notice if empty else self.full)
        held = bench.hold_results
        self.held.say(results_held() if held else "", _("Show results") if held else "")
        self.right.setCurrentIndex(1 if held else 0)
        if self._drawn is None or self._drawn[0] is not told or self._drawn[1] != held:
            self._drawn = (told, held)
            self._log = log_list(told, held=held) if told else None
            self._ripe = None if held else ripeness(told)
        as_table = self.as_table.isChecked()
        self.log.show_figure(self._log, as_table=as_table)
        self.ripe.show_figure(self._ripe, as_table=as_table)
        self.says.setText(" ".join(self._ripe.says) if self._ripe is not None else "")
        self._show_moment()

    def _show_moment(self) -> None:
        """Where the slider stands, and what is marked in both pictures."""
        told, past = self.teller.told, self.workbench.past
        keys = [each.entry.id for each in told]
        place = keys.index(past.entry) if past.entry in keys else len(keys)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, len(keys))
        self.slider.setValue(place)
        self.slider.blockSignals(blocked)
        for pane in (self.log, self.ripe):
            pane.view.mark(frozenset({past.entry} if past.entry else ()))
        self.at.setText(moment_words(told, place, held=self.workbench.hold_results))
        self.now.setEnabled(bool(past.entry))

    def _slid(self, place: int) -> None:
        told = self.teller.told
        if place < len(told):
            self.workbench.past.look_at(told[place].entry.id)
        else:
            self.workbench.past.leave()
        announce(self.slider, self.at.text())

    def leave(self) -> bool:
        """Come back to the present."""
        return self.workbench.past.leave()

    def put_away(self) -> None:
        """The moment stays while it is looked at in the tree and the chart; the band leads back."""

    def _style(self) -> Style:
        bench = self.workbench
        return Style(bench.tokens, bench.font_scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        look = self._style()
        self.log.view.dress(look)
        self.ripe.view.dress(look)


def moment_words(told: tuple[Told, ...], place: int, *, held: bool) -> str:
    """What moment is shown, by its place among the entries; behind them it is the present."""
    if place >= len(told):
        return _("Now") if told else ""
    entry = told[place]
    said = _("The past, {number} of {count}, {time}: {what}").format(
        number=place + 1, count=len(told), time=entry.clock, what=entry.what
    )
    return said if held else _("{moment} · {headline}").format(moment=said, headline=entry.headline)
