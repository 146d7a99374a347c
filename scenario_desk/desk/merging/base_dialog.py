"""The question what two scenarios were both made from."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

Base = Literal["kept", "saved", "file", "none"]
"""A snapshot that both hold, what was last read or saved here, a file, or nothing that is known."""


class BaseDialog(QDialog):
    """Offers what there is, first of all what is right in any case."""

    def __init__(self, name: str, saved: str, kept: str, window: QWidget | None = None) -> None:
        """`name`: of theirs; `saved`: of the file that is open, "" where its content is no base.

        `kept`: the name of a snapshot that both hold, "" where there is none.
        """
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
        for way, (text, more) in _offered(harmless(saved), harmless(kept)).items():
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
        # What is right in any case; with a base that is none, work could be lost unseen.
        first = self.ways.get("kept", self.ways["none"])
        first.setChecked(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Go on"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(14)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        first.setFocus()

    @property
    def chosen(self) -> Base:
        """What was chosen."""
        return next(way for way, button in self.ways.items() if button.isChecked())


def _offered(saved: str, kept: str) -> dict[Base, tuple[str, str]]:
    offered: dict[Base, tuple[str, str]] = {}
    if kept:
        offered["kept"] = (
            _("The snapshot “{name}”").format(name=kept),
            _("Right in any case: both hold it, so both went on from it."),
        )
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
