"""A choice among a few things of the scenario, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QSizePolicy

from scenario_desk.desk.widgets.choice_box import ChoiceBox
from scenario_desk.presentation.words.harmless import harmless

_FEWEST, _MOST = 6, 26
"""Letters that it shows at least, and asks for at most."""
_AROUND = 40
"""Pixels beside them."""


class Picker(ChoiceBox):
    """Keeps what was chosen as long as it is offered; `value` is "" where nothing is."""

    def __init__(self, name: str, chosen: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offered: list[tuple[str, str]] = []
        """Values with their words."""
        self.activated.connect(lambda _place: chosen())

    def offer(self, choices: Sequence[tuple[str, str]], wanted: str = "") -> None:
        """Offer values with their words; `wanted` is chosen where it is not "", else what was, else
        the first."""
        wanted = wanted or self.value
        offered = list(choices)
        with QSignalBlocker(self):
            if offered != self.offered:
                self.offered = offered
                self.clear()
                for value, words in offered:
                    self.addItem(harmless(words), value)
                longest = max((len(words) for _value, words in offered), default=0)
                self.setMinimumContentsLength(min(max(longest, _FEWEST), _MOST))
            place = self.findData(wanted)
            self.setCurrentIndex(max(place, 0) if offered else -1)
        self.setEnabled(len(offered) > 1)

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().averageCharWidth() * _FEWEST + _AROUND
        return QSize(wide, super().minimumSizeHint().height())

    @property
    def value(self) -> str:
        found: str | None = self.currentData()
        return found or ""
