"""Starts the program with a window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk import settings
from scenario_desk.desk.shell.ending import Ending
from scenario_desk.desk.shell.mishaps import Mishaps
from scenario_desk.desk.shell.window import Window
from scenario_desk.locate import locate
from scenario_desk.presentation.words.language import write_decimals_with

_SWITCH_S = 0.001
"""How long a working thread may keep the interpreter before the window gets its turn."""
_UNSEEN_MS = 1_000
"""A window that was not painted for so long is out of sight."""


def main(path: str | None = None) -> int:
    """Open the window, on a file where one is named; the exit code."""
    app = application()
    window = Window()
    mishaps = listen_for_mishaps(window)
    ending = Ending(window, app)
    window.show()
    _Painted(window, lambda: _begin(window, path))
    code = app.exec()
    ending.close()
    mishaps.uninstall()
    return code


def listen_for_mishaps(window: Window) -> Mishaps:
    """From now on the window tells what nobody foresaw; `uninstall` ends it."""
    mishaps = Mishaps(window)
    mishaps.happened.connect(window.show_mishap)
    mishaps.happened_again.connect(window.say_it_happened_again)
    mishaps.install()
    return mishaps


def _begin(window: Window, path: str | None) -> None:
    """Go on after the window is seen: make the work area, ask about what was left, open the file."""
    window.getting_ready.then(lambda: warm_up(window))
    window.recovery.begin(Path(path) if path is not None else None)


def warm_up(window: Window) -> None:
    """Make what the work area makes late, too, while the welcome page is being read."""
    window.work.chart.ensure_plot()
    # What start-up made stays for good: let the collector never walk it.
    gc.freeze()


class _Painted(QObject):
    """Does something once, in the turn after the window was painted first."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)
        # A window that starts out of sight is not painted, and gets ready all the same.
        QTimer.singleShot(_UNSEEN_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def write_numbers_as(locale: QLocale) -> None:
    """Write numbers as the locale does, where it writes them in the digits 0 … 9; else with a point.

    One number never mixes the digits of one script with the decimal mark of another. What is typed
    is read in either.
    """
    latin = locale.zeroDigit() == "0"
    write_decimals_with(locale.decimalPoint() if latin else ".")
    if not latin:
        # Fields of Qt's own write their numbers by it.
        QLocale.setDefault(QLocale.c())


def application() -> QApplication:
    """The one QApplication, named and with its icon."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(_SWITCH_S)
    app = QApplication(sys.argv[:1])
    write_numbers_as(QLocale())
    app.setOrganizationName(settings.ORGANISATION)
    app.setApplicationName(settings.APPLICATION)
    app.setApplicationDisplayName("Scenario Desk")
    app.setDesktopFileName("scenario-desk")
    app.setWindowIcon(QIcon(str(locate("resources", "icons", "scenario-desk.svg"))))
    return app
