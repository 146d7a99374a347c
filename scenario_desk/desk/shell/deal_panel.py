"""Beside the work: what would open the endpoint that is meant, to be tried and kept, and whether it
would hold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QVBoxLayout, QWidget

from scenario_desk.desk.bench.endpoint_meant import EndpointMeant
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Answers
from scenario_desk.desk.robustness.deal_pages import HoldsIt, OpensIt
from scenario_desk.desk.robustness.page_side import MARGIN, PageSide
from scenario_desk.desk.robustness.pages import Moment, Page
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.spoken import label_of
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.phrasing import results_held


class DealPanel(QDialog):
    """The pages about a deal, as the robustness workspace has them, over any other workspace."""

    add_requested = Signal(str)
    """A thing of this kind is to be added: without it there is nothing to say."""

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._endpoint = EndpointMeant(workbench)
        self.answers = Answers(workbench, tasks, self, "deal")
        self.endpoints = Picker(_("Endpoint"), self._pick)
        label_of(self.endpoints, _("Endpoint"))
        self.side = PageSide(workbench, self.answers, self._style())
        self._pages: list[Page] = [
            OpensIt(workbench, self.side, lambda: self.side.pane.view.setFocus()),
            HoldsIt(self.add_requested.emit),
        ]
        self.side.fill(self._pages)
        self.notice = Notice()
        self.notice.pressed.connect(self._do)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 10, 8, 0)
        head = QVBoxLayout()
        # In line with what the pages say.
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.addWidget(self.endpoints)
        column.addLayout(head)
        column.addWidget(self.side, 1)
        self._all = QStackedWidget()
        for page in (body, self.notice):
            self._all.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._all)
        self._listen()

    def _listen(self) -> None:
        bench = self._bench
        self.side.turned.connect(self._show)
        self.side.pane.view.chosen.connect(self._choose)
        self.answers.changed.connect(self._show)
        bench.updated.connect(self._follow)
        bench.selection_changed.connect(lambda _selection: self._show())
        bench.hold_changed.connect(lambda _held: self._show())
        bench.draws.changed.connect(self._show)
        bench.theme_changed.connect(self._dress)

    @property
    def moment(self) -> Moment:
        """What is shown now."""
        return Moment(self._bench.evaluation, self._endpoint.find(), self._bench.draws.found)

    def _follow(self, update: Update) -> None:
        if update.changes is None:
            self.side.forget()
        self._show()

    def _show(self) -> None:
        """Read everything anew, if anyone is looking."""
        if not self.isVisible():
            return
        bench, scenario = self._bench, self._bench.scenario
        # First: it may begin the draws anew, and have all shown meanwhile.
        bench.draws.serve(self, *self.side.page.measures(bench.frame))
        instead = results_held() if bench.hold_results else self._pages[0].instead(self.moment)
        lacking = bench.read_only is None and not scenario.endpoints
        offer = adding_words("endpoint") if lacking else ""
        self.notice.say(instead, _("Show results") if bench.hold_results else offer)
        self._all.setCurrentIndex(1 if instead else 0)
        if instead:
            self.setWindowTitle(_(self._pages[0].label))
            self.answers.ask(None)
            return
        self.setWindowTitle(self._pages[0].called(self.moment))
        offered = [(each.id, each.name) for each in scenario.endpoints.values()]
        self.endpoints.offer(offered, self._endpoint.find())
        self.side.show_moment(self.moment)

    def _do(self) -> None:
        if self._bench.hold_results:
            self._bench.hold(False)
        else:
            self.add_requested.emit("endpoint")

    def _pick(self) -> None:
        self._bench.select("endpoint", self.endpoints.value)

    def _choose(self, key: str) -> None:
        self.side.page.choose(key)

    def _style(self) -> Style:
        bench = self._bench
        return Style(bench.tokens, bench.font_scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        self.side.pane.view.dress(self._style())
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is tried; where nothing is, it closes the panel."""
        if not (event.key() == Qt.Key.Key_Escape and self.side.page.leave()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.side.page.leave()
        self._bench.draws.leave(self)
