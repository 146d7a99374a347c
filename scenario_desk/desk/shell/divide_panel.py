"""What stands between the principals: some short sentences, and how each sees the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import Perception, perception
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.beside import come_forward
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.presentation.perceived import Listing, left_out, perceived
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import assumptions_sentence, divided, nobody_sees
from scenario_desk.presentation.words.sentences.phrasing import results_held

_PAUSE_MS = 120
"""A burst of changes is followed once, when it has calmed down."""


class DividePanel(QDialog):
    """Stays beside the work and follows it, worked out in a thread; says nothing of held results."""

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What stands between the principals"))
        self._bench, self._tasks = workbench, tasks
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.setContentsMargins(22, 8, 22, 12)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        workbench.updated.connect(lambda _update: self._follow())
        workbench.hold_changed.connect(lambda _held: self._ask())

    def show_over(self, window: QWidget) -> None:
        """Come to the front, as large as is good to read and fits."""
        if not self.isVisible():
            letters = self.fontMetrics().averageCharWidth()
            room = window.window().size() * 0.92
            self.resize(min(letters * 110, room.width()), min(letters * 105, room.height()))
        come_forward(self, window)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        self._tasks.cancel("divide")

    def _follow(self) -> None:
        if self.isVisible():
            self._pause.start(_PAUSE_MS)

    def _ask(self) -> None:
        """Have everything worked out anew, if anyone is looking."""
        self._pause.stop()
        if not self.isVisible() or self._tasks.closed:
            return
        evaluation = self._bench.evaluation
        if self._bench.hold_results:
            self._tasks.cancel("divide")
            self._say(evaluation, [[results_held()]], {})
            return

        def work(progress: Progress) -> tuple[list[list[str]], Mapping[str, Perception]]:
            seen = perception(evaluation.frame, evaluation.assumptions, progress.check)
            return divided(evaluation, seen), seen

        self._tasks.run("divide", "", work, lambda found: self._say(evaluation, *found))

    def _say(
        self,
        evaluation: Evaluation,
        paragraphs: Sequence[Sequence[str]],
        seen: Mapping[str, Perception],
    ) -> None:
        scenario = evaluation.frame.scenario
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 16, 22, 18)
        column.setSpacing(10)
        if scenario.marking:
            column.addWidget(_label(scenario.marking, "muted"))
        column.addWidget(_label(self.windowTitle(), "title"))
        column.addWidget(_label(assumptions_sentence(scenario, evaluation.assumptions), "muted"))
        for sentences in paragraphs:
            column.addWidget(_label(" ".join(sentences)))
        if not self._bench.hold_results:
            for part in _seen(perceived(evaluation, seen), left_out(seen)):
                column.addWidget(part)
        column.addStretch(1)
        scrolled = self.area.verticalScrollBar().value()
        self.area.setWidget(page)
        self.area.verticalScrollBar().setValue(scrolled)


def _seen(listings: Sequence[Listing], beyond: str) -> list[QWidget]:
    """The tables under their headings, or why there is none."""
    if not listings:
        return [_label(nobody_sees(), "muted")]
    parts: list[QWidget] = []
    for listing in listings:
        parts.append(_label(listing.title.upper(), "heading"))
        table = PlainTable(
            listing.title, listing.columns, listing.rows, of_numbers=listing.of_numbers
        )
        parts.append(table)
    apart = _("Apart: how far weight × score as seen lies from its own, on average.")
    return [*parts, *(_label(text, "muted") for text in (apart, beyond) if text)]


def _label(text: str, tone: str = "") -> PlainLabel:
    label = PlainLabel(text)
    label.setObjectName(tone)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
