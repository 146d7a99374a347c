"""Acceptance glyphs as pictures, found again without comparing glyphs on every frame."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from scenario_desk.desk.widgets.glyph_painter import glyph_pixmap
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.tokens import Tokens

_MOST = 2_000


class Sprites:
    """Pictures of one theme, by glyph, size in whole pixels, and pixel ratio of the screen."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        # By identity, because hashing a glyph costs more than drawing its picture; the glyph is
        # kept so that its identity is not given to another.
        self._found: dict[tuple[int, int, float], tuple[Glyph, QPixmap]] = {}

    def of(self, glyph: Glyph, side: int, ratio: float) -> QPixmap:
        """The picture of a glyph, `side` logical pixels wide and high."""
        key = (id(glyph), side, ratio)
        found = self._found.get(key)
        if found is None:
            if len(self._found) > _MOST:
                self._found.clear()
            found = self._found[key] = (glyph, glyph_pixmap(glyph, self._tokens, side, ratio))
        return found[1]
