"""Lets Qt measure type and draw pages and images where there is no display."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from scenario_desk.exchange.refusal import FileRefused


@contextmanager
def drawing_ready() -> Iterator[QFont]:
    """While this lasts, Qt can draw, in this font; raises FileRefused where there is none."""
    application = None
    if QCoreApplication.instance() is None:
        application = QGuiApplication(["scenario-desk", "-platform", "offscreen"])
    if not QFontDatabase.families():
        raise FileRefused("picture_no_font")
    yield QGuiApplication.font()
    del application
