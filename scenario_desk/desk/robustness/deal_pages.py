"""The pages about a deal: what would bring an endpoint in or lose it, and whether it would hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from scenario_desk.analysis.effect import effect
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.prospects import Prospects
from scenario_desk.analysis.uncertainty.lasting import Lasting, lasts
from scenario_desk.analysis.uncertainty.measures import Measure
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Question
from scenario_desk.desk.robustness.pages import Moment, Page
from scenario_desk.desk.robustness.questions import Opened, WhatOpensIt, WouldHold
from scenario_desk.desk.robustness.trial import Trial
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.holding_list import holding_list
from scenario_desk.presentation.robustness.openings import (
    key_of,
    nothing_opens,
    openings,
    what_is_sought,
)
from scenario_desk.presentation.robustness.rows import RowFigure
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import change_sentence, effect_in_short


class OpensIt(Page):
    """The smallest changes, each to be tried, put back or kept."""

    label = mark("What would open it")
    needs_endpoint = True

    def __init__(
        self, workbench: Workbench, place: QWidget, to_picture: Callable[[], None]
    ) -> None:
        """place: where the keyboard may be while a change is tried. to_picture: gives it to the
        picture."""
        super().__init__()
        self.trial = Trial(workbench, place)
        self._opened: Opened | None = None
        self._figure: RowFigure | None = None
        self.hint = PlainLabel(_("Choose a change to try it."))
        self.hint.setObjectName("muted")
        self.keep, self.back = QPushButton(_("Keep")), QPushButton(_("Put back"))
        explain(self.keep, _("Make what is tried an edit, one step to undo"))
        explain(self.back, _("Show everything as it is without what is tried (Esc)"))
        for button, does in ((self.keep, self.trial.keep), (self.back, self.trial.put_back)):
            # A button that is of no use any more cannot have the keyboard.
            button.clicked.connect(to_picture)
            button.clicked.connect(does)
        self.editing = [self.hint, self.keep, self.back]
        self.controls = list(self.editing)

    def called(self, moment: Moment) -> str:
        evaluation = self.trial.before or moment.evaluation
        row = evaluation.frame.endpoint_index.get(moment.endpoint)
        return super().called(moment) if row is None else what_is_sought(evaluation.in_overlap[row])

    def refresh(self, moment: Moment) -> None:
        tries = self.trial.change is not None
        for button in (self.keep, self.back):
            button.setEnabled(tries)

    def question(self, moment: Moment) -> Question | None:
        return WhatOpensIt(moment.endpoint)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        self._opened, self._figure = None, None
        if not isinstance(answer, Opened) or not answer.answer.changes:
            return None
        evaluation = moment.evaluation
        self._opened = replace(answer, answer=answer.answer.on(evaluation.frame))
        self._figure = openings(self._opened.answer, evaluation, held=answer.held)
        return self._figure

    def without(self, moment: Moment, answer: object) -> str:
        if not isinstance(answer, Opened):
            return ""
        return nothing_opens(answer.answer, moment.evaluation, held=answer.held)

    def meanwhile(self, moment: Moment) -> Figure | None:
        """The list of what could be tried, with what the change that is tried makes of it all."""
        change, before = self.trial.change, self.trial.before
        if change is None or before is None or self._opened is None or self._figure is None:
            return None
        tried = _("Tried, not kept: {sentence}").format(
            sentence=change_sentence(self._opened.answer, change)
        )
        came = _("{effect}.").format(effect=effect_in_short(effect(before, moment.evaluation)))
        return replace(self._figure, says=(tried, came))

    @property
    def marked(self) -> frozenset[str]:
        change = self.trial.change
        return frozenset() if change is None else frozenset([key_of(change)])

    def choose(self, key: str) -> bool:
        """Try a change; the one that is tried is put back."""
        tried, opened = self.marked, self._opened
        if key in tried:
            self.trial.put_back()
        elif opened is not None:
            found = (each for each in opened.answer.changes if key_of(each) == key)
            self.trial.attempt(next(found))
        return True

    def leave(self) -> bool:
        tries = self.trial.change is not None
        self.trial.put_back()
        return tries

    def forget(self) -> None:
        self._opened, self._figure = None, None


class HoldsIt(Page):
    """Who would leave, ratify, wreck or break it."""

    label = mark("Would it hold")
    needs_endpoint = True

    def __init__(self, add: Callable[[str], None]) -> None:
        """add: adds a thing of a kind."""
        super().__init__()
        self.add = QPushButton(adding_words("shift"))
        explain(self.add, _("Say which actor could turn which endpoint into which by itself"))
        self.add.clicked.connect(lambda: add("shift"))
        self.editing = [self.add]
        self.controls = list(self.editing)

    def question(self, moment: Moment) -> Question | None:
        return WouldHold(moment.evaluation, moment.endpoint)

    def measures(self, frame: Frame) -> tuple[Measure, ...]:
        """How often it holds, with the shifts that there are."""
        return (Lasting.of(frame),)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        if not isinstance(answer, Prospects):
            return None
        drawn = moment.found
        found = None if drawn is None else lasts(drawn)
        draws = 0 if drawn is None else drawn.samples
        return holding_list(moment.evaluation, moment.endpoint, answer, found, draws)
