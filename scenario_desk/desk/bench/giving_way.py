"""Work in a thread that gives way to who types or presses something: it shares their processor."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    )
)
_LOOK_S = 0.05
"""How often who waits sees whether the work is wanted at all."""


class GivingWay(QObject):
    """Between `begin` and `end` each key, click or turn of the wheel holds the work up for a rest."""

    def __init__(self, rest_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._free = threading.Event()
        self._free.set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._free.set)

    def begin(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        """Nobody is looked for any more, and who waits goes on."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._rest.stop()
        self._free.set()

    @property
    def holding(self) -> bool:
        """Whether the work has to wait now."""
        return not self._free.is_set()

    def wait(self, check: Callable[[], None]) -> None:
        """Wait until nobody types; in the work's thread. `check` raises where it is not wanted."""
        check()
        while not self._free.wait(_LOOK_S):
            check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._free.clear()
            self._rest.start()
        return bool(super().eventFilter(watched, event))
