"""What somebody is in the middle of typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


def settle_typing(window: QWidget) -> None:
    """Let the field that is being typed in write what it holds, as it does when the focus leaves.

    The focus is given back, to the field or, where that was only there for the typing, to its view.
    """
    field = window.focusWidget()
    if not isinstance(field, QLineEdit | QPlainTextEdit) or not field.isVisible():
        return
    views = _above(field)
    field.clearFocus()
    if QApplication.focusWidget() is None:
        next(view for view in views if view.isVisible()).setFocus()


def _above(field: QWidget) -> list[QWidget]:
    """The field and what it is in, as far as it takes the focus."""
    found: list[QWidget] = []
    place: QWidget | None = field
    while place is not None:
        if place.focusPolicy() != Qt.FocusPolicy.NoFocus or place.isWindow():
            found.append(place)
        place = place.parentWidget()
    return found
