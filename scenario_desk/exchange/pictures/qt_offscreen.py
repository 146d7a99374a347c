"""Lets Qt measure type and draw pages and images where there is no display."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QGuiApplication

from scenario_desk.exchange.pictures.qt_font import program_font


@contextmanager
def drawing_ready() -> Iterator[QFont]:
    """While this lasts, Qt can draw, in this font."""
    application = None
    if QCoreApplication.instance() is None:
        application = QGuiApplication(["scenario-desk", "-platform", "offscreen"])
    yield program_font()
    del application
