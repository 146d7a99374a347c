"""The line under the plot that says what dots, colours and bars mean, and what is not shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from scenario_desk.desk.chart.content import Content
from scenario_desk.desk.chart.ink import Ink
from scenario_desk.desk.widgets.glyph_painter import paint_glyph
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.presentation.glyph import Glyph, glyph
from scenario_desk.presentation.words.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and its words; a sign is a glyph or the name of a stroke."""

    sign: Glyph | str
    words: str


def entries(content: Content, names: tuple[str, ...]) -> tuple[Entry, ...]:
    """What occurs in the plot, most telling first; `names` of the principals in their order."""
    chart, listed = content.chart, []
    count = len(names)
    known = np.flatnonzero(chart.known)
    first = known[np.unique(chart.classes[known], return_index=True)[1]]
    occurring = {(tuple(chart.acceptable[row].tolist()), bool(chart.asked[row])) for row in first}
    everyone = (1,) * count
    both = count == 2
    if count and (everyone, True) in occurring:
        listed.append(Entry(glyph(everyone, True), _("could sign")))
    if count and (everyone, False) in occurring:
        listed.append(Entry(glyph(everyone, False), _("would tolerate")))
    acceptances = {acceptable for acceptable, _asked in occurring}
    if count <= 3:
        for place, name in enumerate(names):
            alone = tuple(int(place == other) for other in range(count))
            if count == 2 and alone in acceptances:
                listed.append(Entry(glyph(alone, False), _("{actor} only").format(actor=name)))
            elif count > 2 and any(each[place] == 1 for each in acceptances):
                listed.append(Entry(glyph(alone, False), _("{actor} accepts").format(actor=name)))
    if count and (0,) * count in acceptances:
        listed.append(Entry(glyph((0,) * count, False), _("neither") if both else _("none")))
    listed.append(Entry("size", _("size: likelihood")))
    if content.was is not None:
        listed.append(Entry("arrow", _("from base profiles, nothing on the table")))
    elif content.shown.whiskers:
        listed.append(Entry("bar", _("10th–90th percentile")))
    return tuple(listed)


class Legend(QWidget):
    """Paints the entries that fit, and offers the endpoints that could not be placed."""

    def __init__(self, ink: Ink, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        self._entries: tuple[Entry, ...] = ()
        self.missing = QPushButton()
        self.missing.setObjectName("link")
        self.missing.setFlat(True)
        self.dress(ink)
        self.missing.setMenu(QMenu(self.missing))
        self.missing.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 6)
        row.addStretch(1)
        row.addWidget(self.missing)
        self._missing: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def dress(self, ink: Ink) -> None:
        """Take on a theme and a type size."""
        self.ink = ink
        self.missing.setStyleSheet(f"font-size: {ink.small.font.pixelSize()}px;")
        self.updateGeometry()
        self.update()

    def show_content(self, content: Content, names: tuple[str, ...]) -> None:
        found = entries(content, names)
        if found != self._entries:
            self._entries = found
            self.setAccessibleDescription("; ".join(entry.words for entry in found))
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
        return QSize(240, round(self.ink.px(26)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self.ink.px(26)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = self.missing.geometry().left() - 8 if self.missing.isVisible() else self.width()
        self.paint_entries(painter, QRectF(0, 0, right, self.height() - 6))
        painter.end()

    def paint_entries(self, painter: QPainter, room: QRectF) -> None:
        """Paint from the left while there is room."""
        ink = self.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ink.small.font)
        left, middle, side = room.left() + 14, room.center().y(), ink.px(11)
        for entry in self._entries:
            size = ink.small.size(entry.words)
            width = ink.px(17) + size.width()
            if left + width > room.right() - 4:
                break
            box = QRectF(left, middle - side / 2, side, side)
            if isinstance(entry.sign, str):
                _paint_stroke(painter, entry.sign, box, ink)
            else:
                paint_glyph(painter, box, entry.sign, ink.tokens)
            painter.setPen(ink.colour("muted"))
            at = QRectF(left + ink.px(17), middle - size.height() / 2, size.width(), size.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, entry.words)
            left += width + ink.px(13)


def _paint_stroke(painter: QPainter, sign: str, box: QRectF, ink: Ink) -> None:
    muted = ink.colour("muted")
    painter.setPen(QPen(muted, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center().y()
    if sign == "size":
        painter.drawEllipse(QPointF(box.left() + 2.5, middle), 2, 2)
        painter.drawEllipse(QPointF(box.right() - 3, middle), 4, 4)
    elif sign == "bar":
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        painter.drawLine(
            QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom())
        )
    else:
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        for rise in (-3, 3):
            painter.drawLine(QPointF(box.right(), middle), QPointF(box.right() - 4, middle + rise))
