"""The check of ratings: two cards to choose from, and what the answers come to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scenario_desk.analysis.swings import (
    Answer,
    Ratings,
    Tradeoff,
    contradicted,
    nearest,
    tradeoffs,
)
from scenario_desk.desk.widgets.card import Card
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.swings import (
    contradiction_sentence,
    improvement,
    nearest_sentence,
    tradeoff_sentence,
)


class CheckSide(QWidget):
    """Asks a few trade-offs one after the other; the first answer settles which they are."""

    taken = Signal(object)
    """The nearest ratings that agree are taken over."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self._scenario = scenario
        self._ratings: Ratings = {}
        self._near: Ratings | None = None
        self.asked: tuple[Tradeoff, ...] = ()
        self.answers: dict[Tradeoff, Answer] = {}
        self.question, self.verdict = _label("cardTitle"), _label("")
        self.first, self.second = Card("", ""), Card("", "")
        self.alike = QPushButton(_("About the same to me"))
        self.take = QPushButton(_("Take these ratings over"))
        self.again = QPushButton(_("Ask again"))
        self.again.setObjectName("link")
        self.first.clicked.connect(lambda: self._answer("first"))
        self.second.clicked.connect(lambda: self._answer("second"))
        self.alike.clicked.connect(lambda: self._answer("alike"))
        self.take.clicked.connect(lambda: self.taken.emit(self._near))
        self.again.clicked.connect(self._ask_again)
        for button in (self.alike, self.take, self.again):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        # Its words do not touch the bar by which it is scrolled.
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for part in (self.question, self.first, self.second):
            column.addWidget(part)
        column.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.verdict)
        for button in (self.take, self.again):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        # Words wrap in whatever room there is.
        self.setMinimumWidth(1)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.first, self.second, self.alike, self.take, self.again]

    def show_ratings(self, ratings: Ratings) -> None:
        """Ask about these ratings, or say what the answers given say of them."""
        self._ratings = ratings
        if not self.answers:
            complete = None not in ratings.values()
            self.asked = tradeoffs(ratings) if complete else ()
        left = [each for each in self.asked if each not in self.answers]
        for part in (self.first, self.second, self.alike):
            part.setVisible(bool(left))
        if left:
            self._ask(left[0])
        else:
            self.question.setText(self._why_not_asked())
        self.question.setVisible(bool(self.question.text()))
        self.again.setVisible(bool(self.answers))
        self._judge(done=not left)

    def _ask(self, asked: Tradeoff) -> None:
        text = _("Which of these improvements would you rather have? ({number} of {count})")
        number = len(self.answers) + 1
        self.question.setText(text.format(number=number, count=len(self.asked)))
        for card, side in ((self.first, asked.first), (self.second, asked.second)):
            told = _("from worst to best") if len(side) == 1 else _("both from worst to best")
            card.say(improvement(self._scenario, side), told)

    def _why_not_asked(self) -> str:
        if self.asked:
            return ""
        if None in self._ratings.values():
            return _("Once all are rated, a few pairs of improvements check the ratings.")
        return _("There is nothing to check: fewer than three interests are rated over 0.")

    def _judge(self, done: bool) -> None:
        """Say which answers the ratings contradict, and what would agree with them all."""
        scenario, ratings = self._scenario, self._ratings
        against = [each for each in self.answers.items() if contradicted(ratings, *each)]
        said = [contradiction_sentence(scenario, ratings, *each) for each in against]
        self._near = nearest(ratings, self.answers) if against else None
        if self._near is not None:
            said.append(nearest_sentence(scenario, ratings, self._near))
            said.append(_("Take them over, rate otherwise, or leave it as it is."))
        elif against:
            said.append(
                _(
                    "No ratings agree with this ranking and every answer. Rank otherwise, or ask again."
                )
            )
        elif done and self.answers:
            said.append(_("The ratings agree with every answer."))
            said += [tradeoff_sentence(scenario, *each) for each in self.answers.items()]
        self.take.setVisible(self._near is not None)
        self.verdict.setText("\n".join(said))
        self.verdict.setVisible(bool(said))

    def _answer(self, answer: Answer) -> None:
        left = [each for each in self.asked if each not in self.answers]
        self.answers[left[0]] = answer
        self.show_ratings(self._ratings)
        self._follow()

    def _ask_again(self) -> None:
        self.answers = {}
        self.show_ratings(self._ratings)
        self._follow()

    def _follow(self) -> None:
        """The keyboard goes on with what there is to do; what is seen is said."""
        stops = [each for each in self.stops() if each.isVisible()]
        if stops:
            stops[0].setFocus()
        announce(self, self.question.text())
        announce(self, self.verdict.text())


def _label(tone: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
