"""Beside the work: linkages to tick, what they come to at an endpoint, and packages to try there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.analysis.packages.following import put_on, taken_off, unchosen
from scenario_desk.analysis.packages.search import Search
from scenario_desk.desk.bench.endpoint_meant import EndpointMeant
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.builder.package_search import PackageSearch
from scenario_desk.desk.shell.builder.pages import PAGES, Built, Page
from scenario_desk.desk.shell.builder.tick_list import TickList
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.page_choice import PageChoice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.desk.widgets.tab_order import in_order
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.model import edits
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.packages.package_rows import package_key, package_of
from scenario_desk.presentation.packages.ticks import ticks_of
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import table_sentences, unchosen_sentences
from scenario_desk.presentation.words.sentences.phrasing import results_held

_PAUSE_MS = 120
"""A burst of changes is followed once, when it has calmed down; a tick at once."""
_MARGIN = 12


class BuilderPanel(QDialog):
    """Ticking is a change of view, as in the menu of packages; keeping a package is an edit."""

    add_requested = Signal(str)
    """A thing of this kind is to be added: without it there is nothing to build."""

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Package builder"))
        self._bench = workbench
        self._endpoint = EndpointMeant(workbench)
        self._base: Search | None = None
        self.search = PackageSearch(tasks, self)
        self.endpoints = Picker(_("Endpoint"), self._pick)
        self.ticks = TickList()
        self.clear = QPushButton(_("Take all off"))
        self.name = HintedLine()
        self.keep = QPushButton(_("Keep as a named package"))
        self.verdict, self.more, self.says = PlainLabel(), PlainLabel(), PlainLabel()
        self.pages = PageChoice([_(page.label) for page in PAGES], lambda _page: self._show())
        self.as_table = QToolButton()
        self.pane = FigurePane(self._style(), _("Packages"))
        self.waiting, self.notice = Notice(), Notice()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show)
        self._listen()

    def _lay_out(self) -> None:
        self.name.hint(_("Name of the package"))
        self.name.setAccessibleName(_("Name of the package"))
        keep_to_one_line(self.name, self._bench.told.emit)
        self.as_table.setText(_("As a table"))
        self.as_table.setCheckable(True)
        explain(self.as_table, _("Show the words and numbers of the picture as a table"))
        self.verdict.setObjectName("cardTitle")
        for label in (self.verdict, self.more, self.says):
            label.setWordWrap(True)
        for button in (self.clear, self.keep):
            button.setAutoDefault(False)
        label_of(self.endpoints, _("Endpoint"))
        self._under = QStackedWidget()
        for widget in (self.pane, self.waiting):
            self._under.addWidget(widget)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(7)
        column.addLayout(_row(self.endpoints, self.clear, stretched=0))
        column.addWidget(self.ticks, 3)
        column.addLayout(_row(self.name, self.keep, stretched=0))
        column.addWidget(self.verdict)
        column.addWidget(self.more)
        column.addLayout(_row(self.pages, self.as_table, stretched=0))
        column.addWidget(self.says)
        column.addWidget(self._under, 4)
        self._all = QStackedWidget()
        for page in (body, self.notice):
            self._all.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._all)

    def _listen(self) -> None:
        bench = self._bench
        self.ticks.toggled.connect(self._toggle)
        self.ticks.made.connect(self._order)
        self.clear.clicked.connect(lambda: self._put(()))
        self.name.textChanged.connect(lambda _text: self._show_keep())
        self.name.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self._keep)
        self.as_table.toggled.connect(lambda _on: self._show())
        self.pane.view.chosen.connect(lambda key: self._put(package_of(key)))
        self.waiting.pressed.connect(self.search.again)
        self.search.changed.connect(self._show)
        self.notice.pressed.connect(self._do)
        bench.updated.connect(self._follow)
        bench.selection_changed.connect(lambda _selection: self._show())
        bench.hold_changed.connect(lambda _held: self._show())
        bench.theme_changed.connect(self._dress)

    def _order(self) -> None:
        in_order([self.clear, *(row.box for row in self.ticks.rows.values())])

    # what is shown

    def _follow(self, update: Update) -> None:
        if update.changes is None:
            self.name.clear()
        if update.assumes_otherwise or update.changes is None:
            self._show()
        elif self.isVisible():
            self._pause.start()

    def _show(self) -> None:
        """Read everything anew, if anyone is looking."""
        self._pause.stop()
        if not self.isVisible():
            return
        instead, button = self._instead()
        self.notice.say(instead, button)
        self._all.setCurrentIndex(1 if instead else 0)
        if instead:
            self._leave()
            return
        bench, scenario = self._bench, self._bench.scenario
        endpoint = self._endpoint.find()
        self.endpoints.offer([(e.id, e.name) for e in scenario.endpoints.values()], endpoint)
        base = self._without()
        table = bench.evaluation.linkages
        self.ticks.show_ticks(ticks_of(bench.frame, base.rules, table))
        self.clear.setEnabled(bool(table))
        self._show_keep()
        said = table_sentences(scenario, base.offer(endpoint, table), endpoint)
        said += unchosen_sentences(scenario, unchosen(base.rules, table))
        self.verdict.setText(said[0])
        self.more.setText(" ".join(said[1:]))
        self.more.setVisible(bool(said[1:]))
        self.search.ask(base, endpoint)
        self._show_page(Built(bench.evaluation, base, endpoint, self.search.found))

    def _show_page(self, built: Built) -> None:
        page = PAGES[self.pages.page]
        figure = page.figure(built)
        self.says.setText(" ".join(figure.says) if figure is not None else "")
        self.says.setVisible(bool(self.says.text()))
        self.waiting.say(*self._waits(page))
        self._under.setCurrentWidget(self.pane if figure is not None else self.waiting)
        table = [key for key in built.search.tables.ids if key in built.evaluation.linkages]
        self.pane.show_figure(figure, as_table=self.as_table.isChecked())
        self.pane.view.mark(frozenset([package_key(table)]))

    def _waits(self, page: Page) -> tuple[str, str]:
        """What is said where a page has no picture yet, and what can be done about it."""
        if not page.searched:
            return _("Tick a linkage to see what each gains and gives up."), ""
        if self.search.stopped:
            return _("Stopped."), _("Go on")
        return _("Searching for packages…"), ""

    def _instead(self) -> tuple[str, str]:
        """What is said instead of all this, and what can be done about it; empty where nothing is."""
        bench = self._bench
        if bench.hold_results:
            return results_held(), _("Show results")
        lacks = "" if bench.scenario.linkages else "linkage"
        lacks = lacks if bench.scenario.endpoints else "endpoint"
        if not lacks:
            return "", ""
        said = {
            "endpoint": _("Add endpoints, the ways this could end: packages are attached to them."),
            "linkage": _(
                "No linkages yet: add what one side could offer the other, with its effects on"
                " scores; then put packages together here."
            ),
        }
        return said[lacks], adding_words(lacks) if bench.read_only is None else ""

    def _do(self) -> None:
        if self._bench.hold_results:
            self._bench.hold(False)
        else:
            lacks = "linkage" if self._bench.scenario.endpoints else "endpoint"
            self.add_requested.emit(lacks)

    def _without(self) -> Search:
        """Under what is assumed, but with nothing on the table; the same while that is."""
        bench, base = self._bench, self._base
        assumed = replace(bench.assumptions, package=None, linkages=())
        if base is None or base.frame is not bench.frame or base.tables.assumptions != assumed:
            base = self._base = Search(bench.frame, assumed)
        return base

    def _leave(self) -> None:
        self.search.drop()
        self._base = None

    def _show_keep(self) -> None:
        able = self._bench.read_only is None and bool(self._bench.linkages_on_table)
        self.name.setEnabled(able)
        self.keep.setEnabled(able and bool(self.name.text().strip()))

    # what is done

    def _pick(self) -> None:
        self._bench.select("endpoint", self.endpoints.value)

    def _toggle(self, linkage: str) -> None:
        rules, table = self._without().rules, self._bench.evaluation.linkages
        change = taken_off if linkage in table else put_on
        self._put(change(rules, table, linkage))

    def _put(self, linkages: tuple[str, ...]) -> None:
        bench = self._bench
        bench.assume(replace(bench.assumptions, package=None, linkages=linkages))

    def _keep(self) -> None:
        """Keep what is on the table under its name: one step; it is on the table as that package."""
        bench, key = self._bench, new_id()
        name, linkages = self.name.text().strip(), bench.linkages_on_table
        if bench.apply(edits.add_new, "packages", key, name=name, linkages=linkages):
            self.name.clear()
            bench.assume(replace(bench.assumptions, package=key, linkages=()))

    def _style(self) -> Style:
        bench = self._bench
        return Style(bench.tokens, bench.font_scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        self.pane.view.dress(self._style())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self._leave()


def _row(*widgets: QWidget, stretched: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, int(place == stretched))
    return row
