"""Before a block with headings is pasted: what goes where, and what could not be matched."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.shown_scores import shown_score
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.headed_block import HeadedBlock, Heading
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, ngettext


class PastePreview(QDialog):
    """Accepted, the block is pasted."""

    def __init__(self, block: HeadedBlock, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        scenario = bench.scenario
        self.setWindowTitle(_("Paste by headings"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for sentence in sentences(block, bench):
            label = PlainLabel(sentence)
            label.setWordWrap(True)
            column.addWidget(label)
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setHorizontalSpacing(18)
        self._grid.setColumnStretch(2, 1)
        self._list(_("Endpoints"), block.endpoints, lambda key: scenario.endpoints[key].name)
        self._list(_("Interests"), block.interests, lambda key: _owned(scenario, key))
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        column.addWidget(scroll, 1)
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        buttons.button(kind.Ok).setText(_("&Paste"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        line = self.fontMetrics().height()
        self.resize(36 * line, min(page.sizeHint().height() + 10 * line, 36 * line))

    def _list(self, title: str, headings: Iterable[Heading], named: Callable[[str], str]) -> None:
        """The headings, those first that mean nothing here."""
        heading = PlainLabel(title.upper())
        heading.setObjectName("heading")
        first = self._grid.rowCount()
        self._grid.addWidget(heading, first, 0, 1, 3)
        for row, each in enumerate(sorted(headings, key=_is_known), first + 1):
            meant = _("left aside") if each.means is None else named(each.means)
            said = (each.text, "→", meant)
            for place, text in enumerate(said):
                label = PlainLabel(harmless(text))
                label.setWordWrap(place != 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                if each.means is None:
                    label.setObjectName("warning")
                self._grid.addWidget(label, row, place)


def sentences(block: HeadedBlock, bench: Workbench) -> list[str]:
    """How many scores go in, how many go out, and how many headings are left aside."""
    filled = sum(estimate is not None for estimate in block.cells.values())
    emptied = sum(
        estimate is None and shown_score(bench, *key).estimate is not None
        for key, estimate in block.cells.items()
    )
    aside = sum(not _is_known(each) for each in (*block.endpoints, *block.interests))
    said = [
        ngettext("{n} score goes in.", "{n} scores go in.", filled).format(n=filled),
        ngettext(
            "{n} score is taken out: its cell is empty.",
            "{n} scores are taken out: their cells are empty.",
            emptied,
        ).format(n=emptied),
        ngettext(
            "{n} heading means nothing here, or several things; it is left aside.",
            "{n} headings mean nothing here, or several things; they are left aside.",
            aside,
        ).format(n=aside),
    ]
    return [each for each, count in zip(said, (1, emptied, aside), strict=True) if count]


def _is_known(heading: Heading) -> bool:
    return heading.means is not None


def _owned(scenario: Scenario, interest: str) -> str:
    """An interest behind the name of its actor."""
    found = scenario.interests[interest]
    return f"{scenario.actors[found.actor].label}: {found.name}"
