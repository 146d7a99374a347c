"""What is still to be said once it is clear into which file the tree goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from scenario_desk.desk.printing.choices import (
    Choice,
    fitting_choice,
    form,
    paper_choice,
    part_choice,
)
from scenario_desk.desk.printing.source import Part, Source
from scenario_desk.exchange.pictures.picture_files import SCALES, Manner
from scenario_desk.presentation.words.language import _

_ONE_PAGE_UP_TO = 300
"""Nodes: a larger tree is rather spread over pages."""


class ExportDialog(QDialog):
    """Which part of the tree, and how fine or on which pages."""

    def __init__(self, file: str, ending: str, source: Source, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export the tree"))
        self.part = part_choice(source)
        scales = {_("{scale} × the screen").format(scale=scale): scale for scale in SCALES}
        self.scale = Choice(_("Fineness"), scales)
        self.scale.choose(2)
        ways = {_("One page as large as the tree"): False, _("Several pages to print"): True}
        self.spread = Choice(_("Pages"), ways)
        self.spread.choose(source.count > _ONE_PAGE_UP_TO)
        self.fitting, self.paper = fitting_choice(), paper_choice()
        self._layout = form(self.part, self.scale, self.spread, self.fitting, self.paper)
        self._layout.setRowVisible(self.scale, ending == ".png")
        self._layout.setRowVisible(self.spread, ending == ".pdf")
        self.spread.currentIndexChanged.connect(self._show_pages)
        self._show_pages()
        title = QLabel(file)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("title")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.write = buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.write.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(title)
        column.addLayout(self._layout)
        column.addWidget(buttons)

    @property
    def chosen(self) -> tuple[Part, Manner]:
        """What is wanted."""
        fitting = self.fitting.value if self._spreads() else None
        return self.part.value, Manner(self.scale.value, fitting, self.paper.value)

    def _spreads(self) -> bool:
        return self._layout.isRowVisible(self.spread) and bool(self.spread.value)

    def _show_pages(self) -> None:
        for choice in (self.fitting, self.paper):
            self._layout.setRowVisible(choice, self._spreads())
        self.adjustSize()
