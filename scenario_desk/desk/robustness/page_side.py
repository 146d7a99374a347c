"""Pages side by side, of which one is shown: its controls, what it says, and its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Answers
from scenario_desk.desk.robustness.pages import Moment, Page
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.page_choice import PageChoice
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import label_of
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.words.language import _

MARGIN = 14
"""Pixels between its edge and its words."""
_PICTURE = 4
"""Pixels around the picture, which has margins of its own."""


class PageSide(QWidget):
    """See the module's words; filled once, since pages may hold on to it."""

    turned = Signal()
    """Another page is chosen."""

    def __init__(self, workbench: Workbench, answers: Answers, style: Style) -> None:
        super().__init__()
        self._bench, self.answers, self._style = workbench, answers, style
        self.pages: Sequence[Page] = ()

    def fill(self, pages: Sequence[Page]) -> None:
        """Offer these pages, the first of them shown."""
        self.pages = pages
        self.choice = PageChoice([_(page.label) for page in pages], lambda _page: self._turn())
        self.says, self.more, self.note = PlainLabel(), PlainLabel(), PlainLabel()
        self.says.setObjectName("cardTitle")
        for label in (self.says, self.more):
            label.setWordWrap(True)
            label.setContentsMargins(MARGIN - _PICTURE, 0, MARGIN - _PICTURE, 0)
        self.note.setObjectName("muted")
        self.pane = FigurePane(self._style, _("What it hangs on"))
        self.again = Notice()
        self.again.pressed.connect(self.answers.again)
        self.right = QStackedWidget()
        self.right.addWidget(self.pane)
        self.right.addWidget(self.again)
        self._lay_out()
        self._turn()

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.setContentsMargins(MARGIN - _PICTURE, 0, MARGIN - _PICTURE, 0)
        every = [control for page in self.pages for control in page.controls]
        for control in every:
            controls.addWidget(control)
        controls.addStretch(1)
        controls.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PICTURE, 8, _PICTURE, 8)
        column.setSpacing(7)
        column.addWidget(self.choice)
        column.addLayout(controls)
        column.addWidget(self.says)
        column.addWidget(self.more)
        column.addWidget(self.right, 1)
        for control in every:
            # Once it stands here: what names it must stand beside it.
            if isinstance(control, Picker):
                label_of(control, control.toolTip())

    @property
    def page(self) -> Page:
        """The one that is shown."""
        return self.pages[self.choice.page]

    def _turn(self) -> None:
        for page in self.pages:
            page.leave()
            for control in page.controls:
                control.setVisible(page is self.page)
        self.turned.emit()

    def forget(self) -> None:
        """Another scenario is open: hold on to nothing of the last."""
        self.pane.show_figure(None, as_table=False)
        for page in self.pages:
            page.forget()

    def show_moment(self, moment: Moment, *, as_table: bool = False) -> None:
        """Show what the page has to say of a moment."""
        for place, each in enumerate(self.pages):
            self.choice.call(place, each.called(moment))
        page, answers = self.page, self.answers
        instead = page.instead(moment)
        figure: Figure | None = None
        if not instead:
            page.refresh(moment)
            answers.ask(page.question(moment))
            answer = answers.found
            figure = page.meanwhile(moment)
            if figure is None and (page.question(moment) is None or answer is not None):
                figure = page.figure(moment, answer)
            if figure is None and answer is not None:
                instead = page.without(moment, answer)
        else:
            answers.ask(None)
        for control in page.controls:
            useless = control in page.editing and self._bench.read_only is not None
            useless = useless or control not in page.in_use
            control.setVisible(not page.instead(moment) and not useless)
        stopped = answers.stopped and figure is None
        if stopped:
            instead = _("Stopped.")
        self.again.say(instead, _("Go on") if stopped else "")
        self.right.setCurrentWidget(self.again if instead else self.pane)
        says = figure.says if figure is not None else ()
        for label, words in ((self.says, says[:1]), (self.more, says[1:])):
            label.setText(" ".join(words))
            label.setVisible(bool(words))
        self.note.setText(self._note(moment) if not instead else "")
        self.note.setVisible(bool(self.note.text()) or bool(page.controls))
        self.pane.show_figure(figure, as_table=as_table)
        self.pane.view.mark(page.marked)

    def _note(self, moment: Moment) -> str:
        """That what is shown still moves."""
        if self.page.question(moment) is None:
            return _("drawing…") if self._bench.draws.under_way else ""
        if self.answers.under_way:
            return _("drawing…")
        return _("stopped before its end") if self.answers.stopped else ""
