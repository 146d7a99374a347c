"""The weights of one profile judged by swings: ranked, rated and checked on one screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.swings import (
    Ratings,
    as_weights,
    by_words,
    most,
    moved,
    rated,
    started,
)
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.swings.check_side import CheckSide
from scenario_desk.desk.swings.swing_row import SwingRow
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.tab_order import in_order
from scenario_desk.model import edits
from scenario_desk.model.naming import name_of
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _


class SwingsDialog(QDialog):
    """The scenario stays as it is until the weights are taken, which is one step."""

    def __init__(self, workbench: Workbench, profile: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._profile = workbench, profile
        scenario, frame = workbench.scenario, workbench.frame
        named = scenario.profiles[profile]
        whose = name_of(scenario, "actors", named.actor)
        title = _("Weigh by swings: {actor}, {profile}")
        self.setWindowTitle(harmless(title.format(actor=whose, profile=named.name)))
        judged = frame.profiles[profile]
        best = judged.weights[BEST].tolist()
        self._weights = {
            frame.interest_ids[row]: None if value != value else value
            for row, value in zip(judged.interests.tolist(), best, strict=True)
        }
        self.ratings: Ratings = started(self._weights)
        self.rows = {key: SwingRow(scenario.interests[key]) for key in self.ratings}
        for key, row in self.rows.items():
            row.shifted.connect(lambda step, key=key: self._shift(key, step))
            row.dragged.connect(lambda height, key=key: self._drag(key, height))
            row.rated.connect(lambda points, key=key: self._rate(key, points))
            row.said.connect(lambda step, key=key: self._say(key, step))
        self.steps: dict[str, int | None] = dict.fromkeys(self.rows)
        """By which strength each is preferred to the next, as far as that is said in words."""
        self.in_words = QCheckBox(_("Rate in &words instead of numbers"))
        self.in_words.toggled.connect(lambda _on: self._turn())
        self.check = CheckSide(scenario)
        self.check.taken.connect(self._take_nearest)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.go = self.buttons.button(standard.Ok)
        self.go.setText(_("Take these weights"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(parent.window().size())
        self._show(self.ratings)
        list(self.rows.values())[1].number.setFocus()

    def accept(self) -> None:
        """Take the weights; the dialog stays where they are refused."""
        weights = as_weights(self.ratings, self._weights)
        if self._bench.apply(edits.shift_weights, self._profile, weights):
            super().accept()

    def _lay_out(self, room: QSize) -> None:
        """`room`: the window that it stands before."""
        self._by_number = _(
            "Rank the swings: which would you first bring from its worst to its best? The first has"
            " 100; rate what the others are worth beside it. None is rated above one ranked before"
            " it; ties are allowed."
        )
        self._by_words = _(
            "Rank the swings: which would you first bring from its worst to its best? Then say of each"
            " how far it is ahead of the next, and of the last how far it is ahead of no change; the"
            " ratings follow once all is said."
        )
        spread = _(
            "A range moves along with its weight, cut off at 0 and 100; a single number stays one."
        )
        listed = self._listed = QFrame()
        listed.setObjectName("rows")
        self._list = QVBoxLayout(listed)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        for row in self.rows.values():
            self._list.addWidget(row)
        self._list.addStretch(1)
        self.area, asking = _scrolling(listed), _scrolling(self.check)
        self.area.setAccessibleName(_("Swings in their ranking"))
        asking.setAccessibleName(_("Check"))
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(self.area, 8)
        across.addWidget(asking, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        self._asked = _words(self._by_number, "")
        column.addWidget(self._asked)
        column.addWidget(self.in_words)
        column.addLayout(across, 1)
        column.addWidget(_words(spread, "note"))
        column.addWidget(self.buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(letter * 160, room.width() - 40), min(760, room.height() - 40))

    def _show(self, ratings: Ratings) -> None:
        order = list(ratings)
        if order != list(self.ratings):
            for place, key in enumerate(order):
                self._list.insertWidget(place, self.rows[key])
        self.ratings = ratings
        for place, (key, points) in enumerate(ratings.items()):
            self.rows[key].show_rating(place, len(order), points, most(ratings, key))
            self.rows[key].show_ahead(self.steps[key], place == len(order) - 1)
        self.check.show_ratings(ratings)
        complete = None not in ratings.values()
        self.go.setEnabled(complete and not (self.in_words.isChecked() and self._unsaid))
        rows = [self.rows[key] for key in order]
        fields = [row.ahead if self.in_words.isChecked() else row.number for row in rows]
        in_order([self.in_words, *fields, *self.check.stops(), *self.buttons.buttons()])

    @property
    def _unsaid(self) -> bool:
        return None in self.steps.values()

    def _turn(self) -> None:
        """Rate in words or by number from now on; the ratings stay until all is said."""
        for row in self.rows.values():
            row.say_in_words(words=self.in_words.isChecked())
        self._asked.setText(self._by_words if self.in_words.isChecked() else self._by_number)
        self._show(self._worded(self.ratings))

    def _take_nearest(self, ratings: Ratings) -> None:
        """They are numbers again, which words may not come to."""
        self.in_words.setChecked(False)
        self._show(ratings)

    def _worded(self, ratings: Ratings) -> Ratings:
        return by_words(ratings, self.steps) if self.in_words.isChecked() else ratings

    def _say(self, key: str, step: int) -> None:
        if step >= 0:
            self.steps[key] = step
            self._show(self._worded(self.ratings))

    def _rate(self, key: str, points: int) -> None:
        if points != self.ratings[key]:
            self._show(rated(self.ratings, key, points))

    def _shift(self, key: str, step: int) -> None:
        """Move an interest by places, as far as there are any."""
        order = list(self.ratings)
        place = order.index(key) + step
        if 0 <= place < len(order):
            self._show(self._worded(moved(self.ratings, key, place)))
            # Its place is known when the list has been laid out.
            QTimer.singleShot(
                0, self.rows[key], lambda: self.area.ensureWidgetVisible(self.rows[key])
            )

    def _drag(self, key: str, height: int) -> None:
        """Move an interest to the row at a height of the screen."""
        over = self._listed.mapFromGlobal(QPoint(0, height)).y()
        for place, other in enumerate(self.ratings):
            box = self.rows[other].geometry()
            if other != key and box.top() <= over <= box.bottom():
                # Past its middle: else rows of different heights would go to and fro.
                here = list(self.ratings).index(key)
                past = over > box.center().y() if place > here else over < box.center().y()
                if past:
                    self._show(self._worded(moved(self.ratings, key, place)))
                return


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def _words(text: str, tone: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
