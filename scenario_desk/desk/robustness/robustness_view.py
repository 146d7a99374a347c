"""The robustness workspace: how sure each endpoint is at the left, and what that hangs on at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.endpoint_meant import EndpointMeant
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Answers
from scenario_desk.desk.robustness.deal_pages import HoldsIt, OpensIt
from scenario_desk.desk.robustness.endpoint_side import EndpointSide
from scenario_desk.desk.robustness.page_side import PageSide
from scenario_desk.desk.robustness.pages import (
    HangsOn,
    Matters,
    Moment,
    Page,
    Ranks,
    TwoJudgements,
    Weights,
    WhoeverSits,
)
from scenario_desk.desk.robustness.perception_page import SeesWrongly
from scenario_desk.desk.robustness.sampling_dialog import SamplingDialog
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.spoken import as_role, explain
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.robustness_picture import RobustnessMoment, robustness_picture
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.phrasing import results_held

_COPIED = 2.0
"""Pixels that a logical one takes in a copied picture."""
_LEFT = 0.42


class RobustnessView(Pane):
    """Draws and answers of what is shown, as pictures that can be chosen from."""

    add_requested = Signal(str)
    """A thing of this kind is to be added: without it there is nothing to be sure of."""
    place_asked = Signal(str, str)
    """Kind and id of what is to be selected and shown: where a judgement stands."""

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.look = self._style()
        self._stale = True
        self._endpoint, self._share = EndpointMeant(workbench, self._surest), _LEFT
        as_role(self, QAccessible.Role.Grouping, _("Robustness"))
        self.answers = Answers(workbench, tasks, self)
        self.as_table = QToolButton()
        self.as_table.setText(_("As tables"))
        self.as_table.setCheckable(True)
        explain(self.as_table, _("Show the words and numbers of both pictures as tables"))
        self.as_table.toggled.connect(lambda _on: self._show())
        self.how = QToolButton()
        self.how.setText(_("How it is drawn…"))
        explain(self.how, _("How many draws, what is known of weights, and what goes together"))
        self.how.clicked.connect(self._ask_how)
        self.left = EndpointSide(self.look, self.how, self.as_table)
        self.left.pane.view.chosen.connect(lambda key: workbench.select("endpoint", key))
        self.side = PageSide(workbench, self.answers, self.look)
        self.pages: list[Page] = [
            HangsOn(self._refresh),
            Matters(self._refresh),
            Ranks(self._refresh),
            Weights(self._refresh),
            TwoJudgements(self._refresh),
            WhoeverSits(),
            OpensIt(workbench, self.side, self._to_picture),
            HoldsIt(self.add_requested.emit),
            SeesWrongly(workbench, self.side, self._to_picture, self._refresh),
        ]
        self.side.fill(self.pages)
        self.pane, self.right, self.again = self.side.pane, self.side.right, self.side.again
        self.says, self.more, self.note = self.side.says, self.side.more, self.side.note
        self.choice = self.side.choice
        self.side.turned.connect(self._refresh)
        self.pane.view.chosen.connect(self._go_to_place)
        self.notice = Notice()
        self.notice.pressed.connect(self._do)
        self._lay_out()
        for side in (self.left.pane, self.pane):
            FocusRing(workbench, side, side.view)
        self.entrances = (self.left.pane.view, self.notice.button)
        self._listen()
        self._refresh()

    def _lay_out(self) -> None:
        # From without to within: whatever is put into another takes the look of all in it anew.
        self._all = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._all)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self._all)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(self.side)
        self.splitter.splitterMoved.connect(self._divided)
        self._all.addWidget(self.splitter)
        self._all.addWidget(self.notice)

    def _ask_how(self) -> None:
        asking = self.findChild(SamplingDialog)
        if asking is None:
            asking = SamplingDialog(self.workbench, self)
            asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Beside it one sees what each choice does.
        asking.show()
        asking.activateWindow()

    def _listen(self) -> None:
        bench = self.workbench
        bench.updated.connect(self._updated)
        bench.selection_changed.connect(lambda _selection: self._refresh())
        bench.hold_changed.connect(lambda _held: self._refresh())
        bench.draws.changed.connect(self._refresh)
        bench.verdicts.changed.connect(self._refresh)
        bench.theme_changed.connect(self._dress)
        bench.draws.serve(self)
        self.answers.changed.connect(self._refresh)

    def _divided(self) -> None:
        """The share that somebody has given the left side stays its own."""
        sizes = self.splitter.sizes()
        self._share = sizes[0] / max(sum(sizes), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = round(self.width() * self._share)
        self.splitter.setSizes([left, self.width() - left])

    # what is shown

    @property
    def page(self) -> Page:
        """The one at the right."""
        return self.side.page

    @property
    def moment(self) -> Moment:
        """What is shown now."""
        bench = self.workbench
        key = bench.selection.primary if bench.selection.kind == "node" else ""
        decides = bool(key) and bench.scenario.nodes[key].kind == "decision"
        decision = key if decides else ""
        found, verdicts = bench.draws.found, bench.verdicts.found
        return Moment(bench.evaluation, self._endpoint.find(), found, decision, verdicts)

    def _surest(self) -> str:
        """The endpoint that all accept most often; "" before anything was drawn."""
        found = self.workbench.draws.found
        return self.left.first(found) if found is not None else ""

    def _to_picture(self) -> None:
        self.pane.view.setFocus()

    def _updated(self, update: Update) -> None:
        if update.changes is None:
            self.left.forget()
            self.side.forget()
        self._refresh()

    def _refresh(self) -> None:
        """Read everything anew, and show it if anyone is looking."""
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        bench = self.workbench
        # First: it may begin the draws anew, and have all shown meanwhile.
        bench.draws.serve(self, *self.page.measures(bench.frame))
        moment = self.moment
        instead = results_held() if bench.hold_results else Page().instead(moment)
        lacking = bench.read_only is None and not bench.scenario.endpoints
        offer = adding_words("endpoint") if lacking else ""
        self.notice.say(instead, _("Show results") if bench.hold_results else offer)
        held = self.isAncestorOf(QApplication.focusWidget() or self.window())
        turned = self._all.currentWidget() is not (self.notice if instead else self.splitter)
        self._all.setCurrentWidget(self.notice if instead else self.splitter)
        if held and turned:
            # What had the keyboard is out of sight.
            self.enter()
        self.setAccessibleDescription(harmless(instead))
        if instead:
            self.answers.ask(None)
            return
        as_table = self.as_table.isChecked()
        if self.page.meanwhile(moment) is None:
            self.left.show_moment(moment, bench.draws.under_way, as_table=as_table)
        else:
            self.left.say_tried()
        self.side.show_moment(moment, as_table=as_table)

    def _do(self) -> None:
        if self.workbench.hold_results:
            self.workbench.hold(False)
        else:
            self.add_requested.emit("endpoint")

    def _go_to_place(self, place: str) -> None:
        """A row was chosen: what the page does with it, or an endpoint is selected, a judgement shown
        where it stands."""
        if self.page.choose(place):
            return
        kind, _colon, key = place.partition(":")
        if key:
            self.place_asked.emit(kind, key)
        else:
            self.workbench.select("endpoint", place)

    def _style(self) -> Style:
        bench = self.workbench
        return Style(bench.tokens, bench.font_scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        self.look = self._style()
        self.left.dress(self.look)
        self.pane.view.dress(self.look)
        self._refresh()

    # taken along

    @property
    def _pane_in_use(self) -> FigurePane:
        """The left picture where that has the keyboard, or where there is no other."""
        focus = QApplication.focusWidget()
        left = focus is not None and self.left.isAncestorOf(focus)
        return self.left.pane if left or self.pane.view.figure is None else self.pane

    @property
    def taken(self) -> RobustnessMoment | None:
        """What the picture in use is drawn of now; None where there is none, or results are held."""
        pane = self._pane_in_use
        figure = pane.view.figure
        if figure is None or self._all.currentWidget() is self.notice:
            return None
        return RobustnessMoment(
            evaluation=self.workbench.evaluation,
            figure=figure,
            chosen=pane.view.marked,
            says=self.left.said if pane is self.left.pane else (),
            drawn=self.left.drawn.text(),
            width=float(pane.width()),
            height=float(pane.height()),
            scale=self.workbench.font_scale,
        )

    def copy_picture(self) -> QImage | QPixmap:
        """The picture in use, on a sheet, at twice its size; what stands instead, as it is seen."""
        from scenario_desk.exchange.pictures.qt_pages import image_of_sheet

        taken = self.taken
        if taken is None:
            return self.grab()
        texts = self.look.texts
        drawing = robustness_picture(taken, texts, self.workbench.tokens)
        image = image_of_sheet(sheet(drawing, texts), _COPIED)
        image.setDevicePixelRatio(_COPIED)
        return image

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is tried."""
        if event.key() != Qt.Key.Key_Escape or not self.page.leave():
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.page.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()
