"""The marks of nodes as ready pictures: decisions, chances, leaves that lead nowhere yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from scenario_desk.desk.widgets.glyph_painter import paint_glyph
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.tokens import Tokens

_MARGIN = 1
"""Pixels around a mark, so that antialiased edges are not cut off."""


def mark_side(radius: float) -> int:
    """The side of a mark's picture for a radius in pixels."""
    return max(round(radius * 2), 4) + 2 * _MARGIN


@lru_cache(maxsize=1024)
def decision_mark(
    tokens: Tokens, colour: str, letters: str, radius: float, ratio: float
) -> QPixmap:
    """A square in the owner's colour (a token) with its letters; "?" for none."""

    def paint(painter: QPainter, box: QRectF) -> None:
        rim = min(max(box.width() * 0.11, 1.2), 2.6)
        box = box.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2)
        painter.setPen(QPen(QColor(tokens.colour(colour)), rim))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, box.width() * 0.2, box.width() * 0.2)
        if box.width() < 11:
            return
        font = QFont(painter.font())
        share = {1: 0.62, 2: 0.54}.get(len(letters), 0.38)
        font.setPixelSize(max(round(box.width() * share), 6))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.drawText(box.adjusted(-2, 0, 2, 0), Qt.AlignmentFlag.AlignCenter, letters)

    return _picture(paint, radius, ratio)


@lru_cache(maxsize=256)
def chance_mark(tokens: Tokens, radius: float, ratio: float) -> QPixmap:
    """An empty circle."""

    def paint(painter: QPainter, box: QRectF) -> None:
        rim = min(max(box.width() * 0.1, 1.2), 2.2)
        painter.setPen(QPen(QColor(tokens.neither), rim))
        painter.setBrush(QColor(tokens.panel))
        painter.drawEllipse(box.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2))

    return _picture(paint, radius, ratio)


@lru_cache(maxsize=256)
def unfinished_mark(tokens: Tokens, radius: float, ratio: float) -> QPixmap:
    """A dotted circle: a leaf that names no endpoint."""

    def paint(painter: QPainter, box: QRectF) -> None:
        pen = QPen(QColor(tokens.neither), 1.2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.background))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))

    return _picture(paint, radius * 0.85, ratio)


@lru_cache(maxsize=1024)
def leaf_mark(tokens: Tokens, glyph: Glyph, radius: float, ratio: float) -> QPixmap:
    """The acceptance glyph of the endpoint that a leaf names."""

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_glyph(painter, box, glyph, tokens)

    return _picture(paint, radius * 0.9, ratio)


@lru_cache(maxsize=32)
def owner_letters(actors: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """A letter or a few that tell each actor from the others, by id; actors: (id, label) pairs.

    The fewest first letters that do it, at most three; else the initials; else a number.
    """
    names = {actor: label.strip().upper() for actor, label in actors}
    chosen: dict[str, str] = {}
    for number, (actor, name) in enumerate(names.items(), start=1):
        others = [other for key, other in names.items() if key != actor]
        initials = _initials(name)
        tries = [
            (name[:length].strip(), [other[:length] for other in others]) for length in (1, 2, 3)
        ]
        tries.append((initials, [_initials(other) for other in others]))
        fitting = (mine for mine, theirs in tries if mine and mine not in theirs)
        chosen[actor] = next(fitting, f"{name[:1]}{number}")
    return chosen


def _initials(name: str) -> str:
    """The first characters of the words, at most three."""
    return "".join(word[0] for word in name.split())[:3]


def letters_of(scenario: Scenario) -> dict[str, str]:
    """The letters of every actor of a scenario."""
    return owner_letters(tuple((key, each.label) for key, each in scenario.actors.items()))


def _picture(paint: Callable[[QPainter, QRectF], None], radius: float, ratio: float) -> QPixmap:
    side = mark_side(radius)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = side - 2 * _MARGIN
    paint(painter, QRectF(_MARGIN, _MARGIN, inner, inner))
    painter.end()
    return pixmap
