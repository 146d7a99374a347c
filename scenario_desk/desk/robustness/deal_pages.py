"""The pages about a deal: what would bring an endpoint in or lose it, and whether it would hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from scenario_desk.analysis.effect import effect
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.inverse.smallest import Change
from scenario_desk.analysis.inverse.steps import steps
from scenario_desk.analysis.prospects import Prospects
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.lasting import Lasting, lasts
from scenario_desk.analysis.uncertainty.measures import Measure
from scenario_desk.desk.bench.new_things import adding_words
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Question
from scenario_desk.desk.robustness.pages import Moment, Page
from scenario_desk.desk.robustness.questions import Opened, WhatOpensIt, WouldHold
from scenario_desk.desk.robustness.trying import TryingPage
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.model import edits
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.holding_list import holding_list
from scenario_desk.presentation.robustness.openings import (
    key_of,
    nothing_opens,
    openings,
    what_is_sought,
)
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import change_sentence, effect_in_short

_EDITS: dict[Kind, str] = {
    Kind.SCORE: edits.set_score.__name__,
    Kind.WEIGHT: edits.set_weight.__name__,
    Kind.RESERVATION: edits.set_reservation.__name__,
    Kind.MARGIN: edits.set_margin.__name__,
    Kind.PROBABILITY: edits.set_probabilities.__name__,
}
"""What undo calls a change of each kind."""


class OpensIt(TryingPage):
    """The smallest changes, each to be tried, put back or kept."""

    label = mark("What would open it")
    lacking = mark("Add endpoints, the ways this could end, to see here what would open them.")
    needs_endpoint = True

    def __init__(
        self, workbench: Workbench, place: QWidget, to_picture: Callable[[], None]
    ) -> None:
        super().__init__(workbench, place, to_picture)
        self._opened: Opened | None = None

    def called(self, moment: Moment) -> str:
        evaluation = self.trial.before or moment.evaluation
        row = evaluation.frame.endpoint_index.get(moment.endpoint)
        return super().called(moment) if row is None else what_is_sought(evaluation.in_overlap[row])

    def question(self, moment: Moment) -> Question | None:
        return WhatOpensIt(moment.endpoint)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        self.forget()
        if not isinstance(answer, Opened) or not answer.answer.changes:
            return None
        evaluation = moment.evaluation
        self._opened = replace(answer, answer=answer.answer.on(evaluation.frame))
        self.listed = openings(self._opened.answer, evaluation, held=answer.held)
        return self.listed

    def without(self, moment: Moment, answer: object) -> str:
        if not isinstance(answer, Opened):
            return ""
        return nothing_opens(answer.answer, moment.evaluation, held=answer.held)

    def _found(self, key: str) -> Change:
        assert self._opened is not None
        return next(each for each in self._opened.answer.changes if key_of(each) == key)

    def change(self, key: str) -> tuple[str, Sequence[edits.Step]] | None:
        if self._opened is None:
            return None
        change = self._found(key)
        return _EDITS[change.kind], steps(change)

    def tried(self, moment: Moment, key: str) -> tuple[str, ...]:
        opened, before = self._opened, self.trial.before
        if opened is None or before is None:
            return ()
        sentence = change_sentence(opened.answer, self._found(key))
        came = _("{effect}.").format(effect=effect_in_short(effect(before, moment.evaluation)))
        return _("Tried, not kept: {sentence}").format(sentence=sentence), came

    def forget(self) -> None:
        super().forget()
        self._opened = None


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
