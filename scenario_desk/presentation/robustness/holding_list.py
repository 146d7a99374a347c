"""Whether an endpoint would hold: by each solution concept, and why, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.prospects import Prospects
from scenario_desk.analysis.stability.concepts import CONCEPTS
from scenario_desk.analysis.stability.keeping import keeping
from scenario_desk.analysis.stability.ratifying import ratifications
from scenario_desk.analysis.uncertainty.lasting import Lasts
from scenario_desk.analysis.uncertainty.robustness import Shares
from scenario_desk.presentation.robustness.cells import Axis, Badge, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import (
    jump_sentences,
    keeping_sentences,
    of_draws,
    payment_sentences,
    ratification_sentences,
    share_with_error,
    spoilers,
    stability_reasons,
    stability_verdict,
)
from scenario_desk.presentation.words.sentences.phrasing import quoted

_PLAIN = Axis(0.0, 1.0)
_YES, _NO, _OPEN, _NOTHING = range(4)


def holding_list(
    evaluation: Evaluation,
    endpoint: str,
    ahead: Prospects,
    found: Lasts | None = None,
    draws: int = 0,
) -> RowFigure:
    """Of the endpoint of this id, for which prospects were asked. found: what so many draws say of
    it, if there are any."""
    name = quoted(evaluation.frame.scenario.endpoints[endpoint].name)
    verdict = stability_verdict(evaluation, endpoint)
    often = _Often(found, draws, evaluation.frame.endpoint_index[endpoint])
    return RowFigure(
        title=_("Would it hold"),
        says=(_("{endpoint}: {verdict}").format(endpoint=name, verdict=verdict),),
        columns=(
            Column(_("What is asked")),
            Column(_("Answer")),
            Column(_("In words"), _PLAIN, grows=1, least=160),
        ),
        rows=(
            *_by_concept(evaluation, endpoint, often),
            *_by_shift(evaluation, endpoint, ahead),
            *_at_home(evaluation, endpoint),
            *_bought(evaluation, endpoint, ahead),
            *_on_the_way(evaluation, endpoint, often),
        ),
        of_numbers=False,
        sentences=2,
    )


@dataclass(frozen=True, slots=True)
class _Often:
    """How often an endpoint holds, in sentences; "" where nothing was drawn."""

    found: Lasts | None
    draws: int
    row: int

    def stable(self, concept: str) -> str:
        """By a solution concept."""
        if self.found is None or self.found.stable is None:
            return ""
        return self._said(self.found.stable, (CONCEPTS.index(concept), self.row))

    @property
    def kept(self) -> str:
        """With nobody who leaves on the way."""
        if self.found is None or not self.found.asked[self.row]:
            return ""
        return self._said(self.found.kept, (self.row,))

    def _said(self, shares: Shares, at: tuple[int, ...]) -> str:
        if not 0.0 < shares.value[at] < 1.0:
            return _("So in {share} draws.").format(share=of_draws(shares, at, self.draws))
        return _("So in {share} of the draws.").format(share=share_with_error(shares, at))


def _row(asked: str, answer: int, why: str) -> Row:
    text, colour = _BADGES[answer]
    return Row("", (Words(asked), Badge(_(text) if text else "", colour), Words(why)))


def _by_concept(evaluation: Evaluation, endpoint: str, often: _Often) -> Iterator[Row]:
    """The solution concepts, the strongest demand first; none where nothing leads away."""
    holding, row = evaluation.holding, evaluation.frame.endpoint_index[endpoint]
    if holding is None or not holding.can_be_left(row):
        return
    answers = dict(zip(CONCEPTS, holding.equilibrium[:, row].tolist(), strict=True))
    for concept, (name, meaning) in _CONCEPTS.items():
        said = " ".join(filter(None, (_(meaning), often.stable(concept))))
        yield _row(_(name), _three(answers[concept]), said)


def _by_shift(evaluation: Evaluation, endpoint: str, ahead: Prospects) -> Iterator[Row]:
    """Who would slide where, alone or together."""
    for said in stability_reasons(evaluation, endpoint):
        yield _row(_("Who would slide away"), _NOTHING, said)
    for said in jump_sentences(evaluation, ahead.jumps, endpoint):
        yield _row(_("Who would leave together"), _NOTHING, said)


def _at_home(evaluation: Evaluation, endpoint: str) -> Iterator[Row]:
    """Who has to ratify it, and who would wreck it."""
    found = ratifications(evaluation, evaluation.frame.endpoint_index[endpoint])
    answers = [_three(each.answer) for each in found] or [_NOTHING]
    said = ratification_sentences(evaluation, endpoint)
    for answer, why in zip(answers, said, strict=True):
        yield _row(_("Whether it is ratified"), answer, why)
    for why in spoilers(evaluation, endpoint):
        yield _row(_("Who would wreck it"), _NOTHING, why)


def _bought(evaluation: Evaluation, endpoint: str, ahead: Prospects) -> Iterator[Row]:
    """What would hold those who would wreck it."""
    for each in ahead.payments[endpoint]:
        said = " ".join(payment_sentences(evaluation.frame.scenario, each))
        yield _row(_("What would hold them"), _YES if each.offers else _NO, said)


def _on_the_way(evaluation: Evaluation, endpoint: str, often: _Often) -> Iterator[Row]:
    """Who would leave before its end, and how often nobody would."""
    found = keeping(evaluation, evaluation.frame.endpoint_index[endpoint])
    said = keeping_sentences(evaluation, endpoint)
    answers = [_NOTHING if found is None else _three(found.answer)] * len(said)
    if found is not None and found.breaches and found.clear:
        answers[-1] = _YES
    for answer, why in zip(answers, said, strict=True):
        yield _row(_("Whether all go on to its end"), answer, why)
    if often.kept:
        asked = _("Over all that was judged: is there nobody who signs and would leave on the way?")
        yield _row(_("How often all go on"), _NOTHING, f"{asked} {often.kept}")


def _three(answer: int) -> int:
    return {YES: _YES, NO: _NO}.get(answer, _OPEN)


_BADGES = (
    (mark("✓ yes"), "overlap"),
    (mark("✗ no"), "neither"),
    (mark("? not known"), "unknown"),
    ("", "muted"),
)
_CONCEPTS = {
    "nash": (mark("Nash"), mark("Is there nobody who gains by a shift away from it?")),
    "seq": (
        mark("SEQ"),
        mark("Is whoever gains by one answered by shifts that serve those who make them?"),
    ),
    "smr": (
        mark("SMR"),
        mark("Can whoever gains by one be answered, at whatever cost, with no way back to a gain?"),
    ),
    "gmr": (
        mark("GMR"),
        mark("Can whoever gains by one be answered, at whatever cost, if it does not shift again?"),
    ),
}
