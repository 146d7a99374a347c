"""The head of the chart: its headline and why, the actors on the axes, and what is switched on."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.presentation.chart.content import Shown
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import lottery_caveat

_ANY_WIDTH = 16_777_215
"""Qt's own word for a width without limit."""


class ChartHeader(QWidget):
    """Says the headline and holds the chart's few controls."""

    shown_changed = Signal(object)
    """The `Shown` that the user now wants."""
    why_asked = Signal()
    """Somebody wants to know what stands behind the headline."""
    deal_asked = Signal()
    """Somebody wants to know what would open an endpoint."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.shown = Shown()
        self.title = QLabel(_("Overlap"))
        self.title.setObjectName("title")
        self.headline = PlainLabel()
        self.headline.setObjectName("muted")
        self.sure = PlainLabel()
        self.sure.setObjectName("muted")
        self.sure.setWordWrap(True)
        self.sure.hide()
        self.why = QPushButton(_("Why?"))
        self.why.setObjectName("link")
        self.why.setToolTip(_("What stands between the principals"))
        self.why.setAccessibleName(_("What stands between the principals"))
        self.why.clicked.connect(self.why_asked)
        self.deal = QPushButton(_("What would open it?"))
        self.deal.setObjectName("link")
        told = _("The smallest changes that would bring an endpoint in, and whether it would hold")
        self.deal.setToolTip(told)
        self.deal.setAccessibleDescription(told)
        self.deal.clicked.connect(self.deal_asked)
        self.pin = QPushButton()
        self.pin.setObjectName("link")
        self.pin.clicked.connect(workbench.pin)
        workbench.pin_changed.connect(self._name_pin)
        workbench.updated.connect(self._name_pin)
        self._below = False
        self._switchable = True
        self.across = _ActorMenu("→", _("Actor on the horizontal axis"), self._put_across)
        self.up = _ActorMenu("↑", _("Actor on the vertical axis"), self._put_up)
        self.switches = self._make_switches()
        self._buttons = [self._switch_button(action) for action in self.switches.values()]
        self.more = QToolButton()
        self.more.setText(_("Show ▾"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = TickMenu(self.more)
        menu.addActions(list(self.switches.values()))
        self.more.setMenu(menu)
        self._lay_out()
        self._name_pin()
        self.dress()

    def _lay_out(self) -> None:
        self._first = QGridLayout()
        self._first.setHorizontalSpacing(14)
        self._first.setVerticalSpacing(3)
        self._first.setColumnStretch(1, 1)
        self._first.addWidget(self.title, 0, 0)
        for place, link in enumerate((self.why, self.deal, self.pin), start=2):
            self._first.addWidget(link, 0, place)
        self.headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place_headline(below=False)
        self.sure.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._first.addWidget(self.sure, 2, 0, 1, 5)
        second = QHBoxLayout()
        second.setSpacing(3)
        # The text of a button begins a little inside it.
        second.setContentsMargins(-6, 0, 0, 0)
        second.addWidget(self.across)
        second.addWidget(self.up)
        second.addStretch(1)
        for button in self._buttons:
            second.addWidget(button)
        second.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 4)
        column.setSpacing(4)
        column.addLayout(self._first)
        column.addLayout(second)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, headline: str, *, still: bool = False) -> None:
        """Say the headline, whole: below the title where there is no room beside it.

        Once below it stays there, as high as it ever was, until the view changes its width.
        `still`: nothing may change its place, for a line is being dragged under the mouse; then the
        title makes room.
        """
        for link in (self.why, self.deal, self.pin):
            link.setVisible(bool(headline))
        if still:
            self.headline.setFixedHeight(self.headline.height())
        self.headline.setText(headline)
        if not still:
            self._make_room()
        fits = self._below or self._fits_beside()
        self.title.setMaximumWidth(0 if still and not fits else _ANY_WIDTH)
        if not fits and not still:
            self._place_headline(below=True)

    def say_sure(self, sentence: str, more: str = "", *, still: bool = False) -> None:
        """Say under the headline how sure it is, or that this is being drawn; "" for nothing.

        `more` is told to who points at it. It keeps the lines it ever had as the headline does: it changes while people look at the plot.
        """
        label = self.sure
        if still:
            label.setFixedHeight(label.height())
        label.setText(sentence)
        label.setToolTip(tip(more))
        if not still:
            label.setVisible(bool(sentence))
            self._keep_lines(label)

    def _make_room(self) -> None:
        """Keep the headline's lines below the title; none are given back."""
        if self._below:
            self._keep_lines(self.headline)
        else:
            self.headline.setMinimumHeight(0)
            self.headline.setMaximumHeight(_ANY_WIDTH)

    def _keep_lines(self, label: QLabel) -> None:
        needed = label.heightForWidth(max(self.width() - 28, 1))
        label.setMinimumHeight(max(needed, label.minimumHeight()))
        label.setMaximumHeight(_ANY_WIDTH)

    def _fits_beside(self) -> bool:
        width = self.headline.fontMetrics().horizontalAdvance(self.headline.text())
        others = (self.title, self.why, self.deal, self.pin)
        beside = sum(each.sizeHint().width() + self._first.horizontalSpacing() for each in others)
        return width + beside <= self.width() - 28

    def _place_headline(self, *, below: bool) -> None:
        self._below = below
        self._first.removeWidget(self.headline)
        self.headline.setWordWrap(below)
        middle, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
        self.headline.setAlignment((side.AlignLeft if below else side.AlignRight) | middle)
        if below:
            self._first.addWidget(self.headline, 1, 0, 1, 5)
        else:
            self._first.addWidget(self.headline, 0, 1)

    def _make_switches(self) -> dict[str, QAction]:
        switches = {}
        for name, text, purpose in (
            ("pareto", _("Pareto"), _("The frontier: outcomes that nobody can better for free")),
            ("bargaining", _("Bargaining"), _("Mark the bargaining solutions: N, K, E and U")),
            (
                "lotteries",
                _("Lotteries"),
                "\n".join(
                    [
                        _("What chances of the endpoints that would be signed could reach."),
                        lottery_caveat(),
                    ]
                ),
            ),
            (
                "misreads",
                _("Misread"),
                _("Who misses which agreement or hopes for it in vain, and where they see it"),
            ),
            (
                "whiskers",
                _("Whiskers"),
                _(
                    "From the 10th to the 90th percentile: of the draws, or until there are any, of the"
                    " scores alone"
                ),
            ),
            (
                "clouds",
                _("Clouds"),
                _(
                    "Where half and nine tenths of the draws lie: of the endpoints selected or pointed"
                    " at, or else of all"
                ),
            ),
            ("labels", _("Labels"), _("The names of the endpoints")),
            (
                "arrows",
                _("Arrows"),
                _(
                    "Where a package, another profile, or what was done since the pin moves each endpoint"
                ),
            ),
        ):
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(getattr(self.shown, name))
            action.setToolTip(purpose)
            action.toggled.connect(lambda on, name=name: self._switch(name, on))
            switches[name] = action
        return switches

    def _name_pin(self) -> None:
        pinned = self._workbench.pinned is not None
        text = _("Unpin") if pinned else _("Pin")
        if text != self.pin.text():
            self.pin.setText(text)
            tip = (
                _("Show the present state alone again")
                if pinned
                else _("Keep the present state, to see before and now side by side")
            )
            self.pin.setToolTip(tip)
            self.pin.setAccessibleDescription(tip)

    def _switch_button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("switch")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _switch(self, name: str, on: bool) -> None:
        self.shown = self.shown.switched(name, on)
        self.shown_changed.emit(self.shown)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.across, self.up, *self._buttons, self.more]

    def refresh(self) -> None:
        """Bring the names of the actors up to date."""
        bench = self._workbench
        actors = bench.scenario.actors
        chosen = bench.chart_actors
        names = [(actor.id, actor.name) for actor in actors.values()]
        icons = [_swatch(bench.actor_colour(actor)) for actor in actors]
        for place, menu in enumerate((self.across, self.up)):
            menu.fill(names, icons, chosen[place] if len(chosen) == 2 else "")
        self._fold()

    def dress(self) -> None:
        """Quiet controls in small type: what is on is underlined, what is off is muted."""
        tokens, scale = self._workbench.tokens, self._workbench.font_scale
        self.setStyleSheet(
            f"QToolButton {{ font-size: {round(11.5 * scale)}px; padding: 3px 5px; }}"
            f"QToolButton#switch {{ color: {tokens.muted}; background: transparent; padding: 3px 1px;"
            " border-radius: 0; border-bottom: 2px solid transparent; }"
            f"QToolButton#switch:checked {{ color: {tokens.ink};"
            f" border-bottom-color: {tokens.accent}; }}"
            f"QToolButton#switch:hover {{ background: {tokens.hover}; }}"
            f"QToolButton#switch:focus {{ color: {tokens.accent}; }}"
        )

    def _put_across(self, actor: str) -> None:
        across, up = self._workbench.chart_actors
        self._workbench.choose_chart_actors(actor, across if actor == up else up)

    def _put_up(self, actor: str) -> None:
        across, up = self._workbench.chart_actors
        self._workbench.choose_chart_actors(up if actor == across else across, actor)

    def offer(self, *, actors: bool, switches: bool) -> None:
        """Show only the controls that there is something to do with."""
        self.across.setVisible(actors)
        self.up.setVisible(actors)
        self._switchable = switches
        self._fold()

    def _fold(self) -> None:
        """Put the switches into one menu where they would not fit beside the actors."""
        menus = self.across.sizeHint().width() + self.up.sizeHint().width()
        row = sum(button.sizeHint().width() + 2 for button in self._buttons)
        folded = menus + row + 28 > self.width()
        for button in self._buttons:
            button.setVisible(self._switchable and not folded)
        self.more.setVisible(self._switchable and folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        if self._below == self._fits_beside():
            self._place_headline(below=not self._below)
        for label in (self.headline, self.sure):
            label.setMinimumHeight(0)
        self._make_room()
        self._keep_lines(self.sure)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, super().minimumSizeHint().height())


class _ActorMenu(QToolButton):
    """A quiet menu that names one axis's actor."""

    def __init__(self, arrow: str, purpose: str, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._arrow = arrow
        self._choose = choose
        self._filled: tuple[object, ...] = ()
        self.setToolTip(purpose)
        self.setAccessibleName(purpose)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self._group = QActionGroup(self)

    def fill(self, names: list[tuple[str, str]], icons: list[QIcon], chosen: str) -> None:
        """Offer the actors; nothing is rebuilt where nothing changed."""
        filled = (tuple(names), tuple(each.cacheKey() for each in icons), chosen)
        if filled == self._filled:
            return
        self._filled = filled
        self.menu().clear()
        for (actor, name), swatch in zip(names, icons, strict=True):
            action = self.menu().addAction(swatch, unmarked(name))
            action.setCheckable(True)
            action.setChecked(actor == chosen)
            action.setData(actor)
            action.triggered.connect(lambda _on=False, actor=actor: self._choose(actor))
            self._group.addAction(action)
        name = dict(names).get(chosen, "")
        self.setText(unmarked(f"{self._arrow} {name} ▾"))


@lru_cache(maxsize=64)
def _swatch(colour: str) -> QIcon:
    """A small square of an actor's colour."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(7, 7, 18, 18, 5, 5)
    painter.end()
    return QIcon(pixmap)
