"""The choices that printing and exporting have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QFormLayout

from scenario_desk.desk.printing.source import Part, Source
from scenario_desk.exchange.pictures.page_plan import Fitting
from scenario_desk.exchange.pictures.picture_files import Paper
from scenario_desk.presentation.words.language import _


class Choice(QComboBox):
    """One of a few values, each with its words."""

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        """values: by their words, the first chosen."""
        super().__init__()
        self.setAccessibleName(name)
        for words, value in values.items():
            self.addItem(words, value)

    @property
    def value(self) -> Any:
        return self.currentData()

    def choose(self, value: Any) -> None:
        self.setCurrentIndex(self.findData(value))


def part_choice(source: Source) -> Choice:
    """What of the tree is wanted."""
    parts: dict[str, Part] = {_("The whole tree"): "whole"}
    if source.is_arranged:
        parts[_("The tree as it is folded now")] = "arranged"
    parts[_("What the pane shows")] = "shown"
    return Choice(_("Show"), parts)


def fitting_choice() -> Choice:
    """How large the tree is on pages; never so small that it cannot be read."""
    fittings: dict[str, Fitting] = {
        _("Fit the width of a page"): "width",
        _("Fit on one page"): "page",
        _("100 %"): "full",
    }
    return Choice(_("Size"), fittings)


def paper_choice() -> Choice:
    """What pages are of."""
    papers: dict[str, Paper] = {"A4": "a4", "A3": "a3", _("Letter"): "letter"}
    return Choice(_("Paper"), papers)


def form(*choices: Choice) -> QFormLayout:
    """The choices below one another, each with its name."""
    layout = QFormLayout()
    layout.setHorizontalSpacing(16)
    layout.setVerticalSpacing(10)
    for choice in choices:
        layout.addRow(choice.accessibleName(), choice)
    return layout
