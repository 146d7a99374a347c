"""The fields that open over the rows and cells of a list or a table."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit


def take_open_fields(view: QAbstractItemView) -> None:
    """Take what is typed in a row or a cell, as when the keyboard goes elsewhere."""
    for field in view.viewport().findChildren(QLineEdit):
        if field.isVisible():
            view.commitData(field)
            view.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
