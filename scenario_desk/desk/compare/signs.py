"""The signs of what became of things, for lists and legends: the same as at the nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.change_drawing import draw_change
from scenario_desk.presentation.tree.change_marks import CHANGE_WORDS, CHANGES
from scenario_desk.presentation.words.changes.difference import What
from scenario_desk.presentation.words.language import _

SIDE = 16
"""Logical pixels of a sign at 100 %."""
_SHARPEST = 3.0


def sign(what: What, tokens: Tokens, scale: float = 1.0) -> QPixmap:
    """A sign as a small picture, for type of a scale."""
    side = round(SIDE * scale)
    pixmap = QPixmap(QSize(side, side) * _SHARPEST)
    pixmap.setDevicePixelRatio(_SHARPEST)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_change(qt_surface(painter, _SHARPEST), what, side / 2, side / 2, side * 0.42, tokens)
    painter.end()
    return pixmap


def sign_icons(tokens: Tokens, scale: float) -> dict[What, QIcon]:
    """Every sign as an icon, which looks the same in a selected row."""
    icons = {}
    for what in CHANGES:
        pixmap = sign(what, tokens, scale)
        icons[what] = QIcon(pixmap)
        icons[what].addPixmap(pixmap, QIcon.Mode.Selected)
    return icons


class SignLegend(QWidget):
    """What each sign means, and at how many nodes it stands."""

    def __init__(self, workbench: Workbench, changed: Mapping[str, What]) -> None:
        super().__init__()
        self._bench = workbench
        self._signs: dict[What, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        heading = QLabel(_("In the trees:"))
        heading.setObjectName("muted")
        row.addWidget(heading)
        counts = Counter(changed.values())
        for what in reversed(CHANGES):
            self._signs[what] = QLabel()
            words = PlainLabel(
                _("{what}: {count}").format(what=_(CHANGE_WORDS[what]), count=counts[what])
            )
            words.setObjectName("muted")
            row.addWidget(self._signs[what])
            row.addWidget(words)
            row.addSpacing(12)
        workbench.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for what, label in self._signs.items():
            label.setPixmap(sign(what, self._bench.tokens, self._bench.font_scale))
