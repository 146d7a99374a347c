"""Sets type for long work that somebody may want to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont

from scenario_desk.exchange.qt_text import QtTypeSetter, ReadyText
from scenario_desk.presentation.drawing import Type

_AT_ONCE = 256


class WatchedTypeSetter(QtTypeSetter):
    """Asks now and then whether to go on: a picture sets type wherever it gets to."""

    def __init__(self, font: QFont, check: Callable[[], None]) -> None:
        """`check` raises where the work is no longer wanted."""
        super().__init__(font)
        self._check = check
        self._set = 0

    def laid(self, text: str, face: Type, width: float, lines: int = 1) -> ReadyText:
        self._set += 1
        if self._set % _AT_ONCE == 0:
            self._check()
        return super().laid(text, face, width, lines)
