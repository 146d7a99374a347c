"""How sharply owners choose where decisions resolve by quantal response: one slider."""

from __future__ import annotations

from bisect import bisect_left
from math import exp

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSlider, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import plain, utility

STEPS = (0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5)
"""λ per point of utility: from the forecast to where a lead of a point decides."""
_TEN = 10.0


class SharpnessSlider(QSlider):
    """Seen only while decisions are quantal; moving it is a change of view, as every assumption."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workbench = workbench
        self.setRange(0, len(STEPS) - 1)
        self.setPageStep(3)
        self.valueChanged.connect(self._moved)

    def refresh(self) -> None:
        """Stand where the assumptions do; one between two steps stays as it is until it is moved."""
        assumed = self._workbench.assumptions
        blocked = self.blockSignals(True)
        self.setValue(bisect_left(STEPS, min(assumed.sharpness, STEPS[-1])))
        self.blockSignals(blocked)
        self.setVisible(assumed.decisions == "quantal")
        self.setAccessibleName(_("How sharply owners choose"))
        explain(self, _said(assumed.sharpness))

    def _moved(self, place: int) -> None:
        self._workbench.resolve_decisions("quantal", STEPS[place])

    def sizeHint(self) -> QSize:
        return QSize(96, super().sizeHint().height())


def _said(sharpness: float) -> str:
    if not sharpness:
        return _("How sharply owners choose: λ 0, they do as forecast.")
    if sharpness * _TEN > 5:
        text = _(
            "How sharply owners choose: λ {sharpness} per point, nearly always what is worth ten"
            " points more."
        )
        return text.format(sharpness=plain(sharpness))
    text = _(
        "How sharply owners choose: λ {sharpness} per point, so that ten points more multiply the"
        " odds by {times}."
    )
    return text.format(sharpness=plain(sharpness), times=utility(exp(sharpness * _TEN), digits=1))
