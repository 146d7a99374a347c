"""The line under the plot that says what dots, colours and bars mean, and what is not shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.legend_entries import chart_entries
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.sheet.legend import Entry, Spacing, legend
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import ngettext

_LEFT = 14


class Legend(QWidget):
    """Paints the entries that fit, and offers the endpoints that could not be placed."""

    def __init__(self, style: Style, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self._entries: tuple[Entry, ...] = ()
        self.missing = QPushButton()
        self.missing.setObjectName("link")
        self.missing.setFlat(True)
        self.dress(style)
        self.missing.setMenu(QMenu(self.missing))
        self.missing.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, 10, 6)
        row.addStretch(1)
        row.addWidget(self.missing)
        self._missing: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def dress(self, style: Style) -> None:
        """Take on a theme and a type size."""
        self.look = style
        self.missing.setStyleSheet(f"font-size: {style.small.pixels}px;")
        self.updateGeometry()
        self.update()

    def show_content(self, content: Content, names: tuple[str, ...]) -> None:
        found = chart_entries(content, names)
        if found != self._entries:
            self._entries = found
            self.setAccessibleDescription(harmless("; ".join(entry.words for entry in found)))
            self.update()
        chart = content.chart
        missing = tuple((chart.ids[each], content.names[each]) for each in chart.missing)
        if missing != self._missing:
            self._missing = missing
            self._offer(missing)

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

    def sizeHint(self) -> QSize:
        return QSize(240, round(self.look.px(26)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self.look.px(26)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the left while there is room."""
        right = self.missing.geometry().left() - 8 if self.missing.isVisible() else self.width()
        look = self.look
        spacing = Spacing(*(look.px(each) for each in (11, 6, 13)))
        signs = legend(self._entries, look.texts, look.small, right - _LEFT - 4, spacing, lines=1)
        painter = QPainter(self)
        middle = (self.height() - 6) / 2
        top = middle - look.texts.line_height(look.small) / 2
        surface = qt_surface(painter, self.devicePixelRatioF())
        signs.draw(surface, _LEFT, top, look.tokens, look.texts)
        painter.end()
