"""One branch in the probability table: its label, its number, what that is in words, a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from scenario_desk.desk.nodes.inline_edits import read_probability
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.numbers import NumberRefused, editable, likelihood, percent


class ProbabilityRow:
    """The widgets of one branch; the table lays them out side by side."""

    def __init__(self, branch: str, name: str, before: Estimate | None) -> None:
        self.branch, self.before = branch, before
        self.estimate = before
        """What it is now: the number last read; None is the rest."""
        self.refusal = ""
        """Why what is typed cannot be read."""
        self.label = ElidedLabel(name, least=24, most=34)
        self.field = HintedLine(_shown(before))
        self.field.setAccessibleName(_("Probability of {branch}").format(branch=name))
        self.likelihood = QLabel()
        self.bar = Bar()
        self.lock = QCheckBox(_("keep"))
        self.lock.setAccessibleName(_("Keep the number of {branch}").format(branch=name))
        self.lock.setToolTip(_("Keep this number when the others are changed"))

    def read(self) -> bool:
        """Take what is typed; False where it cannot be read, and the last number stays."""
        try:
            typed = self.field.text()
            same = typed.strip() == _shown(self.before)
            self.estimate = self.before if same else read_probability(typed, self.before)
            self.refusal = ""
        except NumberRefused as refused:
            self.refusal = words(refused.message)
        self._mark()
        return not self.refusal

    def put(self, estimate: Estimate | None) -> None:
        """Write a number, or the rest, into the field."""
        self.estimate, self.refusal = estimate, ""
        self.field.setText(_shown(estimate))
        self._mark()

    def tell(self, rest: float, tokens: Tokens) -> None:
        """Say what it comes to; `rest` is what one branch gets that is the rest."""
        share = rest if self.estimate is None else self.estimate.best
        self.likelihood.setText(likelihood(share))
        self.field.hint(_("the rest: {percent}").format(percent=percent(rest)))
        low, high = (share, share) if self.estimate is None else self.estimate.spread
        self.bar.show_share(share, low, high, tokens)
        self.lock.setEnabled(self.estimate is not None)

    @property
    def kept(self) -> bool:
        """Whether its number is to stay when others are changed."""
        return self.lock.isChecked() and self.estimate is not None

    def _mark(self) -> None:
        if self.field.property("refused") != bool(self.refusal):
            self.field.setProperty("refused", bool(self.refusal))
            self.field.style().polish(self.field)


class Bar(QWidget):
    """A probability as a length, and its low and high as a thinner line."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._low, self._high = 0.0, 0.0, 0.0
        self._colours = (QColor(), QColor(), QColor())

    def sizeHint(self) -> QSize:
        return QSize(4 * self.fontMetrics().height(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * self.fontMetrics().height(), self.fontMetrics().height())

    def show_share(self, share: float, low: float, high: float, tokens: Tokens) -> None:
        self._share, self._low, self._high = share, low, high
        self._colours = (QColor(tokens.line), QColor(tokens.accent), QColor(tokens.ink))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, filled, ends = self._colours
        width, middle = float(self.width()), self.height() / 2
        thick = self.height() * 0.4
        painter = QPainter(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(width, 0)
            painter.scale(-1, 1)
        painter.fillRect(QRectF(0, middle - thick / 2, width, thick), ground)
        painter.fillRect(QRectF(0, middle - thick / 2, width * min(self._share, 1), thick), filled)
        if self._high > self._low:
            low, high = width * max(self._low, 0), width * min(self._high, 1)
            painter.fillRect(QRectF(low, middle - 0.75, max(high - low, 1), 1.5), ends)
        painter.end()


def _shown(estimate: Estimate | None) -> str:
    """What stands in the field: as typed, or in three digits what a calculation came to.

    What stands in it again after editing is the number before, so nothing left out here is lost.
    """
    if estimate is None:
        return ""
    ends = (estimate.low, estimate.best, estimate.high)
    low, best, high = (each if each is None else _few_digits(each) for each in ends)
    assert best is not None, "an estimate has a best value"
    return editable(Estimate(best, low, high), percentage=True)


def _few_digits(value: float) -> float:
    return value if round(value, 4) == value else float(f"{value:.3g}")
