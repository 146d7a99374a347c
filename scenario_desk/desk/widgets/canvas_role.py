"""Tells screen readers that a widget which paints what it shows is a canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "paints_itself"
_installed: list[object] = []
"""The factory, once Qt has it: it is asked for every widget, and must be given only once."""


def as_canvas(widget: QWidget) -> None:
    """Give the widget the role of a canvas; of itself it would be nothing in particular."""
    widget.setProperty(_PROPERTY, True)
    if not _installed:
        _installed.append(_interface)
        QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and thing.property(_PROPERTY):
        return QAccessibleWidget(thing, QAccessible.Role.Canvas)
    return None
