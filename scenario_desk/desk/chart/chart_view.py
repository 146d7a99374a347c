"""The overlap chart as a view of the workbench: head, plot, legend, and what stands in for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart.cards import (
    derive_card,
    endpoint_card,
    in_vain,
    line_card,
    lot_card,
    moving_keys,
)
from scenario_desk.desk.chart.chart_header import ChartHeader
from scenario_desk.desk.chart.hover_card import Card, HoverCard
from scenario_desk.desk.chart.legend import Legend
from scenario_desk.desk.chart.moving import LineEdit, line_edit
from scenario_desk.desk.chart.pointer import Target
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import announce, as_role
from scenario_desk.desk.widgets.tab_order import in_order
from scenario_desk.exchange.pictures.chart_picture import ChartMoment, Framing, chart_picture
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.model.edits import set_reservation
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.content import Content, Side, content_of, instead
from scenario_desk.presentation.chart.drawn import cloud_of
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import answer, headline_with_ranges

if TYPE_CHECKING:
    from scenario_desk.desk.chart.plot import OverlapPlot
    from scenario_desk.presentation.chart.lines import Kind, LineKey

_NUDGE = 0.1
_COPIED = 2.0
"""Pixels that a logical one takes in a copied picture."""


class ChartView(Pane):
    """Two actors' utilities, the lines they sign at, and every endpoint between."""

    add_requested = Signal(str)
    """A thing of this kind is to be added: without it there is no chart."""
    why_asked = Signal()
    """What stands between the principals is to be shown."""
    deal_asked = Signal()
    """What would open the endpoint that is meant is to be shown, and whether it would hold."""

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, *, with_headline: bool = True
    ) -> None:
        """`with_headline`: whether to say it here, or the window has said it at its head."""
        super().__init__(parent)
        self.workbench = workbench
        self._with_headline = with_headline
        self.plot: OverlapPlot | None = None
        self.evaluation = workbench.evaluation
        self.look = self._style()
        self.content: Content | None = None
        self._moved: LineEdit | None = None
        self._stale = True
        self._asked_for_plot = False
        as_role(self, QAccessible.Role.Grouping, _("Overlap chart"))
        self.marking = PlainLabel()
        self.marking.setObjectName("muted")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.marking.setContentsMargins(14, 4, 14, 0)
        self.marking.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.header = ChartHeader(workbench)
        self.legend = Legend(self.look, self._choose)
        self.notice = Notice()
        self.notice.pressed.connect(self._do)
        self.entrances = (self.notice.button,)
        self._plot_page = QWidget()
        column = QVBoxLayout(self._plot_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        self.card = HoverCard(self.look, self._plot_page)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._plot_page)
        self._pages.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.marking, self.header, self._pages):
            whole.addWidget(widget, 1 if widget is self._pages else 0)
        self._copy = QAction(_("Copy picture"), self)
        self._copy.triggered.connect(self._copy_to_clipboard)
        self._fit = QAction(_("Fit") + "\tCtrl+9", self)
        self._fit.triggered.connect(self.fit)
        self._listen()
        self._ask_for_draws()
        self.refresh()

    def _listen(self) -> None:
        bench = self.workbench
        bench.updated.connect(self._updated)
        bench.selection_changed.connect(self._show_selection)
        bench.settling.connect(self._let_go)
        bench.hold_changed.connect(self.refresh)
        bench.pin_changed.connect(self.refresh)
        bench.chart_actors_changed.connect(self._other_actors)
        bench.theme_changed.connect(self._dress)
        bench.draws.changed.connect(self.refresh)
        bench.verdicts.changed.connect(self._say_again)
        self.header.shown_changed.connect(self._switched)
        self.header.why_asked.connect(self.why_asked)
        self.header.deal_asked.connect(self.deal_asked)

    # what is shown

    def ensure_plot(self) -> OverlapPlot:
        """Build the plot, with which pyqtgraph is imported, if it is not there yet."""
        if self.plot is None:
            from scenario_desk.desk.chart.plot import OverlapPlot

            plot = OverlapPlot(self.look)
            as_role(plot, QAccessible.Role.Canvas, _("Overlap chart"))
            plot.endpoint_clicked.connect(self._click)
            plot.ground_clicked.connect(self._deselect)
            plot.line_clicked.connect(lambda actor: self.workbench.select("actor", actor))
            plot.line_moved.connect(self._move_line)
            plot.line_finished.connect(self._finish_line)
            plot.line_cancelled.connect(self._cancel_line)
            plot.line_nudged.connect(self._nudge_line)
            plot.pressed_in_vain.connect(lambda level: self.workbench.refused.emit(in_vain(level)))
            plot.derive_asked.connect(self._derive_again)
            plot.pointed.connect(self._point)
            plot.menu_asked.connect(self._show_menu)
            # A plot arranges itself while it is painted, when nothing may change its size.
            plot.placed.connect(self._show_key, Qt.ConnectionType.QueuedConnection)
            self.plot = plot
            layout = self._plot_page.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, plot, 1)
            self.entrances = (plot, *self.entrances)
            in_order([*self.header.stops(), plot])
            FocusRing(self.workbench, self, plot)
            self.card.raise_()
            self.refresh()
        return self.plot

    def refresh(self, *_: object) -> None:
        """Read the workbench anew, and show it if anyone is looking."""
        self._stale = True
        if self.isVisible() or self.plot is not None:
            self._show(previewing=self.workbench.previewing)

    def _updated(self, update: Update) -> None:
        self.evaluation = update.evaluation
        self._ask_for_draws()
        if update.changes is None and self.plot is not None:
            self.plot.following = True
        self._stale = True
        if self.isVisible():
            self._show(previewing=update.previewing, anew=update.assumes_otherwise)

    def _switched(self) -> None:
        self._ask_for_draws()
        self.refresh()

    def _ask_for_draws(self) -> None:
        """Draws are wanted while the chart is in sight, with the clouds where they are switched on."""
        bench = self.workbench
        cloud = cloud_of(bench.frame, bench.chart_actors) if self.header.shown.clouds else None
        bench.draws.serve(self, *() if cloud is None else (cloud,))

    def _other_actors(self) -> None:
        self._ask_for_draws()
        if self.plot is not None:
            self.plot.following = True
        self.refresh()

    def _show(self, *, previewing: bool, anew: bool = False) -> None:
        bench = self.workbench
        self._stale = False
        self.content = content_of(
            self.evaluation,
            bench.chart_actors,
            bench.tokens,
            self.header.shown,
            bench.origin if self.header.shown.arrows else None,
            self.content,
            bench.draws.found,
        )
        self.header.refresh()
        scenario = self.evaluation.frame.scenario
        marking = scenario.marking
        self.marking.setText(marking)
        self.marking.setVisible(bool(marking))
        sentence = instead(scenario, self.content, held=bench.hold_results)
        self._pages.setCurrentWidget(self.notice if sentence else self._plot_page)
        self.header.offer(
            actors=len(bench.chart_actors) == 2 and not bench.hold_results, switches=not sentence
        )
        if sentence:
            self.header.say("")
            self.header.say_sure("")
            self.setAccessibleDescription(harmless(sentence))
            lacking = self._lacking()
            offer = adding_words(lacking) if lacking and self._movable else ""
            self.notice.say(sentence, _("Show results") if bench.hold_results else offer)
            self.card.dismiss()
            return
        assert self.content is not None
        found = bench.draws.found
        said, sure = answer(
            self.evaluation,
            bench.pinned,
            found,
            under_way=bench.draws.under_way,
            tried=bench.trying,
        )
        more = headline_with_ranges(found) if found is not None and found.spread else ""
        self.header.say(said if self._with_headline else "", still=previewing)
        self.header.say_sure(sure, more, still=previewing)
        self.setAccessibleDescription(harmless(f"{said}. {sure}" if sure else said))
        if self.plot is not None:
            elsewhere = _("The outline lists the endpoints with who could sign them.")
            self.plot.setAccessibleDescription(f"{harmless(said)}. {elsewhere}")
        names = tuple(actor.label for actor in scenario.principals)
        self.legend.show_content(self.content, names, still=previewing)
        if self.plot is not None:
            self.plot.movable = self._movable
            self.plot.show_content(self.content, previewing=previewing, anew=anew)
            self._show_selection()
            if self.card.card is not None:
                # What it says may be true no more, and it may stand elsewhere.
                self._point(self.plot.pointer.target)

    def _show_key(self) -> None:
        arranged = self.plot.arranged() if self.plot is not None else None
        if self.content is not None and arranged is not None:
            busy = self.plot is not None and self.plot.pointer.busy
            self.legend.show_key(self.content, arranged, still=busy)

    @property
    def _movable(self) -> bool:
        """Whether the lines may be moved, and what is lacking be added."""
        return self.workbench.read_only is None

    def _lacking(self) -> str:
        """The kind of thing that has to be there first; empty where there is one of each."""
        scenario = self.workbench.scenario
        if len(scenario.actors) < 2:
            return "actor"
        if not scenario.endpoints:
            return "endpoint"
        return "" if scenario.interests else "interest"

    def _do(self) -> None:
        if self.workbench.hold_results:
            self.workbench.hold(False)
        else:
            self.add_requested.emit(self._lacking())

    def _show_selection(self, *_: object) -> None:
        if self.plot is None or self.content is None:
            return
        meant = self.workbench.selection.endpoints(self.workbench.scenario)
        rows = (row for row, key in enumerate(self.content.chart.ids) if key in meant)
        self.plot.choose(frozenset(rows))

    def fit(self) -> None:
        """Show all dots and lines."""
        if self.plot is not None:
            self.plot.fit()

    def _style(self) -> Style:
        bench = self.workbench
        return Style(bench.tokens, bench.font_scale, QtTypeSetter(QApplication.font()))

    def _dress(self) -> None:
        self.look = self.card.look = self._style()
        self.header.dress()
        self.card.dismiss()
        self.legend.dress(self.look)
        if self.plot is not None:
            self.plot.dress(self.look)
        self.refresh()

    # what the plot asks for

    def _choose(self, key: str) -> None:
        self.workbench.select("endpoint", key)

    def _click(self, row: int, extend: bool) -> None:
        if self.content is None:
            return
        key, selection = self.content.chart.ids[row], self.workbench.selection
        if extend and selection.kind == "endpoint":
            kept = tuple(each for each in selection.ids if each != key)
            chosen = kept if key in selection.ids else (*kept, key)
            self.workbench.select("endpoint" if chosen else "", *chosen)
        else:
            self.workbench.select("endpoint", key)
            self._announce(Target("dot", endpoint=row))

    def _deselect(self) -> None:
        if self.workbench.selection.kind:
            self.workbench.select("")

    def _side(self, actor: str) -> Side | None:
        sides = self.content.sides if self.content is not None else ()
        return next((side for side in sides if side.actor == actor), None)

    def _line_edit(self, actor: str, kind: Kind, value: float, step: float) -> LineEdit | None:
        side = self._side(actor)
        if side is None:
            return None
        return line_edit(side, kind, value, step)

    def _move_line(self, actor: str, kind: Kind, value: float, step: float) -> None:
        wanted = self._line_edit(actor, kind, value, step)
        if wanted is not None and wanted != self._moved:
            self._moved = wanted
            self.workbench.preview(wanted.edit, *wanted.arguments)

    def _finish_line(self) -> None:
        self._moved = None
        self.workbench.commit()

    def _cancel_line(self) -> None:
        self._moved = None
        self.workbench.cancel()

    def _let_go(self) -> None:
        if self.plot is not None and self.plot.pointer.busy:
            self.plot.pointer.abandon()

    def _nudge_line(self, actor: str, kind: Kind, value: float) -> None:
        wanted = self._line_edit(actor, kind, value, _NUDGE)
        if wanted is not None:
            merge = f"chart/{kind}/{wanted.profile}"
            self.workbench.apply(wanted.edit, *wanted.arguments, merge=merge)

    def _derive_again(self, actor: str) -> None:
        side = self._side(actor)
        if side is not None and side.profile is not None:
            self.workbench.apply(set_reservation, side.profile, "derived")

    # pointing

    def _point(self, target: Target | None) -> None:
        if (
            target is not None
            and self.plot is not None
            and target.line == self.plot.pointer.focused
        ):
            self._announce(target)
        found = self._card_for(target) if target is not None else None
        dragged = self.plot.pointer.dragged if self.plot is not None else None
        if found is None:
            self.card.dismiss()
        elif dragged is None:
            self.card.show_card(*found)
        else:
            self.card.show_in_corner(found[0], dragged.handle, dragged.trace)

    def _say_again(self) -> None:
        """What the card says may be more now."""
        if self.plot is not None and self.card.card is not None:
            self._point(self.plot.pointer.target)

    def _announce(self, target: Target) -> None:
        """Let a screen reader say what the card would say: a painted plot has no words of its own."""
        found = self._card_for(target) if QAccessible.isActive() else None
        if found is not None and self.plot is not None:
            keys = ""
            if target.line is not None and self._movable:
                keys = f". {moving_keys(self._level(target.line))}"
            announce(self.plot, found[0].text + keys)

    def _level(self, line: LineKey) -> bool:
        """Whether a line lies level, so that it moves up and down."""
        arranged = self.plot.arranged() if self.plot is not None else None
        shapes = arranged.lines if arranged is not None else ()
        return any(shape.key == line and shape.horizontal for shape in shapes)

    def _card_for(self, target: Target) -> tuple[Card, Box] | None:
        content, plot = self.content, self.plot
        arranged = plot.arranged() if plot is not None else None
        if content is None or arranged is None:
            return None
        tokens = self.workbench.tokens
        if target.endpoint >= len(content.names):
            return None
        if target.endpoint >= 0:
            letter = target.letter if target.kind == "mark" else ""
            found = self.workbench.draws.found
            verdicts = self.workbench.verdicts.found.get(content.chart.ids[target.endpoint], ())
            card = endpoint_card(
                content, self.evaluation, tokens, target.endpoint, letter, found, verdicts
            )
            return card, arranged.dot_box(target.endpoint)
        lot = next((each for each in arranged.lots if each.letter == target.letter), None)
        if target.kind == "lot" and lot is not None:
            return lot_card(self.evaluation, lot.letter, tokens), lot.box
        side = self._side(target.line[0]) if target.line is not None else None
        shape = next((each for each in arranged.lines if each.key == target.line), None)
        if side is None or shape is None:
            return None
        if target.kind == "derive":
            return derive_card(side, tokens), shape.derive_at or shape.handle
        return line_card(side, shape.kind, tokens, movable=self._movable), shape.handle

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._copy)
        menu.addAction(self._fit)
        menu.addSeparator()
        for action in self.header.switches.values():
            menu.addAction(action)
        sides = self.content.sides if self.content and self._movable else ()
        stated = [side for side in sides if side.lines.stated]
        if stated:
            menu.addSeparator()
        for side in stated:
            text = _("Derive {actor}'s no-agreement value again").format(actor=side.name)
            action = menu.addAction(unmarked(text))
            action.triggered.connect(lambda _on=False, actor=side.actor: self._derive_again(actor))
        menu.popup(where)

    @property
    def moment(self) -> ChartMoment:
        """What the chart is drawn of now."""
        bench, shown = self.workbench, self.header.shown
        origin = bench.origin if shown.arrows else None
        return ChartMoment(
            self.evaluation,
            bench.chart_actors,
            origin,
            shown,
            bench.hold_results,
            bench.pinned,
            bench.draws.found,
        )

    @property
    def framing(self) -> Framing:
        """What of it the pane shows; all of it before there is a plot."""
        plot, scale = self.plot, self.workbench.font_scale
        if plot is None or self.content is None:
            return Framing(scale=scale)
        size, plane = plot.viewport().size(), plot.plane
        return Framing(size.width(), size.height(), scale, (plane.x_range, plane.y_range))

    def copy_picture(self) -> QImage:
        """What the pane shows, on a sheet, at twice its size."""
        from scenario_desk.exchange.pictures.qt_pages import image_of_sheet

        texts = self.look.texts
        framing = self.framing
        if self.plot is not None:
            framing = replace(framing, chosen=self.plot.chosen)
        drawing = chart_picture(self.moment, texts, self.workbench.tokens, framing)
        image = image_of_sheet(sheet(drawing, texts), _COPIED)
        image.setDevicePixelRatio(_COPIED)
        return image

    def _copy_to_clipboard(self) -> None:
        QGuiApplication.clipboard().setImage(self.copy_picture())

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show(previewing=self.workbench.previewing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.fit_in(self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot is built when the view has been painted once: its library takes a while."""
        super().paintEvent(event)
        if self.plot is None and not self._asked_for_plot:
            self._asked_for_plot = True
            QTimer.singleShot(0, self, self.ensure_plot)
