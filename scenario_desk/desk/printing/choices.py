"""The choices that printing and exporting have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout

from scenario_desk.desk.printing.source import Kind, Part, Source, Sources
from scenario_desk.desk.settings import PAPER
from scenario_desk.desk.widgets.choice_box import ChoiceBox
from scenario_desk.exchange.pictures.page_plan import Fitting
from scenario_desk.exchange.pictures.picture_files import Paper
from scenario_desk.presentation.words.language import _


class Choice(ChoiceBox):
    """One of a few values, each with its words."""

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        """values: by their words, the first chosen."""
        super().__init__()
        self.setAccessibleName(name)
        self.offer(values)

    def offer(self, values: dict[str, Any]) -> None:
        """Offer these instead; nobody is told that the first is chosen."""
        with QSignalBlocker(self):
            self.clear()
            for words, value in values.items():
                self.addItem(words, value)

    @property
    def value(self) -> Any:
        return self.currentData()

    def choose(self, value: Any) -> None:
        self.setCurrentIndex(self.findData(value))


class Wanted:
    """Which picture is wanted, first the one that is being worked in, and what of it."""

    def __init__(self, sources: Sources, *, handout: bool = False) -> None:
        """handout: whether both, with the endpoints, are offered on one page."""
        self._sources = sources
        kinds: dict[str, Kind] = {_("The tree"): "tree", _("The overlap chart"): "chart"}
        if sources.robustness is not None:
            kinds[_("The picture of robustness")] = "robustness"
        if handout:
            kinds[_("A handout: both, and the endpoints")] = "handout"
        self.picture = Choice(_("Picture"), kinds)
        self.picture.choose(sources.used)
        self.part = Choice(_("Show"), self.source.parts)
        self.picture.currentIndexChanged.connect(lambda: self.part.offer(self.source.parts))

    @property
    def source(self) -> Source:
        return self._sources.of(self.picture.value)

    @property
    def what(self) -> Part:
        part: Part = self.part.value
        return part


def fitting_choice() -> Choice:
    """How large a picture is on pages; never so small that it cannot be read."""
    fittings: dict[str, Fitting] = {
        _("Fit on one page"): "page",
        _("Fit the width of a page"): "width",
        _("100 %"): "full",
    }
    return Choice(_("Size"), fittings)


def paper_choice() -> Choice:
    """What pages are of, first what they were last of."""
    papers: dict[str, Paper] = {"A4": "a4", "A3": "a3", _("Letter"): "letter"}
    choice, last = Choice(_("Paper"), papers), PAPER.read()
    if last in papers.values():
        choice.choose(last)
    choice.currentIndexChanged.connect(lambda: PAPER.write(choice.value))
    return choice


def form(*choices: Choice) -> QFormLayout:
    """The choices below one another, each with its name."""
    layout = QFormLayout()
    layout.setHorizontalSpacing(16)
    layout.setVerticalSpacing(10)
    for choice in choices:
        layout.addRow(choice.accessibleName(), choice)
    return layout
