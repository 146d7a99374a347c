"""What the room judges is taken over: every way to put it together, the one chosen is one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.analysis.room.standing import Standing
from scenario_desk.desk.bench.taking import stands, take
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.taking.ways import BYS, HOWS, By, Way, Ways, ways
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark, ngettext
from scenario_desk.presentation.words.sentences import judgement_name, way_sentence

_NAME = "taking"
_HOW = {
    "median": mark("Median"),
    "quantiles": mark("Average"),
    "pool": mark("Pool"),
}
_BY = {
    "equal": mark("All count alike"),
    "cooke": mark("By calibration × information on seed questions"),
    "brier": mark("By Brier score on seed questions"),
}
_SHORT = {
    "equal": mark("all alike"),
    "cooke": mark("by calibration"),
    "brier": mark("by Brier score"),
}
_COLUMN = {
    ("median", "equal"): mark("Median"),
    ("quantiles", "equal"): mark("Average"),
    ("pool", "equal"): mark("Pool"),
    ("median", "cooke"): mark("Median by calibration"),
    ("quantiles", "cooke"): mark("Average by calibration"),
    ("pool", "cooke"): mark("Pool by calibration"),
    ("median", "brier"): mark("Median by Brier score"),
    ("quantiles", "brier"): mark("Average by Brier score"),
    ("pool", "brier"): mark("Pool by Brier score"),
}


class TakingDialog(QDialog):
    """The scenario stays as it is until a way is taken."""

    def __init__(
        self, bench: Workbench, tasks: Tasks, judgements: Sequence[Judgement], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._bench, self._tasks = bench, tasks
        found = bench.room.found
        self._standing: Standing | None = None if found is None else found.of(judgements)
        self.ways: Ways | None = None
        self.setWindowTitle(_("Take over what the room judges"))
        self.choices: dict[Way, QRadioButton] = {}
        self._labels: dict[By, PlainLabel] = {}
        self.table: PlainTable | None = None
        grid = self._choosing()
        self.says = PlainLabel()
        self.says.setWordWrap(True)
        self.note = PlainLabel()
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("What it comes to"))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.go = self.buttons.button(standard.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(20, 16, 20, 14)
        down.setSpacing(10)
        down.addLayout(grid)
        down.addWidget(self.says)
        down.addWidget(self.note)
        down.addWidget(self.area, 1)
        down.addWidget(self.buttons)
        # Not before they have their places: what has none would be a window of its own.
        self._offer(BYS[:1])
        self._size(parent.window().size())
        self._word()
        self._begin()

    def _choosing(self) -> QGridLayout:
        """The ways, one of which is chosen; those by performance once they are known to be there."""
        grid, group = QGridLayout(), QButtonGroup(self)
        grid.setHorizontalSpacing(22)
        for row, by in enumerate(BYS):
            self._labels[by] = PlainLabel(_(_BY[by]))
            grid.addWidget(self._labels[by], row, 0)
            for column, how in enumerate(HOWS):
                choice = QRadioButton(_(_HOW[how]))
                choice.setAccessibleName(_(_COLUMN[how, by]))
                self.choices[Way(how, by)] = choice
                group.addButton(choice)
                grid.addWidget(choice, row, column + 1)
        grid.setColumnStretch(len(HOWS) + 1, 1)
        self.choices[Way("median")].setChecked(True)
        group.buttonToggled.connect(lambda _button, on: self._word() if on else None)
        return grid

    def _offer(self, bys: Collection[By]) -> None:
        for way, choice in self.choices.items():
            choice.setVisible(way.by in bys)
        for by, label in self._labels.items():
            label.setVisible(by in bys)

    def _size(self, room: QSize) -> None:
        """`room`: the window that it stands before."""
        letter = self.fontMetrics().averageCharWidth()
        many = self._standing is not None and len(self._standing.reading.judgements) > 1
        self.area.setVisible(many)
        wide, high = (170, 680) if many else (110, 0)
        self.resize(min(letter * wide, room.width() - 40), min(high, room.height() - 40))

    @property
    def way(self) -> Way:
        """The one that is chosen."""
        return next(way for way, choice in self.choices.items() if choice.isChecked())

    def accept(self) -> None:
        """Take it; the dialog stays where it is refused."""
        if self.ways is not None and take(self._bench, self.ways.values[self.way]):
            super().accept()

    def done(self, result: int) -> None:
        self._tasks.cancel(_NAME)
        super().done(result)

    def _begin(self) -> None:
        found, scenario = self._standing, self._bench.scenario
        if found is None:
            return

        def work(progress: Progress) -> Ways:
            return ways(scenario, found, progress.check)

        self._tasks.run(_NAME, _("Putting answers together"), work, self._show)

    def _show(self, found: Ways) -> None:
        self.ways = found
        self._offer({way.by for way in found.values})
        assert self._standing is not None, "ways are those of a standing"
        judgements = self._standing.reading.judgements
        if len(judgements) > 1:
            self._list(found, judgements)
        for judgement in judgements[:1] if len(judgements) == 1 else ():
            for way, values in found.values.items():
                said = numbers.estimate(
                    values.get(judgement), percentage=judgement.kind == "branch"
                )
                text = _("{way}: {value}").format(way=_(_HOW[way.how]), value=said)
                self.choices[way].setText(text)
                self.choices[way].setAccessibleName(f"{_(_COLUMN[way])}: {said}")
        self._word()

    def _list(self, found: Ways, judgements: Sequence[Judgement]) -> None:
        """What each judgement comes to: equal weights, and those by performance below them."""
        rows = []
        bys = [by for by in BYS if Way("median", by) in found.values]
        for judgement in judgements:
            percentage = judgement.kind == "branch"
            name = judgement_name(self._bench.scenario, judgement)
            now = numbers.estimate(stands(self._bench, judgement), percentage=percentage)
            for by in bys:
                first = (name, now) if by == "equal" else ("", "")
                values = (found.values[Way(how, by)].get(judgement) for how in HOWS)
                said = [numbers.estimate(each, percentage=percentage) for each in values]
                rows.append((*first, _(_SHORT[by]), *said))
        columns = (_("Judgement"), _("Now"), _("Weights"), *(_(_HOW[how]) for how in HOWS))
        table = PlainTable(_("What it comes to"), columns, rows, of_numbers=True)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.setMinimumWidth(table.horizontalHeader().length() + 4)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        column.addStretch(1)
        self.area.setWidget(page)
        self.table = table
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _word(self) -> None:
        way, found = self.way, self.ways
        self.says.setText(way_sentence(way.how, weighted=way.by != "equal"))
        count = 0 if found is None else len(found.values.get(way, {}))
        text = ngettext("Take it for {count} judgement", "Take it for {count} judgements", count)
        self.go.setText(text.format(count=numbers.grouped(count)))
        self.go.setEnabled(count > 0)
        self.note.setText(self._noted(found))

    def _noted(self, found: Ways | None) -> str:
        if found is None:
            return _("Putting the answers together…")
        return f"{self._now()} {self._of_weights(found)}".strip()

    def _now(self) -> str:
        """What stands there, where it is one judgement."""
        judgements = self._standing.reading.judgements if self._standing is not None else ()
        if len(judgements) != 1:
            return ""
        (judgement,) = judgements
        value = numbers.estimate(
            stands(self._bench, judgement), percentage=judgement.kind == "branch"
        )
        name = judgement_name(self._bench.scenario, judgement)
        return _("{judgement}: {value} now.").format(judgement=name, value=value)

    def _of_weights(self, found: Ways) -> str:
        if all(way.by == "equal" for way in found.values):
            return _(
                "Nobody has a weight by performance: that takes seed questions, answered with three"
                " numbers each, or a Brier score better than always saying one half."
            )
        return _(
            "Weights by performance are those of the seed questions in this scenario; answers that"
            " cannot be linked have none."
        )
