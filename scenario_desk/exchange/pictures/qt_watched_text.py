"""Sets type for long work in a thread, which somebody may want to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont

from scenario_desk.exchange.pictures.qt_font import program_font
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.drawing import Laid, Type

_AT_ONCE = 256


class WatchedTypeSetter(QtTypeSetter):
    """Asks now and then whether to go on: a picture sets type wherever it gets to."""

    def __init__(self, check: Callable[[], None]) -> None:
        """`check` raises where the work is no longer wanted."""
        # One of its own, since a font must not be in two threads.
        super().__init__(program_font())
        self._check = check
        self._set = 0

    def laid(
        self, text: str, face: Type, width: float, lines: int = 1, spared: float = 0.0
    ) -> Laid:
        self._set += 1
        if self._set % _AT_ONCE == 0:
            self._check()
        return super().laid(text, face, width, lines, spared)

    def _made_ready(self, laid: Laid, font: QFont) -> Laid:  # noqa: ARG002
        # What is kept for a screen belongs to the screen's thread; files and pages need none of it.
        return laid
