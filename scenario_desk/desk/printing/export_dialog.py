"""What is still to be said once it is clear into which file a picture goes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from scenario_desk.desk.printing.choices import (
    Choice,
    Wanted,
    fitting_choice,
    form,
    paper_choice,
)
from scenario_desk.desk.printing.source import Part, Source, Sources
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.exchange.pictures.picture_files import SCALES, Manner
from scenario_desk.presentation.words.language import _


class ExportDialog(QDialog):
    """Which picture and what of it, and how fine or on which pages."""

    def __init__(self, file: str, ending: str, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export a picture"))
        self.wanted = Wanted(sources, handout=True)
        scales = {_("{scale} × the screen").format(scale=scale): scale for scale in SCALES}
        self.scale = Choice(_("Fineness"), scales)
        self.scale.choose(2)
        ways = {_("One page as large as the picture"): False, _("Several pages to print"): True}
        self.spread = Choice(_("Pages"), ways)
        self.fitting, self.paper = fitting_choice(), paper_choice()
        wanted = self.wanted
        self._layout = form(
            wanted.picture, wanted.part, self.scale, self.spread, self.fitting, self.paper
        )
        self._layout.setRowVisible(self.scale, ending == ".png")
        self._ending = ending
        self.spread.currentIndexChanged.connect(self._show_pages)
        wanted.picture.currentIndexChanged.connect(self._suggest)
        self._suggest()
        title = PlainLabel(file)
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
    def chosen(self) -> tuple[Source, Part, Manner]:
        """What is wanted."""
        fitting = self.fitting.value if self._spreads() else None
        manner = Manner(self.scale.value, fitting, self.paper.value)
        return self.wanted.source, self.wanted.what, manner

    def _spreads(self) -> bool:
        return self._layout.isRowVisible(self.spread) and bool(self.spread.value)

    @property
    def _one_page(self) -> bool:
        """Whether it is a page by itself."""
        return self.wanted.picture.value == "handout"

    def _suggest(self) -> None:
        """Choose what suits the picture."""
        self.spread.choose(self.wanted.source.spreads)
        self._show_pages()

    def _show_pages(self) -> None:
        show = self._layout.setRowVisible
        show(self.wanted.part, not self._one_page)
        show(self.spread, self._ending == ".pdf" and not self._one_page)
        show(self.fitting, self._spreads())
        show(self.paper, self._spreads() or self._one_page)
        self.adjustSize()
