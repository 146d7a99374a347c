"""The question what two scenarios were both made from."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

Base = Literal["saved", "file", "none"]
"""What was last read or saved here, a file that is asked for, or nothing that anybody knows of."""


class BaseDialog(QDialog):
    """Offers what there is; nothing to start from is always right, if more to decide."""

    def __init__(self, name: str, saved: str, window: QWidget | None = None) -> None:
        """`name`: of theirs; `saved`: of the file that is open, "" where its content is no base."""
        super().__init__(window)
        self.setWindowTitle(_("Merge with {name}").format(name=harmless(name)))
        question = PlainLabel(_("What were both made from?"))
        question.setObjectName("title")
        told = PlainLabel(
            _(
                "With it, whatever only one side changed merges by itself, and what both changed is"
                " yours to decide."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(2)
        column.addWidget(question)
        column.addWidget(told)
        self.ways: dict[Base, QRadioButton] = {}
        for way, (text, more) in _offered(harmless(saved)).items():
            button = self.ways[way] = QRadioButton(text.replace("&", "&&"))
            note = PlainLabel(more)
            note.setContentsMargins(24, 0, 0, 0)
            explain(button, more)
            button.setToolTip("")
            column.addSpacing(10)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            column.addWidget(note)
            for label in (told, note):
                label.setObjectName("muted")
                label.setWordWrap(True)
        self.ways["none"].setChecked(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Go on"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(14)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self.ways["none"].setFocus()

    @property
    def chosen(self) -> Base:
        """What was chosen."""
        return next(way for way, button in self.ways.items() if button.isChecked())


def _offered(saved: str) -> dict[Base, tuple[str, str]]:
    offered: dict[Base, tuple[str, str]] = {}
    if saved:
        offered["saved"] = (
            _("“{file}” as it was last opened or saved here").format(file=saved),
            _(
                "Right if theirs was made from just that. If it was saved here since, theirs would"
                " seem to have taken back what you did before."
            ),
        )
    offered["file"] = (
        _("Another file…"),
        _("Right if you have the version that both of you began with."),
    )
    offered["none"] = (
        _("I do not know"),
        _("Then everything in which the two differ is yours to decide."),
    )
    return offered
