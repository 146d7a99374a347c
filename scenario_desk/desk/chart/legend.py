"""What stands under the plot: what dots, colours, bars and numbers mean, and what is not shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.left_out import without_name
from scenario_desk.presentation.chart.legend_entries import chart_entries, chart_key
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.sheet.legend import Badge, Entry, Spacing, legend
from scenario_desk.presentation.sheet.legend import Legend as Lines
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext

_LEFT, _ABOVE, _RIGHT, _BELOW = 14, 3, 10, 6
_SHARES = 1 / 5, 1 / 3
"""How much of a view its legend may take in any case, and at most: what is longer is scrolled."""
_PLOT = 310
"""Pixels of a view that its plot has first, with what stands above it."""


class _Signs(QWidget):
    """Paints entries in as many lines as they need."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.look = style
        self.entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> Lines:
        look = self.look
        spacing = Spacing(*(look.px(each) for each in (11, 6, 13)))
        return legend(self.entries, look.texts, look.small, width, spacing)

    def heightForWidth(self, width: int) -> int:
        return round(self._lines(width).height)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        surface = qt_surface(painter, self.devicePixelRatioF())
        self._lines(self.width()).draw(surface, 0, 0, self.look.tokens, self.look.texts)
        painter.end()


class Legend(QScrollArea):
    """Explains the signs of a plot, and offers the endpoints that could not be placed.

    It is as high as its lines, up to a share of the view. While nothing but the plot changes it
    grows only: names have more or less room as it takes more or less, and that has to end.
    """

    def __init__(self, style: Style, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self.setAccessibleName(_("Legend"))
        self._told: tuple[Entry, ...] = ()
        self._key: tuple[Entry, ...] = ()
        self._held = 0
        self._behind = False
        """Whether it was to keep its height when its lines became others."""
        self.signs = _Signs(style)
        self.missing = QPushButton()
        self.missing.setObjectName("link")
        self.missing.setFlat(True)
        self.missing.setMenu(QMenu(self.missing))
        self.missing.hide()
        self._missing: tuple[tuple[str, str], ...] = ()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_LEFT, _ABOVE, _RIGHT, _BELOW)
        column.setSpacing(0)
        column.addWidget(self.signs, 1)
        column.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignRight)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.dress(style)

    def dress(self, style: Style) -> None:
        """Take on a theme and a type size."""
        self.signs.look = style
        self.missing.setStyleSheet(f"font-size: {style.small.pixels}px;")
        self._held = 0
        self._lay_out()

    def fit_in(self, height: int) -> None:
        """The view is so high now."""
        px = self.signs.look.px
        least, most = (height * share for share in _SHARES)
        room = min(max(height - px(_PLOT), least), most)
        self.setMaximumHeight(round(max(room, px(26))))
        self._held = 0
        self._lay_out()

    def show_content(self, content: Content, names: tuple[str, ...], *, still: bool) -> None:
        """Explain the signs that occur; `names` of the principals.

        still: whether the plot has to keep its size, as while something is dragged.
        """
        self._told = chart_entries(content, names)
        chart = content.chart
        missing = tuple((chart.ids[each], content.names[each]) for each in chart.missing)
        if missing != self._missing:
            self._missing = missing
            self._offer(missing)
        if not still:
            self._held, self._behind = 0, True
        self._show_entries(still=still)

    def show_key(self, content: Content, arranged: Arrangement, *, still: bool) -> None:
        """Say whose the numbers in the plot are, and how many dots have not even one."""
        more = len(without_name(content, arranged))
        rest = ngettext(
            "{n} more without a name, for want of room",
            "{n} more without a name, for want of room",
            more,
        ).format(n=more)
        self._key = chart_key(content, arranged)
        if more:
            self._key += (Entry(Badge("…"), rest),)
        self._show_entries(still=still)
        if not still:
            self._held = max(self._held, self._needed(self.width()))

    def _show_entries(self, *, still: bool) -> None:
        entries = (*self._told, *self._key)
        if entries != self.signs.entries:
            self.signs.entries = entries
            self.setAccessibleDescription(harmless("; ".join(each.spoken for each in entries)))
            self._behind = True
            self.signs.updateGeometry()
            self.signs.update()
        if self._behind and not still:
            self._lay_out()

    def _lay_out(self) -> None:
        self._behind = False
        self.signs.updateGeometry()
        self.updateGeometry()
        self.signs.update()

    def _offer(self, missing: tuple[tuple[str, str], ...]) -> None:
        count = len(missing)
        self.missing.setText(
            ngettext(
                "{count} endpoint has missing scores",
                "{count} endpoints have missing scores",
                count,
            ).format(count=count)
        )
        menu = self.missing.menu()
        menu.clear()
        for key, name in missing:
            action = menu.addAction(unmarked(name))
            action.triggered.connect(lambda _on=False, key=key: self._choose(key))
        self.missing.setVisible(bool(missing))
        self._lay_out()

    def _take_keys(self, _low: int, high: int) -> None:
        """The arrow keys scroll where there is something to scroll."""
        policy = Qt.FocusPolicy.StrongFocus if high else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def heightForWidth(self, width: int) -> int:
        # A layout asks of widths that the legend never has.
        held = self._held if width == self.width() else 0
        return min(max(held, self._needed(width)), self.maximumHeight())

    def _needed(self, width: int) -> int:
        """The height of all lines at a width."""
        needed = self.signs.heightForWidth(width - _LEFT - _RIGHT) + _ABOVE + _BELOW
        if self._missing:
            needed += self.missing.sizeHint().height()
        return needed

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self.signs.look.px(26)))
