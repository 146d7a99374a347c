"""Starts the program with a window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from scenario_desk.desk import settings
from scenario_desk.desk.shell.mishaps import Mishaps
from scenario_desk.desk.shell.window import Window
from scenario_desk.locate import locate
from scenario_desk.presentation.words.language import write_decimals_with

_SWITCH_S = 0.001
"""How long a working thread may keep the interpreter before the window gets its turn."""


def main(path: str | None = None) -> int:
    """Open the window, on a file where one is named; the exit code."""
    app = application()
    window = Window()
    mishaps = listen_for_mishaps(window)
    window.show()
    if path is not None:
        window.files.open_path(Path(path))
    QTimer.singleShot(0, window, lambda: warm_up(window))
    code = app.exec()
    mishaps.uninstall()
    return code


def listen_for_mishaps(window: Window) -> Mishaps:
    """From now on the window tells what nobody foresaw; `uninstall` ends it."""
    mishaps = Mishaps(window)
    mishaps.happened.connect(window.show_mishap)
    mishaps.happened_again.connect(window.say_it_happened_again)
    mishaps.install()
    return mishaps


def warm_up(window: Window) -> None:
    """Make the work area while the welcome page is being read."""
    window.work.chart.ensure_plot()
    # What start-up made stays for good: let the collector never walk it again.
    gc.collect()
    gc.freeze()


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
