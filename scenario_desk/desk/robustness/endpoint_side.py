"""The left side: the headline, the endpoints by how sure they are, and what is said of the one meant."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.desk.robustness.pages import Moment, no_spread
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.figure_view import FigurePane
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.endpoints import ranked_endpoints
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    by_overlap_index,
    deciding,
    headline_with_ranges,
    what_was_drawn,
)

_LINES = 34
"""Of text: in less height the list has all but the sentence of the one that is meant."""


class EndpointSide(QWidget):
    """See the module's words."""

    def __init__(self, style: Style, *tools: QWidget) -> None:
        """tools: stand at the right of its head."""
        super().__init__()
        self.with_headline = True
        """Whether to say it here, or the window says it at its head."""
        self._shown: tuple[object, ...] = ()
        self._figure: RowFigure | None = None
        title = QLabel(_("How sure is it?"))
        title.setObjectName("title")
        # How far it is must not make the side wider while it is drawn.
        self.note = ElidedLabel()
        self.note.setObjectName("muted")
        self.headline, self.sentence = PlainLabel(), PlainLabel()
        self.drawn = PlainLabel()
        self.sentence.setObjectName("cardTitle")
        self.drawn.setObjectName("note")
        for label in (self.headline, self.sentence, self.drawn):
            label.setWordWrap(True)
        self.pane = FigurePane(style, _("How sure each endpoint is"), follows=True)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.note)
        for tool in tools:
            head.addWidget(tool)
        column = QVBoxLayout(self)
        # The picture has margins of its own.
        column.setContentsMargins(4, 10, 4, 8)
        head.setContentsMargins(10, 0, 10, 0)
        for label in (self.headline, self.sentence, self.drawn):
            label.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.headline)
        column.addWidget(self.pane, 1)
        column.addWidget(self.sentence)
        column.addWidget(self.drawn)

    def forget(self) -> None:
        """Hold on to nothing that was shown."""
        self._shown, self._figure = (), None
        self.pane.show_figure(None, as_table=False)

    def first(self, found: Robustness) -> str:
        """The endpoint that all accept most often; "" without any."""
        order = by_overlap_index(found)
        return found.frame.endpoint_ids[order[0]] if order else ""

    def show_moment(self, moment: Moment, under_way: bool, *, as_table: bool) -> None:
        """Show what the draws have come to; without any, that they are under way."""
        found, key = moment.found, moment.endpoint
        told = (found, moment.evaluation, moment.verdicts)
        if told != self._shown:
            self._shown, self._figure = told, None
            if found is not None:
                self._figure = ranked_endpoints(found, moment.evaluation, moment.verdicts)
        self.pane.show_figure(self._figure, as_table=as_table)
        self.pane.view.mark(frozenset([key] if key else []))
        self.note.setText(self._progress(found) if under_way else "")
        sure = found is not None and found.spread
        self.headline.setText(headline_with_ranges(found) if found is not None and sure else "")
        name = moment.evaluation.frame.scenario.endpoints[key].name if key else ""
        said = deciding(found, key) if found is not None and key else ""
        named = _("{endpoint} — {sentence}").format(endpoint=name, sentence=said)
        self.sentence.setText(named if said else "")
        drawn = what_was_drawn(found) if found is not None and sure else ""
        self.drawn.setText(no_spread() if found is not None and not sure else drawn)
        self._make_room()

    def say_tried(self) -> None:
        """Leave what is shown as it is: it is of what there is without what is tried."""
        self.note.setText(_("without what is tried"))

    def say_headline(self, wanted: bool) -> None:
        """Say the headline here, or leave it to the window."""
        self.with_headline = wanted
        self._make_room()

    def _make_room(self) -> None:
        """Where there is little height the list has it: what else is said of all has its own places."""
        low = self.height() < _LINES * self.fontMetrics().lineSpacing()
        self.headline.setVisible(bool(self.headline.text()) and self.with_headline and not low)
        self.sentence.setVisible(bool(self.sentence.text()))
        self.drawn.setVisible(bool(self.drawn.text()) and not low)
        self.sentence.setToolTip(tip(self.drawn.text()) if low else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _progress(self, found: Robustness | None) -> str:
        if found is None:
            return _("drawing…")
        text = _("drawing… {done} of {all} draws")
        every = found.drawing.sampling.samples
        return text.format(done=numbers.grouped(found.samples), all=numbers.grouped(every))

    @property
    def said(self) -> tuple[str, ...]:
        """What stands around the list, for a picture of it."""
        return tuple(filter(None, (self.headline.text(), self.sentence.text())))

    def dress(self, style: Style) -> None:
        self.pane.view.dress(style)
