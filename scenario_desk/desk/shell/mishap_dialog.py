"""What a person sees when something nobody foresaw went wrong."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.words.language import _


class MishapDialog(QDialog):
    """Plain words, what became of the work, and a report to copy."""

    def __init__(self, report: str, kept: bool, parent: QWidget | None = None) -> None:
        """`kept`: whether what is unsaved would survive the end of the program."""
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        heading = QLabel(_("Something went wrong that should not have"))
        heading.setObjectName("title")
        told = PlainLabel(_told(kept))
        told.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(_("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = buttons.addButton(_("Go on working"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        for part in (heading, told, self.text, buttons):
            column.addWidget(part)


def _told(kept: bool) -> str:
    words = _(
        "The program goes on, and what you have open is still there. If something looks wrong now,"
        " save under another name and start again. The report below holds no scenario content"
        " beyond what the error names; it goes nowhere unless you send it."
    )
    if not kept:
        return words
    return (
        words
        + "\n\n"
        + _("Your unsaved work is on the disk as well: should the program end, it offers it again.")
    )
