"""The page about who sees it wrongly: the overlap as one sees it, side by side, and what to put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.perception import Correction, righting
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.robustness.answers import Question
from scenario_desk.desk.robustness.pages import Moment
from scenario_desk.desk.robustness.questions import Seen, WhoSeesWrongly
from scenario_desk.desk.robustness.trying import TryingPage
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.model import edits
from scenario_desk.model.pictures import pictures_held
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.perception_lists import (
    key_of,
    nothing_to_put_right,
    overlap_as_seen,
    side_by_side,
    what_to_put_right,
)
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import (
    as_seen_by,
    correction_effects,
    gap_sentences,
    misreading_sentence,
    nobody_sees,
)


class SeesWrongly(TryingPage):
    """Of one holder at a time; what it misreads is to be tried, put back or kept."""

    label = mark("Who sees it wrongly")

    def __init__(
        self,
        workbench: Workbench,
        place: QWidget,
        to_picture: Callable[[], None],
        chosen: Callable[[], None],
    ) -> None:
        super().__init__(workbench, place, to_picture)
        self._bench, self._chosen = workbench, chosen
        self._seen: Seen | None = None
        self.holder = Picker(_("As who sees it"), self._picked)
        self.way = Picker(_("How it is shown"), self._picked)
        self.way.offer(
            [
                ("overlap", _("The overlap as it sees it")),
                ("sides", _("Side by side")),
                ("right", _("What to put right first")),
            ]
        )
        self.controls = [self.holder, self.way, *self.editing]

    def _picked(self) -> None:
        self.leave()
        self._chosen()

    @property
    def in_use(self) -> list[QWidget]:
        return self.controls if self.way.value == "right" else [self.holder, self.way]

    def instead(self, moment: Moment) -> str:
        scenario = moment.evaluation.frame.scenario
        return super().instead(moment) or ("" if pictures_held(scenario) else nobody_sees())

    def refresh(self, moment: Moment) -> None:
        super().refresh(moment)
        scenario = moment.evaluation.frame.scenario
        self.holder.offer([(key, as_seen_by(scenario, key)) for key in pictures_held(scenario)])

    def question(self, moment: Moment) -> Question | None:
        return WhoSeesWrongly(moment.evaluation)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        self.forget()
        if not isinstance(answer, Seen) or self.holder.value not in answer.gaps:
            return None
        holder = self.holder.value
        gap, games = answer.gaps[holder], answer.games
        found = answer.corrected[holder] if answer.corrected is not None else None
        if self.way.value == "overlap":
            return overlap_as_seen(games, holder, gap)
        if self.way.value == "sides":
            return side_by_side(games, holder, gap, found)
        if found is None:
            return None
        self._seen = answer
        self.listed = what_to_put_right(moment.evaluation.frame.scenario, holder, gap, found)
        return self.listed

    def without(self, moment: Moment, answer: object) -> str:
        if not isinstance(answer, Seen):
            return ""
        holder, scenario = self.holder.value, moment.evaluation.frame.scenario
        gap = answer.gaps[holder]
        if self.way.value == "overlap":
            return " ".join(gap_sentences(scenario, holder, gap))
        if answer.corrected is None:
            return ""
        return nothing_to_put_right(scenario, holder, gap, answer.corrected[holder])

    def _found(self, key: str) -> Correction | None:
        if self._seen is None or self._seen.corrected is None:
            return None
        found = self._seen.corrected[self.holder.value].each
        return next((each for each in found if key_of(each.misreading) == key), None)

    def change(self, key: str) -> tuple[str, Sequence[edits.Step]] | None:
        correction = self._found(key)
        if correction is None:
            return None
        bench, wrong = self._bench, correction.misreading
        steps = righting(bench.scenario, bench.assumptions, self.holder.value, wrong)
        return _EDITS[wrong.kind], steps

    def tried(self, moment: Moment, key: str) -> tuple[str, ...]:
        correction = self._found(key)
        if correction is None:
            return ()
        scenario, holder = moment.evaluation.frame.scenario, self.holder.value
        sentence = misreading_sentence(scenario, holder, correction.misreading)
        tried = _("Tried, not kept: this is put right. {sentence}").format(sentence=sentence)
        return tried, *correction_effects(scenario, correction)

    def forget(self) -> None:
        super().forget()
        self._seen = None


_EDITS = {
    "weight": edits.set_weight.__name__,
    "score": edits.set_profile_score.__name__,
    "red_line": edits.set_red_line.__name__,
    "reservation": edits.set_reservation.__name__,
    "margin": edits.set_margin.__name__,
}
"""What undo calls each kind of misreading put right."""
