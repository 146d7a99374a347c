"""The small marks before the rows of the outline: acceptance glyphs, actors' colours, node kinds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from scenario_desk.analysis.frame import CHANCE, DECISION
from scenario_desk.analysis.zones import Zone
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.icons import icon
from scenario_desk.desk.widgets.glyph_painter import paint_glyph
from scenario_desk.presentation.glyph import Glyph, glyph, glyph_words

_SIDE = 16
_SCALE = 3
"""Drawn larger than shown, for screens with more than one pixel per point."""
_PLAIN = {
    "package": "package",
    "lens": "eye",
    "source": "note",
    "profile": "person",
    "shift": "shift",
    "snapshot": "snapshot",
    "participant": "person",
    "session": "snapshot",
    "seed": "note",
    "inject": "note",
    "proposal": "shift",
}


class Marks:
    """Icons by what they show, made once."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self._made: dict[object, QIcon] = {}

    def forget(self) -> None:
        """Draw anew: the colours have changed."""
        self._made.clear()

    def endpoint(self, key: str) -> QIcon:
        """The acceptance glyph; an empty ring while results are held."""
        bench = self._bench
        if bench.hold_results:
            held = glyph((), Zone.TOLERATED)
            return self._icon(held, lambda painter: self._glyph(painter, held))
        shown = self._glyph_of(key)
        return self._icon(shown, lambda painter: self._glyph(painter, shown))

    def words(self, key: str) -> str:
        """What the endpoint's glyph says."""
        bench = self._bench
        row = bench.frame.endpoint_index[key]
        answers = bench.evaluation.acceptable[row, bench.frame.principal]
        names = [actor.name for actor in bench.scenario.principals]
        return glyph_words(answers.tolist(), int(bench.evaluation.zone[row]), names)

    def actor(self, key: str) -> QIcon:
        """A square in the actor's colour."""
        colour = self._bench.actor_colour(key)
        return self._icon(("actor", colour), lambda painter: _square(painter, colour))

    def node(self, row: int) -> QIcon:
        """A square for a decision, a circle for chance, the glyph of a leaf's endpoint."""
        frame, tokens = self._bench.frame, self._bench.tokens
        kind = int(frame.kind[row])
        endpoint = int(frame.leaf_endpoint[row])
        if kind == DECISION:
            owner = int(frame.owner[row])
            colour = tokens.neither
            if owner >= 0:
                colour = self._bench.actor_colour(frame.actor_ids[owner])
            return self._icon(("decision", colour), lambda painter: _frame(painter, colour))
        if kind == CHANCE:
            return self._icon("chance", lambda painter: _circle(painter, tokens.muted))
        if endpoint < 0:
            return self._icon("unfinished", lambda painter: _dashes(painter, tokens.warning))
        return self.endpoint(frame.endpoint_ids[endpoint])

    def plain(self, kind: str) -> QIcon | None:
        """The icon of the other kinds; None where there is none."""
        name = _PLAIN.get(kind, "")
        return icon(name, self._bench.tokens.muted) if name else None

    def _glyph_of(self, key: str) -> Glyph:
        bench = self._bench
        row = bench.frame.endpoint_index[key]
        answers = bench.evaluation.acceptable[row, bench.frame.principal]
        return glyph(answers.tolist(), int(bench.evaluation.zone[row]))

    def _glyph(self, painter: QPainter, shown: Glyph) -> None:
        paint_glyph(painter, QRectF(2, 2, _SIDE - 4, _SIDE - 4), shown, self._bench.tokens)

    def _icon(self, key: object, draw: Callable[[QPainter], None]) -> QIcon:
        made = self._made.get(key)
        if made is None:
            pixmap = QPixmap(_SIDE * _SCALE, _SIDE * _SCALE)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(_SCALE, _SCALE)
            draw(painter)
            painter.end()
            made = self._made[key] = QIcon(pixmap)
            # Else the style tints it in a selected row, and a class would change its colour there.
            made.addPixmap(pixmap, QIcon.Mode.Selected)
        return made


def _square(painter: QPainter, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2)


def _frame(painter: QPainter, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.6))
    painter.drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2)


def _circle(painter: QPainter, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.drawEllipse(QRectF(3, 3, 10, 10))


def _dashes(painter: QPainter, colour: str) -> None:
    pen = QPen(QColor(colour), 1.4)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawEllipse(QRectF(3, 3, 10, 10))
