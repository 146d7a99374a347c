"""The panel of the probability table: its rows, what they add up to, its buttons, its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.nodes.floating import beside
from scenario_desk.desk.nodes.probability_row import ProbabilityRow
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import likelihood
from scenario_desk.presentation.words.sentences.branches import total, total_sentence

_WIDTH_EM = 40
"""How wide it is, in heights of a line."""
_ROWS = 10
"""So many branches are in sight at once."""
_ANY = (0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1)
"""A probability of each band of words."""


class ProbabilityPanel(QFrame):
    """What is seen of the table; it knows nothing of the scenario."""

    def __init__(self, parent: QWidget, buttons: dict[str, tuple[str, Callable[[], None]]]) -> None:
        super().__init__(parent)
        self.rows: list[ProbabilityRow] = []
        self._words = QRect()
        self._clear: Sequence[QRect] = ()
        self.setObjectName("floating")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(_("Probabilities together"))
        self.title = _sentence("cardTitle")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sum, self.in_place = _sentence("muted"), _sentence("muted")
        self.refusal = _sentence("fieldError")
        hint = _sentence("muted")
        hint.setText(_("Ctrl+Enter or a click elsewhere takes the numbers, Esc leaves them."))
        across = QHBoxLayout()
        across.setSpacing(12)
        self.buttons: dict[str, QPushButton] = {}
        for key, (text, run) in buttons.items():
            button = self.buttons[key] = QPushButton(text)
            button.setObjectName("link")
            button.clicked.connect(lambda _checked=False, run=run: run())
            across.addWidget(button)
        across.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        for each in (self.title, self.area, self.sum, self.in_place, self.refusal):
            self._column.addWidget(each)
        self._column.addLayout(across)
        self._column.addWidget(hint)
        self.hide()

    def fill(self, title: str, rows: Sequence[ProbabilityRow]) -> None:
        """Show these rows instead of those before."""
        self.title.setText(title)
        self.rows = list(rows)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        metrics = self.fontMetrics()
        field = metrics.horizontalAdvance(_("the rest: {percent}").format(percent="100 %")) + 26
        said = max(metrics.horizontalAdvance(likelihood(each)) for each in _ANY)
        for place, row in enumerate(self.rows):
            row.field.setFixedWidth(field)
            row.likelihood.setMinimumWidth(said)
            parts = (row.label, row.field, row.likelihood, row.bar, row.lock)
            for column, part in enumerate(parts):
                grid.addWidget(part, place, column)
        self.area.setWidget(inside)

    def stops(self) -> list[QWidget]:
        """What Tab goes through: the numbers, the buttons, the ticks that keep a number."""
        stops = [
            *(row.field for row in self.rows),
            *self.buttons.values(),
            *(row.lock for row in self.rows),
        ]
        return [stop for stop in stops if stop.isEnabled()]

    def tell(self, in_place: str, refused: str, tokens: Tokens) -> None:
        """Say what the numbers come to, what stands in their place, and what cannot be taken."""
        found = total([row.estimate for row in self.rows])
        for row in self.rows:
            row.tell(found.each_rest, tokens)
        sign = "\N{WARNING SIGN} " if found.off else ""
        self.sum.setText(sign + total_sentence(found))
        self.sum.setObjectName("error" if found.off else "muted")
        self.sum.style().polish(self.sum)
        if refused != self.refusal.text():
            announce(self, refused)
        for label, text in ((self.in_place, in_place), (self.refusal, refused)):
            label.setText(text)
            label.setVisible(bool(text))
        self._fit()

    def place(self, words: QRect, clear: Sequence[QRect]) -> None:
        """Stand beside these words of the window, and hide little of what is to be kept clear."""
        self._words, self._clear = words, clear
        self._fit()

    def holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None or not self.rows:
            return
        width = min(self.fontMetrics().height() * _WIDTH_EM, window.width() - 8)
        inside = self.area.widget()
        assert inside is not None, "it was filled with rows"
        row = (inside.sizeHint().height() + 4) / len(self.rows)
        self.area.setFixedHeight(round(row * min(len(self.rows), _ROWS)))
        self.setFixedWidth(width)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self._column.minimumSize().height())
        self.setGeometry(beside(window, QSize(width, height), self._words, self._clear))


def _sentence(name: str) -> QLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
