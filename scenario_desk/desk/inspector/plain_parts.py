"""The parts of a form that are read and not edited: headings, sentences, titles with a glyph."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.widgets.glyph_painter import paint_glyph
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.harmless import harmless


class HeadingControl(Control):
    """A small-capitals heading."""

    def build(self) -> None:
        label = PlainLabel(self.row.label.upper())
        label.setObjectName("heading")
        label.setContentsMargins(0, 10, 0, 0)
        label.setWordWrap(True)
        self.column.addWidget(label)


class SentencesControl(Control):
    """Sentences; `value` is ((text, tone), …) with the tones "", "muted" and "warning"."""

    def build(self) -> None:
        self._labels: list[PlainLabel] = []

    def show_value(self, value: Any) -> None:
        sentences = value or ()
        while len(self._labels) < len(sentences):
            label = PlainLabel()
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels.append(label)
            self.column.addWidget(label)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(sentences))
            if place < len(sentences):
                text, tone = sentences[place]
                label.setText(text)
                if label.objectName() != tone:
                    label.setObjectName(tone)
                    label.style().polish(label)


class BadgesControl(Control):
    """Badges beside one another, each with its sentences in its tooltip; `value` is of `Badge`s."""

    def build(self) -> None:
        self._across = QHBoxLayout()
        self._across.setSpacing(14)
        self._across.addStretch(1)
        self.column.addLayout(self._across)
        self._labels: list[PlainLabel] = []

    def show_value(self, value: Any) -> None:
        badges = value or ()
        while len(self._labels) < len(badges):
            label = PlainLabel()
            self._across.insertWidget(len(self._labels), label)
            self._labels.append(label)
        for place, label in enumerate(self._labels):
            label.setVisible(place < len(badges))
            if place < len(badges):
                badge = badges[place]
                label.setText(badge.words)
                label.setToolTip(tip(badge.why))
                label.setAccessibleDescription(harmless(badge.why))


class TitleControl(Control):
    """The name of what is selected, with its glyph; `value` is (text, Glyph or None, tokens)."""

    def build(self) -> None:
        self._mark = _GlyphMark()
        self._label = PlainLabel()
        self._label.setObjectName("title")
        self._label.setWordWrap(True)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._label, 1)
        self.column.addLayout(across)

    def show_value(self, value: Any) -> None:
        text, shown, tokens = value
        self._label.setText(text)
        self._mark.setVisible(shown is not None)
        self._mark.set(shown, tokens)


class _GlyphMark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._glyph: Glyph | None = None
        self._tokens: Tokens | None = None
        self.setFixedSize(18, 22)

    def set(self, shown: Glyph | None, tokens: Tokens) -> None:
        if shown != self._glyph or tokens is not self._tokens:
            self._glyph, self._tokens = shown, tokens
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._glyph is not None and self._tokens is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_glyph(painter, QRectF(1, 3, 16, 16), self._glyph, self._tokens)
            painter.end()
