"""Shows one picture of robustness, to be walked through by arrows and chosen from; or as a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.desk.widgets.spoken import announce, as_role
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.robustness.figure import Figure, Marked, Placed, Spot
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SENTENCE = 240
"""Pixels for sentences in a table, at least."""
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureView(QAbstractScrollArea):
    """The picture itself."""

    chosen = Signal(str)
    """The key of what was clicked, or entered with the keyboard."""

    def __init__(self, style: Style, name: str, *, follows: bool = False) -> None:
        """name: what it is called while it is empty. follows: whether what the arrows come to is
        chosen at once, as in a list."""
        super().__init__()
        self.figure: Figure | None = None
        self.current = -1
        self._style, self._name, self._follows = style, name, follows
        self._keys: frozenset[str] = frozenset()
        self._placed: Placed | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(140, 80)
        as_role(self, QAccessible.Role.Canvas, name)

    def show_figure(self, figure: Figure | None) -> None:
        """Show another picture; what has the keyboard keeps it where it is still there."""
        if figure is self.figure:
            return
        at = self._key_at(self.current)
        self.figure, self._placed = figure, None
        self.current = next(
            (place for place, spot in enumerate(self.spots) if at and spot.key == at), -1
        )
        self.setAccessibleName(harmless(figure.title) if figure is not None else self._name)
        says = " ".join(figure.says) if figure is not None else ""
        keys = _("Arrow keys walk through it.") if self.spots else ""
        self.setAccessibleDescription(harmless(f"{says} {keys}".strip()))
        self._fit()

    def mark(self, keys: frozenset[str]) -> None:
        """Mark what is selected."""
        if keys != self._keys:
            self._keys = keys
            self.viewport().update()

    def dress(self, style: Style) -> None:
        self._style, self._placed = style, None
        self._fit()

    @property
    def marked(self) -> frozenset[str]:
        return self._keys

    @property
    def placed(self) -> Placed | None:
        """The picture as it is laid out now."""
        if self._placed is None and self.figure is not None:
            size = self.viewport().size()
            self._placed = self.figure.placed(size.width(), size.height(), self._style)
        return self._placed

    @property
    def spots(self) -> tuple[Spot, ...]:
        placed = self.placed
        return placed.spots if placed is not None else ()

    def _key_at(self, place: int) -> str:
        return self.spots[place].key if 0 <= place < len(self.spots) else ""

    def _fit(self) -> None:
        placed, bar = self.placed, self.verticalScrollBar()
        height = placed.height if placed is not None else 0.0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._style.px(24.0)))
        bar.setRange(0, max(round(height) - self.viewport().height(), 0))
        self.viewport().update()

    def _spot_at(self, where: QPointF) -> int:
        x, y = where.x(), where.y() + self.verticalScrollBar().value()
        found = (place for place, spot in enumerate(self.spots) if spot.box.holds(x, y))
        return next(found, -1)

    def go_to(self, place: int) -> None:
        """Give a spot the keyboard, bring it into sight, and say it."""
        if not self.spots:
            return
        self.current = min(max(place, 0), len(self.spots) - 1)
        spot, bar = self.spots[self.current], self.verticalScrollBar()
        bottom = round(spot.box.bottom) - self.viewport().height()
        top = 0 if self.current == 0 else round(spot.box.top)
        bar.setValue(min(max(bar.value(), bottom), top))
        announce(self, spot.words)
        self.viewport().update()
        if self._follows and spot.key:
            self.chosen.emit(spot.key)

    # events

    def paintEvent(self, _event: QPaintEvent) -> None:
        placed = self.placed
        painter = QPainter(self.viewport())
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._style.ratio:
            self._style = replace(self._style, ratio=ratio)
            self._placed = None
            placed = self.placed
        surface = qt_surface(painter, ratio)
        width, height = self.viewport().width(), self.viewport().height()
        surface.box(0, 0, width, height, fill=self._style.colour("panel"))
        if placed is not None:
            top = self.verticalScrollBar().value()
            marked = Marked(self._keys, self.current if self.hasFocus() else -1)
            placed.draw(Shifted(surface, 0, -top), Box(0, top, width, top + height), marked)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = None
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.current = place
            self.viewport().update()
            if self._key_at(place):
                self.chosen.emit(self._key_at(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.spots) - 1
        page = max(self.viewport().height() // max(round(self._row), 1) - 1, 1)
        places = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: self.current - page,
            Qt.Key.Key_PageDown: self.current + page,
        } | {step: self.current + by for step, by in _STEPS.items()}
        if (
            key in places
            and last >= 0
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.go_to(places[Qt.Key(key)])
        elif key in _ENTERS and self._key_at(self.current):
            self.chosen.emit(self._key_at(self.current))
        else:
            super().keyPressEvent(event)

    @property
    def _row(self) -> float:
        return self.spots[0].box.height if self.spots else 1.0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current < 0 and self.spots and event.reason() != Qt.FocusReason.MouseFocusReason:
            keys = (place for place, spot in enumerate(self.spots) if spot.key in self._keys)
            self.current = next(keys, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._spot_at(QPointF(event.pos()))
            words = self.spots[place].words if place >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(words) if words else "", self)
            return True
        return bool(super().viewportEvent(event))


class FigurePane(QStackedWidget):
    """A picture, or the same as a table."""

    def __init__(self, style: Style, name: str, *, follows: bool = False) -> None:
        super().__init__()
        self.view = FigureView(style, name, follows=follows)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._as_table = False
        self._tabled: Figure | None = None
        self.table: PlainTable | None = None
        self.addWidget(self.view)
        self.addWidget(self._scroll)

    def show_figure(self, figure: Figure | None, *, as_table: bool) -> None:
        """Show a picture, or its words as a table."""
        self.view.show_figure(figure)
        if figure is None:
            self._tabled = None
        if as_table and figure is not None and figure is not self._tabled:
            twin = figure.twin
            self.table = PlainTable(
                figure.title, twin.columns, twin.rows, of_numbers=twin.of_numbers
            )
            self._tabled = figure
            head = self.table.horizontalHeader()
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
            if twin.sentences is not None:
                head.setSectionResizeMode(twin.sentences, QHeaderView.ResizeMode.Stretch)
                head.resizeSection(twin.sentences, _SENTENCE)
            # It is scrolled with its page: its own bars would cover its last row.
            self.table.setMinimumWidth(head.length() + 2 * self.table.frameWidth())
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(8, 0, 8, 8)
            column.addWidget(self.table)
            column.addStretch(1)
            self._scroll.setWidget(page)
        self.setCurrentWidget(self._scroll if as_table else self.view)
