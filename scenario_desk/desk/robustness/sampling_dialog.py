"""How it is drawn: how many draws, what is taken as known of weights, and what goes together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.choice_box import ChoiceBox
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _

_SAMPLES = (1_000, 10_000, 100_000)
_TENTHS = 10
_LAST_SEED = 999_999


class SamplingDialog(QDialog):
    """Each choice is drawn at once; the scenario stays as it is, and undo has nothing to take back."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("How it is drawn"))
        self._workbench = workbench
        sampling = workbench.draws.sampling
        counts = sorted({*_SAMPLES, sampling.samples})
        self.samples = _choice({numbers.grouped(count): count for count in counts})
        known = {
            _("as judged, with their ranges"): "judged",
            _("only their order"): "rank",
            _("nothing"): "unknown",
        }
        self.weights = _choice(known)
        shapes = {
            _("near the best value (PERT)"): "pert",
            _("falling off evenly (triangular)"): "triangular",
            _("anywhere alike (uniform)"): "uniform",
        }
        self.shape = _choice(shapes)
        self.shape.setParent(self)
        self.shape.hide()
        self.together = QSlider(Qt.Orientation.Horizontal)
        self.together.setRange(0, _TENTHS)
        self.together.setValue(round(_TENTHS * sampling.correlation))
        self.said = PlainLabel()
        self.said.setObjectName("note")
        self.said.setWordWrap(True)
        self.seed = QSpinBox()
        self.seed.setRange(0, _LAST_SEED)
        self.seed.setValue(min(sampling.seed, _LAST_SEED))
        self.seed.setKeyboardTracking(False)
        for box, value in (
            (self.samples, sampling.samples),
            (self.weights, sampling.weights),
            (self.shape, sampling.shape),
        ):
            box.setCurrentIndex(box.findData(value))
            box.activated.connect(lambda _index: self._draw())
        self.together.valueChanged.connect(lambda _value: self._draw())
        self.seed.valueChanged.connect(lambda _value: self._draw())
        self._lay_out(hard=workbench.scenario.limits == "hard")
        self._say()

    def _lay_out(self, *, hard: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        rows: list[tuple[str, str, QWidget]] = [
            (_("Draws"), _("More take longer and say it more finely."), self.samples),
            (_("Known of weights"), _("What the figures may rest on of weights."), self.weights),
            (
                _("Scores of one source"),
                _("How much they are right or wrong together: apart, errors cancel out."),
                self.together,
            ),
            (_("Seed"), _("The same seed gives the same figures."), self.seed),
        ]
        if hard:
            told = _("How values lie between the hard ends of a range.")
            rows.append((_("Values lie"), told, self.shape))
            self.shape.show()
        for name, told, control in rows:
            control.setAccessibleName(name)
            explain(control, told)
            form.addRow(name, control)
            if control is self.together:
                form.addRow("", self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addLayout(form)
        self.setMinimumWidth(440)

    def _draw(self) -> None:
        draws = self._workbench.draws
        draws.sample(
            replace(
                draws.sampling,
                samples=self.samples.currentData(),
                weights=self.weights.currentData(),
                shape=self.shape.currentData(),
                correlation=self.together.value() / _TENTHS,
                seed=self.seed.value(),
            )
        )
        self._say()

    def _say(self) -> None:
        value = self.together.value()
        if not value:
            self.said.setText(_("Each is drawn by itself."))
        elif value == _TENTHS:
            self.said.setText(_("They go together wholly: all are high, or all are low."))
        else:
            text = _("They go together with correlation {share}.")
            self.said.setText(text.format(share=numbers.plain(value / _TENTHS)))


def _choice(offered: Mapping[str, object]) -> ChoiceBox:
    box = ChoiceBox()
    for text, value in offered.items():
        box.addItem(text, value)
    return box
